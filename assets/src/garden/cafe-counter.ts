import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, lathe, softBox, sphere } from '#kit/shapes.ts'
import { solidBox } from '#kit/solids.ts'
import { lightPalette, palette } from '#palette.ts'
import { layout } from './layout.ts'
import { buildBarStool } from './stools.ts'

const { z } = layout.cafe
const top = 1.22

/** The counter with everything on and over it. */
export function buildCafeCounter(builder: SpaceBuilder): void {
  builder.piece(chamferBox(6.2, 1, 0.75, { bevel: 0.06, cuts: [18, 4, 1], without: 'bottom' }), {
    at: [-0.4, 0.65, z + 0.75],
    paint: [palette.tealDark, palette.teal],
  })
  for (let i = 0; i < 12; i++) {
    builder.piece(chamferBox(0.43, 0.78, 0.06, { bevel: 0.025, cuts: [1, 3, 1], without: 'back' }), {
      at: [-3.2 + i * 0.51, 0.67, z + 1.14],
      paint: palette.teal,
      jitter: 0.06,
    })
  }
  builder.piece(chamferBox(6.5, 0.1, 0.98, { bevel: 0.035, cuts: [22, 1, 3] }), {
    at: [-0.4, 1.17, z + 0.78],
    paint: [palette.woodMid, palette.woodLight],
  })
  builder.solid(solidBox([6.3, 1.22, 0.85], [-0.4, 0.61, z + 0.75], { colour: '#3c7c74' }))
  buildCoffee(builder)
  buildCake(builder)
  buildJars(builder)
  buildPendants(builder)
  for (const x of [0.75, 1.55, 2.35]) buildBarStool(builder, x, z + 1.65, Math.PI)
}

function buildCoffee(builder: SpaceBuilder): void {
  builder.piece(softBox(0.95, 0.55, 0.5, 0.1, 2), { at: [-2.6, 1.5, z + 0.65], paint: palette.coral })
  builder.piece(chamferBox(1, 0.1, 0.55), { at: [-2.6, 1.82, z + 0.65], paint: palette.brass })
  for (const dx of [-0.25, 0.25]) {
    builder.piece(cylinder({ topRadius: 0.05, bottomRadius: 0.07, height: 0.16, sides: 8 }), {
      at: [-2.6 + dx, 1.34, z + 0.95],
      paint: palette.brass,
    })
  }
  const cups = [palette.cream, palette.pink, palette.blue, palette.mustard, palette.cream]
  cups.forEach((paint, i) => buildCup(builder, [-1.7 + i * 0.2, top, z + 0.85 + (i % 2) * 0.12], paint))
}

export function buildCup(builder: SpaceBuilder, at: readonly [number, number, number], paint: string): void {
  const profile = [
    [0.05, 0],
    [0.09, 0.06],
    [0.095, 0.13],
    [0.08, 0.13],
    [0.065, 0.05],
    [0, 0.045],
  ] as const
  builder.piece(lathe(profile, 10), { at, paint })
}

function buildCake(builder: SpaceBuilder): void {
  const x = 0.3
  builder.piece(cylinder({ topRadius: 0.05, bottomRadius: 0.09, height: 0.14, sides: 10, open: true }), {
    at: [x, 1.27, z + 0.8],
    paint: palette.cream,
  })
  builder.piece(cylinder({ topRadius: 0.26, height: 0.03, sides: 18 }), { at: [x, 1.34, z + 0.8], paint: palette.cream })
  builder.piece(cylinder({ topRadius: 0.2, bottomRadius: 0.21, height: 0.16, sides: 18 }), {
    at: [x, 1.44, z + 0.8],
    paint: ['#8a4d3c', '#f6d7c0'],
  })
  for (let i = 0; i < 6; i++) {
    builder.piece(sphere(0.045, 6), { at: [x + 0.13 * Math.cos(i * 1.05), 1.55, z + 0.8 + 0.13 * Math.sin(i * 1.05)], paint: '#d6434f' })
  }
}

function buildJars(builder: SpaceBuilder): void {
  const fillings = ['#f0d9a8', '#c98d5a', '#f4c6c0']
  fillings.forEach((paint, i) => {
    const x = 1.1 + i * 0.36
    const profile = [
      [0.11, 0],
      [0.13, 0.1],
      [0.12, 0.28],
      [0.08, 0.32],
    ] as const
    builder.piece(lathe(profile, 12), { at: [x, top, z + 0.72], paint })
    builder.piece(cylinder({ topRadius: 0.09, height: 0.06, sides: 10 }), { at: [x, 1.57, z + 0.72], paint: palette.brass })
  })
}

function buildPendants(builder: SpaceBuilder): void {
  const shade = [
    [0.22, 0],
    [0.19, 0.09],
    [0.09, 0.17],
    [0.03, 0.19],
  ] as const
  for (const x of [-2.6, -0.4, 1.8]) {
    builder.piece(cylinder({ topRadius: 0.012, height: 0.5, sides: 4, open: true }), { at: [x, 2.87, z + 0.6], paint: palette.ink })
    builder.piece(lathe(shade, 14), { at: [x, 2.45, z + 0.6], paint: palette.mustard, emissive: 0.15 })
    builder.piece(sphere(0.075, 8), { at: [x, 2.47, z + 0.6], paint: palette.bulb, emissive: 1 })
    builder.glow([x, 2.45, z + 0.6], palette.lantern, 1.5)
    builder.lamp([x, 2.3, z + 0.55], { colour: lightPalette.lamp, intensity: 3, radiusMetres: 7 })
  }
}
