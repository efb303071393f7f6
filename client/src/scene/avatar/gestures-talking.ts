import type { Cue } from './clip.ts'
import { joint, type Pose } from './joints.ts'
import { standFirm } from './legs.ts'
import { mixed, rest, set, setBoth, shiftHips, sin, smooth, turn } from './pose-tools.ts'

/** An arm as it is held: the upper arm's angles and the forearm's, the left one's; the right one's are mirrored. */
type Hold = readonly [ax: number, ay: number, az: number, fx: number, fy: number, fz: number]
const low: Hold = [-0.14, 0, 0.12, -0.55, 0, 0]
const open: Hold = [-0.46, 0, 0.34, -1.22, 0, 0.3]
const up: Hold = [-0.72, 0, 0.36, -1.5, 0, 0.12]
const wide: Hold = [-0.42, 0, 0.62, -0.95, 0, 0.34]
const out: Hold = [-0.86, 0, 0.16, -0.72, 0, -0.05]
const chest: Hold = [-0.66, 0, -0.02, -1.3, 0, -0.82]

/** What the hands do while one speaks: the left one's, then the right one's. */
const phrases: readonly (readonly [Hold, Hold])[] = [
  [open, open],
  [low, up],
  [open, low],
  [wide, wide],
  [low, out],
  [up, low],
  [low, chest],
  [open, up],
]
const phraseSeconds = 1.5

/** Hands that say it along, phrase after phrase, with a beat in them; the livelier the speech, the higher. */
export function talk(cue: Cue, pose: Pose): void {
  rest(pose, cue.seconds)
  const own = mixed(cue.seed * 31 + 7)
  const seconds = cue.seconds + own * 40
  const much = 0.3 + 0.7 * cue.strength
  const at = seconds / phraseSeconds
  const index = Math.floor(at)
  said.share = smooth(at - index, 0.5, 1)
  said.much = much
  said.beat = 0.09 * much * sin(seconds * 6.1)
  const before = phraseAt(index, cue.seed)
  const after = phraseAt(index + 1, cue.seed)
  holdArm(pose, joint.armLeft, 1, before[0], after[0])
  holdArm(pose, joint.armRight, -1, before[1], after[1])
  turn(
    pose,
    joint.head,
    (0.05 * sin(seconds * 3.1) + 0.035 * sin(seconds * 5.3)) * much,
    0.1 * sin(seconds * 1.3),
    0.06 * sin(seconds * 2.2),
  )
  turn(pose, joint.chest, 0.05 + 0.03 * sin(seconds * 1.7), 0.08 * sin(seconds * 1.1), 0.025 * sin(seconds * 0.9))
  shiftHips(pose, 0.016 * sin(seconds * 0.83), -0.008, 0.006)
  standFirm(pose)
}

function phraseAt(index: number, seed: number): readonly [Hold, Hold] {
  return phrases[Math.floor(mixed(index * 13 + seed * 977) * phrases.length)] ?? [open, open]
}

const said = { share: 0.5, much: 0.5, beat: 0.5 }

/** One arm on its way from a hold to the next, as far from hanging as the speech is lively. */
function holdArm(pose: Pose, arm: number, side: 1 | -1, from: Hold, to: Hold): void {
  const at = arm * 3
  for (let k = 0; k < 6; k++) {
    const wanted = (from[k] ?? 0) + ((to[k] ?? 0) - (from[k] ?? 0)) * said.share
    const mirrored = k % 3 === 0 ? wanted : wanted * side
    pose[at + k] = (pose[at + k] ?? 0) + (mirrored - (pose[at + k] ?? 0)) * said.much
  }
  pose[at + 3] = (pose[at + 3] ?? 0) + said.beat
}

/** Bent forward a little, head tilted now to one side, now to the other, nodding; hands where this one likes to have them. */
export function listen({ seconds: since, seed, seated }: Cue, pose: Pose): void {
  const own = mixed(seed * 31 + 7)
  const seconds = since + own * 40
  rest(pose, seconds)
  const nodding = smooth(sin(seconds * (0.55 + 0.2 * own)), 0.2, 0.7)
  const side = smooth(sin(seconds * 0.23 + 1), -0.3, 0.3) * 2 - 1
  turn(pose, joint.head, 0.03 + 0.13 * nodding * sin(seconds * (4.4 + own)), 0.05 * sin(seconds * 0.5), 0.15 * side)
  turn(pose, joint.chest, 0.09 + 0.025 * sin(seconds * 0.41), 0, -0.03 * side)
  restHands(pose, Math.floor(own * 5), seated)
  turn(pose, joint.hips, 0, 0, 0.03 * side)
  shiftHips(pose, 0.024 * side, -0.01, 0)
  standFirm(pose)
}

/** Where a listener has the hands; the first two do for those who sit. */
function restHands(pose: Pose, habit: number, seated: boolean): void {
  if (habit === 1) {
    // One at the chin, the other holding its elbow.
    set(pose, joint.armRight, -1.4, 0.26, 0.4)
    set(pose, joint.foreRight, -1, 0, 0.19)
    set(pose, joint.armLeft, -0.3, -0.62, 0.04)
    set(pose, joint.foreLeft, -1.1, 0, -0.35)
  } else if (habit === 2 && !seated) {
    // Behind the back.
    turn(pose, joint.armLeft, 0.42, 0, 0.02)
    turn(pose, joint.armRight, 0.42, 0, -0.02)
    turn(pose, joint.foreLeft, -0.15, 0, -0.75)
    turn(pose, joint.foreRight, -0.15, 0, 0.75)
  } else if (habit === 3 && !seated) {
    // One on the hip.
    turn(pose, joint.armLeft, 0.12, 0, 0.62)
    turn(pose, joint.foreLeft, -0.1, 0, -1.15)
  } else if (habit < 4) {
    // Folded before the body.
    setBoth(pose, joint.armLeft, joint.armRight, -0.24, -0.45, 0.02)
    setBoth(pose, joint.foreLeft, joint.foreRight, -0.95, 0, -0.3)
  } else if (seated) {
    // On the lap.
    setBoth(pose, joint.armLeft, joint.armRight, -0.5, 0, -0.16)
    setBoth(pose, joint.foreLeft, joint.foreRight, -0.3, 0, -0.1)
  }
}
