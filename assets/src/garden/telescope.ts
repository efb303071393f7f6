import { Quaternion, Vector3, Euler } from 'three'
import type { SpaceBuilder, Triple } from '#kit/builder.ts'
import { cylinder, sphere } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { layout } from './layout.ts'

const { x: standX, z: standZ } = layout.telescope
const headHeight = 1.12
/** Where it looks: the crescent moon over the hills. */
const aim = new Vector3(0.5, 0.42, -0.76).normalize()

/** A small brass telescope on a wooden tripod. */
export function buildTelescope(builder: SpaceBuilder): void {
  const head: Triple = [standX, headHeight, standZ]
  for (let leg = 0; leg < 3; leg++) {
    const angle = leg * ((Math.PI * 2) / 3) + 0.5
    buildRod(builder, [standX + Math.cos(angle) * 0.38, 0, standZ + Math.sin(angle) * 0.38], head, 0.022, palette.trunkLight)
  }
  builder.piece(sphere(0.075, 10), { at: head, paint: palette.brass })
  const section = (from: number, to: number, radius: number, paint: string): void => {
    buildRod(builder, alongTube(from), alongTube(to), radius, paint, 10)
  }
  section(-0.42, 0.1, 0.055, palette.brass)
  section(0.06, 0.6, 0.072, palette.tealDark)
  section(0.58, 0.66, 0.086, palette.brass)
  section(0.2, 0.24, 0.08, palette.brass)
  section(-0.5, -0.42, 0.035, palette.brassDark)
  section(-0.52, -0.5, 0.05, palette.ink)
  builder.solid(solidCylinder({ radius: 0.36, topRadius: 0.12, height: 1.4, sides: 7 }, [standX, 0, standZ], { colour: palette.brass }))
}

function alongTube(distance: number): Triple {
  return [standX + aim.x * distance, headHeight + 0.1 + aim.y * distance, standZ + aim.z * distance]
}

/** A closed cylinder from one point to another. */
function buildRod(builder: SpaceBuilder, from: Triple, to: Triple, radius: number, paint: string, sides = 6): void {
  const start = new Vector3(...from)
  const end = new Vector3(...to)
  const direction = end.clone().sub(start)
  const turn = new Euler().setFromQuaternion(
    new Quaternion().setFromUnitVectors(new Vector3(0, 1, 0), direction.clone().normalize()),
    'YXZ',
  )
  builder.piece(cylinder({ topRadius: radius, height: direction.length(), sides, rings: 2 }), {
    at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2],
    turn: [turn.x, turn.y, turn.z],
    paint,
  })
}
