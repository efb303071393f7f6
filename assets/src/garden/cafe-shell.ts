import { BufferAttribute, BufferGeometry } from 'three'
import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, gridSurface } from '#kit/shapes.ts'
import { solidBox, toSolid } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { layout } from './layout.ts'

const { z } = layout.cafe
const wallHeight = 3.1

/** Floor, walls, posts, roof, awning and signboard of the café. */
export function buildCafeShell(builder: SpaceBuilder): void {
  buildFloor(builder)
  buildWalls(builder)
  buildRoof(builder)
  buildAwning(builder)
  buildSign(builder)
}

function buildFloor(builder: SpaceBuilder): void {
  builder.piece(chamferBox(8.9, 0.22, 4.3, { bevel: 0.05, cuts: [10, 1, 3], without: 'bottom' }), {
    at: [0, 0.02, z + 0.1],
    paint: palette.stoneDark,
  })
  const tile = gridSurface(2, 2, (u, v, out) => out.set((u - 0.5) * 0.63, 0, (v - 0.5) * 0.65))
  for (let i = 0; i < 13; i++) {
    for (let j = 0; j < 6; j++) {
      builder.piece(tile, {
        at: [-4.02 + i * 0.67, 0.142, z - 1.66 + j * 0.69],
        paint: builder.random.next() > 0.5 ? palette.stone : palette.stonePale,
        jitter: 0.07,
      })
    }
  }
  builder.solid(solidBox([8.9, 0.3, 4.3], [0, -0.01, z + 0.1], { colour: '#a58d86', walkable: true }))
}

function buildWalls(builder: SpaceBuilder): void {
  const plaster = [palette.plasterLow, palette.plaster] as const
  builder.piece(chamferBox(8.2, wallHeight, 0.2, { bevel: 0.02, cuts: [24, 8, 1], without: 'back' }), {
    at: [0, 1.6, z - 1.9],
    paint: plaster,
  })
  const outside = gridSurface(6, 3, (u, v, out) => out.set((u - 0.5) * 8.2, 0.05 + v * wallHeight, z - 2))
  builder.piece(outside, { paint: plaster })
  builder.solid(solidBox([8.3, 3.3, 0.24], [0, 1.65, z - 1.9], { colour: '#c79b7d' }))
  for (const side of [-1, 1]) {
    builder.piece(chamferBox(0.2, wallHeight, 2.9, { bevel: 0.02, cuts: [1, 8, 8] }), { at: [side * 4.05, 1.6, z - 0.5], paint: plaster })
    builder.piece(chamferBox(0.26, wallHeight, 0.26, { bevel: 0.05, cuts: [1, 8, 1] }), {
      at: [side * 4.05, 1.6, z + 1.02],
      paint: [palette.trunk, palette.trunkLight],
    })
    builder.piece(chamferBox(0.2, 0.16, 3, { bevel: 0.04, cuts: [1, 1, 6] }), { at: [side * 4.05, 0.22, z - 0.45], paint: palette.trunk })
    builder.solid(solidBox([0.26, 3.3, 3.1], [side * 4.05, 1.65, z - 0.4], { colour: '#b98a6f' }))
  }
  builder.piece(chamferBox(8.2, 0.2, 0.22, { bevel: 0.04, cuts: [16, 1, 1] }), { at: [0, 3.04, z + 1.02], paint: palette.trunk })
}

function buildRoof(builder: SpaceBuilder): void {
  const { random } = builder
  for (let row = 0; row < 7; row++) {
    const climb = row / 6
    for (let column = 0; column < 17; column++) {
      const x = -4.6 + column * 0.575 + (row % 2) * 0.28 - 0.14
      builder.piece(chamferBox(0.555, 0.11, 0.74, { bevel: 0.04, without: 'bottom' }), {
        at: [x, 3.28 + climb * 1.05 + random.between(-0.008, 0.008), z + 1.35 - climb * 2.3],
        turn: [0.45, random.between(-0.015, 0.015), 0],
        paint: random.next() > 0.5 ? palette.roof : palette.terracotta,
        jitter: 0.07,
      })
    }
  }
  builder.piece(chamferBox(9.7, 0.2, 0.34, { bevel: 0.08, cuts: [8, 1, 1] }), { at: [0, 4.36, z - 1.18], paint: palette.roof })
  builder.piece(chamferBox(9.5, 0.1, 1.86, { bevel: 0.03, cuts: [6, 1, 2] }), {
    at: [0, 3.74, z - 1.92],
    turn: [-0.8, 0, 0],
    paint: palette.roof,
  })
  builder.piece(ceiling(), { paint: '#8a5c44' })
  for (const side of [-1, 1]) builder.piece(gable(side), { paint: [palette.plasterLow, palette.plaster] })
  builder.solid(solidBox([9.5, 0.15, 3.6], [0, 3.22, z - 0.3], { colour: '#8f5348' }))
  for (const side of [-1, 1]) builder.solid(toSolid(gable(side), { colour: '#b98a6f' }))
  builder.solid(toSolid(roofSlope(1.75, 3.12), { colour: '#a65b4d' }))
  builder.solid(toSolid(roofSlope(-2.4, 3.3), { colour: '#a65b4d' }))
}

/** Seen from below only. */
function ceiling(): BufferGeometry {
  return gridSurface(12, 5, (u, v, out) => out.set(-4.1 + 8.2 * u, 3.1, z - 2.75 + 4 * (1 - v)))
}

/** The triangle of wall between ceiling and ridge. */
function gable(side: number): BufferGeometry {
  const x = side * 4.12
  const corners = [
    [x, 3.1, z + 1.4],
    [x, 4.3, z - 1.2],
    [x, 3.1, z - 2.2],
  ]
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(corners.flat()), 3))
  geometry.setIndex(side > 0 ? [0, 2, 1] : [0, 1, 2])
  geometry.computeVertexNormals()
  return geometry
}

/** One flat side of the roof, from the eaves at `edge` (metres in front of the café's middle) up to the ridge. */
function roofSlope(edge: number, height: number): BufferGeometry {
  const corners = [
    [-4.8, height, z + edge],
    [4.8, height, z + edge],
    [4.8, 4.44, z - 1.18],
    [-4.8, 4.44, z - 1.18],
  ]
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(corners.flat()), 3))
  geometry.setIndex(edge > 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2])
  geometry.computeVertexNormals()
  return geometry
}

/** Striped cloth with a scalloped hem. */
function buildAwning(builder: SpaceBuilder): void {
  for (let stripe = 0; stripe < 16; stripe++) {
    const x = -4.2 + stripe * 0.56
    const paint = stripe % 2 === 1 ? palette.cream : palette.coral
    builder.piece(chamferBox(0.56, 0.05, 1.3, { bevel: 0.012, cuts: [1, 1, 5] }), { at: [x, 2.98, z + 1.75], turn: [0.38, 0, 0], paint })
    builder.piece(cylinder({ topRadius: 0.28, height: 0.05, sides: 10 }), { at: [x, 2.72, z + 2.37], turn: [Math.PI / 2, 0, 0], paint })
  }
}

function buildSign(builder: SpaceBuilder): void {
  const pitch = -0.05
  builder.piece(chamferBox(4.1, 0.86, 0.1, { bevel: 0.04, cuts: [12, 3, 1] }), {
    at: [0, 3.72, z + 1.72],
    turn: [pitch, 0, 0],
    paint: palette.cream,
  })
  builder.piece(chamferBox(3.94, 0.7, 0.06, { bevel: 0.02, cuts: [12, 3, 1] }), {
    at: [0, 3.72, z + 1.76],
    turn: [pitch, 0, 0],
    paint: palette.tealDark,
  })
  builder.parts.signs.push({ x: 0, y: 3.72, z: z + 1.81, yawRadians: 0, pitchRadians: 0.05, widthMetres: 3.8, heightMetres: 0.62 })
}
