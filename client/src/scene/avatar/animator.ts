import type { Emote, HeldProp } from '@kith/shared/actions'
import type { Presence } from '@kith/shared/state'
import type { AvatarView } from '#state/world-view.ts'
import { createFace, type Face, type FaceCause, updateFace } from './face.ts'
import { type Clip, createCue, type Cue, type Gesture } from './clip.ts'
import { addGaze, type GazeTarget, turnGaze } from './gaze.ts'
import { clipOf, emoteMs, liveliness } from './gestures.ts'
import { idle } from './idle.ts'
import { createPose, hipsOffset, joint, jointCount, type Pose, poseLength } from './joints.ts'
import { gait, movingShare, strideMetres, turnOnSpot } from './locomotion.ts'
import { createMouth, type Mouth } from './mouth.ts'
import { shortestTurn, smooth } from './pose-tools.ts'
import { addPosture, postureLength, postureOf, vigour } from './posture.ts'
import { seatedClips, type SeatKind } from './seated.ts'

const fadeSeconds = 0.22
const speedFollows = 9
/** Legs stop with the body rather than treading on. */
const stopFollows = 22
const setOffSeconds = 0.16
const turnFollows = 8
/** A body turning this fast steps as much as it can (radians a second). */
const briskTurn = 4
const cyclesPerRadian = 0.42
const upperBody = new Set<number>([joint.chest, joint.head, joint.armLeft, joint.foreLeft, joint.armRight, joint.foreRight, joint.tail])

/** What one body is doing, kept from frame to frame. Its pose and face are the outcome. */
export interface Animator {
  readonly pose: Pose
  readonly face: Face
  readonly mouth: Mouth
  readonly seed: number
  /** Share of the standard body's width: wider ones take longer steps. */
  widthShare: number
  /** How far the back is bent by age, radians. */
  stoop: number
  /** Height over the floor of the seat it is on, in standard-body metres. */
  seatMetres: number
  cycles: number
  seconds: number
  /** Metres per second, smoothed: reports of it come in steps. */
  speed: number
  /** How far standing has given way to walking, 0 to 1; never changes at once. */
  moving: number
  /** Heading at the last frame, NaN before the first; and how fast it changes, radians a second, smoothed. */
  yawRadians: number
  turning: number
  base: 'ground' | SeatKind
  gesture: Gesture | 'none'
  fade: number
  gestureStartedSeconds: number
  emoteAtMs: number
  readonly cue: Cue
  /** How the feeling is carried, as `posture.ts` has it. */
  readonly posture: Float32Array
  gazeYaw: number
  gazePitch: number
  readonly from: Pose
  /** Listens to somebody whom it looks at, and how that one smiles. */
  heeds: boolean
  caught: number
  /** The gesture that goes with the words being said, from when (`wordsAtMs`) and until when. */
  spoken: Emote | null
  spokenAtMs: number
  spokenUntilMs: number
  /** What is in the right hand, and how far the arm carries it, 0 to 1. */
  held: HeldProp
  holding: number
}

export function createAnimator(seed: number): Animator {
  return {
    pose: createPose(),
    face: createFace(),
    mouth: createMouth(),
    seed,
    widthShare: 1,
    stoop: 0,
    seatMetres: 0.42,
    cycles: 0,
    seconds: (seed % 97) * 1.37,
    speed: 0,
    moving: 0,
    yawRadians: Number.NaN,
    turning: 0,
    base: 'ground',
    gesture: 'none',
    fade: 1,
    gestureStartedSeconds: 0,
    emoteAtMs: 0,
    cue: Object.assign(createCue(), { seed }),
    posture: new Float32Array(postureLength),
    gazeYaw: 0,
    gazePitch: 0,
    from: createPose(),
    heeds: false,
    caught: 0,
    spoken: null,
    spokenAtMs: Number.NaN,
    spokenUntilMs: 0,
    held: 'none',
    holding: 0,
  }
}

/** What of its animator decides which gesture a body shows. */
type Minded = Pick<Animator, 'heeds' | 'spoken' | 'spokenUntilMs' | 'speed'>

/** Which gesture a body shows now: an emote wins over what goes with the words, that over speech, speech over waiting states. */
export function gestureOf(view: AvatarView, nowMs: number, { heeds, spoken, spokenUntilMs, speed }: Minded): Gesture | 'none' {
  if (view.emote && nowMs - view.emoteAtMs < emoteMs[view.emote]) return view.emote
  if (spoken && nowMs < spokenUntilMs) return spoken
  if (nowMs < view.speakingUntilMs) return 'talk'
  return heeds && view.presence === 'idle' && speed === 0 ? 'listen' : waiting[view.presence]
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

const ground = createPose()
const overlay = createPose()
const cause: FaceCause = {
  emotion: 0,
  presence: 'idle',
  speaking: false,
  mouth: -1,
  gesture: 'none',
  caught: 0,
  seconds: 0,
  seed: 0,
  deltaSeconds: 0,
}

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
  keepStep(animator, view, seat !== null, deltaSeconds)
  const speaking = nowMs < view.speakingUntilMs
  const mouth = speaking ? speak(animator, view, nowMs) : -1
  const wanted = gestureOf(view, nowMs, animator)
  const clip = wanted === 'none' ? null : clipOf(wanted)
  const gesture = clip ? wanted : 'none'
  changeOver(animator, view, seat ?? 'ground', gesture, gaze)
  const { pose } = animator
  const { cue } = animator
  cue.seconds = animator.seconds
  cue.highMetres = animator.seatMetres
  cue.seated = seat !== null
  if (seat) seatedClips[seat](cue, pose)
  else standOrMove(animator)
  if (clip) layGesture(animator, clip, seat !== null)
  holdProp(animator, view, nowMs, deltaSeconds)
  if (animator.fade < 1) {
    animator.fade = Math.min(1, animator.fade + deltaSeconds / fadeSeconds)
    mix(pose, animator.from, 1 - smooth(animator.fade, 0, 1))
  }
  hold(animator, view.emotion, deltaSeconds)
  turnGaze(animator, gaze, deltaSeconds)
  cause.emotion = view.emotion
  cause.presence = view.presence
  cause.speaking = speaking
  cause.mouth = mouth
  cause.gesture = gesture
  cause.caught = animator.caught
  cause.seconds = animator.seconds
  cause.seed = animator.seed
  cause.deltaSeconds = deltaSeconds
  updateFace(animator.face, cause)
  const loud = cause.speaking ? Math.min(1, (0.55 + animator.face.mouthOpen * 0.8) * (animator.posture[vigour] ?? 1)) : 0
  animator.cue.strength += (loud - animator.cue.strength) * (1 - Math.exp(-deltaSeconds * 2.5))
}

/** The mouth's shape for the words being said, −1 when they are not known. New ones may bring a gesture along. */
function speak(animator: Animator, view: AvatarView, nowMs: number): number {
  const lively = liveliness()
  if (lively === null || view.words === '') return -1
  if (lively.giveWords(animator.mouth, view.words, view.wordsAtMs)) {
    // Once for each thing said, and not right after a gesture of one's own.
    const gestured = view.emote !== null && nowMs - view.emoteAtMs < emoteMs[view.emote] * 2
    const spoken = animator.spokenAtMs === view.wordsAtMs || gestured ? null : lively.gestureInWords(view.words)
    if (spoken !== null) {
      animator.spoken = spoken
      animator.spokenAtMs = view.wordsAtMs
      animator.spokenUntilMs = nowMs + emoteMs[spoken]
    }
  }
  // All said and still speaking: the next words are on their way.
  return Math.max(0, lively.shapeAt(animator.mouth, nowMs))
}

/** The arm carries what is in the hand, unless a gesture wants it. */
function holdProp(animator: Animator, view: AvatarView, nowMs: number, deltaSeconds: number): void {
  if (view.held !== 'none') animator.held = view.held
  const gesturing = view.emote !== null && nowMs - view.emoteAtMs < emoteMs[view.emote]
  const wanted = view.held === 'none' || gesturing ? 0 : 1
  animator.holding += (wanted - animator.holding) * (1 - Math.exp(-deltaSeconds * 7))
  if (animator.holding < 0.01) animator.holding = 0
  else {
    const seated = animator.base === 'ground' ? 0 : 1
    liveliness()?.carry(animator.held, animator.seconds, 1 - animator.moving, seated, animator.holding, animator.pose)
  }
}

/** Follows speed and heading, and counts the steps they take. */
function keepStep(animator: Animator, view: AvatarView, seated: boolean, deltaSeconds: number): void {
  const speedNow = seated ? 0 : view.speedMetresPerSecond
  const follows = speedNow < animator.speed ? stopFollows : speedFollows
  animator.speed += (speedNow - animator.speed) * (1 - Math.exp(-deltaSeconds * follows))
  if (animator.speed < 0.02) animator.speed = 0
  const turned = Number.isNaN(animator.yawRadians) || seated ? 0 : shortestTurn(animator.yawRadians, view.yawRadians)
  animator.yawRadians = view.yawRadians
  const rate = deltaSeconds > 0 ? Math.max(-12, Math.min(12, turned / deltaSeconds)) : 0
  animator.turning += (rate - animator.turning) * (1 - Math.exp(-deltaSeconds * turnFollows))
  if (Math.abs(animator.turning) < 0.01) animator.turning = 0
  const speed = animator.speed / animator.widthShare
  const step = deltaSeconds / setOffSeconds
  animator.moving += Math.max(-step, Math.min(step, movingShare(speed) - animator.moving))
  const turnSteps = Math.abs(animator.turning) * cyclesPerRadian * (1 - animator.moving)
  animator.cycles = (animator.cycles + (speed / strideMetres(speed) + turnSteps) * deltaSeconds) % 1
}

/** Starts a cross-fade from the pose shown when base or gesture change, or an emote is made anew. */
function changeOver(animator: Animator, view: AvatarView, base: 'ground' | SeatKind, gesture: Gesture | 'none', gaze: GazeTarget): void {
  const again = gesture !== 'none' && gesture === view.emote && animator.emoteAtMs !== view.emoteAtMs
  if (base === animator.base && gesture === animator.gesture && !again) return
  animator.from.set(animator.pose)
  addGaze(animator.from, animator, -1)
  addPosture(animator.from, animator, -1)
  animator.from[1] = shortestTurn(0, animator.from[1] ?? 0)
  animator.fade = 0
  if (gesture !== animator.gesture || again) {
    animator.gestureStartedSeconds = animator.seconds
    animator.cue.yawRadians = gaze.active ? gaze.yawRadians : 0
    animator.cue.pitchRadians = gaze.active ? gaze.pitchRadians : 0
  }
  animator.emoteAtMs = view.emoteAtMs
  animator.base = base
  animator.gesture = gesture
}

function standOrMove(animator: Animator): void {
  const { pose, cue, moving } = animator
  const speed = animator.speed / animator.widthShare
  const turning = Math.max(-1, Math.min(1, animator.turning / briskTurn))
  cue.cycles = animator.cycles
  const stepping = moving < 1 ? smooth(Math.abs(turning), 0.06, 0.3) : 0
  if (moving < 1) idle(cue, pose)
  if (stepping > 0) {
    cue.turning = turning
    turnOnSpot(cue, ground)
    mix(pose, ground, stepping)
  }
  if (moving > 0) {
    cue.speedMetresPerSecond = speed
    gait(cue, ground)
    if (moving < 1) mix(pose, ground, moving)
    else pose.set(ground)
    // Into the curve.
    const lean = Math.max(-0.16, Math.min(0.16, animator.turning * speed * -0.012)) * moving
    pose[joint.chest * 3 + 2] = (pose[joint.chest * 3 + 2] ?? 0) + lean
    pose[joint.head * 3 + 1] = (pose[joint.head * 3 + 1] ?? 0) + turning * 0.25 * moving
  }
}

/** Lays a gesture over the pose: on the upper body wholly, on the legs as far as they are free. */
function layGesture(animator: Animator, clip: Clip, seated: boolean): void {
  const { pose } = animator
  const legsFree = seated ? 0 : 1 - animator.moving
  animator.cue.seconds = animator.seconds - animator.gestureStartedSeconds
  clip(animator.cue, overlay)
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

/** Carries head, back and shoulders as the feeling has them; comes and goes slowly. */
function hold(animator: Animator, emotion: number, deltaSeconds: number): void {
  const { posture } = animator
  const wanted = postureOf(emotion)
  const share = 1 - Math.exp(-deltaSeconds * 4)
  for (let i = 0; i < postureLength; i++) posture[i] = (posture[i] ?? 0) + ((wanted[i] ?? 0) - (posture[i] ?? 0)) * share
  addPosture(animator.pose, animator, 1)
}
