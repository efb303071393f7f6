import type { Cue } from './clip.ts'
import { joint, type Pose } from './joints.ts'
import { standFirm } from './legs.ts'
import { rest, set, setBoth, shiftHips, sin, smooth, turn } from './pose-tools.ts'

/** A hand at the chin, eyes up and away, weight on one leg. */
export function think({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const tap = 0.03 * sin(seconds * 2.6)
  set(out, joint.armRight, -1.44, 0.26, 0.4)
  set(out, joint.foreRight, -1 + tap, 0, 0.19)
  set(out, joint.armLeft, -0.3, -0.62, 0.04)
  set(out, joint.foreLeft, -1.1, 0, -0.35)
  turn(out, joint.head, -0.1 + 0.03 * sin(seconds * 0.8), 0.18 + 0.05 * sin(seconds * 0.6), 0.13)
  turn(out, joint.chest, -0.02, 0.06, 0)
  shiftHips(out, 0.02, -0.01, 0)
  standFirm(out)
}

/** Dozing: the head sinks with slow breath, then comes up with a small start. */
export function sleep({ seconds }: Cue, out: Pose): void {
  rest(out, 0)
  const breath = sin(seconds * 1.05)
  const round = seconds / 11 - Math.floor(seconds / 11)
  const sinking = smooth(round, 0, 0.85) * (1 - smooth(round, 0.9, 1))
  turn(out, joint.head, 0.34 + 0.14 * sinking + 0.04 * breath, 0.05, 0.16)
  turn(out, joint.chest, 0.12 + 0.05 * sinking + 0.025 * breath, 0, 0)
  setBoth(out, joint.armLeft, joint.armRight, -0.12, 0, 0.05)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.3, 0, -0.1)
  shiftHips(out, 0, -0.012 - 0.008 * sinking, 0)
  standFirm(out)
}

/** Fingers busy before the chest, eyes down on them. */
export function type({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  turn(out, joint.head, 0.16 + 0.015 * sin(seconds * 2.1), 0.03 * sin(seconds * 0.7), 0.03)
  turn(out, joint.chest, 0.05, 0, 0)
  set(out, joint.armLeft, -0.62, 0, -0.02)
  set(out, joint.armRight, -0.62, 0, 0.02)
  set(out, joint.foreLeft, -0.95 + 0.08 * sin(seconds * 11), 0, -0.5)
  set(out, joint.foreRight, -0.95 + 0.08 * sin(seconds * 11 + 2), 0, 0.5)
  standFirm(out)
}
