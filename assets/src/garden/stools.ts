import type { SpaceBuilder } from '#kit/builder.ts'
import { cylinder } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'

/** A low round stool facing `yawRadians`. */
export function buildStool(builder: SpaceBuilder, x: number, z: number, yawRadians: number, paint: string): void {
  builder.piece(cylinder({ topRadius: 0.26, bottomRadius: 0.24, height: 0.06, sides: 14 }), { at: [x, 0.45, z], paint })
  builder.piece(cylinder({ topRadius: 0.2, bottomRadius: 0.26, height: 0.035, sides: 14 }), { at: [x, 0.495, z], paint, jitter: 0.03 })
  buildLegs(builder, x, z, 0, 0.42, 0.17)
  builder.solid(solidCylinder({ radius: 0.25, height: 0.5, sides: 8 }, [x, 0, z], { colour: paint }))
  builder.seat('stool', [x, 0.51, z], yawRadians)
}

/** A stool at the counter, on the café's floor. */
export function buildBarStool(builder: SpaceBuilder, x: number, z: number, yawRadians: number): void {
  const floor = 0.14
  builder.piece(cylinder({ topRadius: 0.2, bottomRadius: 0.22, height: 0.08, sides: 16 }), {
    at: [x, floor + 0.58, z],
    paint: palette.mustard,
    jitter: 0.05,
  })
  buildLegs(builder, x, z, floor, 0.55, 0.15)
  builder.piece(cylinder({ topRadius: 0.17, height: 0.025, sides: 12, open: true }), { at: [x, floor + 0.2, z], paint: palette.brass })
  builder.solid(solidCylinder({ radius: 0.2, height: 0.62, sides: 8 }, [x, floor, z], { colour: palette.mustard }))
  builder.seat('stool', [x, floor + 0.62, z], yawRadians)
}

function buildLegs(builder: SpaceBuilder, x: number, z: number, floor: number, height: number, spread: number): void {
  for (let leg = 0; leg < 4; leg++) {
    const angle = leg * (Math.PI / 2) + 0.8
    builder.piece(cylinder({ topRadius: 0.022, bottomRadius: 0.018, height, sides: 5, open: true }), {
      at: [x + Math.cos(angle) * spread, floor + height / 2, z + Math.sin(angle) * spread],
      paint: palette.trunk,
    })
  }
}
