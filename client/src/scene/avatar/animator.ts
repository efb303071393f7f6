import type { Presence } from '@kith/shared/state'
import type { AvatarView } from '#state/world-view.ts'
import { createFace, type Face, type FaceCause, updateFace } from './face.ts'
import { emoteSeconds, type Gesture, gestures } from './gestures.ts'
import { createPose, hipsOffset, joint, jointCount, type Pose, poseLength } from './joints.ts'
import { gaitShares, idle, run, strideMetres, walk } from './locomotion.ts'
import { seatedClips, type SeatKind } from './seated.ts'

const fadeSeconds = 0.24
const speedFollows = 9
const gazeReachRadians = 1.9
const headYawRadians = 0.95
const upperBody = new Set<number>([joint.chest, joint.head, joint.armLeft, joint.foreLeft, joint.armRight, joint.foreRight, joint.tail])

/** Where a body looks, relative to its own front; `active` false lets the head rest. */
export interface GazeTarget {
  active: boolean
  yawRadians: number
  pitchRadians: number
}

/** What one body is doing, kept from frame to frame. Its pose and face are the outcome. */
export interface Animator {
  readonly pose: Pose
  readonly face: Face
  readonly seed: number
  cycles: number
  seconds: number
  /** Metres per second, smoothed: reports of it come in steps. */
  speed: number
  base: 'ground' | SeatKind
  gesture: Gesture | 'none'
  fade: number
  gestureStartedSeconds: number
  gazeYaw: number
  gazePitch: number
  readonly from: Pose
}

export function createAnimator(seed: number): Animator {
  return {
    pose: createPose(),
    face: createFace(),
    seed,
    cycles: 0,
    seconds: (seed % 97) * 1.37,
    speed: 0,
    base: 'ground',
    gesture: 'none',
    fade: 1,
    gestureStartedSeconds: 0,
    gazeYaw: 0,
    gazePitch: 0,
    from: createPose(),
  }
}

/** Which gesture a body shows now: an emote wins over speech, speech over waiting states. */
export function gestureOf(view: AvatarView, nowMs: number): Gesture | 'none' {
  if (view.emote && nowMs - view.emoteAtMs < emoteSeconds[view.emote] * 1000) return view.emote
  if (nowMs < view.speakingUntilMs) return 'talk'
  return waiting[view.presence]
}

const waiting: Record<Presence, Gesture | 'none'> = {
  idle: 'none',
  typing: 'type',
  listening: 'listen',
  thinking: 'think',
  speaking: 'talk',
  asleep: 'sleep',
  'out-of-words': 'none',
  away: 'none',
}

const shares = { walk: 0, run: 0 }
const ground = createPose()
const other = createPose()
const overlay = createPose()
const cause: FaceCause = { emotion: 0, presence: 'idle', speaking: false, gesture: 'none', seconds: 0, seed: 0, deltaSeconds: 0 }

/**
 * Advances one body by a frame: base clip (standing, walking or a seat), a gesture laid over it, gaze, face.
 * `seat` is the kind of seat it sits on or null. No allocation.
 */
export function animate(
  animator: Animator,
  view: AvatarView,
  seat: SeatKind | null,
  gaze: GazeTarget,
  nowMs: number,
  deltaSeconds: number,
): void {
  animator.seconds += deltaSeconds
  animator.speed += ((seat ? 0 : view.speedMetresPerSecond) - animator.speed) * (1 - Math.exp(-deltaSeconds * speedFollows))
  if (animator.speed < 0.02) animator.speed = 0
  const { speed } = animator
  animator.cycles = (animator.cycles + (speed * deltaSeconds) / strideMetres(speed)) % 1
  const base = seat ?? 'ground'
  const gesture = gestureOf(view, nowMs)
  if (base !== animator.base || gesture !== animator.gesture) {
    animator.from.set(animator.pose)
    removeGaze(animator.from, animator)
    animator.fade = 0
    if (gesture !== animator.gesture) animator.gestureStartedSeconds = animator.seconds
    animator.base = base
    animator.gesture = gesture
  }
  const { pose } = animator
  const { walk: walking, run: running } = gaitShares(speed, shares)
  if (seat) seatedClips[seat](animator.seconds, pose)
  else standOrMove(animator, walking, running)
  if (gesture !== 'none') layGesture(animator, gesture, seat ? 0 : Math.max(0, 1 - (walking + running) * 1.5))
  if (animator.fade < 1) {
    animator.fade = Math.min(1, animator.fade + deltaSeconds / fadeSeconds)
    const share = animator.fade * animator.fade * (3 - 2 * animator.fade)
    mix(pose, animator.from, 1 - share)
  }
  turnGaze(animator, gaze, deltaSeconds)
  cause.emotion = view.emotion
  cause.presence = view.presence
  cause.speaking = nowMs < view.speakingUntilMs
  cause.gesture = gesture
  cause.seconds = animator.seconds
  cause.seed = animator.seed
  cause.deltaSeconds = deltaSeconds
  updateFace(animator.face, cause)
}

function standOrMove(animator: Animator, walking: number, running: number): void {
  idle(animator.seconds, animator.pose)
  if (walking + running <= 0) return
  if (running <= 0) walk(animator.cycles, ground)
  else {
    run(animator.cycles, ground)
    if (walking > 0) {
      walk(animator.cycles, other)
      mix(ground, other, walking / (walking + running))
    }
  }
  mix(animator.pose, ground, walking + running)
}

/** Lays a gesture over the pose: on the upper body wholly, on the legs as far as they are free. */
function layGesture(animator: Animator, gesture: Gesture, legsFree: number): void {
  const { pose } = animator
  gestures[gesture](animator.seconds - animator.gestureStartedSeconds, overlay)
  for (let index = 0; index < jointCount; index++) {
    const share = upperBody.has(index) ? 1 : legsFree
    for (let axis = index * 3; axis < index * 3 + 3; axis++)
      pose[axis] = (pose[axis] ?? 0) + ((overlay[axis] ?? 0) - (pose[axis] ?? 0)) * share
  }
  for (let axis = hipsOffset; axis < poseLength; axis++)
    pose[axis] = (pose[axis] ?? 0) + ((overlay[axis] ?? 0) - (pose[axis] ?? 0)) * legsFree
}

/** pose ← pose + (other − pose) · share */
function mix(pose: Pose, towards: Pose, share: number): void {
  for (let i = 0; i < poseLength; i++) pose[i] = (pose[i] ?? 0) + ((towards[i] ?? 0) - (pose[i] ?? 0)) * share
}

function addGaze(pose: Pose, animator: Animator, sign: 1 | -1): void {
  const head = joint.head * 3
  const chest = joint.chest * 3
  pose[head] = (pose[head] ?? 0) + animator.gazePitch * 0.7 * sign
  pose[head + 1] = (pose[head + 1] ?? 0) + animator.gazeYaw * 0.72 * sign
  pose[chest + 1] = (pose[chest + 1] ?? 0) + animator.gazeYaw * 0.2 * sign
}

function removeGaze(pose: Pose, animator: Animator): void {
  addGaze(pose, animator, -1)
}

function turnGaze(animator: Animator, gaze: GazeTarget, deltaSeconds: number): void {
  const reachable =
    gaze.active && Math.abs(gaze.yawRadians) < gazeReachRadians && animator.gesture !== 'sleep' && animator.gesture !== 'dance'
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
  face.gazeY += (dartY + thinking - face.gazeY) * quick
}
