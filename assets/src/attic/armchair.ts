import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, lathe, softBox, sphere } from '#kit/shapes.ts'
import { solidBox, solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'

const x = 2.35
const z = -1.05
const yaw = -0.85

/** A deep reading chair under a standing lamp, with a footstool one may sit on too. */
export function buildArmchair(builder: SpaceBuilder): void {
  const cos = Math.cos(yaw)
  const sin = Math.sin(yaw)
  const at = (dx: number, y: number, dz: number) => [x + dx * cos + dz * sin, y, z - dx * sin + dz * cos] as const
  const turn = [0, yaw, 0] as const
  builder.piece(chamferBox(0.86, 0.3, 0.84, { bevel: 0.08, cuts: [4, 2, 4] }), {
    at: at(0, 0.24, 0),
    turn,
    paint: colours.velvet,
    jitter: 0.02,
  })
  builder.piece(softBox(0.62, 0.2, 0.66, 0.09, 2), { at: at(0, 0.42, 0.08), turn, paint: '#5f9080' })
  builder.piece(softBox(0.8, 0.86, 0.26, 0.12, 2), { at: at(0, 0.72, -0.36), turn: [-0.16, yaw, 0], paint: colours.velvet })
  for (const side of [-1, 1]) {
    builder.piece(softBox(0.22, 0.46, 0.86, 0.1, 2), { at: at(side * 0.42, 0.42, 0.02), turn, paint: colours.velvet })
    for (const dz of [-0.3, 0.32])
      builder.piece(cylinder({ topRadius: 0.03, bottomRadius: 0.02, height: 0.1, sides: 6 }), {
        at: at(side * 0.32, 0.05, dz),
        paint: palette.trunkDark,
      })
  }
  builder.piece(softBox(0.4, 0.36, 0.14, 0.065, 1), { at: at(0.06, 0.68, -0.17), turn: [-0.3, yaw + 0.12, 0], paint: palette.mustard })
  builder.solid(solidBox([1.04, 0.5, 0.9], at(0, 0.25, 0), { colour: colours.velvet }, yaw))
  builder.solid(solidBox([0.84, 0.9, 0.26], at(0, 0.6, -0.38), { colour: colours.velvet }, yaw))
  builder.seat('sofa', at(0, 0.52, 0.16), yaw)
  buildLamp(builder, 3.05, -0.62)
  const [stoolX, stoolZ] = [2.75, 0.3]
  builder.piece(
    lathe(
      [
        [0.27, 0.08],
        [0.31, 0.14],
        [0.31, 0.26],
        [0.24, 0.33],
        [0, 0.34],
      ],
      16,
    ),
    { at: [stoolX, 0, stoolZ], paint: palette.coral },
  )
  builder.piece(cylinder({ topRadius: 0.26, height: 0.08, sides: 12 }), { at: [stoolX, 0.04, stoolZ], paint: palette.trunkDark })
  builder.solid(solidCylinder({ radius: 0.3, height: 0.34, sides: 10 }, [stoolX, 0, stoolZ], { colour: palette.coral }))
  builder.seat('stool', [stoolX, 0.34, stoolZ], -Math.PI / 2)
}

function buildLamp(builder: SpaceBuilder, lampX: number, lampZ: number): void {
  builder.piece(cylinder({ topRadius: 0.16, bottomRadius: 0.19, height: 0.05, sides: 14 }), {
    at: [lampX, 0.025, lampZ],
    paint: palette.ink,
  })
  builder.piece(cylinder({ topRadius: 0.02, height: 1.42, sides: 6, rings: 4, open: true }), {
    at: [lampX, 0.72, lampZ],
    paint: palette.brass,
  })
  builder.piece(
    lathe(
      [
        [0.3, 0],
        [0.25, 0.16],
        [0.15, 0.32],
      ],
      18,
    ),
    { at: [lampX, 1.36, lampZ], paint: ['#ffd79a', '#fff0cf'], emissive: 0.48 },
  )
  builder.piece(sphere(0.07, 8), { at: [lampX, 1.48, lampZ], paint: palette.bulb, emissive: 1 })
  builder.glow([lampX, 1.5, lampZ], palette.lantern, 2)
  builder.lamp([lampX - 0.2, 1.3, lampZ + 0.12], { colour: '#ffc88c', intensity: 1.9, radiusMetres: 5 })
  builder.solid(solidCylinder({ radius: 0.16, height: 1.6, sides: 6 }, [lampX, 0, lampZ], { colour: palette.brass }))
}
