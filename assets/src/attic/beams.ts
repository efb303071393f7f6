import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { colours } from './colours.ts'
import { layout, roofHeight } from './layout.ts'

const { halfWidth, halfDepth, kneeWall, ridge } = layout
const slopeLength = Math.hypot(halfWidth, ridge - kneeWall)
const slopeRadians = Math.atan2(ridge - kneeWall, halfWidth)

/** Rafters, ties across them, and the ridge. */
export function buildBeams(builder: SpaceBuilder): void {
  for (const z of [-2.86, -1.43, 0, 1.43, 2.9]) {
    for (const side of [-1, 1]) {
      const x = (side * halfWidth) / 2
      builder.piece(chamferBox(slopeLength, 0.2, 0.15, { bevel: 0.025, cuts: [18, 1, 1] }), {
        at: [x - side * 0.06, roofHeight(x) - 0.1, z],
        turn: [0, 0, -side * slopeRadians],
        paint: [colours.beam, colours.beamLight],
        jitter: 0.04,
        yields: true,
      })
      builder.piece(chamferBox(0.17, kneeWall, 0.16, { bevel: 0.025, cuts: [1, 5, 1] }), {
        at: [side * (halfWidth - 0.09), kneeWall / 2, z],
        paint: [colours.beam, colours.beamLight],
        jitter: 0.04,
        yields: true,
      })
    }
  }
  for (const z of [-1.43, 1.43]) {
    builder.piece(chamferBox(3.1, 0.17, 0.14, { bevel: 0.025, cuts: [14, 1, 1] }), {
      at: [0, roofHeight(1.5) - 0.08, z],
      paint: [colours.beam, colours.beamLight],
      jitter: 0.04,
      yields: true,
    })
  }
  builder.piece(chamferBox(0.2, 0.24, halfDepth * 2, { bevel: 0.03, cuts: [1, 1, 20] }), {
    at: [0, ridge - 0.16, 0],
    paint: colours.beam,
    yields: true,
  })
}
