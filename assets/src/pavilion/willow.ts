import type { SpaceBuilder } from '#kit/builder.ts'
import { leafCloud, puff } from '#kit/foliage.ts'
import { lathe, tube } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { Vector3 } from 'three'
import { colours } from './colours.ts'
import { layout } from './layout.ts'
import { leaf } from './leaf.ts'

const { x, z } = layout.willow
const strands = 64

/** An old willow on a rock in the lake, leaning towards the pavilion. */
export function buildWillow(builder: SpaceBuilder): void {
  const { random } = builder
  for (let i = 0; i < 9; i++) {
    const angle = i * 2.4
    builder.piece(puff(random.between(0.5, 0.95), 0.12, 1, random), {
      at: [x + Math.cos(angle) * 0.8 * Math.sqrt(i / 4), layout.water + 0.05, z + Math.sin(angle) * 0.8 * Math.sqrt(i / 4)],
      scale: [1.2, 0.7, 1.2],
      paint: [colours.rock[0], i % 3 === 0 ? '#8fa877' : colours.rock[1]],
      jitter: 0.06,
    })
  }
  const spine = [
    new Vector3(x, -0.3, z),
    new Vector3(x + 0.15, 1.2, z + 0.1),
    new Vector3(x + 0.7, 2.6, z + 0.35),
    new Vector3(x + 1.3, 3.7, z + 0.6),
  ]
  builder.piece(tube(spine, 0.3, 14, 9), { paint: [palette.trunkDark, '#8a6a50'] })
  builder.piece(
    lathe(
      [
        [0.75, 0],
        [0.45, 0.2],
        [0.32, 0.5],
      ],
      12,
    ),
    { at: [x, -0.25, z], paint: palette.trunkDark },
  )
  for (const [dx, dy, dz] of [
    [1.9, 4.3, 1.5],
    [2.6, 4.1, -0.2],
    [0.2, 4.5, 0.5],
    [1, 4.4, -0.9],
  ] as const) {
    const limb = [new Vector3(x + 0.9, 3, z + 0.45), new Vector3(x + 0.5 + dx * 0.4, 3.9, z + dz * 0.6), new Vector3(x + dx, dy, z + dz)]
    builder.piece(tube(limb, 0.11, 8, 6), { paint: palette.trunk })
  }
  for (const [dx, y, dz, radius] of [
    [1.2, 4.6, 0.5, 1.3],
    [2.2, 4.3, 1.2, 0.95],
    [0.2, 4.4, -0.2, 1],
    [2.3, 4.3, -0.5, 0.9],
  ] as const) {
    builder.piece(puff(radius * 0.86, 0.1, 2, random), {
      at: [x + dx, y, z + dz],
      scale: [1, 0.7, 1],
      paint: [colours.willow[0], colours.willow[1]],
      sway: 0.3,
    })
    builder.finished(
      leafCloud(
        {
          centre: [x + dx, y, z + dz],
          radius,
          squash: 0.72,
          count: Math.round(radius * 190),
          leafMetres: 0.24,
          colours: [colours.willow[0], colours.willow[1], colours.willow[2], colours.willow[3]],
        },
        random,
      ),
    )
  }
  for (let i = 0; i < strands; i++) hangStrand(builder, i)
}

/** Narrow leaves down a twig, swaying more the lower they hang. */
function hangStrand(builder: SpaceBuilder, index: number): void {
  const { random } = builder
  const angle = index * 2.4
  const reach = 0.7 + 1.75 * Math.sqrt((index + 0.5) / strands)
  const fromX = x + 1.2 + Math.cos(angle) * reach
  const fromZ = z + 0.4 + Math.sin(angle) * reach * 0.9
  const top = 4.35 - 0.12 * reach * reach
  const length = random.between(1.4, 3.1)
  const leaves = Math.round(length / 0.2)
  for (let k = 0; k < leaves; k++) {
    const along = k / leaves
    builder.piece(leaf(0.075, 0.31, 0.25), {
      at: [fromX + 0.06 * Math.sin(k + index) + 0.16 * along * Math.cos(angle), top - along * length, fromZ + 0.06 * Math.cos(k * 1.3)],
      turn: [Math.PI - 0.25, k * 2.4 + index, 0],
      paint: [k % 2 === 0 ? colours.willow[1] : colours.willow[2], colours.willow[3]],
      jitter: 0.06,
      sway: 0.25 + 0.75 * along,
    })
  }
}
