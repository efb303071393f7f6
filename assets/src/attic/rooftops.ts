import type { SpaceBuilder, Triple } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, gridSurface } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'

const houses = [
  [-4.6, -9.5, 3.2, 0.7],
  [-1.2, -10.5, 3, 1.35],
  [2.4, -9.6, 2.8, 1.1],
  [7.6, -11, 3.4, 0.6],
  [-9, -12, 3.6, 0.9],
  [-3.4, -15.5, 4, 2.4],
  [1.2, -16, 4.2, 2.7],
  [10.5, -5, 3.6, -0.9],
  [-10.8, -4, 3.6, -0.8],
  [-10, 3.5, 3.4, -1.3],
  [10.2, 3, 3.4, -1.2],
] as const

/** The roofs of the neighbours in the rain, some with a light on, and where rain is seen to fall. */
export function buildRooftops(builder: SpaceBuilder): void {
  houses.forEach(([x, z, width, eaves], index) => {
    const house = { x, z, width, eaves, ridge: width * 0.42 }
    buildWalls(builder, house)
    layTiles(builder, house)
    buildGable(builder, house)
    buildChimney(builder, house, index)
    if (index % 3 !== 1) buildDormer(builder, house, index)
  })
  builder.parts.rains.push(
    { minX: -6, maxX: 6, minY: -3, maxY: 6.5, minZ: -9, maxZ: -3.2 },
    { minX: -11, maxX: -4.3, minY: -3, maxY: 6.5, minZ: -8, maxZ: 5 },
    { minX: 4.3, maxX: 11, minY: -3, maxY: 6.5, minZ: -8, maxZ: 5 },
  )
}

interface House {
  x: number
  z: number
  width: number
  /** Height of its eaves, and of its ridge above them. */
  eaves: number
  ridge: number
}

const wallMetres = 5

function buildWalls(builder: SpaceBuilder, { x, z, width, eaves }: House): void {
  const { random } = builder
  builder.piece(chamferBox(width, wallMetres, width, { bevel: 0.04, cuts: [3, 4, 3], without: 'bottom' }), {
    at: [x, eaves - wallMetres / 2, z],
    paint: ['#3f4660', '#6a6f86'],
    jitter: 0.06,
  })
  for (let i = 0; i < 2; i++) {
    const at = [x + (i - 0.5) * width * 0.42, eaves - 0.75, z + width / 2 + 0.02] as const
    hangWindow(builder, at, [0.42, 0.56], random.next() < 0.75)
  }
}

function hangWindow(builder: SpaceBuilder, at: Triple, [wide, tall]: readonly [number, number], lit: boolean): void {
  const [x, y, z] = at
  builder.piece(chamferBox(wide + 0.12, tall + 0.12, 0.05, { bevel: 0.015 }), { at: [x, y, z - 0.012], paint: '#4a4154' })
  builder.piece(chamferBox(wide, tall, 0.05, { bevel: 0.015 }), { at, paint: lit ? '#ffbe6a' : '#39405c', emissive: lit ? 0.5 : 0 })
  builder.piece(chamferBox(0.035, tall, 0.02, { bevel: 0.005 }), { at: [x, y, z + 0.028], paint: '#4a4154' })
  builder.piece(chamferBox(wide, 0.035, 0.02, { bevel: 0.005 }), { at: [x, y + tall * 0.12, z + 0.028], paint: '#4a4154' })
  if (lit) builder.glow([x, y, z + 0.1], palette.lanternGold, 1.3)
}

const courses = 7

/** Both slopes, tile by tile, each course over the one below, with a cap along the ridge and a gutter below the eaves. */
function layTiles(builder: SpaceBuilder, { x, z, width, eaves, ridge }: House): void {
  const { random } = builder
  const columns = Math.round(width / 0.44)
  const long = width + 0.5
  for (const side of [-1, 1]) {
    for (let row = 0; row < courses; row++) {
      const low = 1 - row / courses
      const high = 1 - (row + 1) / courses - 0.02
      for (let column = 0; column < columns; column++) {
        const shift = row % 2 === 0 ? 0.5 : 0
        const tile = gridSurface(1, 2, (u, v, out) => {
          const along = Math.min(1, Math.max(0, (column + shift + u - 0.25) / columns))
          const up = Math.max(0, (v - 0.12) / 0.88)
          const across = low + (high - low) * up
          const lift = v < 0.1 ? 0 : 0.055 * (1 - up) + 0.01
          out.set(side * (0.5 - along) * long, ridge * (1 - across) + lift, side * across * (width / 2 + 0.25))
        })
        const shade = random.pick([colours.slate, colours.slateLight, '#5a6a94', '#6f7ca6'])
        builder.piece(tile, { at: [x, eaves, z], paint: ['#7683aa', shade], jitter: 0.13 })
      }
    }
    builder.piece(chamferBox(long, 0.07, 0.09, { bevel: 0.02, cuts: [4, 1, 1] }), {
      at: [x, eaves - 0.04, z + side * (width / 2 + 0.28)],
      paint: '#8f8592',
    })
  }
  for (let cap = 0; cap < columns; cap++) {
    builder.piece(cylinder({ topRadius: 0.09, bottomRadius: 0.1, height: (long / columns) * 1.04, sides: 7, open: true }), {
      at: [x + ((cap + 0.5) / columns - 0.5) * long, eaves + ridge, z],
      turn: [0, 0, Math.PI / 2],
      paint: '#8e97b8',
      jitter: 0.1,
    })
  }
}

function buildGable(builder: SpaceBuilder, { x, z, width, eaves, ridge }: House): void {
  for (const side of [-1, 1]) {
    const gable = gridSurface(1, 2, (u, v, out) => out.set((side * width) / 2, v * ridge, side * (u - 0.5) * width * (1 - v)))
    builder.piece(gable, { at: [x, eaves, z], paint: ['#59607c', '#6a6f86'] })
  }
}

function buildChimney(builder: SpaceBuilder, { x, z, width, eaves, ridge }: House, index: number): void {
  const at = [x + (index % 2 === 0 ? 1 : -1) * width * 0.28, eaves + ridge, z - width * 0.12] as const
  builder.piece(chamferBox(0.42, 1.1, 0.42, { bevel: 0.03, cuts: [1, 3, 1] }), { at, paint: ['#6d4a50', '#8a6062'], jitter: 0.06 })
  builder.piece(chamferBox(0.52, 0.1, 0.52, { bevel: 0.03 }), { at: [at[0], at[1] + 0.56, at[2]], paint: '#a08f92' })
  for (const aside of [-0.11, 0.11]) {
    builder.piece(cylinder({ topRadius: 0.06, bottomRadius: 0.075, height: 0.26, sides: 8, open: true }), {
      at: [at[0] + aside, at[1] + 0.72, at[2]],
      paint: ['#8d5a50', '#a8705e'],
    })
  }
}

/** A lit window that stands out of the slope towards the attic, under a small roof of its own. */
function buildDormer(builder: SpaceBuilder, { x, z, width, eaves, ridge }: House, index: number): void {
  const [wide, tall, deep] = [0.86, 0.66, 0.9]
  const front = z + width * 0.4
  const middle = x + (index % 2 === 0 ? -0.16 : 0.14) * width
  const foot = eaves + ridge * 0.16
  builder.piece(chamferBox(wide, tall, deep, { bevel: 0.03, cuts: [2, 2, 2], without: 'bottom' }), {
    at: [middle, foot + tall / 2, front - deep / 2],
    paint: ['#6a6f86', '#7d8199'],
  })
  for (const side of [-1, 1]) {
    const slope = gridSurface(3, 2, (u, v, out) =>
      out.set(side * (wide / 2 + 0.1) * (1 - v), 0.4 * v + 0.02, side * (u - 0.5) * (deep + 0.2)),
    )
    builder.piece(slope, { at: [middle, foot + tall, front - deep / 2], paint: ['#8d98bd', colours.slate], jitter: 0.06 })
  }
  const gable = gridSurface(1, 1, (u, v, out) => out.set((0.5 - u) * wide * (1 - v), v * 0.36, 0))
  builder.piece(gable, { at: [middle, foot + tall, front + 0.005], paint: '#6a6f86' })
  hangWindow(builder, [middle, foot + tall * 0.52, front + 0.01], [0.46, 0.46], true)
}
