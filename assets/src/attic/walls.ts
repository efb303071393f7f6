import type { Vector3 } from 'three'
import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { gridSurface } from '#kit/shapes.ts'
import { solidBox, toSolid } from '#kit/solids.ts'
import { colours } from './colours.ts'
import { layout, roofHeight } from './layout.ts'

const { halfWidth, halfDepth, kneeWall, ridge, window } = layout
const plaster = [colours.wallLow, colours.wall] as const
const panelCount = 17
const outsideMetres = 9

/** Plastered walls and a ceiling of boards. All are seen from inside only, so that one may look in over them. */
export function buildWalls(builder: SpaceBuilder): void {
  buildGable(builder, -1)
  buildGable(builder, 1)
  // The way one looks in stays open to the camera; everything else holds it inside.
  builder.solid(solidBox([halfWidth * 2, ridge, 0.1], [0, ridge / 2, -halfDepth - 0.08], { colour: '#d9bd99' }))
  for (const side of [-1, 1]) {
    buildKneeWall(builder, side)
    buildSlope(builder, side)
    holdCamera(builder, side)
    builder.piece(chamferBox(0.06, 0.14, halfDepth * 2, { bevel: 0.015, cuts: [1, 1, 14] }), {
      at: [side * (halfWidth - 0.03), 0.07, 0],
      paint: colours.frame,
      cutaway: true,
    })
  }
}

/** The camera stays between walls and under the roof, also where it looks in from outside: no beam comes before it. */
function holdCamera(builder: SpaceBuilder, side: number): void {
  const slope = gridSurface(1, 1, (u, v, out) => {
    const x = halfWidth * (1 - v)
    out.set(side * x, roofHeight(x) - 0.02, -halfDepth + u * (halfDepth + outsideMetres))
  })
  builder.solid(toSolid(slope, { colour: '#c3a483' }))
  const deep = halfDepth + outsideMetres
  const at = [side * (halfWidth + 0.05), kneeWall / 2, (outsideMetres - halfDepth) / 2] as const
  builder.solid(solidBox([0.1, kneeWall, deep], at, { colour: '#d9bd99' }))
}

/** The end walls; the one at the back leaves the window open. */
function buildGable(builder: SpaceBuilder, end: number): void {
  const surface = (fromX: number, toX: number, fromY: (x: number) => number, toY: (x: number) => number): void => {
    const columns = Math.max(2, Math.round((toX - fromX) / 0.22))
    const place = (u: number, v: number, out: Vector3): void => {
      const x = end < 0 ? toX + (fromX - toX) * u : fromX + (toX - fromX) * u
      out.set(x, fromY(x) + (toY(x) - fromY(x)) * v, end * halfDepth)
    }
    builder.piece(gridSurface(columns, 10, place), { paint: plaster, cutaway: true })
  }
  const floor = (): number => 0
  if (end > 0) return surface(-halfWidth, halfWidth, floor, roofHeight)
  surface(-halfWidth, -window.halfWidth, floor, roofHeight)
  surface(window.halfWidth, halfWidth, floor, roofHeight)
  surface(-window.halfWidth, window.halfWidth, floor, () => window.sill)
  surface(-window.halfWidth, window.halfWidth, () => window.top, roofHeight)
}

function buildKneeWall(builder: SpaceBuilder, side: number): void {
  const place = (u: number, v: number, out: Vector3): void => {
    out.set(side * halfWidth, v * kneeWall, side * (2 * u - 1) * -halfDepth)
  }
  builder.piece(gridSurface(26, 5, place), { paint: plaster, cutaway: true })
}

/** Boards along the room, each its own piece. */
function buildSlope(builder: SpaceBuilder, side: number): void {
  const { random } = builder
  const backing = (u: number, v: number, out: Vector3): void => {
    const x = halfWidth * (1 - v)
    out.set(side * x, roofHeight(x) + 0.02, side * (2 * u - 1) * -halfDepth)
  }
  builder.piece(gridSurface(12, 8, backing), { paint: colours.beam, cutaway: true })
  for (let i = 0; i < panelCount; i++) {
    const low = halfWidth * (1 - i / panelCount)
    const high = halfWidth * (1 - (i + 1) / panelCount) + 0.01
    const place = (u: number, v: number, out: Vector3): void => {
      const x = low + (high - low) * v
      out.set(side * x, roofHeight(x), side * (2 * u - 1) * -halfDepth)
    }
    builder.piece(gridSurface(24, 1, place), {
      paint: random.pick([colours.panel[0], colours.panel[1], colours.panel[2], colours.panel[3]]),
      jitter: 0.05,
      cutaway: true,
    })
  }
}
