import type { SpaceBuilder } from '#kit/builder.ts'
import { puff } from '#kit/foliage.ts'
import { cylinder } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { layout } from './layout.ts'

const islets = [
  [15, -13, 3.2, 4],
  [-17, -15, 4, 5],
  [-20, 3, 3, 3],
  [21, -2, 3.4, 4],
  [4, -24, 4.4, 6],
  [-6, -28, 3.6, 4],
  [28, -20, 5, 6],
  [-30, -18, 5, 6],
] as const

/** Small islands with trees, paler the farther they lie in the mist. */
export function buildIslets(builder: SpaceBuilder): void {
  const { random } = builder
  for (const [x, z, radius, trees] of islets) {
    builder.piece(puff(radius, 0.1, 2, random), {
      at: [x, layout.water - radius * 0.12, z],
      scale: [1.2, 0.26, 1],
      paint: ['#7d8a80', '#8fae7c'],
    })
    for (let i = 0; i < 3; i++) {
      const angle = i * 2.1 + x
      builder.piece(puff(random.between(0.4, 0.9), 0.14, 1, random), {
        at: [x + Math.cos(angle) * radius * 1.08, layout.water, z + Math.sin(angle) * radius * 0.9],
        scale: [1, 0.7, 1],
        paint: [colours.rock[0], colours.rock[1]],
      })
    }
    for (let i = 0; i < trees; i++)
      plantTree(builder, x + Math.cos(i * 2.4) * radius * 0.55 * Math.sqrt(i / 2), z + Math.sin(i * 2.4) * radius * 0.5, radius)
  }
}

function plantTree(builder: SpaceBuilder, x: number, z: number, radius: number): void {
  const { random } = builder
  const height = random.between(1.2, 2.4) + radius * 0.18
  const base = layout.water + radius * 0.1
  builder.piece(cylinder({ topRadius: 0.09, bottomRadius: 0.16, height, sides: 5, open: true }), {
    at: [x, base + height / 2, z],
    paint: palette.trunk,
  })
  for (let ball = 0; ball < 2; ball++) {
    builder.piece(puff(0.95 - ball * 0.25, 0.12, 1, random), {
      at: [x + random.between(-0.4, 0.4), base + height + ball * 0.62, z + random.between(-0.3, 0.3)],
      scale: [1.15, 0.62, 1.15],
      paint: ['#4f8368', '#7fae7a'],
      jitter: 0.06,
    })
  }
}
