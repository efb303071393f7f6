import { type Collision, createRay, type RayHit } from '#scene/room/collision.ts'

const hit: RayHit = { metres: 0, x: 0, y: 0, z: 0 }
const cast = createRay()
const skinMetres = 0.06

/**
 * How far a camera of radius `radiusMetres` may go from a pivot along a unit direction before it touches something solid:
 * at most `wantedMetres`, at least `leastMetres`. Five parallel rays stand for the sphere. No allocation.
 */
export function sweepCamera(
  collision: Collision,
  pivot: { x: number; y: number; z: number },
  direction: { x: number; y: number; z: number },
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
    cast.x = pivot.x + rightX * right + upX * up
    cast.y = pivot.y + upY * up
    cast.z = pivot.z + rightZ * right + upZ * up
    cast.dx = dx
    cast.dy = dy
    cast.dz = dz
    cast.reachMetres = wantedMetres + radiusMetres
    const found = collision.cast(cast, hit)
    if (found) free = Math.min(free, found.metres - (ray === 0 ? radiusMetres : skinMetres))
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
export function clearOfSlim(
  slim: Collision,
  pivot: { x: number; y: number; z: number },
  direction: { x: number; y: number; z: number },
  metres: number,
  leastMetres: number,
): number {
  let free = metres
  for (let tries = 0; tries < slimTries && free > leastMetres; tries++) {
    const before = beforeSlim(slim, pivot, direction, free)
    if (before === free) return free
    free = before
  }
  return Math.max(leastMetres, free)
}

function beforeSlim(
  slim: Collision,
  pivot: { x: number; y: number; z: number },
  direction: { x: number; y: number; z: number },
  metres: number,
): number {
  const { x: dx, y: dy, z: dz } = direction
  const flat = Math.hypot(dx, dz) || 1
  const start = Math.max(0, metres - slimClearMetres)
  let free = metres
  for (let side = 0; side < besideLens.length; side++) {
    const beside = besideLens[side] ?? 0
    cast.x = pivot.x + dx * start + (dz / flat) * beside
    cast.y = pivot.y + dy * start
    cast.z = pivot.z + dz * start - (dx / flat) * beside
    cast.dx = dx
    cast.dy = dy
    cast.dz = dz
    cast.reachMetres = metres + slimClearMetres - start
    const found = slim.cast(cast, hit)
    if (found) free = Math.min(free, start + found.metres - slimClearMetres)
  }
  return free
}
