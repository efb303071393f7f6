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

/** Six concave slopes of grey-blue tiles with upturned hips, a gourd on top, and a timbered ceiling under them. */
export function buildRoof(builder: SpaceBuilder): void {
  for (let side = 0; side < 6; side++) {
    layTiles(builder, side)
    layRibs(builder, side)
    layHip(builder, side)
    layUnderside(builder, side)
    builder.solid(
      toSolid(
        // Its timbers hang below the tiles: where those are, a lens would be among them.
        gridSurface(4, 6, (u, v, out) => void roofPoint(side, v, u * 2 - 1, -0.2, out)),
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
        const lip = v > 0.9
        const along = lip ? 1 + lipShare : Math.min(1, v / 0.66)
        const lift = lip ? -0.02 : 0.05 * along - 0.006
        roofPoint(side, from - 0.03 + (to - from + 0.03) * along, left + (right - left) * u, lift, out)
      })
      const shade = random.pick([colours.tile[0], colours.tile[1], colours.tile[2], colours.tile[3]])
      builder.piece(tile, { paint: shadedTile(side, from, to, shade), jitter: 0.12 })
    }
  }
}

/** How far a tile's lower edge leans out beyond its end. */
const lipShare = 0.03

/** A tile's own colour: in the shade of the course above it, worn pale towards its end, dark on its edge. */
function shadedTile(side: number, from: number, to: number, shade: string): Paint {
  const own = new Color(shade)
  const worn = new Color(colours.tileWorn)
  const [sin, cos] = [Math.sin((side * Math.PI) / 3), Math.cos((side * Math.PI) / 3)]
  return ({ x, z }, _normal, out) => {
    const reach = x * sin + z * cos
    const corner = Math.min(1, Math.abs(Math.atan2(x * cos - z * sin, reach) / half)) ** 3
    const down = (reach / (1 + 0.075 * corner * to ** 2) / Math.cos(half) - 0.16) / (eaves.radius - 0.16)
    const share = (down - from) / (to - from)
    out.copy(own).lerp(worn, 0.8 * MathUtils.smoothstep(share, 0.3, 0.9))
    out.multiplyScalar(share > 1 + lipShare / 2 ? 0.45 : 0.62 + 0.38 * MathUtils.smoothstep(share, -0.15, 0.35))
  }
}

/** Half-round cover tiles over the joints, each end lapping over the next. */
function layRibs(builder: SpaceBuilder, side: number): void {
  const angle = (side * Math.PI) / 3
  for (let joint = 1; joint < columns; joint++) {
    const across = (joint / columns) * 2 - 1
    for (let course = 1; course < courses; course++) {
      const cover = gridSurface(3, 1, (u, v, out) => {
        const down = (course + v * 1.06) / courses
        const radius = (0.052 + 0.018 * v) * Math.min(1, 0.4 + down)
        roofPoint(side, down, across, 0.022 + 0.012 * v + Math.sin(u * Math.PI) * radius * 1.1, out)
        out.x -= Math.cos(angle) * Math.cos(u * Math.PI) * radius
        out.z += Math.sin(angle) * Math.cos(u * Math.PI) * radius
      })
      builder.piece(cover, { paint: builder.random.pick([colours.tile[0], colours.tile[1], colours.tile[3]]), jitter: 0.1 })
    }
    const end = roofPoint(side, 1.006, across, 0.03, new Vector3())
    builder.piece(sphere(0.07, 5), { at: [end.x, end.y, end.z], paint: palette.brass })
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
  builder.piece(tube(points, 0.095, 16, 7), { paint: colours.ridge })
  const tip = points.at(-1)
  if (tip) lightTip(builder, tip)
}

/** A small lamp on each upturned corner: it shows the tiles where the sky does not. */
function lightTip(builder: SpaceBuilder, { x, y, z }: Vector3): void {
  builder.piece(sphere(0.11, 8), { at: [x, y, z], paint: palette.lanternGold, emissive: 0.3 })
  builder.glow([x, y, z], '#ff9a4e', 0.8)
  builder.lamp([x * 0.93, y + 0.55, z * 0.93], { colour: '#ffb074', intensity: 2.3, radiusMetres: 4.2 })
}

/** Boards between rafters, purlins that carry them, and a gilded boss where they meet: what lamps light from below. */
function layUnderside(builder: SpaceBuilder, side: number): void {
  const { random } = builder
  const boards = 9
  for (let ring = 0; ring < boards; ring++) {
    const [near, far] = [0.1 + (ring / boards) * 0.88, 0.1 + ((ring + 1) / boards) * 0.88]
    // Each laps under the one above it, so that no light shows between them; low enough to stay under the tiles at the corners.
    const board = gridSurface(8, 1, (u, v, out) => {
      roofPoint(side, near - 0.02 + (far - near + 0.02) * v, 1 - u * 2, -0.11 + 0.016 * v, out)
    })
    builder.piece(board, { paint: random.pick(colours.ceiling), jitter: 0.05 })
  }
  for (let i = 0; i < 9; i++) layRafter(builder, side, ((i + 0.5) / 9) * 2 - 1)
  for (const [down, radius, paint] of purlins) {
    const points = Array.from({ length: 7 }, (_, i) => roofPoint(side, down, (i / 6) * 2 - 1, -0.19, new Vector3()))
    builder.piece(tube(points, radius, 8, 5), { paint })
  }
  const edge = Array.from({ length: 11 }, (_, i) => roofPoint(side, 1, (i / 10) * 2 - 1, -0.05, new Vector3()))
  builder.piece(tube(edge, 0.05, 14, 4), { paint: colours.lattice })
}

/** A squared timber down the slope, open above where the boards cover it. */
function layRafter(builder: SpaceBuilder, side: number, across: number): void {
  const angle = (side * Math.PI) / 3
  const rafter = gridSurface(3, 6, (u, v, out) => {
    roofPoint(side, 0.2 + v * 0.775, across, u > 0.1 && u < 0.9 ? -0.185 : -0.09, out)
    const aside = u < 0.5 ? 0.035 : -0.035
    out.x += Math.cos(angle) * aside
    out.z -= Math.sin(angle) * aside
  })
  builder.piece(rafter, { paint: colours.rafter, jitter: 0.06 })
}

/** Rings of round timber under the rafters: how far down, how thick. */
const purlins = [
  [0.14, 0.09, palette.brassDark],
  [0.38, 0.06, colours.lattice],
  [0.63, 0.085, colours.lattice],
] as const
