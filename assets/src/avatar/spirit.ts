import { follow, type Part, PartBuilder, type SkinAt } from './part.ts'
import { type Shaper, smoothstep } from './shapes.ts'
import { head, joint, paint } from './skeleton.ts'

/** Dough: the head leads, the chest sways, and the bottom gives way to the legs, so that it squashes when it sits. */
const dough: SkinAt = (at) => {
  if (at.y > 0.72) return [joint.head, joint.chest, smoothstep(at.y, 0.72, 1.0)]
  if (at.y > 0.42) return [joint.chest, joint.hips, smoothstep(at.y, 0.42, 0.66)]
  return [at.x > 0 ? joint.legLeft : joint.legRight, joint.hips, 0.72 * smoothstep(0.42 - at.y, 0, 0.3)]
}

function body(s: Shaper): Part {
  const builder = new PartBuilder('spirit')
  const whole = s.turned(
    [
      [0, 0.05],
      [0.2, 0.055],
      [0.36, 0.12],
      [0.445, 0.27],
      [0.462, 0.43],
      [0.448, 0.6],
      [0.415, 0.77],
      [0.372, 0.93],
      [0.322, 1.07],
      [0.262, 1.19],
      [0.165, 1.29],
      [0, 1.335],
    ],
    30,
    24,
    0.83,
  )
  builder.add(whole, paint.face, dough)
  for (const side of [1, -1]) {
    const [arm, fore] = side > 0 ? [joint.armLeft, joint.foreLeft] : [joint.armRight, joint.foreRight]
    const nub = s.ellipsoid([0, 0, 0], [0.07, 0.115, 0.07], 10, 8)
    nub.rotateZ(side * 0.42)
    nub.translate(side * 0.445, 0.58, 0.05)
    builder.add(nub, paint.skin, (at) => [arm, fore, smoothstep(at.y, 0.48, 0.62)])
    builder.add(
      s.ellipsoid([side * 0.17, 0.052, 0.085], [0.11, 0.055, 0.125], 11, 7),
      paint.shoes,
      follow(side > 0 ? joint.footLeft : joint.footRight),
    )
  }
  return builder.finish()
}

/** Two leaves on a stalk. */
function sprout(s: Shaper): Part {
  const builder = new PartBuilder('spirit-crown')
  const onHead = follow(joint.head)
  const stalk = s.limb(
    [
      [0, 1.33, 0],
      [0.006, 1.39, 0.004],
      [0, 1.43, 0],
    ],
    [0.016, 0.012, 0.012],
    5,
    3,
  )
  builder.add(stalk, paint.accent, onHead)
  for (const side of [1, -1]) {
    const leaf = s.ellipsoid([0, 0, 0], [0.075, 0.018, 0.045], 10, 6)
    leaf.rotateZ(side * 0.45)
    leaf.rotateY(side * 0.3)
    leaf.translate(side * 0.07, 1.455, 0)
    builder.add(leaf, paint.accent, onHead)
  }
  return builder.finish()
}

/** A scarf where a ball's neck might be. */
function scarf(s: Shaper): Part {
  const builder = new PartBuilder('spirit-scarf')
  builder.add(s.ring([0, head.y - 0.285, 0], 0.408, 0.052, 24, 6, 0.84), paint.accent, dough)
  const end = s.limb(
    [
      [0.13, head.y - 0.29, 0.34],
      [0.15, head.y - 0.4, 0.375],
      [0.14, head.y - 0.53, 0.385],
    ],
    [0.04, 0.052, 0.03],
    7,
    4,
  )
  return builder.add(end, paint.accent, dough).finish()
}

/** 团子: a round white spirit. */
export function spiritParts(s: Shaper): Part[] {
  return [body(s), sprout(s), scarf(s)]
}
