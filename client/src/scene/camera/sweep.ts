import { type Collision, createRay, type RayHit } from '#scene/room/collision.ts'

const hit: RayHit = { metres: 0, x: 0, y: 0, z: 0 }
const cast = createRay()
const skinMetres = 0.06

interface Triple {
  x: number
  y: number
  z: number
}

/** Metres from a point along a unit direction to what is met first, Infinity for nothing. No allocation. */
function metresTo(collision: Collision, x: number, y: number, z: number, towards: Triple, reachMetres: number): number {
  cast.x = x
  cast.y = y
  cast.z = z
  cast.dx = towards.x
  cast.dy = towards.y
  cast.dz = towards.z
  cast.reachMetres = reachMetres
  return collision.cast(cast, hit) ? hit.metres : Infinity
}

/**
 * How far a camera of radius `radiusMetres` may go from a pivot along a unit direction before it touches something solid:
 * at most `wantedMetres`, at least `leastMetres`. Five parallel rays stand for the sphere. No allocation.
 */
export function sweepCamera(
  collision: Collision,
  pivot: Triple,
  direction: Triple,
  wantedMetres: number,
  radiusMetres: number,
  leastMetres: number,
): number {
  const { x: dx, y: dy, z: dz } = direction
  const flat = Math.hypot(dx, dz) || 1
  const rightX = dz / flat
  const rightZ = -dx / flat
  const upX = -(dx / flat) * dy
  const upY = flat
  const upZ = -(dz / flat) * dy
  let free = wantedMetres
  for (let ray = 0; ray < 5; ray++) {
    const right = ray === 1 ? radiusMetres : ray === 2 ? -radiusMetres : 0
    const up = ray === 3 ? radiusMetres : ray === 4 ? -radiusMetres : 0
    const x = pivot.x + rightX * right + upX * up
    const z = pivot.z + rightZ * right + upZ * up
    const metres = metresTo(collision, x, pivot.y + upY * up, z, direction, wantedMetres + radiusMetres)
    free = Math.min(free, metres - (ray === 0 ? radiusMetres : skinMetres))
  }
  return Math.max(leastMetres, free)
}

/** What is slim is kept this far from the lens, to all sides. */
const slimClearMetres = 0.3
const slimTries = 4
const besideLens = [0, 0.2, -0.2] as const

/**
 * The distance not above `metres` at which no post, rail or piece of furniture is in the lens; those nearer to the pivot are
 * seen past. At least `leastMetres`. No allocation.
 */
export function clearOfSlim(slim: Collision, pivot: Triple, direction: Triple, metres: number, leastMetres: number): number {
  let free = metres
  for (let tries = 0; tries < slimTries && free > leastMetres; tries++) {
    const before = beforeSlim(slim, pivot, direction, free)
    if (before === free) return free
    free = before
  }
  return Math.max(leastMetres, free)
}

function beforeSlim(slim: Collision, pivot: Triple, direction: Triple, metres: number): number {
  const { x: dx, y: dy, z: dz } = direction
  const flat = Math.hypot(dx, dz) || 1
  const start = Math.max(0, metres - slimClearMetres)
  let free = metres
  for (let side = 0; side < besideLens.length; side++) {
    const beside = besideLens[side] ?? 0
    const x = pivot.x + dx * start + (dz / flat) * beside
    const z = pivot.z + dz * start - (dx / flat) * beside
    const found = metresTo(slim, x, pivot.y + dy * start, z, direction, metres + slimClearMetres - start)
    free = Math.min(free, start + found - slimClearMetres)
  }
  return free
}
