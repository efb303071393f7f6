import { ConeGeometry, SphereGeometry, TorusGeometry } from 'three'
import { follow, type Part, PartBuilder } from './part.ts'
import type { Point3, Shaper } from './shapes.ts'
import { head, joint, paint } from './skeleton.ts'

const onHead = follow(joint.head)

function glasses(s: Shaper): Part {
  const builder = new PartBuilder('accessory-glasses')
  for (const side of [1, -1]) {
    const rim = new TorusGeometry(0.07, 0.0085, 3, s.cut(15))
    rim.rotateY(side * 0.3)
    rim.translate(side * 0.102, head.y - 0.016, 0.252)
    builder.add(rim, paint.accent, onHead)
    const arm = s.limb(
      [
        [side * 0.168, head.y, 0.23],
        [side * 0.245, head.y + 0.005, 0.14],
        [side * 0.285, head.y, 0.0],
      ],
      [0.007, 0.007, 0.007],
      4,
      2,
    )
    builder.add(arm, paint.accent, onHead)
  }
  builder.add(
    s.limb(
      [
        [-0.036, head.y - 0.008, 0.268],
        [0, head.y + 0.002, 0.276],
        [0.036, head.y - 0.008, 0.268],
      ],
      [0.007, 0.007, 0.007],
      4,
      3,
    ),
    paint.accent,
    onHead,
  )
  return builder.finish()
}

function catEars(s: Shaper): Part {
  const builder = new PartBuilder('accessory-catEars')
  for (const side of [1, -1]) {
    const outer = ear(s, 0.1, 0.18)
    const inner = ear(s, 0.062, 0.125)
    inner.translate(0, -0.006, 0.03)
    for (const [shape, colour] of [
      [outer, paint.hair],
      [inner, paint.rosy],
    ] as const) {
      shape.rotateZ(-side * 0.38)
      shape.translate(side * 0.165, head.y + 0.27, 0.005)
      builder.add(shape, colour, onHead)
    }
  }
  return builder.finish(2)
}

export function ear(s: Shaper, radius: number, height: number): ConeGeometry {
  const cone = new ConeGeometry(radius, height, s.cut(8, 5), s.cut(3), true)
  const position = cone.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    const up = position.getY(i) / height + 0.5
    const bulge = 1 + 0.35 * up * (1 - up) * 2
    position.setX(i, position.getX(i) * bulge)
    position.setZ(i, position.getZ(i) * bulge * 0.5)
  }
  return cone
}

/** Five petals turned a little up and outwards, where hair would be over the left temple. */
export function flower(s: Shaper, name = 'accessory-flower', center: Point3 = [0.215, head.y + 0.185, 0.165]): Part {
  const builder = new PartBuilder(name)
  const petals = 5
  for (let i = 0; i < petals; i++) {
    const angle = (i / petals) * Math.PI * 2 + 0.3
    builder.add(
      s
        .ellipsoid([Math.cos(angle) * 0.036, Math.sin(angle) * 0.036, 0], [0.028, 0.028, 0.014], 6, 4)
        .rotateY(0.75)
        .rotateX(-0.35)
        .translate(...center),
      paint.accent,
      onHead,
    )
  }
  builder.add(
    s
      .ellipsoid([0, 0, 0.008], [0.018, 0.018, 0.014], 7, 5)
      .rotateY(0.75)
      .rotateX(-0.35)
      .translate(...center),
    paint.rosy,
    onHead,
  )
  return builder.finish(2)
}

function beanie(s: Shaper): Part {
  const builder = new PartBuilder('accessory-beanie')
  const crown = new SphereGeometry(1, s.cut(26), s.cut(8), 0, Math.PI * 2, 0, 1.42)
  const position = crown.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    const angle = Math.atan2(position.getZ(i), position.getX(i))
    const rib = 1 + 0.018 * Math.cos(angle * 10) * (1 - position.getY(i))
    position.setXYZ(i, position.getX(i) * rib, position.getY(i), position.getZ(i) * rib)
  }
  crown.scale(head.radiusX * 1.15, head.radiusY * 1.2, head.radiusZ * 1.16)
  crown.translate(0, head.y + 0.05, -0.01)
  builder.add(crown, paint.accent, onHead)
  builder.add(s.ring([0, head.y + 0.1, -0.01], head.radiusX * 1.09, 0.044, 24, 6, 0.94), paint.accent, onHead)
  builder.add(s.ellipsoid([0, head.y + 0.375, -0.015], [0.062, 0.06, 0.062], 7, 5), paint.accent, onHead)
  return builder.finish()
}

/** The first four things to wear; parts are named after the options of the look. */
export function accessoryParts(s: Shaper): Part[] {
  return [glasses(s), catEars(s), flower(s), beanie(s)]
}
