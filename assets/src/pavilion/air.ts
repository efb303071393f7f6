import type { SpaceBuilder } from '#kit/builder.ts'
import { layout } from './layout.ts'

/** The lake itself and the mist over it. */
export function buildAir(builder: SpaceBuilder): void {
  const { random, parts } = builder
  parts.waters.push({ x: 0, y: layout.water, z: 0, radiusMetres: 78 })
  for (let i = 0; i < 30; i++) {
    const angle = i * 2.4
    const reach = 15 + 22 * Math.sqrt(i / 30)
    const widthMetres = random.between(9, 19)
    parts.mists.push({
      x: Math.sin(angle) * reach,
      y: layout.water + random.between(0.5, 1.5) + reach * 0.03,
      z: Math.cos(angle) * reach - 6,
      widthMetres,
      heightMetres: random.between(1.6, 3.6) + reach * 0.05,
    })
  }
}
