import type { CrowdBody } from '#scene/avatar/crowd-body.ts'

const aroundMetres = 11
/** So many around are company, so many more a crowd. */
const company = 12
const crowd = 34

/** How crowded it is around a place, 0 to 1: above 0 the camera looks over heads. No allocation. */
export function crowdingAt(bodies: readonly CrowdBody[], x: number, z: number): number {
  let around = 0
  for (let i = 0; i < bodies.length; i++) {
    const stance = bodies[i]?.stance
    if (!stance) continue
    const dx = stance.x - x
    const dz = stance.z - z
    if (dx * dx + dz * dz < aroundMetres * aroundMetres) around += 1
  }
  return Math.min(1, Math.max(0, (around - company) / (crowd - company)))
}
