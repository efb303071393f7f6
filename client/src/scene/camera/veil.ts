import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import type { Shot } from './follow-camera.ts'

const besideMetres = 0.42
const nearestMetres = 0.5
const thin = 0.26

/** Thins out bodies that stand between the camera and what it follows; without a shot everybody shows. No allocation. */
export function veilBetween(bodies: readonly CrowdBody[], shot: Shot | null): void {
  for (let i = 0; i < bodies.length; i++) {
    const body = bodies[i]
    if (body) body.veil = shot && !body.view.self && stands(body, shot) ? thin : 1
  }
}

function stands(body: CrowdBody, { from, to }: Shot): boolean {
  const lineX = to.x - from.x
  const lineZ = to.z - from.z
  const length = Math.hypot(lineX, lineZ)
  if (length < 0.3) return false
  const x = body.stance.x - from.x
  const z = body.stance.z - from.z
  const along = (x * lineX + z * lineZ) / length
  const beside = Math.abs(x * lineZ - z * lineX) / length
  return along > -0.3 && along < length - nearestMetres && beside < besideMetres
}
