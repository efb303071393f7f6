import {
  DEFAULT_QUERY_FILTER,
  FindPathResultFlags,
  createFindNearestPolyResult,
  findNearestPoly,
  findPath,
  isValidNodeRef,
  moveAlongSurface,
} from 'navcat'
import type { Vec3 } from 'navcat'
import type { Navmesh } from './assemble-navmesh.ts'

/** Where a body stands; `node` is the polygon beneath it and means nothing outside this navmesh. */
export interface WalkPoint {
  x: number
  y: number
  z: number
  node: number
}

export const walkMetresPerSecond = 3
export const runMetresPerSecond = 6
/** A longer step could slide round a piece of furniture within one call. */
export const longestStepMetres = 1

const placeReachMetres = 1.5
const searchHeightMetres = 3
const slideAttempts = 4
const speedTolerance = 1.25
/** How far off the mesh a reported place may be: quantised frames, rounding at walls. */
const offMeshMetres = 0.3
/** After a longer silence a client may not have walked further than in this time. */
const longestElapsedMs = 2000
/** No space reaches this far; navcat's search for tiles never ends on numbers too large to count up from. */
const farthestMetres = 10_000

const nearest = createFindNearestPolyResult()
const centre: Vec3 = [0, 0, 0]
const extents: Vec3 = [placeReachMetres, searchHeightMetres, placeReachMetres]
const start: Vec3 = [0, 0, 0]
const end: Vec3 = [0, 0, 0]

/** The nearest place one can stand on within about 1.5 m, or null; null too for anything not finite. */
export function placeOn(nav: Navmesh, x: number, z: number): WalkPoint | null {
  if (!(Math.abs(x) <= farthestMetres && Math.abs(z) <= farthestMetres)) return null
  centre[0] = x
  centre[1] = 0
  centre[2] = z
  findNearestPoly(nearest, nav, centre, extents, DEFAULT_QUERY_FILTER)
  if (!nearest.success) return null
  const [px, py, pz] = nearest.position
  if (Math.hypot(px - x, pz - z) > placeReachMetres) return null
  return { x: px, y: py, z: pz, node: nearest.nodeRef }
}

/**
 * Walks by (dx, dz) metres, sliding along walls and never leaving the mesh; a step longer than one metre is cut to one.
 * Writes into `out` (which may be `from`) and returns it. What is not finite moves nothing.
 */
export function walkStep(nav: Navmesh, from: WalkPoint, dx: number, dz: number, out: WalkPoint): WalkPoint {
  const length = Math.hypot(dx, dz)
  const here = isValidNodeRef(nav, from.node) ? from : placeOn(nav, from.x, from.z)
  if (!Number.isFinite(length) || !here) return copyPoint(from, out)
  const share = length > longestStepMetres ? longestStepMetres / length : 1
  const stepMetres = length * share
  let moved = slide(nav, here, dx * share, dz * share)
  for (let attempt = 0; ; attempt++) {
    const gone = Math.hypot(moved.position[0] - here.x, moved.position[2] - here.z)
    if (gone <= stepMetres + 1e-6) break
    if (attempt === slideAttempts) return copyPoint(here, out)
    const back = stepMetres / gone
    moved = slide(nav, here, (moved.position[0] - here.x) * back, (moved.position[2] - here.z) * back)
  }
  out.x = moved.position[0]
  out.y = moved.position[1]
  out.z = moved.position[2]
  out.node = moved.nodeRef
  return out
}

/** The nearest place to the step's end that the step can slide to; a corner may put it a little farther off than the step is long. */
function slide(nav: Navmesh, from: WalkPoint, dx: number, dz: number): ReturnType<typeof moveAlongSurface> {
  start[0] = from.x
  start[1] = from.y
  start[2] = from.z
  end[0] = from.x + dx
  end[1] = from.y
  end[2] = from.z + dz
  return moveAlongSurface(nav, from.node, start, end, DEFAULT_QUERY_FILTER)
}

/** The corners of the shortest way, the start left out and the goal last; null when there is none all the way. */
export function findWalkPath(
  nav: Navmesh,
  from: { x: number; z: number },
  to: { x: number; z: number },
): { x: number; y: number; z: number }[] | null {
  const first = placeOn(nav, from.x, from.z)
  const last = placeOn(nav, to.x, to.z)
  if (!first || !last) return null
  const found = findPath(nav, [first.x, first.y, first.z], [last.x, last.y, last.z], [0.2, 1, 0.2], DEFAULT_QUERY_FILTER)
  if (!found.success || (found.flags & FindPathResultFlags.COMPLETE_PATH) === 0) return null
  const corners = found.path.slice(1).map(({ position: [x, y, z] }) => ({ x, y, z }))
  return corners.length > 0 ? corners : [{ x: last.x, y: last.y, z: last.z }]
}

/** Length of a way in metres, from its start through its corners. */
export function pathLengthMetres(from: { x: number; z: number }, path: readonly { x: number; z: number }[]): number {
  let length = 0
  let last = from
  for (const corner of path) {
    length += Math.hypot(corner.x - last.x, corner.z - last.z)
    last = corner
  }
  return length
}

/**
 * What the server accepts from a client: the place (x, z) if a body at `from` could have got there on foot within
 * `elapsedMs`, at running speed and a quarter more, plus `slackMetres`. Null otherwise, and for anything not finite.
 */
export function reachable(nav: Navmesh, from: WalkPoint, x: number, z: number, elapsedMs: number, slackMetres: number): WalkPoint | null {
  if (!Number.isFinite(x) || !Number.isFinite(z) || !Number.isFinite(elapsedMs) || !Number.isFinite(slackMetres)) return null
  const elapsed = Math.min(longestElapsedMs, Math.max(0, elapsedMs))
  const limit = (runMetresPerSecond * speedTolerance * elapsed) / 1000 + Math.max(0, slackMetres)
  const metres = Math.hypot(x - from.x, z - from.z)
  if (metres > limit) return null
  // The usual case, a short step on open ground, needs no search for the place.
  if (metres <= longestStepMetres && stepsTo(nav, from, { x, z })) return { ...scratch }
  const goal = placeOn(nav, x, z)
  if (!goal || Math.hypot(goal.x - x, goal.z - z) > offMeshMetres) return null
  if (stepsTo(nav, from, goal)) return goal
  const path = findWalkPath(nav, from, goal)
  return path && pathLengthMetres(from, path) <= limit + offMeshMetres ? goal : null
}

/** Tries the short way: a straight step, sliding a little. It ends in `scratch`. */
function stepsTo(nav: Navmesh, from: WalkPoint, goal: { x: number; z: number }): boolean {
  const dx = goal.x - from.x
  const dz = goal.z - from.z
  if (Math.hypot(dx, dz) > longestStepMetres) return false
  walkStep(nav, from, dx, dz, scratch)
  return Math.hypot(scratch.x - goal.x, scratch.z - goal.z) < 0.02
}

const scratch: WalkPoint = { x: 0, y: 0, z: 0, node: 0 }

function copyPoint(from: WalkPoint, out: WalkPoint): WalkPoint {
  out.x = from.x
  out.y = from.y
  out.z = from.z
  out.node = from.node
  return out
}
