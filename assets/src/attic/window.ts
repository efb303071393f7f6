import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { gridSurface, softBox } from '#kit/shapes.ts'
import { solidBox } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { layout } from './layout.ts'

const { halfDepth, window } = layout
const { halfWidth, sill, top } = window
const z = -halfDepth
const height = top - sill
const middle = (top + sill) / 2

/** The big window with its glass, curtains, and the seat beneath it. */
export function buildWindow(builder: SpaceBuilder): void {
  const bar = (width: number, tall: number, x: number, y: number, deep = 0.12): void => {
    builder.piece(chamferBox(width, tall, deep, { bevel: 0.02, cuts: [Math.ceil(width / 0.3), Math.ceil(tall / 0.3), 1] }), {
      at: [x, y, z + 0.02],
      paint: colours.frame,
      jitter: 0.02,
    })
  }
  for (const side of [-1, 1]) bar(0.13, height + 0.26, side * (halfWidth + 0.03), middle)
  bar(halfWidth * 2 + 0.3, 0.14, 0, top + 0.05)
  bar(halfWidth * 2 + 0.36, 0.1, 0, sill - 0.03, 0.24)
  for (const x of [-0.75, 0, 0.75]) bar(0.055, height, x, middle, 0.07)
  bar(halfWidth * 2, 0.055, 0, sill + height * 0.66, 0.07)
  builder.parts.panes.push({
    x: 0,
    y: middle,
    z: z - 0.03,
    yawRadians: 0,
    pitchRadians: 0,
    widthMetres: halfWidth * 2,
    heightMetres: height,
  })
  buildCurtains(builder)
  buildSeat(builder)
}

function buildCurtains(builder: SpaceBuilder): void {
  builder.piece(chamferBox(halfWidth * 2 + 1.1, 0.045, 0.045, { bevel: 0.015, cuts: [8, 1, 1] }), {
    at: [0, top + 0.17, z + 0.16],
    paint: palette.brass,
  })
  for (const side of [-1, 1]) {
    const inner = 1.22
    const outer = 1.92
    const cloth = gridSurface(22, 12, (u, v, out) => {
      const gather = 1 - 0.34 * Math.sin(Math.PI * Math.min(1, v * 1.15)) * (1 - v * 0.3)
      const along = side > 0 ? u : 1 - u
      const x = outer - (outer - inner) * along * gather
      out.set(side * x, 0.5 + (top - 0.36) * v, z + 0.17 + 0.045 * Math.sin(u * 26))
    })
    builder.piece(cloth, { paint: ['#d9907c', '#e8b394'], jitter: 0.02 })
    builder.piece(chamferBox(0.36, 0.06, 0.12, { bevel: 0.02 }), { at: [side * 1.72, 1.42, z + 0.17], paint: palette.mustard })
  }
}

/** A cushioned bench the width of the window, with drawers. */
function buildSeat(builder: SpaceBuilder): void {
  const width = 3.5
  builder.piece(chamferBox(width, 0.36, 0.62, { bevel: 0.025, cuts: [16, 2, 3], without: 'bottom' }), {
    at: [0, 0.18, z + 0.33],
    paint: ['#a9744c', '#bd8a5f'],
  })
  for (let i = 0; i < 3; i++) {
    const x = -1.14 + i * 1.14
    builder.piece(chamferBox(1.02, 0.25, 0.03, { bevel: 0.015, cuts: [4, 1, 1] }), {
      at: [x, 0.18, z + 0.65],
      paint: '#c4946a',
      jitter: 0.05,
    })
    builder.piece(chamferBox(0.16, 0.03, 0.03, { bevel: 0.012 }), { at: [x, 0.2, z + 0.675], paint: palette.brass })
    builder.piece(chamferBox(1.1, 0.12, 0.6, { bevel: 0.05, cuts: [6, 1, 3] }), {
      at: [x, 0.42, z + 0.34],
      paint: palette.cream,
      jitter: 0.04,
    })
    builder.seat('bench', [x, 0.48, z + 0.42], 0)
  }
  const pillows = [
    [-1.02, palette.mustard, 0.3],
    [-0.6, palette.teal, -0.2],
    [1.02, palette.coral, -0.3],
    [0.58, '#5f8fe6', 0.2],
  ] as const
  for (const [x, paint, yaw] of pillows) {
    builder.piece(softBox(0.44, 0.4, 0.15, 0.072, 1), { at: [x, 0.68, z + 0.17], turn: [-0.22, yaw, 0], paint, jitter: 0.02 })
  }
  builder.solid(solidBox([width, 0.48, 0.62], [0, 0.24, z + 0.33], { colour: '#c39a72' }))
}
