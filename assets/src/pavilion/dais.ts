import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, disc, gridSurface } from '#kit/shapes.ts'
import { toSolid } from '#kit/solids.ts'
import { colours } from './colours.ts'
import { hexDistance, hexSide, layout } from './layout.ts'

const { radius, height } = layout.dais
const plankMetres = 0.3

/** The pavilion's floor, one step up: planks on a stone edge. It is the stage. */
export function buildDais(builder: SpaceBuilder): void {
  const { random } = builder
  const apothem = radius * Math.cos(Math.PI / 6)
  for (let side = 0; side < 6; side++) {
    const { x, z, yaw } = hexSide(side, radius)
    builder.piece(chamferBox(radius + 0.04, height + 0.04, 0.2, { bevel: 0.03, cuts: [10, 1, 1] }), {
      at: [x, height / 2 - 0.01, z],
      turn: [0, yaw, 0],
      paint: colours.curb,
      jitter: 0.03,
    })
  }
  const rows = Math.floor((apothem * 2) / plankMetres)
  for (let row = 0; row < rows; row++) {
    const z = -apothem + ((row + 0.5) / rows) * apothem * 2
    let half = 0
    while (half < radius && hexDistance(half, z) < radius - 0.12) half += 0.05
    for (const [from, to] of split(-half, half, random.between(-0.6, 0.6))) {
      const start = from + 0.008
      const length = to - from - 0.016
      const plank = gridSurface(Math.max(2, Math.round(length / 0.26)), 1, (u, v, out) =>
        out.set(start + length * u, height, z + (v - 0.5) * (plankMetres - 0.022)),
      )
      builder.piece(plank, {
        paint: random.pick([colours.plank[0], colours.plank[1], colours.plank[2]]),
        jitter: 0.06,
        at: [0, (random.next() - 0.5) * 0.005, 0],
      })
    }
  }
  builder.piece(disc(0, radius - 0.1, 6, 6), { at: [0, height - 0.012, 0], turn: [0, Math.PI / 6, 0], paint: '#8f6a48' })
  builder.piece(disc(0, 1.5, 36, 5), { at: [0, height + 0.012, 0], paint: '#b0574a' })
  builder.piece(disc(1.5, 1.66, 36, 1), { at: [0, height + 0.012, 0], paint: '#e0b070' })
  builder.piece(disc(0.45, 0.62, 28, 1), { at: [0, height + 0.017, 0], paint: '#e8c48c' })
  const floor = cylinder({ topRadius: radius, height, sides: 6 })
  floor.rotateY(Math.PI / 6)
  floor.translate(0, height / 2, 0)
  builder.solid(toSolid(floor, { colour: '#bb8f64', walkable: true }))
}

function split(from: number, to: number, at: number): [number, number][] {
  return to - from < 2
    ? [[from, to]]
    : [
        [from, at],
        [at, to],
      ]
}
