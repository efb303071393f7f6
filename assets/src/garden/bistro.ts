import type { SpaceBuilder } from '#kit/builder.ts'
import { cylinder, disc, lathe, sphere } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { buildStool } from './stools.ts'

const tables = [
  [-3.9, 4.3, palette.coral, 2.3],
  [4.4, 4, palette.mustard, 2.6],
] as const

/** Two round tables with three stools each, flowers and a candle. */
export function buildBistro(builder: SpaceBuilder): void {
  for (const [x, z, colour, second] of tables) {
    builder.piece(disc(0, 0.6, 28, 4), { at: [x, 0.81, z], paint: palette.cream })
    builder.piece(cylinder({ topRadius: 0.6, bottomRadius: 0.585, height: 0.055, sides: 28, open: true }), {
      at: [x, 0.7825, z],
      paint: palette.cream,
    })
    builder.piece(cylinder({ topRadius: 0.05, height: 0.75, sides: 8, rings: 3, open: true }), { at: [x, 0.4, z], paint: palette.ink })
    builder.piece(cylinder({ topRadius: 0.3, bottomRadius: 0.36, height: 0.05, sides: 18 }), { at: [x, 0.025, z], paint: palette.ink })
    builder.solid(solidCylinder({ radius: 0.36, topRadius: 0.6, height: 0.81, sides: 14 }, [x, 0, z], { colour: '#e5d3bf' }))
    buildFlowers(builder, x, z)
    buildCandle(builder, x + 0.3, z + 0.15)
    for (const angle of [0.5, second, 4.4]) {
      const yaw = Math.atan2(-Math.cos(angle), -Math.sin(angle))
      buildStool(builder, x + Math.cos(angle) * 1.05, z + Math.sin(angle) * 1.05, yaw, colour)
    }
  }
}

function buildFlowers(builder: SpaceBuilder, x: number, z: number): void {
  const vase = [
    [0.06, 0],
    [0.09, 0.1],
    [0.05, 0.2],
    [0.06, 0.24],
  ] as const
  builder.piece(lathe(vase, 10), { at: [x, 0.81, z], paint: palette.teal })
  const blossoms = [palette.pink, palette.mustard, palette.cream, palette.coral, palette.pink]
  blossoms.forEach((paint, i) => {
    builder.piece(sphere(0.068, 6), {
      at: [x + Math.cos(i * 1.3) * 0.08, 1.12 + (i % 2) * 0.06, z + Math.sin(i * 1.3) * 0.08],
      paint,
    })
  })
}

function buildCandle(builder: SpaceBuilder, x: number, z: number): void {
  builder.piece(cylinder({ topRadius: 0.06, height: 0.06, sides: 10 }), { at: [x, 0.84, z], paint: palette.terracotta })
  builder.piece(sphere(0.05, 8), { at: [x, 0.88, z], paint: palette.bulb, emissive: 1 })
  builder.glow([x, 0.9, z], palette.lantern, 0.7)
  builder.lamp([x, 1.1, z], { colour: '#ffb867', intensity: 0.7, radiusMetres: 3 })
}
