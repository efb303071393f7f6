import { type Collision, createRay, type Ray, type RayHit } from '#scene/room/collision.ts'

/** A roof so high over a head is over it. */
const roofMetres = 4.5
/** So much lower a camera looks under roofs on posts, unless told to look from above. */
const ducks = { radians: 0.18, fromPitchRadians: 0.4, toPitchRadians: 0.6 } as const

const up: Ray = { ...createRay(), dx: 0, dy: 1, dz: 0, reachMetres: roofMetres }
const hit: RayHit = { metres: 0, x: 0, y: 0, z: 0 }

export function isUnderRoof(solids: Collision, { x, y, z }: { x: number; y: number; z: number }): boolean {
  up.x = x
  up.y = y
  up.z = z
  return solids.cast(up, hit) !== null
}

/** How much lower a camera of this pitch looks at a head under a roof on posts, whose eaves would else fill the upper half of the picture. No allocation. */
export function duckRadians(solids: Collision, head: { x: number; y: number; z: number }, pitchRadians: number): number {
  const low = (ducks.toPitchRadians - pitchRadians) / (ducks.toPitchRadians - ducks.fromPitchRadians)
  return low > 0 && isUnderRoof(solids, head) ? ducks.radians * Math.min(1, low) : 0
}
