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
