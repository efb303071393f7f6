import type { SpaceBuilder } from '#kit/builder.ts'
import { puff } from '#kit/foliage.ts'
import { cylinder, gridSurface } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { hexDistance, layout } from './layout.ts'
import { leaf } from './leaf.ts'

const clusters = [
  [5.4, 6.6, 2.3, 20],
  [-4.6, 7.6, 2.4, 20],
  [6.2, 12.4, 1.9, 15],
  [-4.4, 12.6, 2, 15],
  [8.8, 1.2, 1.8, 12],
  [-9.4, 4.8, 1.8, 10],
  [5.5, -8, 2.2, 12],
] as const

/** Lotus: pads that lie on the water, flowers and buds low between them. */
export function buildLotus(builder: SpaceBuilder): void {
  for (const [x, z, spread, count] of clusters) {
    for (let i = 0; i < count; i++) {
      const angle = i * 2.4
      const reach = spread * Math.sqrt((i + 0.5) / count)
      grow(builder, x + Math.cos(angle) * reach, z + Math.sin(angle) * reach, i)
    }
  }
}

function grow(builder: SpaceBuilder, x: number, z: number, index: number): void {
  const { random } = builder
  if (hexDistance(x, z) < layout.terrace + 0.6 || onCauseway(x, z)) return
  const size = random.between(0.2, 0.46)
  const notch = random.between(0, 6)
  const pad = gridSurface(10, 1, (u, v, out) => {
    const angle = notch + 0.25 + u * (Math.PI * 2 - 0.5)
    out.set(Math.sin(angle) * v * size, 0.012 * v, Math.cos(angle) * v * size)
  })
  const paint = random.pick([colours.pad[0], colours.pad[1], colours.pad[2], colours.pad[3]])
  // Where two overlap, one lies on the other.
  builder.piece(pad, { at: [x, layout.water + 0.008 + (index % 4) * 0.006, z], paint, jitter: 0.06 })
  if (index % 5 === 1) flower(builder, x + 0.16, z - 0.1, random.between(0.08, 0.2), index % 10 === 1)
}

function stem(builder: SpaceBuilder, x: number, z: number, top: number): void {
  const height = top - layout.water + 0.1
  builder.piece(cylinder({ topRadius: 0.012, height, sides: 4, open: true }), { at: [x, top - height / 2, z], paint: palette.leafDeep })
}

function flower(builder: SpaceBuilder, x: number, z: number, height: number, open: boolean): void {
  const y = layout.water + height
  stem(builder, x, z, y)
  const rings = open ? 2 : 1
  for (let ring = 0; ring < rings; ring++) {
    const petals = 7
    for (let i = 0; i < petals; i++) {
      builder.piece(leaf(0.13, open ? 0.26 - ring * 0.05 : 0.2, open ? 0.85 - ring * 0.4 : 0.12), {
        at: [x, y - 0.02, z],
        turn: [0, ((i + ring * 0.5) / petals) * Math.PI * 2, 0],
        paint: [colours.lotusPale, colours.lotus],
        jitter: 0.04,
      })
    }
  }
  if (open) builder.piece(puff(0.05, 0.05, 0, builder.random), { at: [x, y + 0.05, z], paint: palette.mustard })
}

function onCauseway(x: number, z: number): boolean {
  const { causeway, causewayWidth, shore } = layout
  if (Math.hypot(x - shore.x, z - shore.z) < shore.radius + 0.5) return true
  return causeway.some(([bx, bz], i) => {
    const [ax, az] = causeway[i - 1] ?? [bx, bz]
    const reach = causewayWidth / 2 + 0.45
    return x > Math.min(ax, bx) - reach && x < Math.max(ax, bx) + reach && z > Math.min(az, bz) - reach && z < Math.max(az, bz) + reach
  })
}
