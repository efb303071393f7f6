import type { SpaceBuilder } from '#kit/builder.ts'
import { cone, lathe, sphere, tube } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { Vector3 } from 'three'
import { colours } from './colours.ts'

const x = 2.95
const z = 2.5

/** A round bed, and whoever sleeps in it. */
export function buildCat(builder: SpaceBuilder): void {
  builder.piece(
    lathe(
      [
        [0, 0.05],
        [0.24, 0.06],
        [0.28, 0.14],
        [0.34, 0.17],
        [0.4, 0.12],
        [0.38, 0.02],
      ].toReversed() as [number, number][],
      22,
    ),
    { at: [x, 0, z], paint: ['#8d6f8f', '#b493ad'], jitter: 0.02 },
  )
  builder.piece(sphere(0.2, 14), { at: [x - 0.02, 0.14, z], scale: [1.12, 0.62, 0.95], paint: [colours.catPale, colours.cat] })
  builder.piece(sphere(0.115, 12), { at: [x + 0.17, 0.18, z + 0.09], scale: [1, 0.86, 1], paint: [colours.catPale, colours.cat] })
  for (const side of [-1, 1]) {
    builder.piece(cone(0.04, 0.075, 5), { at: [x + 0.17 + side * 0.055, 0.285, z + 0.07 - side * 0.03], paint: colours.cat })
    builder.piece(sphere(0.012, 5), {
      at: [x + 0.19 + side * 0.045, 0.2, z + 0.19 - side * 0.012],
      scale: [1.6, 0.4, 0.6],
      paint: palette.ink,
    })
  }
  builder.piece(sphere(0.014, 5), { at: [x + 0.2, 0.175, z + 0.2], paint: palette.coral })
  const tail = [0, 1, 2, 3, 4].map((i) => new Vector3(Math.cos(2.6 + i * 0.55) * 0.23, 0.1 + i * 0.008, Math.sin(2.6 + i * 0.55) * 0.2))
  builder.piece(
    tube(
      tail.map((point) => point.clone().setZ(-point.z)),
      0.04,
      10,
      7,
    ),
    { at: [x, 0, z], paint: [colours.cat, colours.catPale] },
  )
  for (let i = 0; i < 3; i++) {
    builder.piece(sphere(0.05, 6), {
      at: [x - 0.12 + i * 0.09, 0.245 - Math.abs(i - 1) * 0.012, z - 0.01],
      scale: [0.35, 0.3, 1.9],
      paint: '#c98a52',
    })
  }
  builder.solid(solidCylinder({ radius: 0.4, height: 0.3, sides: 10 }, [x, 0, z], { colour: colours.cat }))
}
