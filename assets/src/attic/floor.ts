import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { gridSurface } from '#kit/shapes.ts'
import { solidBox } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { layout } from './layout.ts'

const boardMetres = 0.27

/** Floorboards from the viewer to the window, over a dark slab whose edge shows from outside. */
export function buildFloor(builder: SpaceBuilder): void {
  const { random } = builder
  const { halfWidth, halfDepth } = layout
  const rows = Math.floor((halfWidth * 2) / boardMetres)
  for (let row = 0; row < rows; row++) {
    const left = -halfWidth + row * ((2 * halfWidth) / rows)
    const right = left + (2 * halfWidth) / rows - 0.014
    let from = -halfDepth
    while (from < halfDepth - 0.01) {
      let to = from + random.between(1.3, 2.9)
      if (to > halfDepth - 0.6) to = halfDepth
      const length = to - from - 0.012
      const start = from
      builder.piece(
        gridSurface(1, Math.max(2, Math.round(length / 0.2)), (u, v, out) => out.set(left + (right - left) * u, 0, start + length * v)),
        {
          paint: random.pick([colours.board[0], colours.board[1], colours.board[2]]),
          jitter: 0.06,
          at: [0, (random.next() - 0.5) * 0.006, 0],
        },
      )
      from = to
    }
  }
  builder.piece(chamferBox(halfWidth * 2 + 0.3, 0.3, halfDepth * 2 + 0.3, { bevel: 0.04, cuts: [12, 1, 10] }), {
    at: [0, -0.16, 0],
    paint: palette.trunkDark,
  })
  builder.solid(solidBox([halfWidth * 2, 0.2, halfDepth * 2], [0, -0.1, 0], { colour: '#b07f58', walkable: true }))
}
