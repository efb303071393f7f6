import { TorusGeometry } from 'three'
import { follow, type Part, PartBuilder } from './part.ts'
import type { Shaper } from './shapes.ts'
import { head, joint, paint } from './skeleton.ts'

const onHead = follow(joint.head)

function sunglasses(s: Shaper): Part {
  const builder = new PartBuilder('accessory-sunglasses')
  for (const side of [1, -1]) {
    const lens = s.ellipsoid([0, 0, 0], [0.078, 0.062, 0.016], 12, 6)
    lens.rotateY(side * 0.32)
    lens.translate(side * 0.102, head.y - 0.018, 0.256)
    builder.add(lens, paint.ink, onHead)
    const brow = s.limb(
      [
        [side * 0.03, head.y + 0.036, 0.276],
        [side * 0.1, head.y + 0.05, 0.264],
        [side * 0.18, head.y + 0.034, 0.222],
      ],
      [0.01, 0.014, 0.012],
      5,
      4,
    )
    builder.add(brow, paint.accent, onHead)
    const arm = s.limb(
      [
        [side * 0.175, head.y + 0.03, 0.226],
        [side * 0.25, head.y + 0.02, 0.13],
        [side * 0.29, head.y + 0.005, 0],
      ],
      [0.01, 0.009, 0.008],
      4,
      3,
    )
    builder.add(arm, paint.accent, onHead)
  }
  const bridge = s.limb(
    [
      [-0.035, head.y + 0.03, 0.274],
      [0, head.y + 0.034, 0.28],
      [0.035, head.y + 0.03, 0.274],
    ],
    [0.009, 0.009, 0.009],
    4,
    2,
  )
  return builder.add(bridge, paint.accent, onHead).finish()
}

function strawHat(s: Shaper): Part {
  const builder = new PartBuilder('accessory-strawHat')
  const hat = s.turned(
    [
      [0.3, 0.035],
      [0.47, -0.012],
      [0.5, -0.006],
      [0.48, 0.012],
      [0.345, 0.062],
      [0.318, 0.1],
      [0.305, 0.19],
      [0.25, 0.262],
      [0.12, 0.292],
      [0, 0.296],
    ],
    28,
    14,
    0.96,
  )
  hat.rotateX(-0.1)
  hat.translate(0, head.y + 0.095, -0.02)
  builder.add(hat, paint.straw, onHead)
  const band = s.turned(
    [
      [0.33, 0.056],
      [0.334, 0.075],
      [0.326, 0.12],
      [0.312, 0.125],
    ],
    28,
    4,
    0.96,
  )
  band.rotateX(-0.1)
  band.translate(0, head.y + 0.095, -0.02)
  return builder.add(band, paint.accent, onHead).finish()
}

function headphones(s: Shaper): Part {
  const builder = new PartBuilder('accessory-headphones')
  const band = new TorusGeometry(1, 0.062, s.cut(5, 4), s.cut(20, 10), Math.PI)
  band.scale(head.radiusX * 1.18, head.radiusY * 1.18, head.radiusX * 0.75)
  band.translate(0, head.y + 0.02, -0.018)
  builder.add(band, paint.accent, onHead)
  for (const side of [1, -1]) {
    builder.add(s.ellipsoid([side * 0.318, head.y - 0.025, -0.012], [0.036, 0.098, 0.094], 11, 6), paint.ink, onHead)
    builder.add(s.ellipsoid([side * 0.352, head.y - 0.025, -0.012], [0.036, 0.08, 0.076], 11, 6), paint.accent, onHead)
  }
  return builder.finish()
}

function earrings(s: Shaper): Part {
  const builder = new PartBuilder('accessory-earrings')
  for (const side of [1, -1]) {
    builder.add(s.ellipsoid([side * 0.308, head.y - 0.088, 0.004], [0.016, 0.016, 0.016], 7, 5), paint.straw, onHead)
    builder.add(s.ellipsoid([side * 0.312, head.y - 0.132, 0.006], [0.025, 0.036, 0.025], 8, 6), paint.accent, onHead)
  }
  return builder.finish()
}

/** More to wear; parts are named after the options of the look. */
export function headwearParts(s: Shaper): Part[] {
  return [sunglasses(s), strawHat(s), headphones(s), earrings(s)]
}
