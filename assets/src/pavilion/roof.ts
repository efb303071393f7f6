import { Color, MathUtils, Vector3 } from 'three'
import type { SpaceBuilder } from '#kit/builder.ts'
import type { Paint } from '#kit/paint.ts'
import { gridSurface, lathe, sphere, tube } from '#kit/shapes.ts'
import { toSolid } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { layout } from './layout.ts'

const { eaves, apex } = layout
const courses = 11
const columns = 9
const half = Math.PI / 6

/**
 * A point of the roof: `down` 0 at the apex to 1 at the eaves, `across` −1 to 1 from hip to hip of one side. The slope
 * hangs like cloth, and lifts towards the corners.
 */
function roofPoint(side: number, down: number, across: number, lift: number, out: Vector3): Vector3 {
  const corner = Math.abs(across) ** 3
  const apothem = (0.16 + (eaves.radius - 0.16) * down) * Math.cos(half)
  const reach = apothem * (1 + 0.075 * corner * down ** 2)
  const sideways = Math.tan(half * across) * reach
  const y = eaves.height + (apex - eaves.height) * Math.max(0, 1 - down) ** 1.75 + 0.78 * corner * down ** 4 + lift
  const angle = (side * Math.PI) / 3
  const sin = Math.sin(angle)
  const cos = Math.cos(angle)
  return out.set(sin * reach + cos * sideways, y, cos * reach - sin * sideways)
}

/** Six concave slopes of grey-blue tiles with upturned hips, a gourd on top, and rafters under the eaves. */
export function buildRoof(builder: SpaceBuilder): void {
  for (let side = 0; side < 6; side++) {
    layTiles(builder, side)
    layRibs(builder, side)
    layHip(builder, side)
    layUnderside(builder, side)
    builder.solid(
      toSolid(
        gridSurface(3, 3, (u, v, out) => void roofPoint(side, v, u * 2 - 1, 0, out)),
        { colour: colours.tile[0] },
      ),
    )
  }
  const gourd = [
    [0.3, 0],
    [0.34, 0.1],
    [0.2, 0.2],
    [0.14, 0.26],
    [0.24, 0.4],
    [0.25, 0.5],
    [0.12, 0.62],
    [0.05, 0.68],
    [0.09, 0.76],
    [0.05, 0.86],
    [0, 0.98],
  ] as const
  builder.piece(lathe(gourd, 16), { at: [0, apex - 0.1, 0], paint: [palette.brassDark, '#f0cf88'] })
}

function layTiles(builder: SpaceBuilder, side: number): void {
  const { random } = builder
  for (let course = 0; course < courses; course++) {
    const from = course / courses
    const to = (course + 1) / courses
    for (let column = 0; column < columns; column++) {
      const left = (column / columns) * 2 - 1
      const right = ((column + 1) / columns) * 2 - 1
      // Its lower end stands up from the course below, and its edge can be seen.
      const tile = gridSurface(1, 3, (u, v, out) => {
        const along = Math.min(1, v / 0.66)
        const lift = v > 0.9 ? -0.015 : 0.036 * along - 0.004
        roofPoint(side, from - 0.03 + (to - from + 0.03) * along, left + (right - left) * u, lift, out)
      })
      const shade = random.pick([colours.tile[0], colours.tile[1], colours.tile[2], colours.tile[3]])
      builder.piece(tile, { paint: wornTowards(side, from, to, shade), jitter: 0.09 })
    }
  }
}

/** A tile's own colour, paler over its lower quarter. */
function wornTowards(side: number, from: number, to: number, shade: string): Paint {
  const own = new Color(shade)
  const worn = new Color(colours.tileWorn)
  const [sin, cos] = [Math.sin((side * Math.PI) / 3), Math.cos((side * Math.PI) / 3)]
  return ({ x, z }, _normal, out) => {
    const down = ((x * sin + z * cos) / Math.cos(half) - 0.16) / (eaves.radius - 0.16)
    out.copy(own).lerp(worn, 0.75 * MathUtils.smoothstep((down - from) / (to - from), 0.5, 0.98))
  }
}

/** Round cover tiles running down the slope. */
function layRibs(builder: SpaceBuilder, side: number): void {
  const ribs = 10
  for (let rib = 0; rib < ribs; rib++) {
    const across = ((rib + 0.5) / ribs) * 2 - 1
    const points = Array.from({ length: 7 }, (_, i) => roofPoint(side, 0.12 + (i / 6) * 0.885, across, 0.03, new Vector3()))
    builder.piece(tube(points, 0.045, 7, 4), { paint: builder.random.pick([colours.tile[1], colours.tile[3]]), jitter: 0.05 })
    const end = roofPoint(side, 1.005, across, 0.025, new Vector3())
    builder.piece(sphere(0.062, 5), { at: [end.x, end.y, end.z], paint: palette.brassDark })
  }
}

function layHip(builder: SpaceBuilder, side: number): void {
  const points = Array.from({ length: 9 }, (_, i) => roofPoint(side, 0.04 + (i / 8) * 0.98, 1, 0.06, new Vector3()))
  const last = points.at(-1)
  if (last)
    points.push(
      last
        .clone()
        .multiply(new Vector3(1.05, 1, 1.05))
        .add(new Vector3(0, 0.3, 0)),
    )
  builder.piece(tube(points, 0.085, 16, 7), { paint: colours.ridge })
  const tip = points.at(-1)
  if (tip) lightTip(builder, tip)
}

/** A small lamp on each upturned corner: it shows the tiles where the sky does not. */
function lightTip(builder: SpaceBuilder, { x, y, z }: Vector3): void {
  builder.piece(sphere(0.11, 8), { at: [x, y, z], paint: palette.lanternGold, emissive: 0.3 })
  builder.glow([x, y, z], '#ff9a4e', 0.8)
  builder.lamp([x * 0.93, y + 0.55, z * 0.93], { colour: '#ffb074', intensity: 1.5, radiusMetres: 3.6 })
}

function layUnderside(builder: SpaceBuilder, side: number): void {
  const board = gridSurface(10, 8, (u, v, out) => void roofPoint(side, 0.1 + v * 0.88, 1 - u * 2, -0.07, out))
  builder.piece(board, { paint: '#a9794f' })
  for (let i = 0; i < 9; i++) {
    const across = ((i + 0.5) / 9) * 2 - 1
    const points = [0.5, 0.66, 0.82, 0.98].map((down) => roofPoint(side, down, across, -0.12, new Vector3()))
    builder.piece(tube(points, 0.035, 4, 3), { paint: colours.lacquerDark, jitter: 0.04 })
  }
  const edge = Array.from({ length: 11 }, (_, i) => roofPoint(side, 1, (i / 10) * 2 - 1, -0.05, new Vector3()))
  builder.piece(tube(edge, 0.05, 14, 4), { paint: colours.lattice })
}
