import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, lathe } from '#kit/shapes.ts'
import { solidBox, solidCylinder } from '#kit/solids.ts'
import { colours } from './colours.ts'
import { hexCorner, hexSide, layout } from './layout.ts'

const floor = layout.dais.height
const top = layout.eaves.height - 0.05

/** Six lacquered columns on drums of stone, joined by beams and lattice. */
export function buildColumns(builder: SpaceBuilder): void {
  for (let index = 0; index < 6; index++) {
    const { x, z } = hexCorner(index, layout.columns)
    builder.piece(cylinder({ topRadius: 0.135, bottomRadius: 0.15, height: top - floor, sides: 10, rings: 8, open: true }), {
      at: [x, (top + floor) / 2, z],
      paint: [colours.lacquerDark, colours.lacquer],
    })
    builder.piece(
      lathe(
        [
          [0.25, 0],
          [0.27, 0.07],
          [0.24, 0.16],
          [0.16, 0.19],
        ],
        14,
      ),
      { at: [x, floor, z], paint: colours.curb },
    )
    builder.solid(solidCylinder({ radius: 0.2, height: 2.8, sides: 7 }, [x, floor, z], { colour: colours.lacquer }))
    buildFrieze(builder, index)
  }
}

/** Between two columns: a beam under the eaves and a lattice of squares below it. */
function buildFrieze(builder: SpaceBuilder, side: number): void {
  const { x, z, yaw } = hexSide(side, layout.columns)
  const length = layout.columns - 0.22
  const at = (along: number, y: number) => [x + Math.cos(yaw) * along, y, z - Math.sin(yaw) * along] as const
  builder.piece(chamferBox(length + 0.2, 0.2, 0.15, { bevel: 0.025, cuts: [10, 1, 1] }), {
    at: at(0, top - 0.1),
    turn: [0, yaw, 0],
    paint: colours.lattice,
    jitter: 0.03,
  })
  builder.piece(chamferBox(length, 0.05, 0.07, { bevel: 0.012, cuts: [10, 1, 1] }), {
    at: at(0, top - 0.56),
    turn: [0, yaw, 0],
    paint: colours.lacquer,
  })
  // A lens stays before it, on either side.
  builder.solid(solidBox([length, 0.66, 0.16], at(0, top - 0.31), { colour: colours.lattice }, yaw))
  const cells = 9
  for (let i = 0; i <= cells; i++) {
    const along = (i / cells - 0.5) * length
    const short = i > 2 && i < cells - 2
    const tall = short ? 0.32 : 0.44
    builder.piece(chamferBox(0.04, tall, 0.05, { bevel: 0.01 }), {
      at: at(along, top - 0.2 - tall / 2),
      turn: [0, yaw, 0],
      paint: colours.lacquer,
      jitter: 0.04,
    })
    if (i < cells && i % 2 === 0)
      builder.piece(chamferBox(length / cells, 0.035, 0.045, { bevel: 0.01 }), {
        at: at(along + length / cells / 2, top - 0.36),
        turn: [0, yaw, 0],
        paint: colours.lattice,
      })
  }
  for (const end of [-1, 1]) {
    for (let step = 0; step < 3; step++) {
      builder.piece(chamferBox(0.3 - step * 0.09, 0.05, 0.06, { bevel: 0.012 }), {
        at: at(end * (length / 2 - 0.15 + step * 0.045), top - 0.64 - step * 0.07),
        turn: [0, yaw, 0],
        paint: step === 1 ? colours.lattice : colours.lacquer,
      })
    }
  }
}
