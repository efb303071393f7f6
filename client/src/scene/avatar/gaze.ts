import type { Face } from './face.ts'
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

/** A body as far as looking at others goes. */
interface Gazing {
  readonly pose: Pose
  readonly face: Face
  readonly posture: Float32Array
  readonly gesture: string
  readonly seconds: number
  readonly seed: number
  gazeYaw: number
  gazePitch: number
}

/** Adds to a pose how far a body has turned towards whom it looks at, or with −1 takes it off again. */
export function addGaze(pose: Pose, body: Gazing, sign: 1 | -1): void {
  const head = joint.head * 3
  const chest = joint.chest * 3
  pose[head] = (pose[head] ?? 0) + body.gazePitch * 0.7 * sign
  pose[head + 1] = (pose[head + 1] ?? 0) + body.gazeYaw * 0.72 * sign
  pose[chest + 1] = (pose[chest + 1] ?? 0) + body.gazeYaw * 0.26 * sign
}

/** How far a head turns to look at what is so far beside a body's front: not at all to what is behind it. */
export function headTurn(yawRadians: number): number {
  return isReachable(yawRadians) ? Math.max(-headYawRadians, Math.min(headYawRadians, yawRadians)) : 0
}

function isReachable(yawRadians: number): boolean {
  return Math.abs(yawRadians) < gazeReachRadians
}

/** Turns head and eyes towards whom the body looks at, a little each frame; eyes wander when there is nobody. */
export function turnGaze(body: Gazing, gaze: GazeTarget, deltaSeconds: number): void {
  const reachable = gaze.active && isReachable(gaze.yawRadians) && !busyHeads.has(body.gesture)
  const averse = body.gesture === 'think' || body.gesture === 'type' ? 0.25 : 1
  const yaw = reachable ? headTurn(gaze.yawRadians) * averse : 0
  const pitch = reachable ? Math.max(-0.45, Math.min(0.45, gaze.pitchRadians)) * averse : 0
  const share = 1 - Math.exp(-deltaSeconds * 6)
  body.gazeYaw += (yaw - body.gazeYaw) * share
  body.gazePitch += (pitch - body.gazePitch) * share
  addGaze(body.pose, body, 1)
  const { face } = body
  const wander = reachable ? 0.08 : 0.35
  const dart = Math.floor(body.seconds * 1.1 + body.seed)
  const dartX = Math.sin(dart * 12.9898 + body.seed) * wander
  const dartY = Math.sin(dart * 78.233 + body.seed) * wander * 0.4
  const eyeX = Math.max(-1, Math.min(1, (reachable ? gaze.yawRadians - body.gazeYaw * 0.9 : 0) * 1.2 + dartX))
  const thinking = body.gesture === 'think' ? 0.7 : body.gesture === 'type' ? -0.5 : 0
  const quick = 1 - Math.exp(-deltaSeconds * 18)
  face.gazeX += (eyeX + (thinking > 0 ? 0.5 : 0) - face.gazeX) * quick
  const down = (body.posture[0] ?? 0) > 0.13 ? 0.45 : 0
  face.gazeY += (dartY + thinking - down - face.gazeY) * quick
}
