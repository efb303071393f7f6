import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, disc, lathe, sphere, tube } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { Vector3 } from 'three'
import { colours } from './colours.ts'
import { layout } from './layout.ts'

const { x, z, radius } = layout.table
const top = 0.36
const cushions = [
  [2.35, palette.coral],
  [0.85, '#5f8fe6'],
  [-0.75, palette.mustard],
  [-2.3, palette.plum],
] as const

/** The rug, the low round table laid for tea, and cushions round it. */
export function buildTea(builder: SpaceBuilder): void {
  buildRug(builder)
  builder.piece(disc(0, radius, 28, 4), { at: [x, top, z], paint: '#b98050' })
  builder.piece(cylinder({ topRadius: radius, bottomRadius: radius - 0.03, height: 0.06, sides: 28, open: true }), {
    at: [x, top - 0.03, z],
    paint: '#9a683f',
  })
  for (let i = 0; i < 3; i++) {
    const angle = i * 2.094 + 0.5
    builder.piece(cylinder({ topRadius: 0.045, bottomRadius: 0.035, height: 0.31, sides: 7, rings: 2, open: true }), {
      at: [x + Math.cos(angle) * 0.38, 0.155, z + Math.sin(angle) * 0.38],
      paint: '#7d5233',
    })
  }
  builder.solid(solidCylinder({ radius: radius - 0.02, height: top, sides: 14 }, [x, 0, z], { colour: '#b98050' }))
  buildPot(builder)
  for (const [angle, paint] of [
    [0.4, palette.cream],
    [1.9, palette.blue],
    [3.6, palette.cream],
    [5, palette.pink],
  ] as const)
    buildCup(builder, x + Math.cos(angle) * 0.38, z + Math.sin(angle) * 0.38, paint)
  buildCandle(builder, x - 0.13, z + 0.2)
  for (const [angle, paint] of cushions) buildCushion(builder, angle, paint)
}

function buildRug(builder: SpaceBuilder): void {
  const { rug } = layout
  const bands = [
    [0, 0.55, 2, colours.rugHeart],
    [0.55, 1.05, 3, colours.rugInner],
    [1.05, 1.2, 1, colours.rugBand],
    [1.2, 1.62, 2, colours.rugOuter],
    [1.62, 1.78, 1, colours.rugBand],
    [1.78, rug.radius, 1, '#6f4153'],
  ] as const
  for (const [inner, outer, rings, paint] of bands) builder.piece(disc(inner, outer, 44, rings), { at: [rug.x, 0.025, rug.z], paint })
  for (let i = 0; i < 24; i++) {
    const angle = (i / 24) * Math.PI * 2
    builder.piece(chamferBox(0.1, 0.006, 0.1, { bevel: 0.002 }), {
      at: [rug.x + Math.cos(angle) * 1.41, 0.029, rug.z + Math.sin(angle) * 1.41],
      turn: [0, Math.PI / 4 - angle, 0],
      paint: i % 2 === 0 ? palette.mustard : colours.rugHeart,
    })
  }
}

function buildPot(builder: SpaceBuilder): void {
  const body = [
    [0.07, 0],
    [0.13, 0.05],
    [0.14, 0.11],
    [0.1, 0.17],
    [0.05, 0.19],
    [0, 0.19],
  ] as const
  builder.piece(cylinder({ topRadius: 0.2, height: 0.02, sides: 16 }), { at: [x + 0.06, top + 0.01, z - 0.08], paint: '#8a5c40' })
  builder.piece(lathe(body, 14), { at: [x + 0.06, top + 0.02, z - 0.08], paint: [palette.tealDark, palette.teal] })
  builder.piece(sphere(0.025, 7), { at: [x + 0.06, top + 0.225, z - 0.08], paint: palette.brass })
  const spout = [new Vector3(0.12, 0.06, 0), new Vector3(0.19, 0.1, 0), new Vector3(0.23, 0.18, 0)]
  builder.piece(tube(spout, 0.022, 6, 6), { at: [x + 0.06, top + 0.02, z - 0.08], turn: [0, 0.7, 0], paint: palette.teal })
  const handle = [new Vector3(-0.1, 0.15, 0), new Vector3(-0.21, 0.15, 0), new Vector3(-0.2, 0.05, 0), new Vector3(-0.12, 0.04, 0)]
  builder.piece(tube(handle, 0.014, 8, 5), { at: [x + 0.06, top + 0.02, z - 0.08], turn: [0, 0.7, 0], paint: palette.brass })
}

function buildCup(builder: SpaceBuilder, cupX: number, cupZ: number, paint: string): void {
  builder.piece(
    lathe(
      [
        [0.03, 0],
        [0.055, 0.03],
        [0.062, 0.075],
        [0.05, 0.072],
        [0, 0.06],
      ],
      10,
    ),
    { at: [cupX, top, cupZ], paint },
  )
  builder.piece(disc(0, 0.048, 10, 1), { at: [cupX, top + 0.066, cupZ], paint: '#9a5a2e' })
}

function buildCandle(builder: SpaceBuilder, candleX: number, candleZ: number): void {
  builder.piece(cylinder({ topRadius: 0.055, height: 0.05, sides: 10 }), { at: [candleX, top + 0.025, candleZ], paint: palette.terracotta })
  builder.piece(sphere(0.04, 8), { at: [candleX, top + 0.065, candleZ], paint: palette.bulb, emissive: 1 })
  builder.glow([candleX, top + 0.09, candleZ], palette.lantern, 0.7)
  builder.lamp([candleX, top + 0.3, candleZ], { colour: '#ffb060', intensity: 0.8, radiusMetres: 3, flicker: true })
}

function buildCushion(builder: SpaceBuilder, angle: number, paint: string): void {
  const cushionX = x + Math.cos(angle) * 1.32
  const cushionZ = z + Math.sin(angle) * 1.32
  const profile = [
    [0.3, 0],
    [0.38, 0.05],
    [0.39, 0.1],
    [0.34, 0.18],
    [0.2, 0.22],
    [0, 0.215],
  ] as const
  builder.piece(lathe(profile, 18), { at: [cushionX, 0.02, cushionZ], paint, jitter: 0.02 })
  builder.piece(sphere(0.028, 6), { at: [cushionX, 0.235, cushionZ], paint: palette.cream })
  builder.solid(solidCylinder({ radius: 0.36, height: 0.26, sides: 10 }, [cushionX, 0, cushionZ], { colour: paint }))
  builder.seat('cushion', [cushionX, 0.23, cushionZ], Math.atan2(-Math.cos(angle), -Math.sin(angle)))
}
