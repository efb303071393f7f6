import { CylinderGeometry, TorusGeometry } from 'three'
import { follow, type Part, PartBuilder } from './part.ts'
import type { Shaper } from './shapes.ts'
import { joint, paint } from './skeleton.ts'

/*
 * What residents carry in the right hand, named `prop-` and as `heldProps` has it. In the bind pose the arm hangs; as it is
 * carried the forearm points ahead, so that here +z is what will be up and −y what will be ahead.
 */
const inHand = follow(joint.foreRight)
/** Between palm and fingers. */
const grip = { x: -0.205, y: 0.4 } as const

/** Stands its axis up, as it is carried, its middle so far ahead of and over the hand. */
function upright<Shape extends CylinderGeometry | ReturnType<Shaper['turned']>>(shape: Shape, ahead: number, over: number): Shape {
  shape.rotateX(Math.PI / 2)
  shape.translate(grip.x, grip.y - ahead, over)
  return shape
}

function cup(s: Shaper): Part {
  const builder = new PartBuilder('prop-cup')
  const wall = s.turned(
    [
      [0.001, -0.05],
      [0.034, -0.05],
      [0.042, -0.03],
      [0.05, 0.02],
      [0.055, 0.052],
      [0.05, 0.055],
      [0.046, 0.03],
      [0.001, 0.026],
    ],
    12,
    14,
    1,
  )
  builder.add(upright(wall, 0.03, 0.02), paint.pale, inHand)
  builder.add(upright(new CylinderGeometry(0.044, 0.044, 0.006, s.cut(10, 6)), 0.03, 0.053), paint.shoes, inHand)
  builder.add(upright(new CylinderGeometry(0.051, 0.0495, 0.012, s.cut(12, 6), 1, true), 0.03, 0.03), paint.rosy, inHand)
  return builder.finish()
}

function pot(s: Shaper): Part {
  const builder = new PartBuilder('prop-pot')
  const belly = s.turned(
    [
      [0.001, -0.085],
      [0.06, -0.082],
      [0.095, -0.04],
      [0.09, 0.01],
      [0.055, 0.048],
      [0.045, 0.056],
      [0.04, 0.066],
      [0.001, 0.072],
    ],
    11,
    9,
    1,
  )
  builder.add(upright(belly, 0.02, -0.115), paint.accent, inHand)
  builder.add(s.ellipsoid([grip.x, grip.y - 0.02, -0.035], [0.016, 0.016, 0.014], 7, 5), paint.ink, inHand)
  const handle = new TorusGeometry(0.078, 0.011, 4, s.cut(9, 5), Math.PI)
  handle.rotateX(Math.PI / 2)
  handle.rotateZ(Math.PI / 2)
  handle.translate(grip.x, grip.y - 0.02, -0.072)
  builder.add(handle, paint.ink, inHand)
  const spout = s.limb(
    [
      [grip.x, grip.y - 0.09, -0.14],
      [grip.x, grip.y - 0.14, -0.115],
      [grip.x, grip.y - 0.165, -0.06],
    ],
    [0.03, 0.02, 0.014],
    6,
    4,
  )
  builder.add(spout, paint.accent, inHand)
  return builder.finish()
}

function broom(s: Shaper): Part {
  const builder = new PartBuilder('prop-broom')
  builder.add(upright(new CylinderGeometry(0.014, 0.016, 0.86, s.cut(7, 5)), 0.0, 0.02), paint.shoes, inHand)
  builder.add(upright(new CylinderGeometry(0.03, 0.034, 0.05, s.cut(9, 5)), 0.0, -0.4), paint.rosy, inHand)
  const straws = new CylinderGeometry(0.034, 0.1, 0.2, s.cut(14, 7), 2)
  const position = straws.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    // Uneven at the foot, flat from the side.
    const ragged = position.getY(i) < -0.09 ? 0.012 * Math.sin(i * 2.4) : 0
    position.setXYZ(i, position.getX(i), position.getY(i) + ragged, position.getZ(i) * 0.5)
  }
  builder.add(upright(straws, 0.0, -0.51), paint.straw, inHand)
  return builder.finish()
}

function taper(s: Shaper): Part {
  const builder = new PartBuilder('prop-taper')
  builder.add(upright(new CylinderGeometry(0.009, 0.012, 0.44, s.cut(6, 4)), 0.0, 0.12), paint.shoes, inHand)
  builder.add(upright(new CylinderGeometry(0.012, 0.014, 0.04, s.cut(7, 5)), 0.0, 0.345), paint.pale, inHand)
  const flame = s.turned(
    [
      [0.001, -0.04],
      [0.026, -0.018],
      [0.025, 0.01],
      [0.009, 0.056],
      [0.001, 0.085],
    ],
    8,
    8,
    1,
  )
  builder.add(upright(flame, 0.0, 0.395), paint.glow, inHand)
  return builder.finish()
}

function cloth(s: Shaper): Part {
  const builder = new PartBuilder('prop-cloth')
  const folds = s.ellipsoid([0, 0, 0], [0.085, 0.1, 0.032], 12, 8)
  const position = folds.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    const [x, y] = [position.getX(i), position.getY(i)]
    position.setZ(i, position.getZ(i) + 0.012 * Math.sin(x * 70) * Math.cos(y * 46))
  }
  folds.translate(grip.x + 0.005, grip.y - 0.03, -0.045)
  builder.add(folds, paint.pale, inHand)
  builder.add(s.ellipsoid([grip.x - 0.05, grip.y - 0.06, -0.075], [0.036, 0.05, 0.07], 8, 6), paint.pale, inHand)
  return builder.finish()
}

/** One small log, held across. */
function wood(s: Shaper): Part {
  const builder = new PartBuilder('prop-wood')
  const across = (shape: CylinderGeometry, at: number): CylinderGeometry => {
    shape.rotateZ(Math.PI / 2)
    shape.rotateY(0.16)
    shape.translate(grip.x + 0.045 + at, grip.y - 0.02, 0.035 - at * 0.16)
    return shape
  }
  builder.add(across(new CylinderGeometry(0.034, 0.038, 0.27, s.cut(9, 5)), 0), paint.shoes, inHand)
  for (const side of [1, -1]) builder.add(across(new CylinderGeometry(0.029, 0.029, 0.01, s.cut(9, 5)), side * 0.134), paint.straw, inHand)
  return builder.finish()
}

export function propParts(s: Shaper): Part[] {
  return [cup(s), pot(s), broom(s), taper(s), cloth(s), wood(s)]
}
