import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, disc, lathe, softBox, sphere } from '#kit/shapes.ts'
import { solidBox, solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { buildCup } from './cafe-counter.ts'
import { layout } from './layout.ts'

const { x: loungeX, z: loungeZ } = layout.lounge
const pillows = [palette.mustard, palette.cream, palette.pink, palette.plum] as const

/** Two sofas round a low table on a rug, under a standing lamp. */
export function buildLounge(builder: SpaceBuilder): void {
  buildRug(builder)
  buildSofa(builder, { x: loungeX + 0.1, z: loungeZ - 1.75, yawRadians: 0, lengthMetres: 2.6 })
  buildSofa(builder, { x: loungeX + 1.9, z: loungeZ + 0.1, yawRadians: -Math.PI / 2, lengthMetres: 2 })
  buildTable(builder)
  buildLamp(builder, loungeX + 2.15, loungeZ - 2)
}

function buildRug(builder: SpaceBuilder): void {
  const bands = [
    [0, 0.7, 2, palette.cream],
    [0.7, 1.3, 3, '#c96a58'],
    [1.3, 1.55, 1, palette.mustard],
    [1.55, 1.85, 2, palette.plum],
    [1.85, 2.1, 1, palette.cream],
  ] as const
  for (const [inner, outer, rings, paint] of bands) builder.piece(disc(inner, outer, 40, rings), { at: [loungeX, 0.03, loungeZ], paint })
  builder.piece(cylinder({ topRadius: 2.1, bottomRadius: 2.13, height: 0.03, sides: 40, open: true }), {
    at: [loungeX, 0.015, loungeZ],
    paint: '#d98c74',
  })
}

interface SofaPlace {
  x: number
  z: number
  yawRadians: number
  lengthMetres: number
}

function buildSofa(builder: SpaceBuilder, sofa: SofaPlace): void {
  const { lengthMetres: length, yawRadians: yaw } = sofa
  const cos = Math.cos(yaw)
  const sin = Math.sin(yaw)
  const at = (dx: number, y: number, dz: number) => [sofa.x + dx * cos + dz * sin, y, sofa.z - dx * sin + dz * cos] as const
  const paint = palette.sofa
  builder.piece(chamferBox(length + 0.2, 0.1, 0.86, { bevel: 0.02, cuts: [4, 1, 1], without: 'bottom' }), {
    at: at(0, 0.06, 0),
    turn: [0, yaw, 0],
    paint: palette.trunkDark,
  })
  builder.piece(chamferBox(length, 0.34, 1, { bevel: 0.09, cuts: [10, 2, 4] }), {
    at: at(0, 0.24, 0),
    turn: [0, yaw, 0],
    paint,
    jitter: 0.02,
  })
  builder.piece(chamferBox(length, 0.85, 0.34, { bevel: 0.13, cuts: [10, 3, 1] }), {
    at: at(0, 0.55, -0.45),
    turn: [-0.12, yaw, 0],
    paint,
    jitter: 0.02,
  })
  for (const end of [-1, 1]) {
    builder.piece(chamferBox(0.3, 0.62, 1, { bevel: 0.12, cuts: [1, 2, 4] }), {
      at: at(end * (length / 2 + 0.05), 0.38, 0),
      turn: [0, yaw, 0],
      paint,
      jitter: 0.02,
    })
  }
  const seats = Math.round(length / 0.85)
  const width = length / seats
  for (let i = 0; i < seats; i++) {
    const dx = -length / 2 + width * (i + 0.5)
    builder.piece(chamferBox(width - 0.04, 0.2, 0.8, { bevel: 0.08, cuts: [3, 1, 3] }), {
      at: at(dx, 0.48, 0.06),
      turn: [0, yaw, 0],
      paint,
      jitter: 0.04,
    })
    builder.piece(softBox(0.46, 0.42, 0.16, 0.078, 1), {
      at: at(dx + builder.random.between(-0.1, 0.1), 0.75, -0.19),
      turn: [-0.3, yaw + builder.random.between(-0.1, 0.1), 0],
      paint: pillows[(i + Math.round(length)) % pillows.length] ?? palette.cream,
    })
    builder.seat('sofa', at(dx, 0.58, 0.16), yaw)
  }
  builder.solid(solidBox([length + 0.4, 0.58, 1.02], at(0, 0.29, 0), { colour: '#56808c' }, yaw))
  builder.solid(solidBox([length + 0.3, 0.45, 0.34], at(0, 0.76, -0.45), { colour: '#4e7682' }, yaw))
}

function buildTable(builder: SpaceBuilder): void {
  builder.piece(disc(0, 0.62, 24, 3), { at: [loungeX, 0.46, loungeZ], paint: '#d39a68' })
  builder.piece(cylinder({ topRadius: 0.62, bottomRadius: 0.6, height: 0.07, sides: 24, open: true }), {
    at: [loungeX, 0.425, loungeZ],
    paint: '#b4784c',
  })
  builder.piece(cylinder({ topRadius: 0.1, bottomRadius: 0.28, height: 0.4, sides: 12, rings: 2, open: true }), {
    at: [loungeX, 0.2, loungeZ],
    paint: palette.trunk,
  })
  buildCup(builder, [loungeX + 0.2, 0.46, loungeZ + 0.15], palette.cream)
  buildCup(builder, [loungeX - 0.25, 0.46, loungeZ + 0.1], palette.coral)
  buildCup(builder, [loungeX + 0.02, 0.46, loungeZ - 0.3], palette.blue)
  builder.solid(solidCylinder({ radius: 0.6, height: 0.46, sides: 14 }, [loungeX, 0, loungeZ], { colour: '#b98154' }))
}

function buildLamp(builder: SpaceBuilder, x: number, z: number): void {
  const shade = [
    [0.43, 0],
    [0.33, 0.2],
    [0.22, 0.42],
  ] as const
  builder.piece(cylinder({ topRadius: 0.28, bottomRadius: 0.32, height: 0.06, sides: 16 }), { at: [x, 0.03, z], paint: palette.ink })
  builder.piece(cylinder({ topRadius: 0.025, height: 2.1, sides: 6, rings: 4, open: true }), { at: [x, 1.05, z], paint: palette.brass })
  builder.piece(lathe(shade, 18), { at: [x, 1.95, z], paint: ['#ffd79a', '#fff0cf'], emissive: 0.48 })
  builder.piece(sphere(0.09, 8), { at: [x, 2.08, z], paint: palette.bulb, emissive: 1 })
  builder.glow([x, 2.1, z], palette.lantern, 2.4)
  builder.lamp([x - 0.25, 1.9, z + 0.4], { colour: '#ffb469', intensity: 2.2, radiusMetres: 6 })
  builder.solid(solidCylinder({ radius: 0.2, height: 2.3, sides: 6 }, [x, 0, z], { colour: palette.brass }))
}
