import { CatmullRomCurve3, Vector3 } from 'three'
import type { SpaceBuilder, Triple } from '#kit/builder.ts'
import { cylinder, lathe, sphere, tube } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { layout, roofHeight } from './layout.ts'

const strings: readonly { from: Triple; to: Triple; sagMetres: number; bulbs: number }[] = [
  { from: [-3.5, 1.55, -2.82], to: [-1.6, 3, -2.82], sagMetres: 0.12, bulbs: 10 },
  { from: [-1.6, 3, -2.8], to: [1.6, 3, -2.8], sagMetres: -0.16, bulbs: 15 },
  { from: [1.6, 3, -2.82], to: [3.5, 1.55, -2.82], sagMetres: 0.12, bulbs: 10 },
  { from: [-3.6, 1.5, -1.35], to: [-3.6, 1.5, 1.35], sagMetres: 0.16, bulbs: 12 },
  { from: [-3.25, 1.53, 1.43], to: [-1.45, 2.84, 1.43], sagMetres: 0.1, bulbs: 8 },
  { from: [-1.45, 2.84, 1.43], to: [1.45, 2.84, 1.43], sagMetres: 0.1, bulbs: 11 },
  { from: [1.45, 2.84, 1.43], to: [3.25, 1.53, 1.43], sagMetres: 0.1, bulbs: 8 },
]

/** Small bulbs round the window, over the bed and along the beams, higher than any head, and the paper lanterns. */
export function buildFairyLights(builder: SpaceBuilder): void {
  for (const { from, to, sagMetres, bulbs } of strings) {
    const points = Array.from({ length: 13 }, (_, i) => {
      const along = i / 12
      return new Vector3(...from).lerp(new Vector3(...to), along).add(new Vector3(0, -sagMetres * 4 * along * (1 - along), 0))
    })
    builder.piece(tube(points, 0.006, 16, 3), { paint: palette.ink, hangs: true })
    const curve = new CatmullRomCurve3(points)
    for (let i = 0; i < bulbs; i++) {
      const { x, y, z } = curve.getPoint((i + 0.5) / bulbs)
      builder.piece(sphere(0.024, 6), { at: [x, y - 0.025, z], scale: [1, 1.3, 1], paint: palette.bulb, emissive: 1, hangs: true })
      builder.glow([x, y - 0.025, z], palette.lantern, 0.34)
      if (i % 5 === 2) builder.lamp([x, y - 0.15, z + 0.12], { colour: '#ffcf98', intensity: 0.4, radiusMetres: 3 })
    }
  }
  hangLantern(builder, [0.05, 2.62, 0.3], 0.3, palette.lantern, 2.7)
  hangLantern(builder, [-1.9, 2.1, 1.85], 0.17, palette.lanternWarm, 1)
  // Before the book-case no other lamp reaches.
  hangLantern(builder, [-2.55, 2, -2], 0.12, palette.lanternWarm, 1.25)
}

function hangLantern(builder: SpaceBuilder, at: Triple, radius: number, colour: string, intensity: number): void {
  const [x, y, z] = at
  const drop = Math.min(layout.ridge - 0.2, roofHeight(x)) - y
  builder.piece(cylinder({ topRadius: 0.008, height: drop, sides: 3, open: true }), {
    at: [x, y + drop / 2, z],
    paint: palette.ink,
    hangs: true,
  })
  const profile = [
    [0.4, -0.84],
    [0.64, -0.72],
    [0.82, -0.56],
    [0.94, -0.33],
    [1, 0],
    [0.94, 0.33],
    [0.82, 0.56],
    [0.64, 0.72],
    [0.4, 0.84],
  ] as const
  builder.piece(
    lathe(
      profile.map(([r, h]) => [r * radius, h * radius] as const),
      28,
    ),
    { at, paint: ['#ffb066', '#ffd9a0'], emissive: 0.4, hangs: true },
  )
  for (const end of [-1, 1])
    builder.piece(cylinder({ topRadius: radius * 0.42, height: 0.03, sides: 12 }), {
      at: [x, y + end * radius * 0.83, z],
      paint: palette.trunkDark,
      hangs: true,
    })
  builder.glow(at, colour, radius * 7)
  builder.lamp([x, y - radius - 0.08, z], { colour: '#ffcd94', intensity, radiusMetres: 7 })
}
