import { placeOn, type WalkPoint } from '@kith/shared/space'
import { roomAround, type WorldState } from './state.ts'

/** Where a body of no known place appears: the spawn with most room around it, the first of equals (SPEC.md JL1). */
export function choosePlace(
  state: WorldState,
  id: string,
  at: { x: number; z: number; yawRadians: number } | null,
): { point: WalkPoint; yawRadians: number } {
  const asked = at === null ? null : placeOn(state.navmesh, at.x, at.z)
  if (at !== null && asked !== null) return { point: asked, yawRadians: Number.isFinite(at.yawRadians) ? at.yawRadians : 0 }
  let best: { point: WalkPoint; yawRadians: number; metres: number } | null = null
  for (const spawn of state.space.spawns) {
    const point = placeOn(state.navmesh, spawn.x, spawn.z)
    if (point === null) continue
    const metres = roomAround(state, point.x, point.z, id)
    if (best === null || metres > best.metres) best = { point, yawRadians: spawn.yawRadians, metres }
  }
  return best ?? { point: { x: 0, y: 0, z: 0, node: 0 }, yawRadians: 0 }
}
