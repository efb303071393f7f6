import type { SpaceBuilder, Triple } from '#kit/builder.ts'
import { cylinder, lathe } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { hexCorner, hexSide, layout } from './layout.ts'

/** Red paper lanterns under the eaves' corners and along the way; a large one over the stage and small ones about it: the lit heart. */
export function buildLanterns(builder: SpaceBuilder): void {
  for (let index = 0; index < 6; index++) {
    const { x, z } = hexCorner(index, layout.eaves.radius * 0.93)
    hang(builder, [x, 2.82, z], 0.22, 3.5, { intensity: 2.4, reach: 5.5 })
  }
  // High enough to stand in nobody's picture of a talk.
  hang(builder, [0, 3.5, 0], 0.36, 5, { intensity: 6.4, reach: 8.6 })
  for (let side = 0; side < 6; side++) {
    const { x, z, yaw } = hexSide(side, layout.columns, -0.04)
    // The way in stays free: two lanterns beside it.
    for (const along of side === 0 ? [-0.86, 0.86] : [0])
      hang(builder, [x + Math.cos(yaw) * along, 2.2, z - Math.sin(yaw) * along], 0.145, 2.46, { intensity: 1.1, reach: 4.4 })
  }
  for (const [x, z] of [
    [0.95, 6.7],
    [3.85, 9.9],
    [-1.35, 13.2],
  ] as const) {
    builder.piece(cylinder({ topRadius: 0.035, bottomRadius: 0.045, height: 2.1, sides: 6, rings: 5, open: true }), {
      at: [x, 0.3, z],
      paint: [palette.trunkDark, colours.lacquer],
    })
    builder.piece(cylinder({ topRadius: 0.02, height: 0.36, sides: 5 }), {
      at: [x, 1.34, z],
      turn: [0, 0, Math.PI / 2],
      paint: colours.lacquer,
    })
    hang(builder, [x - 0.14, 1.06, z], 0.15, 1.34, { intensity: 1.7, reach: 5 })
  }
}

function hang(builder: SpaceBuilder, at: Triple, radius: number, fromHeight: number, lamp: { intensity: number; reach: number }): void {
  const [x, y, z] = at
  const drop = fromHeight - y - radius * 0.8
  if (drop > 0.02)
    builder.piece(cylinder({ topRadius: 0.008, height: drop, sides: 3, open: true }), {
      at: [x, fromHeight - drop / 2, z],
      paint: palette.ink,
      hangs: true,
    })
  const profile = [
    [0.42, -0.8],
    [0.8, -0.58],
    [0.98, -0.24],
    [1, 0],
    [0.98, 0.24],
    [0.8, 0.58],
    [0.42, 0.8],
  ] as const
  builder.piece(
    lathe(
      profile.map(([r, h]) => [r * radius, h * radius] as const),
      radius > 0.2 ? 16 : 10,
    ),
    { at, paint: [colours.lantern[0], colours.lantern[1]], emissive: 0.42, hangs: true },
  )
  for (const end of [-1, 1])
    builder.piece(cylinder({ topRadius: radius * 0.45, height: radius * 0.18, sides: 8 }), {
      at: [x, y + end * radius * 0.84, z],
      paint: palette.brassDark,
      hangs: true,
    })
  builder.piece(cylinder({ topRadius: radius * 0.1, bottomRadius: radius * 0.2, height: radius * 1.1, sides: 6, open: true }), {
    at: [x, y - radius * 1.45, z],
    paint: colours.tassel,
    hangs: true,
  })
  builder.glow(at, '#ffab6e', radius * 6)
  builder.lamp([x, y - radius, z], { colour: '#ffa864', intensity: lamp.intensity, radiusMetres: lamp.reach })
}
