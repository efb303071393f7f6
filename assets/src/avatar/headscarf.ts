import { onHead, shellOf } from './hair.ts'
import { type Part, PartBuilder, type SkinAt } from './part.ts'
import { type Shaper, smoothstep } from './shapes.ts'
import { head, joint, paint } from './skeleton.ts'

const draped: SkinAt = (at) => [joint.head, joint.chest, smoothstep(at.y, 0.78, 0.9)]

/** A cloth that leaves an oval for the face, closes under the chin and falls over the shoulders. */
export function headscarfPart(s: Shaper): Part[] {
  const cloth = shellOf(s, {
    fringe: (a) => 0.6 - 0.75 * Math.abs(a) ** 2.6,
    sides: () => -0.965,
    edge: 0.9,
    thick: 0.1,
    groove: 0,
    locksPerRadian: 1,
    lift: 0.03,
    columns: 40,
    rows: 9,
    relief: (a, down) => 0.018 * Math.sin(down * 16 + Math.abs(a) * 3) * smoothstep(Math.abs(a), 0.7, 1.4),
  })
  const builder = new PartBuilder('hair-headscarf').add(cloth, paint.accent, onHead)
  const cape = s.turned(
    [
      [0.246, 0.625],
      [0.254, 0.645],
      [0.246, 0.71],
      [0.212, 0.775],
      [0.168, 0.815],
      [0.172, 0.85],
      [0.205, 0.895],
      [0.19, 0.92],
    ],
    18,
    8,
    0.9,
  )
  builder.add(cape, paint.accent, draped)
  const fold = s.limb(
    [
      [-0.2, head.y - 0.14, 0.1],
      [-0.13, head.y - 0.245, 0.165],
      [0.02, head.y - 0.285, 0.19],
      [0.16, head.y - 0.3, 0.12],
      [0.2, head.y - 0.34, -0.02],
    ],
    [0.02, 0.04, 0.046, 0.044, 0.02],
    7,
    7,
  )
  builder.add(fold, paint.accent, draped)
  const end = s.limb(
    [
      [0.1, head.y - 0.28, 0.15],
      [0.13, head.y - 0.4, 0.185],
      [0.125, head.y - 0.52, 0.178],
    ],
    [0.03, 0.055, 0.035],
    7,
    4,
  )
  builder.add(end, paint.accent, draped)
  return [builder.finish(1)]
}
