import type { SpaceBuilder } from '#kit/builder.ts'
import { blade, leafCloud, puff } from '#kit/foliage.ts'
import { cylinder, lathe } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'

/** Green in pots, on the floor and hanging from the beams. */
export function buildPlants(builder: SpaceBuilder): void {
  buildTall(builder, -1.98, -1.95, 1)
  buildTall(builder, 2.0, -2.02, 0.9)
  buildHanging(builder, -1.55, 2.5, -1.43)
  buildHanging(builder, 1.62, 2.42, -1.43)
  buildBushy(builder, -3.45, 2.35)
}

function pot(builder: SpaceBuilder, x: number, z: number, scale: number, paint: string): void {
  const profile = [
    [0.17, 0],
    [0.2, 0.14],
    [0.23, 0.3],
    [0.25, 0.31],
    [0.25, 0.36],
    [0.2, 0.35],
    [0, 0.31],
  ] as const
  builder.piece(lathe(profile, 14), { at: [x, 0, z], scale, paint, jitter: 0.03 })
  builder.solid(solidCylinder({ radius: 0.24 * scale, height: 0.9, sides: 8 }, [x, 0, z], { colour: palette.leafMid }))
}

function buildTall(builder: SpaceBuilder, x: number, z: number, scale: number): void {
  const { random } = builder
  pot(builder, x, z, scale, palette.terracotta)
  for (let i = 0; i < 13; i++) {
    builder.piece(blade(0.1, random.between(0.75, 1.15), random.between(0.25, 0.6)), {
      at: [x, 0.32 * scale, z],
      turn: [0, i * 2.4, 0],
      scale,
      paint: [palette.leafDeep, palette.leafMid],
      jitter: 0.07,
      sway: 0.12,
    })
  }
}

function buildHanging(builder: SpaceBuilder, x: number, y: number, z: number): void {
  const { random } = builder
  builder.piece(cylinder({ topRadius: 0.006, height: 0.5, sides: 3, open: true }), { at: [x, y + 0.35, z], paint: palette.ink })
  builder.piece(
    lathe(
      [
        [0.07, 0],
        [0.15, 0.07],
        [0.17, 0.16],
      ],
      12,
    ),
    { at: [x, y - 0.06, z], paint: palette.cream },
  )
  builder.piece(puff(0.17, 0.12, 1, random), { at: [x, y + 0.13, z], scale: [1, 0.6, 1], paint: [palette.leafDeep, palette.leafMid] })
  for (let strand = 0; strand < 9; strand++) {
    const angle = strand * 2.4
    const length = random.between(0.25, 0.75)
    for (let k = 0; k < 7; k++) {
      const along = k / 6
      builder.piece(blade(0.05, 0.11, 0.3), {
        at: [
          x + Math.cos(angle) * (0.16 + 0.05 * Math.sin(k)),
          y + 0.1 - along * length,
          z + Math.sin(angle) * (0.16 + 0.05 * Math.cos(k)),
        ],
        turn: [0.6, angle + k * 2.2, 0],
        paint: [palette.leafMid, k % 2 === 0 ? palette.leafLight : palette.leafPale],
        jitter: 0.06,
        sway: 0.15,
      })
    }
  }
}

function buildBushy(builder: SpaceBuilder, x: number, z: number): void {
  pot(builder, x, z, 1.05, palette.teal)
  builder.piece(puff(0.27, 0.1, 1, builder.random), { at: [x, 0.6, z], paint: [palette.leafDeep, palette.leafMid] })
  const cloud = leafCloud(
    {
      centre: [x, 0.64, z],
      radius: 0.34,
      squash: 0.95,
      count: 120,
      leafMetres: 0.15,
      colours: [palette.leafDeep, palette.leafMid, palette.leafLight, palette.leafPale],
      fromHeight: 0.1,
    },
    builder.random,
  )
  builder.finished(cloud)
}
