import type { SpaceBuilder } from '#kit/builder.ts'
import { puff } from '#kit/foliage.ts'
import { cylinder, disc, lathe, sphere } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { lightPalette, palette } from '#palette.ts'
import { layout } from './layout.ts'

const { x: fireX, z: fireZ } = layout.fire
const cushionColours = [palette.coral, palette.mustard, palette.blue, palette.plum, palette.pink, palette.teal] as const

/** The fire in its ring of stones, with cushions round it. */
export function buildFire(builder: SpaceBuilder): void {
  const { random } = builder
  for (let i = 0; i < 11; i++) {
    const angle = (i / 11) * Math.PI * 2
    builder.piece(puff(0.25, 0.12, 2, random), {
      at: [fireX + Math.cos(angle) * 0.78, 0.12, fireZ + Math.sin(angle) * 0.78],
      scale: [1.05, random.between(0.72, 0.86), 1.05],
      paint: [palette.stoneDark, palette.stone],
      jitter: 0.07,
    })
  }
  builder.piece(disc(0, 0.7, 20, 3), { at: [fireX, 0.06, fireZ], paint: palette.ash })
  for (let i = 0; i < 4; i++) {
    const angle = i * 1.6
    const inwards = Math.atan2(-Math.cos(angle), -Math.sin(angle))
    builder.piece(cylinder({ topRadius: 0.07, bottomRadius: 0.08, height: 0.8, sides: 8, rings: 3 }), {
      at: [fireX + Math.cos(angle) * 0.22, 0.26, fireZ + Math.sin(angle) * 0.22],
      turn: [0.9, inwards, 0],
      paint: ['#5a3a30', palette.ember],
    })
  }
  for (let i = 0; i < 7; i++) {
    builder.piece(puff(0.07, 0.2, 0, random), {
      at: [fireX + Math.cos(i * 2.4) * 0.26, 0.09, fireZ + Math.sin(i * 2.4) * 0.26],
      paint: palette.ember,
      emissive: 0.5,
      jitter: 0.1,
    })
  }
  builder.lamp([fireX, 0.75, fireZ], { colour: lightPalette.fire, intensity: 4.2, radiusMetres: 7.5, flicker: true })
  builder.glow([fireX, 0.65, fireZ], '#ff9a4a', 3.4)
  builder.parts.fires.push({ x: fireX, y: 0.18, z: fireZ, radiusMetres: 0.3 })
  builder.solid(solidCylinder({ radius: 1.02, height: 0.36, sides: 14 }, [fireX, 0, fireZ], { colour: '#9a8a86' }))
  cushionColours.forEach((paint, i) => buildCushion(builder, -Math.PI / 2 + ((i + 0.5) / 6) * Math.PI * 2, paint))
}

function buildCushion(builder: SpaceBuilder, angle: number, paint: string): void {
  const x = fireX + Math.cos(angle) * 2.05
  const z = fireZ + Math.sin(angle) * 2.05
  const profile = [
    [0.34, 0],
    [0.42, 0.05],
    [0.43, 0.11],
    [0.39, 0.19],
    [0.28, 0.235],
    [0.14, 0.25],
    [0, 0.235],
  ] as const
  builder.piece(lathe(profile, 20), { at: [x, 0, z], paint, jitter: 0.02 })
  builder.piece(sphere(0.03, 6), { at: [x, 0.25, z], paint: palette.cream })
  builder.solid(solidCylinder({ radius: 0.4, height: 0.27, sides: 10 }, [x, 0, z], { colour: paint }))
  builder.seat('cushion', [x, 0.24, z], Math.atan2(-Math.cos(angle), -Math.sin(angle)))
}
