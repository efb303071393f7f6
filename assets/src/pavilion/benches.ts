import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { lathe, sphere } from '#kit/shapes.ts'
import { solidBox, solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { hexSide, layout } from './layout.ts'

const cushionColours = [palette.coral, palette.mustard, palette.blue, palette.plum, palette.teal, palette.pink, palette.mustard] as const

/** Seat rails between the columns at the back, stone benches at the sides, and cushions in front of the stage. */
export function buildBenches(builder: SpaceBuilder): void {
  for (const side of [1, 2, 4, 5]) buildSeatRail(builder, side)
  for (const side of [-1, 1]) buildStoneBench(builder, side * 4.75, -0.35, side * -1.45)
  const spread = 0.34
  cushionColours.forEach((paint, i) => {
    if (i === 3) return
    buildCushion(builder, (i - 3) * spread, paint)
  })
}

/** A bench whose back leans out over the terrace, as pavilions have. */
function buildSeatRail(builder: SpaceBuilder, side: number): void {
  const { x, z, yaw } = hexSide(side, layout.columns)
  const floor = layout.dais.height
  const length = layout.columns - 0.42
  const at = (along: number, y: number, out: number) =>
    [x + Math.cos(yaw) * along + Math.sin(yaw) * out, floor + y, z - Math.sin(yaw) * along + Math.cos(yaw) * out] as const
  builder.piece(chamferBox(length, 0.06, 0.42, { bevel: 0.02, cuts: [9, 1, 2] }), {
    at: at(0, 0.43, -0.06),
    turn: [0, yaw, 0],
    paint: colours.lacquer,
    jitter: 0.03,
  })
  for (const along of [-0.42, 0, 0.42])
    builder.piece(chamferBox(0.07, 0.42, 0.3, { bevel: 0.02 }), {
      at: at(along * length, 0.21, -0.06),
      turn: [0, yaw, 0],
      paint: colours.lacquerDark,
    })
  const slats = 13
  for (let i = 0; i < slats; i++) {
    const along = ((i + 0.5) / slats - 0.5) * length
    builder.piece(chamferBox(0.04, 0.46, 0.035, { bevel: 0.01, cuts: [1, 2, 1] }), {
      at: at(along, 0.66, 0.22),
      turn: [0.36, yaw, 0],
      paint: i % 2 === 0 ? colours.lacquer : colours.lattice,
      jitter: 0.03,
    })
  }
  builder.piece(chamferBox(length + 0.1, 0.07, 0.08, { bevel: 0.025, cuts: [9, 1, 1] }), {
    at: at(0, 0.89, 0.31),
    turn: [0, yaw, 0],
    paint: colours.lacquer,
  })
  builder.solid(solidBox([length, 0.48, 0.42], at(0, 0.24, -0.06), { colour: colours.lacquer }, yaw))
  builder.solid(solidBox([length, 0.5, 0.14], at(0, 0.68, 0.22), { colour: colours.lattice }, yaw))
  for (const along of [-0.26, 0.26]) builder.seat('bench', at(along * length, 0.46, -0.08), yaw + Math.PI)
}

function buildStoneBench(builder: SpaceBuilder, x: number, z: number, yaw: number): void {
  const at = (along: number, y: number, out: number) =>
    [x + Math.cos(yaw) * along + Math.sin(yaw) * out, y, z - Math.sin(yaw) * along + Math.cos(yaw) * out] as const
  builder.piece(chamferBox(1.7, 0.13, 0.5, { bevel: 0.035, cuts: [6, 1, 2] }), {
    at: at(0, 0.4, 0),
    turn: [0, yaw, 0],
    paint: colours.curb,
    jitter: 0.03,
  })
  for (const along of [-0.58, 0.58])
    builder.piece(chamferBox(0.2, 0.36, 0.4, { bevel: 0.03, cuts: [1, 2, 1], without: 'bottom' }), {
      at: at(along, 0.18, 0),
      turn: [0, yaw, 0],
      paint: colours.wall,
    })
  builder.solid(solidBox([1.7, 0.48, 0.5], at(0, 0.24, 0), { colour: colours.curb }, yaw))
  for (const along of [-0.42, 0.42]) builder.seat('bench', at(along, 0.47, 0.03), yaw)
}

function buildCushion(builder: SpaceBuilder, angle: number, paint: string): void {
  const reach = 4.55
  const x = Math.sin(angle) * reach
  const z = Math.cos(angle) * reach * 0.98
  const profile = [
    [0.32, 0],
    [0.4, 0.05],
    [0.41, 0.1],
    [0.37, 0.18],
    [0.24, 0.225],
    [0, 0.22],
  ] as const
  builder.piece(lathe(profile, 18), { at: [x, 0, z], paint, jitter: 0.02 })
  builder.piece(sphere(0.03, 6), { at: [x, 0.225, z], paint: palette.cream })
  builder.solid(solidCylinder({ radius: 0.38, height: 0.26, sides: 9 }, [x, 0, z], { colour: paint }))
  builder.seat('cushion', [x, 0.22, z], Math.PI + angle)
}
