import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, disc, lathe, tube } from '#kit/shapes.ts'
import { solidBox } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { Vector3 } from 'three'
import { colours } from './colours.ts'

const x = -3.45
const z = -1.75

/** A gramophone with a brass horn on a chest of records. */
export function buildGramophone(builder: SpaceBuilder): void {
  builder.piece(chamferBox(0.72, 0.62, 0.74, { bevel: 0.03, cuts: [3, 3, 3], without: 'bottom' }), {
    at: [x, 0.31, z],
    paint: ['#7a4e34', '#95643f'],
  })
  for (let i = 0; i < 2; i++) {
    builder.piece(chamferBox(0.03, 0.24, 0.64, { bevel: 0.012, cuts: [1, 1, 3] }), {
      at: [x + 0.365, 0.17 + i * 0.28, z],
      paint: '#a87548',
      jitter: 0.04,
    })
    builder.piece(chamferBox(0.03, 0.03, 0.12, { bevel: 0.012 }), { at: [x + 0.39, 0.18 + i * 0.28, z], paint: palette.brass })
  }
  builder.piece(chamferBox(0.48, 0.16, 0.48, { bevel: 0.03, cuts: [2, 1, 2] }), { at: [x + 0.02, 0.7, z], paint: '#5f3a28' })
  builder.piece(cylinder({ topRadius: 0.21, height: 0.015, sides: 24 }), { at: [x + 0.04, 0.79, z], paint: '#241c26' })
  builder.piece(disc(0, 0.07, 16, 1), { at: [x + 0.04, 0.8, z], paint: palette.coral })
  const neck = [new Vector3(-0.16, 0.8, -0.14), new Vector3(-0.17, 0.98, -0.15), new Vector3(-0.1, 1.08, -0.08)]
  builder.piece(tube(neck, 0.025, 8, 7), { at: [x, 0, z], paint: palette.brass })
  const horn = [
    [0.03, 0],
    [0.05, 0.14],
    [0.1, 0.28],
    [0.19, 0.4],
    [0.3, 0.47],
    [0.34, 0.47],
  ] as const
  const hornAt = { at: [x - 0.1, 1.06, z - 0.08], turn: [0.95, Math.PI * 0.32, 0] } as const
  builder.piece(lathe(horn, 20), { ...hornAt, paint: [palette.brassDark, '#e8bd6c'] })
  builder.piece(lathe(horn.map(([radius, y]) => [Math.max(0.004, radius - 0.012), y + 0.004] as const).toReversed(), 20), {
    ...hornAt,
    paint: ['#7a4f2c', '#ffdf9a'],
  })
  builder.solid(solidBox([0.74, 1.1, 0.76], [x, 0.55, z], { colour: '#8a5c3c' }))
  for (let i = 0; i < 7; i++) {
    builder.piece(chamferBox(0.3, 0.3, 0.018, { bevel: 0.005 }), {
      at: [x + 0.62, 0.16, z + 0.05 + i * 0.024],
      turn: [-0.16, Math.PI / 2 - 0.1, 0],
      paint: colours.books[(i * 3 + 2) % colours.books.length] ?? palette.cream,
    })
  }
}
