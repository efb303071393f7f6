import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { puff } from '#kit/foliage.ts'
import { cylinder, lathe } from '#kit/shapes.ts'
import { solidBox } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { layout } from './layout.ts'

const back = layout.cafe.z - 1.6
const colours = [palette.coral, palette.mustard, palette.teal, palette.cream, palette.blue, palette.plum, palette.pink] as const

/** Three shelves of tins, bottles, bowls and small plants behind the counter. */
export function buildCafeShelves(builder: SpaceBuilder): void {
  const { random } = builder
  for (let shelf = 0; shelf < 3; shelf++) {
    const y = 1.5 + shelf * 0.58
    builder.piece(chamferBox(6.6, 0.08, 0.34, { bevel: 0.02, cuts: [16, 1, 1] }), { at: [0, y, back], paint: palette.wood })
    for (const x of [-2.4, 0, 2.4]) {
      builder.piece(chamferBox(0.06, 0.2, 0.28, { bevel: 0.015 }), { at: [x, y - 0.13, back - 0.02], paint: palette.trunk })
    }
    let x = -3.1
    while (x < 3.1) x += placeItem(builder, x, y + 0.04) + random.between(0.05, 0.15)
  }
  builder.piece(chamferBox(6.6, 0.9, 0.4, { bevel: 0.03, cuts: [14, 3, 1], without: 'bottom' }), {
    at: [0, 0.6, back - 0.02],
    paint: [palette.trunkDark, palette.wood],
  })
  builder.solid(solidBox([6.7, 1.1, 0.5], [0, 0.55, back - 0.05], { colour: '#7d5340' }))
}

/** Puts one thing at `x` and returns the width it takes, in metres. */
function placeItem(builder: SpaceBuilder, x: number, y: number): number {
  const { random } = builder
  const paint = random.pick(colours)
  const kind = random.next()
  if (kind < 0.3) {
    const height = random.between(0.2, 0.38)
    builder.piece(chamferBox(random.between(0.08, 0.13), height, 0.2, { bevel: 0.012, without: 'bottom' }), {
      at: [x, y + height / 2, back],
      paint,
    })
    return 0.13
  }
  if (kind < 0.65) {
    const bottle = [
      [0.07, 0],
      [0.085, 0.1],
      [0.08, 0.2],
      [0.03, 0.26],
      [0.035, 0.35],
      [0, 0.35],
    ] as const
    builder.piece(lathe(bottle, 6), { at: [x + 0.03, y, back], paint })
    return 0.22
  }
  if (kind < 0.85) {
    const bowl = [
      [0.06, 0],
      [0.12, 0.1],
      [0.1, 0.13],
      [0, 0.09],
    ] as const
    builder.piece(lathe(bowl, 8), { at: [x + 0.06, y, back], paint })
    return 0.3
  }
  builder.piece(cylinder({ topRadius: 0.08, bottomRadius: 0.06, height: 0.12, sides: 8 }), {
    at: [x + 0.06, y + 0.06, back],
    paint: palette.terracotta,
  })
  builder.piece(puff(0.14, 0.2, 1, random), { at: [x + 0.06, y + 0.22, back], paint: [palette.leafDeep, palette.leafLight] })
  return 0.3
}
