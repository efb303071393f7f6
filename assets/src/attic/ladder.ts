import type { SpaceBuilder } from '#kit/builder.ts'
import { cylinder } from '#kit/shapes.ts'
import { solidBox } from '#kit/solids.ts'
import { palette } from '#palette.ts'

const x = 2.45
const foot = -1.9
const lean = 0.3
const length = 2.5

/** A library ladder against the right-hand book-case, with a blanket over a rung. */
export function buildLadder(builder: SpaceBuilder): void {
  const up = (along: number): readonly [number, number] => [along * Math.cos(lean), foot - along * Math.sin(lean)]
  for (const side of [-0.2, 0.2]) {
    const [y, z] = up(length / 2)
    builder.piece(cylinder({ topRadius: 0.027, height: length, sides: 7, rings: 6 }), {
      at: [x + side, y, z],
      turn: [-lean, 0, 0],
      paint: palette.woodMid,
    })
  }
  for (let i = 1; i < 8; i++) {
    const [y, z] = up(i * 0.31)
    builder.piece(cylinder({ topRadius: 0.02, height: 0.42, sides: 6 }), {
      at: [x, y, z],
      turn: [0, 0, Math.PI / 2],
      paint: palette.woodMid,
      jitter: 0.05,
    })
  }
  builder.solid(solidBox([0.5, 1.6, 0.3], [x, 0.8, foot - 0.18], { colour: palette.woodMid }))
}
