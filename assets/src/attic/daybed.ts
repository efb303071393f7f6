import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { gridSurface, softBox } from '#kit/shapes.ts'
import { solidBox } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'

const x = -3.35
const z = 0.35
const length = 2.7

/** A bed to sit on by day along the left-hand slope, with pillows and a knitted throw. */
export function buildDaybed(builder: SpaceBuilder): void {
  builder.piece(chamferBox(1.06, 0.24, length + 0.1, { bevel: 0.03, cuts: [4, 1, 12], without: 'bottom' }), {
    at: [x, 0.15, z],
    paint: ['#80543a', '#9a6a48'],
  })
  builder.piece(chamferBox(1, 0.2, length, { bevel: 0.085, cuts: [5, 1, 14] }), { at: [x, 0.36, z], paint: colours.sheet, jitter: 0.02 })
  const quilt = gridSurface(10, 20, (u, v, out) => {
    const across = -0.54 + 1.1 * u
    const over = across > 0.46 ? (across - 0.46) * 3.2 : 0
    out.set(Math.min(across, 0.515), 0.478 - over + 0.012 * Math.sin(v * 40) * Math.cos(u * 18), v * 1.75 - 0.42)
  })
  builder.piece(quilt, { at: [x, 0, z], paint: colours.quilt, jitter: 0.02 })
  for (let i = 0; i < 9; i++) {
    builder.piece(chamferBox(0.98, 0.03, 0.075, { bevel: 0.012, cuts: [5, 1, 1] }), {
      at: [x + 0.02, 0.49, z + 0.52 + i * 0.078],
      paint: i % 3 === 1 ? palette.cream : colours.throw,
      jitter: 0.04,
    })
  }
  const pillows = [
    [-0.3, -1.12, palette.cream, 0],
    [-0.34, -0.55, palette.mustard, 0.15],
    [-0.36, 0.1, palette.pink, -0.1],
    [-0.36, 0.75, palette.teal, 0.1],
    [-0.33, 1.15, palette.cream, -0.15],
  ] as const
  for (const [dx, dz, paint, twist] of pillows) {
    builder.piece(softBox(0.17, 0.46, 0.5, 0.08, 1), { at: [x + dx, 0.66, z + dz], turn: [0, twist, 0.28], paint, jitter: 0.02 })
  }
  builder.piece(chamferBox(1.08, 0.62, 0.09, { bevel: 0.03, cuts: [4, 3, 1] }), { at: [x, 0.4, z - length / 2 - 0.06], paint: '#80543a' })
  builder.piece(chamferBox(1.08, 0.5, 0.09, { bevel: 0.03, cuts: [4, 2, 1] }), { at: [x, 0.34, z + length / 2 + 0.06], paint: '#80543a' })
  builder.solid(solidBox([1.08, 0.5, length + 0.24], [x, 0.25, z], { colour: '#9aa4b8' }))
  for (const dz of [-0.85, 0, 0.85]) builder.seat('sofa', [x + 0.22, 0.48, z + dz], Math.PI / 2)
}
