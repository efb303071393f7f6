import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { gridSurface } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'

const houses = [
  [-4.6, -9.5, 3.2, 0.7],
  [-1.2, -10.5, 3, 1.35],
  [2.4, -9.6, 2.8, 1.1],
  [7.6, -11, 3.4, 0.6],
  [-9, -12, 3.6, 0.9],
  [-3.4, -15.5, 4, 2.4],
  [1.2, -16, 4.2, 2.7],
  [10.5, -5, 3.6, -0.9],
  [-10.8, -4, 3.6, -0.8],
  [-10, 3.5, 3.4, -1.3],
  [10.2, 3, 3.4, -1.2],
] as const

/** The roofs of the neighbours in the rain, some with a light on, and where rain is seen to fall. */
export function buildRooftops(builder: SpaceBuilder): void {
  const { random } = builder
  for (const [x, z, width, eaves] of houses) {
    const tall = 5
    builder.piece(chamferBox(width, tall, width, { bevel: 0.04, cuts: [3, 4, 3], without: 'bottom' }), {
      at: [x, eaves - tall / 2, z],
      paint: ['#3f4660', '#6a6f86'],
      jitter: 0.06,
    })
    const ridge = width * 0.42
    for (const side of [-1, 1]) {
      for (let row = 0; row < 6; row++) {
        const low = 1 - row / 6
        const high = 1 - (row + 1) / 6 - 0.03
        const course = gridSurface(8, 1, (u, v, out) => {
          const across = low + (high - low) * v
          out.set(side * (0.5 - u) * (width + 0.5), ridge * (1 - across) + 0.03 * (1 - v), side * across * (width / 2 + 0.25))
        })
        builder.piece(course, { at: [x, eaves, z], paint: row % 2 === 0 ? colours.slate : colours.slateLight, jitter: 0.05 })
      }
    }
    builder.piece(
      gridSurface(2, 1, (u, v, out) => out.set((u - 0.5) * width * (1 - v), v * ridge, width / 2)),
      { at: [x, eaves, z], paint: '#565c76' },
    )
    for (let i = 0; i < 2; i++) {
      const lit = random.next() < 0.75
      const at = [x + (i - 0.5) * width * 0.42, eaves - 0.75, z + width / 2 + 0.02] as const
      builder.piece(chamferBox(0.42, 0.56, 0.05, { bevel: 0.015 }), { at, paint: lit ? '#ffc878' : '#39405c', emissive: lit ? 0.6 : 0 })
      if (lit) builder.glow([at[0], at[1], at[2] + 0.1], palette.lanternGold, 1.3)
    }
  }
  builder.parts.rains.push(
    { minX: -6, maxX: 6, minY: -3, maxY: 6.5, minZ: -9, maxZ: -3.2 },
    { minX: -11, maxX: -4.3, minY: -3, maxY: 6.5, minZ: -8, maxZ: 5 },
    { minX: 4.3, maxX: 11, minY: -3, maxY: 6.5, minZ: -8, maxZ: 5 },
  )
}
