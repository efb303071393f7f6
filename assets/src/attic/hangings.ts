import type { SpaceBuilder } from '#kit/builder.ts'
import { gridSurface } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { layout } from './layout.ts'

const layerMetres = 0.008
const pictures = [
  [-2.3, 1.25, 0.5, 0.4, '#8fb0a8'],
  [-2.42, 0.72, 0.34, 0.34, '#e3a08a'],
  [0.75, 1.55, 0.62, 0.46, '#7f98c4'],
  [1.45, 1.4, 0.4, 0.5, '#d9b36a'],
  [0.95, 1.02, 0.3, 0.36, '#a99bc4'],
  [1.5, 0.86, 0.46, 0.34, '#9dbb86'],
  [2.25, 1.12, 0.38, 0.46, '#e0a79a'],
] as const

/** On the wall one looks in through: the door to the stairs, pictures and flags. Flat, so that nothing of it shows from outside. */
export function buildHangings(builder: SpaceBuilder): void {
  const flat = (x: number, y: number, width: number, height: number, layer: number, paint: string): void => {
    const columns = Math.ceil(width / 0.25)
    const surface = gridSurface(columns, Math.ceil(height / 0.25), (u, v, out) =>
      out.set(x + (u - 0.5) * width, y + (v - 0.5) * height, layout.halfDepth - 0.01 - layer * layerMetres),
    )
    builder.piece(surface, { paint, cutaway: true, jitter: 0.02 })
  }
  buildDoor(flat)
  for (const [x, y, width, height, tint] of pictures) {
    flat(x, y, width + 0.1, height + 0.1, 1, palette.wood)
    flat(x, y, width + 0.02, height + 0.02, 2, palette.cream)
    flat(x, y, width - 0.08, height - 0.08, 3, tint)
    flat(x, y - height * 0.2, width - 0.08, height * 0.4 - 0.08, 4, '#6f7f6a')
  }
  buildBunting(builder)
  flat(-2.67, 0.07, 2.66, 0.14, 1, colours.frame)
  flat(1.92, 0.07, 4.16, 0.14, 1, colours.frame)
}

type Flat = (x: number, y: number, width: number, height: number, layer: number, paint: string) => void

function buildDoor(flat: Flat): void {
  const x = -0.75
  flat(x, 1.02, 1.16, 2.04, 1, colours.beam)
  flat(x, 0.98, 0.94, 1.94, 2, '#4f7f76')
  for (const [dx, y, height] of [
    [-0.21, 1.42, 0.8],
    [0.21, 1.42, 0.8],
    [-0.21, 0.5, 0.68],
    [0.21, 0.5, 0.68],
  ] as const) {
    flat(x + dx, y, 0.34, height, 3, '#3f6c64')
    flat(x + dx, y, 0.28, height - 0.06, 4, '#5a8d83')
  }
  flat(x + 0.38, 0.96, 0.07, 0.16, 5, palette.brass)
}

/** A string of small flags under the ridge. */
function buildBunting(builder: SpaceBuilder): void {
  const tints = [palette.coral, palette.mustard, palette.teal, palette.cream, palette.blue, palette.plum] as const
  const flags = 15
  for (let i = 0; i < flags; i++) {
    const along = (i + 0.5) / flags
    const x = -1.9 + 3.8 * along
    const top = 2.62 - 0.9 * along * (1 - along)
    const flag = gridSurface(1, 1, (u, v, out) => out.set(x + (u - 0.5) * 0.21 * v, top - 0.24 * (1 - v), layout.halfDepth - 0.03))
    builder.piece(flag, { paint: tints[i % tints.length] ?? palette.cream, cutaway: true, jitter: 0.03 })
  }
}
