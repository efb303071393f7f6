import type { Animator } from './animator.ts'
import { joint, type Pose } from './joints.ts'

const gazeReachRadians = 1.9
const headYawRadians = 0.95
/** Gestures whose head follows nobody. */
const busyHeads = new Set<string>(['sleep', 'dance', 'sway', 'spin', 'pick', 'shake'])

/** Where a body looks, relative to its own front; `active` false lets the head rest. */
export interface GazeTarget {
  active: boolean
  yawRadians: number
  pitchRadians: number
}

/** Adds to a pose how far a body has turned towards whom it looks at, or with −1 takes it off again. */
export function addGaze(pose: Pose, animator: Animator, sign: 1 | -1): void {
  const head = joint.head * 3
  const chest = joint.chest * 3
  pose[head] = (pose[head] ?? 0) + animator.gazePitch * 0.7 * sign
  pose[head + 1] = (pose[head + 1] ?? 0) + animator.gazeYaw * 0.72 * sign
  pose[chest + 1] = (pose[chest + 1] ?? 0) + animator.gazeYaw * 0.26 * sign
}

/** Turns head and eyes towards whom the body looks at, a little each frame; eyes wander when there is nobody. */
export function turnGaze(animator: Animator, gaze: GazeTarget, deltaSeconds: number): void {
  const reachable = gaze.active && Math.abs(gaze.yawRadians) < gazeReachRadians && !busyHeads.has(animator.gesture)
  const averse = animator.gesture === 'think' || animator.gesture === 'type' ? 0.25 : 1
  const yaw = reachable ? Math.max(-headYawRadians, Math.min(headYawRadians, gaze.yawRadians)) * averse : 0
  const pitch = reachable ? Math.max(-0.45, Math.min(0.45, gaze.pitchRadians)) * averse : 0
  const share = 1 - Math.exp(-deltaSeconds * 6)
  animator.gazeYaw += (yaw - animator.gazeYaw) * share
  animator.gazePitch += (pitch - animator.gazePitch) * share
  addGaze(animator.pose, animator, 1)
  const { face } = animator
  const wander = reachable ? 0.08 : 0.35
  const dart = Math.floor(animator.seconds * 1.1 + animator.seed)
  const dartX = Math.sin(dart * 12.9898 + animator.seed) * wander
  const dartY = Math.sin(dart * 78.233 + animator.seed) * wander * 0.4
  const eyeX = Math.max(-1, Math.min(1, (reachable ? gaze.yawRadians - animator.gazeYaw * 0.9 : 0) * 1.2 + dartX))
  const thinking = animator.gesture === 'think' ? 0.7 : animator.gesture === 'type' ? -0.5 : 0
  const quick = 1 - Math.exp(-deltaSeconds * 18)
  face.gazeX += (eyeX + (thinking > 0 ? 0.5 : 0) - face.gazeX) * quick
  const down = (animator.posture[0] ?? 0) > 0.13 ? 0.45 : 0
  face.gazeY += (dartY + thinking - down - face.gazeY) * quick
}
