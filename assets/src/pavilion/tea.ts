import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, lathe } from '#kit/shapes.ts'
import { solidBox } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { layout } from './layout.ts'

const y = layout.dais.height
const z = -1.75

/** At the back of the stage: a low table with a zither on it, and an incense burner. */
export function buildTea(builder: SpaceBuilder): void {
  builder.piece(chamferBox(1.5, 0.07, 0.5, { bevel: 0.02, cuts: [6, 1, 2] }), { at: [0, y + 0.36, z], paint: '#6b4030' })
  for (const x of [-0.62, 0.62]) builder.piece(chamferBox(0.07, 0.34, 0.4, { bevel: 0.02 }), { at: [x, y + 0.17, z], paint: '#54301f' })
  builder.piece(chamferBox(1.16, 0.055, 0.2, { bevel: 0.02, cuts: [6, 1, 1] }), {
    at: [0, y + 0.42, z + 0.05],
    paint: ['#3f2a26', '#7a4e36'],
  })
  for (let i = 0; i < 5; i++) {
    builder.piece(chamferBox(1.06, 0.004, 0.006, { bevel: 0.001 }), { at: [0, y + 0.452, z - 0.01 + i * 0.03], paint: palette.cream })
  }
  builder.piece(
    lathe(
      [
        [0.05, 0],
        [0.09, 0.04],
        [0.08, 0.09],
        [0.06, 0.1],
        [0.03, 0.14],
        [0, 0.15],
      ],
      10,
    ),
    { at: [-0.6, y + 0.395, z - 0.1], paint: [palette.brassDark, palette.brass] },
  )
  builder.piece(cylinder({ topRadius: 0.06, bottomRadius: 0.045, height: 0.2, sides: 10 }), {
    at: [0.6, y + 0.49, z - 0.1],
    paint: palette.teal,
  })
  builder.solid(solidBox([1.5, 0.5, 0.5], [0, y + 0.25, z], { colour: '#6b4030' }))
}
