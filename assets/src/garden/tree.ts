import { Color, MathUtils } from 'three'
import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { leafCloud, puff } from '#kit/foliage.ts'
import type { Paint } from '#kit/paint.ts'
import { cylinder, lathe, sphere } from '#kit/shapes.ts'
import { solidCylinder, toSolid } from '#kit/solids.ts'
import { lightPalette, palette } from '#palette.ts'
import { layout } from './layout.ts'

const { x: treeX, z: treeZ } = layout.tree

/** Crown balls: x, y, z relative to the trunk, and radius. */
const crown = [
  [0, 4.6, 0, 1.65],
  [1.45, 4.2, 0.4, 1.15],
  [-1.4, 4.25, 0.5, 1.2],
  [0.2, 4.1, -1.4, 1.2],
  [0.5, 4.15, 1.35, 1.1],
  [-0.7, 5.4, -0.2, 1.15],
  [0.8, 5.3, 0.1, 1],
  [-1.1, 4.5, -1, 1],
  [1.3, 4.7, -0.8, 0.95],
] as const

const lanterns = [
  [1.5, 2.75, 1.1, 0.26, palette.lantern],
  [-0.9, 2.6, 1.5, 0.22, palette.lanternWarm],
  [0.5, 2.95, 1.9, 0.19, palette.lanternPale],
  [-1.7, 2.9, 0.2, 0.24, palette.lanternGold],
  [1.9, 3, -0.4, 0.2, palette.lanternWarm],
] as const

/** The old tree with its ring bench and paper lanterns. */
export function buildTree(builder: SpaceBuilder): void {
  buildTrunk(builder)
  buildCrown(builder)
  buildRingBench(builder)
  for (const [x, y, z, radius, colour] of lanterns) {
    const drop = 3.9 - y
    builder.piece(cylinder({ topRadius: 0.008, height: drop, sides: 3, open: true }), {
      at: [treeX + x, y + drop / 2, treeZ + z],
      paint: palette.ink,
      hangs: true,
    })
    buildPaperLantern(builder, [treeX + x, y, treeZ + z], radius, colour)
  }
}

function buildTrunk(builder: SpaceBuilder): void {
  const profile = [
    [0.95, 0],
    [0.6, 0.18],
    [0.5, 0.45],
    [0.45, 0.8],
    [0.41, 1.2],
    [0.4, 1.6],
    [0.42, 2.1],
    [0.48, 2.5],
    [0.55, 2.9],
    [0.3, 3.4],
  ] as const
  builder.piece(lathe(profile, 18), { at: [treeX, 0, treeZ], paint: [palette.trunkDark, '#8a5b42'] })
  builder.solid(solidCylinder({ radius: 0.5, height: 3.4, sides: 10 }, [treeX, 0, treeZ], { colour: '#7a4f3c' }))
  const branches = [
    [0.8, 0.2, 1.6],
    [-0.7, 0.5, 1.5],
    [0.1, -0.8, 1.5],
    [-0.2, 0.9, 1.3],
  ] as const
  for (const [dx, dz, length] of branches) {
    builder.piece(cylinder({ topRadius: 0.1, bottomRadius: 0.24, height: length, sides: 8, rings: 3, open: true }), {
      at: [treeX + dx * 0.7, 3.2, treeZ + dz * 0.7],
      turn: [dz * 0.8, 0, -dx * 0.8],
      paint: palette.trunk,
    })
  }
}

function buildCrown(builder: SpaceBuilder): void {
  const { random } = builder
  for (const ball of crown) {
    const [x, y, z, radius] = ball
    const at = [treeX + x, y, treeZ + z] as const
    builder.piece(puff(radius * 0.88, 0.06, 2, random), { at, scale: [1, 0.82, 1], sway: 0.6, paint: crownPaint(radius) })
    builder.finished(
      leafCloud(
        {
          centre: at,
          radius,
          squash: 0.84,
          count: Math.round(radius * radius * 415),
          leafMetres: 0.25,
          colours: [palette.leafDeep, palette.leafMid, palette.leafLight, palette.leafPale, palette.leafGold],
          keep: (leafX, leafY, leafZ) => crown.every((other) => other === ball || !isInside(other, leafX, leafY, leafZ)),
        },
        random,
      ),
    )
    const blob = puff(radius * 0.95, 0.08, 1, random)
    blob.scale(1, 0.82, 1).translate(...at)
    builder.solid(toSolid(blob, { colour: '#6f9a58' }))
  }
}

/** Deep enough inside a ball of the crown that nobody sees it. */
function isInside([x, y, z, radius]: (typeof crown)[number], leafX: number, leafY: number, leafZ: number): boolean {
  return Math.hypot(leafX - treeX - x, (leafY - y) / 0.82, leafZ - treeZ - z) < radius * 0.93
}

function crownPaint(radius: number): Paint {
  const deep = new Color(palette.leafFar)
  const light = new Color(palette.leafMid)
  const warm = new Color('#e0b765')
  return (position, normal, out) => {
    out.copy(deep).lerp(light, MathUtils.clamp(0.45 + (position.y / radius) * 0.55, 0, 1))
    out.lerp(warm, MathUtils.clamp(normal.x * 0.2 + normal.y * 0.08, 0, 0.22))
  }
}

function buildRingBench(builder: SpaceBuilder): void {
  const segments = 10
  for (let i = 0; i < segments; i++) {
    const angle = (i / segments) * Math.PI * 2
    const outX = Math.cos(angle)
    const outZ = Math.sin(angle)
    for (const ring of [-0.135, 0.135]) {
      builder.piece(chamferBox(0.8 + ring * 0.55, 0.08, 0.25, { bevel: 0.025, cuts: [2, 1, 1] }), {
        at: [treeX + outX * (1.35 + ring), 0.48, treeZ + outZ * (1.35 + ring)],
        turn: [0, Math.PI / 2 - angle, 0],
        paint: palette.deckLight,
        jitter: 0.06,
      })
    }
    if (i % 2 === 0) {
      builder.piece(chamferBox(0.34, 0.45, 0.12, { bevel: 0.03, without: 'bottom' }), {
        at: [treeX + outX * 1.35, 0.22, treeZ + outZ * 1.35],
        turn: [0, -angle, 0],
        paint: palette.trunk,
      })
      builder.seat('bench', [treeX + outX * 1.4, 0.52, treeZ + outZ * 1.4], Math.PI / 2 - angle)
    }
  }
  builder.solid(solidCylinder({ radius: 1.62, height: 0.52, sides: 20 }, [treeX, 0, treeZ], { colour: '#b88762' }))
}

/** A hanging ball of lit paper with its light. */
function buildPaperLantern(builder: SpaceBuilder, at: readonly [number, number, number], radius: number, colour: string): void {
  const [x, y, z] = at
  builder.piece(sphere(radius, 16), { at, scale: [1, 0.86, 1], paint: ['#ffb45e', colour], emissive: 0.45, hangs: true })
  for (const end of [-1, 1]) {
    builder.piece(cylinder({ topRadius: radius * 0.4, height: 0.05, sides: 10 }), {
      at: [x, y + end * radius * 0.86, z],
      paint: palette.ink,
      hangs: true,
    })
  }
  builder.glow(at, colour, radius * 6.5)
  builder.lamp([x, y - 0.35, z], { colour: lightPalette.paper, intensity: 1.5, radiusMetres: 6 })
}
