import type { FollowCamera } from './camera/follow-camera.ts'
import type { CrowdBody } from './avatar/crowd-body.ts'

const leastSpeed = 0.05
const leastTurnRadians = 0.002
const gestureMs = 4000

/** Tells whether anything is worth the full frame rate: somebody walks, speaks or gestures, or the view is being turned. */
export class Stirring {
  #yaw = Number.NaN
  #pitch = Number.NaN
  #distance = Number.NaN

  stirs(camera: Pick<FollowCamera, 'yawRadians' | 'pitch' | 'distance'>, bodies: readonly CrowdBody[], nowMs: number): boolean {
    const turned =
      Math.abs(camera.yawRadians - this.#yaw) > leastTurnRadians ||
      Math.abs(camera.pitch - this.#pitch) > leastTurnRadians ||
      Math.abs(camera.distance - this.#distance) > leastTurnRadians
    this.#yaw = camera.yawRadians
    this.#pitch = camera.pitch
    this.#distance = camera.distance
    if (turned) return true
    for (let i = 0; i < bodies.length; i++) {
      const body = bodies[i]
      if (body && isBusy(body, nowMs)) return true
    }
    return false
  }
}

function isBusy({ view, animator, settled }: CrowdBody, nowMs: number): boolean {
  if (animator.speed > leastSpeed || settled < 1 || view.speakingUntilMs > nowMs) return true
  return view.emote !== null && nowMs - view.emoteAtMs < gestureMs
}
