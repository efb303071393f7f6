import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { lathe } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { layout } from './layout.ts'

/** Small things somebody left: pictures on the wall, books on the floor, a kettle on the low shelf. */
export function buildTrifles(builder: SpaceBuilder): void {
  const { random } = builder
  const pictures = [
    [-0.95, 0.92, 0.34, 0.26, '#8fb0a8'],
    [-0.35, 0.98, 0.24, 0.3, '#e3a08a'],
    [0.2, 0.9, 0.38, 0.28, '#a99bc4'],
    [0.78, 0.99, 0.26, 0.22, '#d9b36a'],
  ] as const
  for (const [z, y, width, height, tint] of pictures) {
    const x = -layout.halfWidth + 0.04
    builder.piece(chamferBox(0.03, height + 0.06, width + 0.06, { bevel: 0.01 }), { at: [x, y, z + 0.35], paint: palette.wood })
    builder.piece(chamferBox(0.02, height, width, { bevel: 0.005 }), { at: [x + 0.012, y, z + 0.35], paint: [tint, palette.cream] })
  }
  for (const [x, z, count] of [
    [-2.45, 1.95, 5],
    [3.25, -0.15, 3],
    [-0.55, -2.02, 3],
  ] as const) {
    for (let i = 0; i < count; i++) {
      builder.piece(chamferBox(0.3 - i * 0.012, 0.05, 0.22, { bevel: 0.01 }), {
        at: [x, 0.026 + i * 0.051, z],
        turn: [0, random.between(-0.5, 0.5), 0],
        paint: colours.books[(i * 4 + Math.round(x * 3) + 20) % colours.books.length] ?? palette.cream,
        jitter: 0.05,
      })
    }
  }
  builder.piece(
    lathe(
      [
        [0.09, 0],
        [0.13, 0.04],
        [0.12, 0.12],
        [0.06, 0.17],
        [0, 0.17],
      ],
      14,
    ),
    { at: [3.68, 0.86, 0.2], paint: [palette.coral, '#f4a288'] },
  )
  builder.piece(
    lathe(
      [
        [0.05, 0],
        [0.06, 0.08],
      ],
      10,
    ),
    { at: [3.62, 0.86, 0.5], paint: palette.cream },
  )
  builder.piece(
    lathe(
      [
        [0.05, 0],
        [0.06, 0.08],
      ],
      10,
    ),
    { at: [3.7, 0.86, 0.64], paint: palette.blue },
  )
}
