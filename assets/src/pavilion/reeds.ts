import type { SpaceBuilder } from '#kit/builder.ts'
import { cylinder } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { layout } from './layout.ts'
import { leaf } from './leaf.ts'

const clumps = [
  [3.3, 15.4, 12],
  [-4, 15.6, 13],
  [2.9, 18.6, 9],
  [7.2, 4.9, 9],
  [-6.9, -5.2, 10],
  [4.4, -6.4, 9],
  [-10.6, -1.1, 10],
  [9.9, -4.6, 9],
] as const

/** Reeds and bulrushes at the water's edge. */
export function buildReeds(builder: SpaceBuilder): void {
  const { random } = builder
  for (const [x, z, count] of clumps) {
    for (let i = 0; i < count; i++) {
      const angle = i * 2.4
      const reach = 0.13 * Math.sqrt(i)
      const at = [x + Math.cos(angle) * reach, layout.water - 0.05, z + Math.sin(angle) * reach] as const
      const tall = random.between(0.9, 1.7)
      builder.piece(leaf(0.07, tall, random.between(0.05, 0.3)), {
        at,
        turn: [0, random.between(0, 6), 0],
        paint: [palette.leafDeep, '#a9c47c'],
        jitter: 0.06,
        sway: 0.6,
      })
      if (i % 3 !== 0) continue
      builder.piece(cylinder({ topRadius: 0.007, height: tall, sides: 3, open: true }), {
        at: [at[0] + 0.05, at[1] + tall / 2, at[2]],
        paint: '#8a9a5c',
        sway: 0.4,
      })
      builder.piece(cylinder({ topRadius: 0.028, height: 0.22, sides: 6 }), { at: [at[0] + 0.05, at[1] + tall, at[2]], paint: '#8a5c40' })
    }
  }
}
