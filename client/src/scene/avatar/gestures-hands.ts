import type { Cue } from './clip.ts'
import { joint, type Pose } from './joints.ts'
import { standFirm } from './legs.ts'
import { cos, rest, set, setBoth, shiftHips, sin, smooth, turn } from './pose-tools.ts'

/** The right hand high beside the head, swinging, the weight going with it. */
export function wave({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  set(out, joint.armRight, 0.05, 0.11, -2.15 + 0.06 * sin(seconds * 4.4))
  set(out, joint.foreRight, -0.1, 0, -0.15 + 0.48 * sin(seconds * 8.8))
  turn(out, joint.head, -0.03, 0.06, -0.12 + 0.03 * sin(seconds * 4.4))
  turn(out, joint.chest, 0, 0, 0.07)
  turn(out, joint.hips, 0, 0, 0.03)
  turn(out, joint.armLeft, 0, 0, 0.14)
  shiftHips(out, 0.018 + 0.004 * sin(seconds * 8.8), -0.01, 0)
  standFirm(out)
}

/** Hands together before the chest, four claps a second, a bounce with each other one. */
export function clap({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const apart = 0.5 - 0.5 * cos(seconds * 4 * Math.PI * 2)
  setBoth(out, joint.armLeft, joint.armRight, -0.84, 0.06, -0.19 + 0.3 * apart)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.68, 0, -0.72 + 0.16 * apart)
  turn(out, joint.head, 0.02 + 0.03 * sin(seconds * 8), 0, 0.07 * sin(seconds * 2.2))
  turn(out, joint.chest, 0, 0, 0.03 * sin(seconds * 2.2))
  shiftHips(out, 0.01 * sin(seconds * 2.2), -0.014 + 0.009 * sin(seconds * 12.5), 0)
  standFirm(out)
}

/** Both hands meet before the heart and push it out a little. */
export function heart({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const push = 0.5 - 0.5 * cos(seconds * 3.4)
  setBoth(out, joint.armLeft, joint.armRight, -0.94 - 0.14 * push, 0, -0.08)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.82 + 0.06 * push, 0, -0.97)
  turn(out, joint.head, 0.03, 0, 0.14 * sin(seconds * 1.7))
  turn(out, joint.chest, -0.04 + 0.06 * push, 0, 0)
  shiftHips(out, 0.016 * sin(seconds * 1.7), -0.01 - 0.006 * push, 0.008 * push)
  standFirm(out)
}

/** An arm out towards what the body looked at, held, with a small push of insistence; the nearer arm does it. */
export function point({ seconds, yawRadians, pitchRadians }: Cue, out: Pose): void {
  rest(out, seconds)
  const yaw = Math.min(1.25, Math.max(-1.25, yawRadians))
  const side = yaw > 0.3 ? 1 : -1
  const raised = smooth(seconds, 0, 0.35)
  const push = 0.05 * sin(Math.min(1, Math.max(0, (seconds - 0.35) / 0.5)) * Math.PI)
  const bodyTurn = yaw * 0.22 * raised
  turn(out, joint.hips, 0, bodyTurn * 0.35, 0)
  turn(out, joint.chest, 0.02, bodyTurn * 0.65 + 0.08 * side * raised, 0)
  const high = -1.5 + Math.min(0.5, Math.max(-0.2, pitchRadians)) - push
  const arm = side > 0 ? joint.armLeft : joint.armRight
  const fore = side > 0 ? joint.foreLeft : joint.foreRight
  set(out, arm, 0.05 + (high - 0.05) * raised, 0, side * 0.1 * (1 - raised) + (yaw - bodyTurn) * 0.8 * raised)
  set(out, fore, -0.18 - 0.5 * (1 - raised) * raised * 4 + 0.14 * raised, 0, 0)
  turn(out, joint.head, 0.03, 0.1 * yaw * raised, 0.05 * side)
  shiftHips(out, 0.012 * side, -0.01, 0.012 * raised)
  standFirm(out)
}
