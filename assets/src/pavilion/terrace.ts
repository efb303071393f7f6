import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, disc, gridSurface } from '#kit/shapes.ts'
import { solidCylinder, toSolid } from '#kit/solids.ts'
import { colours } from './colours.ts'
import { hexCorner, hexDistance, hexSide, layout } from './layout.ts'

const tileMetres = 0.66
/** Either side of the way in. */
const stoneLanterns = [
  [-1.55, 5.05],
  [1.55, 5.05],
] as const

/** The stone terrace: slabs in rows, a kerb round them, and walls down into the water. */
export function buildTerrace(builder: SpaceBuilder): void {
  paveRows(builder)
  layKerb(builder)
  const base = cylinder({
    topRadius: layout.terrace - 0.02,
    bottomRadius: layout.terrace + 0.25,
    height: 1.5,
    sides: 6,
    rings: 4,
    open: true,
  })
  base.rotateY(Math.PI / 6)
  builder.piece(base, { at: [0, -0.78, 0], paint: ['#6f7a78', colours.wall] })
  const floor = cylinder({ topRadius: layout.terrace, height: 0.2, sides: 6 })
  floor.rotateY(Math.PI / 6)
  floor.translate(0, -0.1, 0)
  builder.solid(toSolid(floor, { colour: '#b8b0a6', walkable: true }))
  for (const [x, z] of stoneLanterns) buildStoneLantern(builder, x, z)
}

function paveRows(builder: SpaceBuilder): void {
  const { random } = builder
  const reach = Math.ceil(layout.terrace / tileMetres)
  const half = (tileMetres - 0.022) / 2
  const slab = (cuts: number) => gridSurface(cuts, cuts, (u, v, out) => out.set((u * 2 - 1) * half, 0, (v * 2 - 1) * half))
  const [plain, fine] = [slab(2), slab(5)]
  builder.piece(disc(0, layout.terrace - 0.05, 6, 10), { at: [0, -0.012, 0], turn: [0, Math.PI / 6, 0], paint: '#a8957c' })
  for (let row = -reach; row <= reach; row++) {
    for (let column = -reach; column <= reach; column++) {
      const x = (column + (row % 2 === 0 ? 0 : 0.5)) * tileMetres
      const z = row * tileMetres
      if (hexDistance(x, z) > layout.terrace - 0.12 || hexDistance(x, z) < layout.dais.radius - 0.7) continue
      // Cut finer where something stands on it: only then can it hold its shade.
      const underFoot = stoneLanterns.some(([footX, footZ]) => Math.hypot(footX - x, footZ - z) < 0.62)
      builder.piece(underFoot ? fine : plain, {
        at: [x, (random.next() - 0.5) * 0.012, z],
        paint: random.pick([colours.pave[0], colours.pave[1], colours.pave[2], colours.pave[3]]),
        jitter: 0.05,
      })
    }
  }
}

/** Kerb stones with low posts at the corners; sides in front stay open to the causeway. */
function layKerb(builder: SpaceBuilder): void {
  const length = layout.terrace
  for (let side = 0; side < 6; side++) {
    const { x, z, yaw } = hexSide(side, layout.terrace)
    const stones = 6
    for (let i = 0; i < stones; i++) {
      const along = ((i + 0.5) / stones - 0.5) * length
      builder.piece(chamferBox(length / stones - 0.02, 0.2, 0.42, { bevel: 0.035, cuts: [2, 1, 1] }), {
        at: [x + Math.cos(yaw) * along, -0.07, z - Math.sin(yaw) * along],
        turn: [0, yaw, 0],
        paint: colours.curb,
        jitter: 0.06,
      })
    }
    const corner = hexCorner(side, layout.terrace - 0.12)
    buildPost(builder, corner.x, corner.z, 0.62)
    if (side === 0) continue
    for (const along of [-0.25, 0.25])
      buildPost(builder, x * 0.98 + Math.cos(yaw) * along * length, z * 0.98 - Math.sin(yaw) * along * length, 0.5)
    for (const y of [0.24, 0.42]) {
      builder.piece(chamferBox(length - 0.3, 0.06, 0.07, { bevel: 0.018, cuts: [12, 1, 1] }), {
        at: [x * 0.98, y, z * 0.98],
        turn: [0, yaw, 0],
        paint: colours.curb,
        jitter: 0.03,
      })
    }
  }
}

function buildPost(builder: SpaceBuilder, x: number, z: number, height: number): void {
  builder.piece(chamferBox(0.17, height, 0.17, { bevel: 0.03, cuts: [1, 2, 1], without: 'bottom' }), {
    at: [x, height / 2, z],
    paint: [colours.wall, colours.curb],
  })
  builder.piece(chamferBox(0.21, 0.1, 0.21, { bevel: 0.045 }), { at: [x, height + 0.04, z], paint: colours.curb })
  builder.solid(solidCylinder({ radius: 0.12, height: 0.7, sides: 5 }, [x, 0, z], { colour: colours.curb }))
}

/** A small stone house for a light, on a broad foot. */
function buildStoneLantern(builder: SpaceBuilder, x: number, z: number): void {
  builder.piece(chamferBox(0.46, 0.06, 0.46, { bevel: 0.02, without: 'bottom' }), { at: [x, 0.025, z], paint: '#7d7266' })
  builder.piece(chamferBox(0.34, 0.12, 0.34, { bevel: 0.03, without: 'bottom' }), { at: [x, 0.1, z], paint: ['#8a7f72', colours.wall] })
  builder.piece(cylinder({ topRadius: 0.09, bottomRadius: 0.12, height: 0.5, sides: 6, rings: 2, open: true }), {
    at: [x, 0.37, z],
    paint: colours.wall,
  })
  builder.piece(chamferBox(0.34, 0.07, 0.34, { bevel: 0.02 }), { at: [x, 0.65, z], paint: colours.curb })
  builder.piece(chamferBox(0.2, 0.2, 0.2, { bevel: 0.03 }), { at: [x, 0.78, z], paint: ['#ffbf78', '#ffe2ae'], emissive: 0.75 })
  for (const [dx, dz] of [
    [-0.13, -0.13],
    [0.13, -0.13],
    [-0.13, 0.13],
    [0.13, 0.13],
  ] as const)
    builder.piece(chamferBox(0.05, 0.22, 0.05, { bevel: 0.012 }), { at: [x + dx, 0.79, z + dz], paint: colours.curb })
  builder.piece(cylinder({ topRadius: 0.05, bottomRadius: 0.31, height: 0.16, sides: 6 }), { at: [x, 0.98, z], paint: colours.wall })
  builder.piece(chamferBox(0.09, 0.1, 0.09, { bevel: 0.03 }), { at: [x, 1.09, z], paint: colours.curb })
  builder.glow([x, 0.8, z], '#ffc88a', 1.3)
  builder.lamp([x, 0.85, z + 0.3], { colour: '#ffb870', intensity: 0.9, radiusMetres: 3.6 })
  builder.solid(solidCylinder({ radius: 0.2, height: 1.1, sides: 6 }, [x, 0, z], { colour: colours.wall }))
}
