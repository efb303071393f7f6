import type { SpaceBuilder } from '#kit/builder.ts'
import { blade, leafCloud, puff } from '#kit/foliage.ts'
import { lathe, sphere } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { groundHeight, pondDistance } from './layout.ts'

type PotKind = 'bush' | 'grass'

const pots: readonly (readonly [x: number, z: number, scale: number, kind: PotKind, colour: string])[] = [
  [-3.9, -3.4, 1.1, 'bush', palette.terracotta],
  [4.25, -3.75, 1.05, 'grass', palette.teal],
  [7.05, 1.15, 1, 'bush', palette.terracotta],
  [-7.2, 1.8, 1.1, 'grass', palette.teal],
  [2.3, 6.9, 0.9, 'bush', palette.terracotta],
  [-2.3, 6.9, 0.9, 'bush', palette.cream],
  [6.9, -3.2, 1.2, 'grass', palette.teal],
  [-7.3, -4, 1.2, 'bush', palette.terracotta],
  [6.2, 4.7, 1, 'grass', palette.plum],
]

/** Pots on the terrace and the hedge round it. */
export function buildPlanting(builder: SpaceBuilder): void {
  for (const [x, z, scale, kind, colour] of pots) {
    buildPot(builder, x, z, scale, colour)
    // Those in front are looked at from near by: more leaves, and smaller ones.
    if (kind === 'bush') fillWithBush(builder, x, z, scale, z > 5 ? { count: 306, leafMetres: 0.112 } : { count: 121, leafMetres: 0.165 })
    else fillWithGrass(builder, x, z, scale)
  }
  for (let i = 0; i < 46; i++) plantHedge(builder, i)
}

function buildPot(builder: SpaceBuilder, x: number, z: number, scale: number, paint: string): void {
  const profile = [
    [0.28, 0],
    [0.32, 0.2],
    [0.36, 0.42],
    [0.4, 0.43],
    [0.4, 0.5],
    [0.34, 0.5],
    [0.31, 0.42],
    [0, 0.42],
  ] as const
  builder.piece(lathe(profile, 16), { at: [x, 0, z], scale, paint, jitter: 0.03 })
  builder.solid(solidCylinder({ radius: 0.36 * scale, height: 0.9 * scale, sides: 8 }, [x, 0, z], { colour: '#6f8f5c' }))
}

function fillWithBush(builder: SpaceBuilder, x: number, z: number, scale: number, leaves: { count: number; leafMetres: number }): void {
  const { random } = builder
  for (let i = 0; i < 2; i++) {
    const at = [x + Math.cos(i * 3.1) * 0.08 * scale, (0.74 + (i % 2) * 0.16) * scale, z + Math.sin(i * 3.1) * 0.16 * scale] as const
    builder.piece(puff(0.31, 0.08, 1, random), { at, scale, paint: [palette.leafDeep, '#78bb5d'], sway: 0.3, jitter: 0.05 })
  }
  builder.finished(
    leafCloud(
      {
        centre: [x, 0.85 * scale, z],
        radius: 0.41 * scale,
        squash: 0.95,
        ...leaves,
        colours: [palette.leafDeep, palette.leafMid, palette.leafMid, palette.leafLight, '#a2cd70'],
        fromHeight: 0.12,
      },
      random,
    ),
  )
  for (let i = 0; i < 9; i++) {
    const angle = i * 2.4
    const height = 0.78 + (i % 4) * 0.13
    const reach = Math.sqrt(Math.max(0.05, 0.45 ** 2 - (height - 0.85) ** 2))
    builder.piece(sphere(0.042, 5), {
      at: [x + Math.cos(angle) * reach * scale, height * scale, z + Math.sin(angle) * reach * scale],
      paint: random.pick([palette.pink, palette.coral, palette.cream]),
    })
  }
}

function fillWithGrass(builder: SpaceBuilder, x: number, z: number, scale: number): void {
  for (let i = 0; i < 11; i++) {
    builder.piece(blade(0.065, 1, 0.4 + 0.25 * Math.sin(i * 5)), {
      at: [x, 0.42 * scale, z],
      turn: [0, (i / 11) * Math.PI * 2, 0],
      scale: [scale * 1.3, scale * (1 + 0.25 * Math.sin(i * 3)), scale],
      paint: [palette.leafDeep, palette.leafLight],
      jitter: 0.05,
      sway: 0.4,
    })
  }
}

function plantHedge(builder: SpaceBuilder, index: number): void {
  const { random } = builder
  const angle = (index / 46) * Math.PI * 2 + random.between(0, 0.1)
  const distance = random.between(9.5, 11.1)
  const radius = random.between(0.45, 0.95)
  const x = Math.cos(angle) * distance
  const z = Math.sin(angle) * distance
  const nearPond = pondDistance(x, z) < 1.55
  const onPath = z > 6.5 && Math.abs(x) < 2.4
  if (nearPond || onPath) return
  const warm = random.next() > 0.75
  const y = groundHeight(x, z) + 0.1 + radius * 0.35
  builder.piece(puff(radius * 0.9, 0.08, 1, random), {
    at: [x, y, z],
    scale: [1.02, 0.83, 1.02],
    paint: [palette.leafDeep, warm ? '#7f9a5c' : palette.leafMid],
    sway: 0.25,
    jitter: 0.06,
  })
  builder.finished(
    leafCloud(
      {
        centre: [x, y, z],
        radius: radius * 1.03,
        squash: 0.85,
        count: Math.round(z < -7.5 && Math.abs(x) < 6 ? 20 : 40 + radius * 75),
        leafMetres: 0.19,
        colours: warm
          ? [palette.leafDeep, palette.leafMid, palette.azalea, palette.pink]
          : [palette.leafDeep, palette.leafMid, palette.leafLight, palette.leafPale],
        fromHeight: 0.3,
        keep: (leafX, leafY, leafZ) => leafY > y + radius * 0.5 || Math.hypot(leafX, leafZ) < distance + radius * 0.2,
      },
      random,
    ),
  )
  builder.solid(solidCylinder({ radius: radius * 0.95, height: radius * 1.2, sides: 6 }, [x, -0.12, z], { colour: '#5f8a55' }))
  if (index % 3 === 0) scatterBlossoms(builder, x, y, z, radius)
}

function scatterBlossoms(builder: SpaceBuilder, x: number, y: number, z: number, radius: number): void {
  const { random } = builder
  const colours = [palette.pink, palette.cream, palette.coral, palette.lilac] as const
  for (let i = 0; i < 7; i++) {
    const angle = random.between(0, Math.PI * 2)
    const lift = random.between(0.25, 0.95)
    const reach = Math.sqrt(1 - lift * lift) * radius * 1.12
    builder.piece(sphere(0.055, 5), {
      at: [x + Math.cos(angle) * reach, y + lift * radius * 0.9, z + Math.sin(angle) * reach],
      paint: colours[i % colours.length] ?? palette.pink,
    })
  }
}
