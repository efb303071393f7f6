import { CatmullRomCurve3, Vector3 } from 'three'
import type { SpaceBuilder, Triple } from '#kit/builder.ts'
import { cylinder, lathe, sphere, tube } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { lightPalette, palette } from '#palette.ts'
import { layout } from './layout.ts'

interface Wire {
  from: Triple
  to: Triple
  sagMetres: number
  bulbs: number
  /** Every fourth bulb lights the ground. */
  lit: boolean
}

const { west, east } = layout.poles
const wires: readonly Wire[] = [
  // So low that for whoever comes in its bulbs hang under the café's sign, however near or high the camera stands behind them.
  { from: west, to: east, sagMetres: 1, bulbs: 22, lit: true },
  { from: [-4.4, 3.25, -4.7], to: west, sagMetres: 0.7, bulbs: 13, lit: false },
  { from: [4.4, 3.25, -4.7], to: east, sagMetres: 0.6, bulbs: 12, lit: true },
  { from: [4.4, 3.3, -4.7], to: west, sagMetres: 0.85, bulbs: 17, lit: true },
  { from: [-4.4, 3.3, -4.7], to: east, sagMetres: 0.85, bulbs: 17, lit: true },
]

const poleMetres = west[1] + 0.05

const bulbProfile = [
  [0, -0.08],
  [0.052, -0.045],
  [0.06, 0.005],
  [0.026, 0.07],
] as const

/** Bulbs on wires between two poles and the café's eaves. */
export function buildStringLights(builder: SpaceBuilder): void {
  for (const [x, , z] of [west, east]) {
    builder.piece(cylinder({ topRadius: 0.06, bottomRadius: 0.08, height: poleMetres, sides: 8, rings: 6, open: true }), {
      at: [x, poleMetres / 2 - 0.05, z],
      paint: palette.trunk,
    })
    builder.piece(sphere(0.1, 8), { at: [x, poleMetres - 0.02, z], paint: palette.brass })
    builder.solid(solidCylinder({ radius: 0.09, height: poleMetres, sides: 6 }, [x, 0, z], { colour: palette.trunk }))
  }
  for (const wire of wires) hangWire(builder, wire)
}

function hangWire(builder: SpaceBuilder, wire: Wire): void {
  const { from, to, sagMetres, bulbs, lit } = wire
  const points: Vector3[] = []
  for (let i = 0; i <= 16; i++) {
    const along = i / 16
    const sag = sagMetres * 4 * along * (1 - along)
    points.push(new Vector3(...from).lerp(new Vector3(...to), along).add(new Vector3(0, -sag, 0)))
  }
  builder.piece(tube(points, 0.013, 18, 3), { paint: palette.ink, hangs: true })
  const curve = new CatmullRomCurve3(points)
  for (let i = 1; i < bulbs; i++) {
    const { x, y, z } = curve.getPoint(i / bulbs)
    builder.piece(lathe(bulbProfile, 6), { at: [x, y - 0.1, z], paint: palette.bulb, emissive: 1, hangs: true })
    builder.piece(cylinder({ topRadius: 0.03, height: 0.06, sides: 4, open: true }), {
      at: [x, y - 0.02, z],
      paint: palette.ink,
      hangs: true,
    })
    builder.glow([x, y - 0.1, z], palette.lantern, 0.62)
    if (lit && i % 4 === 2) builder.lamp([x, y - 0.3, z], { colour: lightPalette.string, intensity: 0.85, radiusMetres: 5 })
  }
}
