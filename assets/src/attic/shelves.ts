import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { puff } from '#kit/foliage.ts'
import { cylinder, lathe, sphere } from '#kit/shapes.ts'
import { solidBox } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { layout } from './layout.ts'

const back = -layout.halfDepth + 0.2
const wood = '#a06c46'

/** Book-cases either side of the window, and a long low one under the right-hand slope. */
export function buildShelves(builder: SpaceBuilder): void {
  buildCase(builder, { x: -2.72, z: back, yaw: 0, width: 1.3, height: 1.86, rows: 4 })
  buildCase(builder, { x: 2.72, z: back, yaw: 0, width: 1.3, height: 1.86, rows: 4 })
  buildCase(builder, { x: 3.7, z: 0.9, yaw: -Math.PI / 2, width: 3.1, height: 0.84, rows: 2 })
  buildTops(builder)
}

interface Case {
  x: number
  z: number
  yaw: number
  width: number
  height: number
  rows: number
}

function buildCase(builder: SpaceBuilder, shelf: Case): void {
  const { width, height, rows, yaw } = shelf
  const cos = Math.cos(yaw)
  const sin = Math.sin(yaw)
  const at = (dx: number, y: number, dz: number) => [shelf.x + dx * cos + dz * sin, y, shelf.z - dx * sin + dz * cos] as const
  const depth = 0.34
  const turn = [0, yaw, 0] as const
  const board = (w: number, h: number, d: number, dx: number, y: number, dz: number): void => {
    builder.piece(chamferBox(w, h, d, { bevel: 0.012, cuts: [Math.ceil(w / 0.35), Math.ceil(h / 0.35), 1] }), {
      at: at(dx, y, dz),
      turn,
      paint: wood,
      jitter: 0.04,
    })
  }
  board(width, height, 0.03, 0, height / 2, -depth / 2 + 0.015)
  for (const side of [-1, 1]) board(0.05, height, depth, side * (width / 2 - 0.025), height / 2, 0)
  for (let row = 0; row <= rows; row++) board(width, 0.045, depth, 0, 0.05 + ((height - 0.06) * row) / rows, 0.01)
  const rowHeight = (height - 0.06) / rows
  for (let row = 0; row < rows; row++) fillRow(builder, at, yaw, width - 0.14, 0.075 + rowHeight * row, rowHeight - 0.05)
  builder.solid(solidBox([width, height, depth + 0.06], at(0, height / 2, 0), { colour: wood }, yaw))
}

/** Books side by side, a few leaning or lying, with a gap now and then. */
function fillRow(
  builder: SpaceBuilder,
  at: (dx: number, y: number, dz: number) => readonly [number, number, number],
  yaw: number,
  width: number,
  y: number,
  room: number,
): void {
  const { random } = builder
  let x = -width / 2
  while (x < width / 2 - 0.05) {
    const paint = colours.books[Math.floor(random.next() * colours.books.length)] ?? palette.cream
    if (random.next() < 0.1) {
      for (let pile = 0; pile < 3; pile++) {
        builder.piece(chamferBox(0.24, 0.045, 0.19, { bevel: 0.008 }), {
          at: at(x + 0.13, y + 0.024 + pile * 0.047, 0.03),
          turn: [0, yaw + random.between(-0.15, 0.15), 0],
          paint: colours.books[(pile * 3 + Math.floor(x * 10 + 40)) % colours.books.length] ?? palette.cream,
          jitter: 0.06,
        })
      }
      x += 0.29
      continue
    }
    const thick = random.between(0.035, 0.075)
    const tall = Math.min(room, random.between(0.6, 0.96) * room)
    const lean = random.next() < 0.12 ? 0.16 : 0
    builder.piece(chamferBox(thick, tall, random.between(0.17, 0.22), { bevel: 0.008, without: 'bottom' }), {
      at: at(x + thick / 2 + lean * 0.2, y + tall / 2, 0.03),
      turn: [0, yaw, -lean],
      paint,
      jitter: 0.08,
    })
    x += thick + (lean > 0 ? 0.09 : 0.004) + (random.next() < 0.08 ? 0.12 : 0)
  }
}

/** What stands on top: a lamp, a clock, a globe, trailing green. */
function buildTops(builder: SpaceBuilder): void {
  const { random } = builder
  const lampAt = [3.66, 0.86, 2.1] as const
  builder.piece(
    lathe(
      [
        [0.12, 0],
        [0.1, 0.06],
        [0.05, 0.1],
        [0.035, 0.3],
      ],
      12,
    ),
    { at: lampAt, paint: palette.teal },
  )
  builder.piece(
    lathe(
      [
        [0.21, 0],
        [0.17, 0.14],
        [0.1, 0.26],
      ],
      16,
    ),
    { at: [3.66, 1.13, 2.1], paint: ['#ffd79a', '#fff0cf'], emissive: 0.45 },
  )
  builder.glow([3.66, 1.25, 2.1], palette.lantern, 1.5)
  builder.lamp([3.45, 1.25, 2.1], { colour: '#ffc88c', intensity: 1.4, radiusMetres: 4 })
  builder.piece(sphere(0.19, 14), { at: [-2.4, 2.1, back], paint: ['#4f7f9a', '#7fb0b8'] })
  builder.piece(cylinder({ topRadius: 0.05, bottomRadius: 0.12, height: 0.06, sides: 12 }), {
    at: [-2.4, 1.88, back],
    paint: palette.brass,
  })
  builder.piece(softClock(), { at: [2.45, 1.99, back], turn: [Math.PI / 2, 0, 0], paint: palette.cream })
  builder.piece(cylinder({ topRadius: 0.145, height: 0.05, sides: 20 }), {
    at: [2.45, 1.99, back - 0.02],
    turn: [Math.PI / 2, 0, 0],
    paint: palette.brass,
  })
  for (let i = 0; i < 3; i++) {
    builder.piece(chamferBox(0.3 - i * 0.02, 0.055, 0.22, { bevel: 0.01 }), {
      at: [2.95, 1.885 + i * 0.056, back],
      turn: [0, random.between(-0.3, 0.3), 0],
      paint: colours.books[(i * 3 + 1) % colours.books.length] ?? palette.cream,
    })
  }
  builder.piece(
    lathe(
      [
        [0.09, 0],
        [0.12, 0.1],
        [0.1, 0.16],
      ],
      12,
    ),
    { at: [-2.9, 1.85, back], paint: palette.terracotta },
  )
  for (let i = 0; i < 4; i++) {
    builder.piece(puff(0.11, 0.15, 1, random), {
      at: [-2.9 + Math.cos(i * 1.7) * 0.09, 2.06 + (i % 2) * 0.07, back + Math.sin(i * 1.7) * 0.09],
      paint: [palette.leafDeep, palette.leafMid],
      jitter: 0.06,
      sway: 0.1,
    })
  }
}

function softClock() {
  return cylinder({ topRadius: 0.13, height: 0.06, sides: 20 })
}
