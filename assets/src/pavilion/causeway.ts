import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { puff } from '#kit/foliage.ts'
import { cylinder, disc, sphere } from '#kit/shapes.ts'
import { solidBox, solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { layout } from './layout.ts'

const { causeway, causewayWidth: width, water, shore } = layout

/** The zigzag way of planks on posts, with a rail, and the bit of shore it starts from. */
export function buildCauseway(builder: SpaceBuilder): void {
  for (let i = 1; i < causeway.length; i++) {
    const [fromX, fromZ] = causeway[i - 1] ?? [0, 0]
    const [toX, toZ] = causeway[i] ?? [0, 0]
    laySpan(builder, { fromX, fromZ, toX, toZ }, i)
  }
  buildShore(builder)
}

interface Span {
  fromX: number
  fromZ: number
  toX: number
  toZ: number
}

function laySpan(builder: SpaceBuilder, { fromX, fromZ, toX, toZ }: Span, number: number): void {
  const { random } = builder
  const length = Math.hypot(toX - fromX, toZ - fromZ)
  const along = { x: (toX - fromX) / length, z: (toZ - fromZ) / length }
  const yaw = Math.atan2(along.x, along.z)
  const at = (ahead: number, y: number, aside: number) =>
    [fromX + along.x * ahead + along.z * aside, y, fromZ + along.z * ahead - along.x * aside] as const
  const first = number === 1 ? 0.6 : -width / 2
  const planks = Math.round((length - first + (number === causeway.length - 1 ? 0.4 : -width / 2)) / 0.24)
  for (let i = 0; i < planks; i++) {
    builder.piece(chamferBox(width + random.between(-0.04, 0.05), 0.07, 0.222, { bevel: 0.018, cuts: [2, 1, 1], without: 'bottom' }), {
      at: at(first + (i + 0.5) * 0.24, -0.035 + random.between(-0.006, 0.006), 0),
      turn: [0, yaw + random.between(-0.012, 0.012), 0],
      paint: random.pick([colours.plank[0], colours.plank[1], colours.plank[2]]),
      jitter: 0.08,
    })
  }
  for (const side of [-1, 1]) {
    builder.piece(chamferBox(0.09, 0.14, length, { bevel: 0.02, cuts: [1, 1, 8] }), {
      at: at(length / 2, -0.14, side * (width / 2 - 0.12)),
      turn: [0, yaw, 0],
      paint: palette.trunk,
    })
    railAlong(builder, at, length, yaw, side)
  }
  const reach = length + width / 2 + (number === 1 ? 0.6 : width / 2)
  const middle = (length + width / 2 - (number === 1 ? 0.6 : width / 2)) / 2
  builder.solid(solidBox([width, 0.2, reach], at(middle, -0.1, 0), { colour: '#b98d62', walkable: true }, yaw))
}

/** Posts into the water with a rail between them, left out where the way turns. */
function railAlong(
  builder: SpaceBuilder,
  at: (ahead: number, y: number, aside: number) => readonly [number, number, number],
  length: number,
  yaw: number,
  side: number,
): void {
  const posts = 3
  const from = 0.95
  const to = length - 0.95
  for (let i = 0; i < posts; i++) {
    const ahead = from + ((to - from) * i) / (posts - 1)
    builder.piece(cylinder({ topRadius: 0.05, bottomRadius: 0.06, height: 1.75, sides: 7, rings: 5, open: true }), {
      at: at(ahead, -0.28, side * (width / 2 + 0.02)),
      paint: [palette.trunkDark, colours.lacquer],
    })
    builder.piece(sphere(0.065, 7), { at: at(ahead, 0.61, side * (width / 2 + 0.02)), paint: palette.brass })
  }
  for (const y of [0.28, 0.5]) {
    builder.piece(chamferBox(0.05, 0.05, to - from, { bevel: 0.014, cuts: [1, 1, 4] }), {
      at: at((from + to) / 2, y, side * (width / 2 + 0.02)),
      turn: [0, yaw, 0],
      paint: colours.lacquer,
      jitter: 0.04,
    })
  }
}

function buildShore(builder: SpaceBuilder): void {
  const { random } = builder
  const { x, z, radius } = shore
  const meadow = disc(0, radius, 28, 5)
  builder.piece(meadow, {
    at: [x, -0.02, z],
    paint: (position, _normal, out) => void out.set(Math.sin(position.x * 2.1) + Math.cos(position.z * 1.7) > 0.4 ? '#8fb968' : '#7aa95f'),
  })
  builder.piece(cylinder({ topRadius: radius, bottomRadius: radius + 0.5, height: 1.1, sides: 28, rings: 2, open: true }), {
    at: [x, -0.57, z],
    paint: ['#5f6a58', '#8b9a68'],
  })
  for (let i = 0; i < 22; i++) {
    const angle = (i / 22) * Math.PI * 2
    if (Math.cos(angle) < -0.86) continue
    builder.piece(puff(random.between(0.22, 0.46), 0.14, 1, random), {
      at: [x + Math.sin(angle) * (radius + 0.1), water + 0.28, z + Math.cos(angle) * (radius + 0.1)],
      scale: [1.1, 0.75, 1.1],
      paint: [colours.rock[0], colours.rock[1]],
      jitter: 0.07,
    })
  }
  builder.solid(solidCylinder({ radius: radius - 0.15, height: 0.2, sides: 18 }, [x, -0.22, z], { colour: '#86a968', walkable: true }))
}
