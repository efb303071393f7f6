import type { Cue } from './clip.ts'
import { joint, type Pose } from './joints.ts'
import { plantBoth } from './legs.ts'
import { rest, set, setBoth, shiftHips, sin, smooth, turn } from './pose-tools.ts'

/** A two-step: weight from foot to foot, the free knee up, arms swinging wide. */
export function dance({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const beat = seconds * 7
  const sway = sin(beat * 0.5)
  const bounce = sin(beat + 1.2)
  turn(out, joint.hips, 0, 0.24 * sway, -0.1 * sway)
  turn(out, joint.chest, 0.02, -0.3 * sway, 0.13 * sway)
  turn(out, joint.head, 0.06 * bounce, 0.14 * sway, 0.15 * sway)
  const swing = 0.75 * sin(beat * 0.5 + 0.5)
  set(out, joint.armLeft, -0.35, 0, 1 + swing)
  set(out, joint.armRight, -0.35, 0, -1 + swing)
  const flick = 0.55 * sin(beat + 1)
  set(out, joint.foreLeft, -0.65, 0, flick)
  set(out, joint.foreRight, -0.65, 0, flick)
  turn(out, joint.tail, 0.15 * sin(beat), 0, 0.2 * sway)
  shiftHips(out, 0.045 * sway, -0.03 + 0.018 * bounce, 0)
  const rightUp = 0.085 * smooth(sway, 0.25, 1)
  const leftUp = 0.085 * smooth(-sway, 0.25, 1)
  plantBoth(out, 0.012, leftUp, rightUp, leftUp * 0.5, rightUp * 0.5)
}

/** A slow sway with both arms high, like grass in wind. */
export function sway({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const wave = sin(seconds * 2.7)
  const after = sin(seconds * 2.7 - 0.7)
  const late = sin(seconds * 2.7 - 1.3)
  turn(out, joint.hips, 0, 0.1 * wave, -0.13 * wave)
  turn(out, joint.chest, -0.04, 0.06 * after, -0.16 * after)
  turn(out, joint.head, -0.05 + 0.03 * sin(seconds * 5.4), 0.1 * after, 0.18 * after)
  set(out, joint.armLeft, -0.1, 0, 2.25 - 0.38 * after)
  set(out, joint.armRight, -0.1, 0, -2.25 - 0.38 * after)
  set(out, joint.foreLeft, -0.15, 0, 0.35 - 0.55 * late)
  set(out, joint.foreRight, -0.15, 0, -0.35 - 0.55 * late)
  turn(out, joint.tail, 0, 0, 0.25 * late)
  shiftHips(out, 0.05 * wave, -0.022 + 0.012 * sin(seconds * 5.4 + 1), 0)
  const rightUp = 0.03 * smooth(wave, 0.5, 1)
  const leftUp = 0.03 * smooth(-wave, 0.5, 1)
  plantBoth(out, 0.018, leftUp, rightUp, 0, 0)
}

/** A turn on tiptoe with open arms, then a hop with both fists up; and round again. */
export function spin({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const round = seconds / 2.8
  const at = round - Math.floor(round)
  const turning = smooth(at, 0.08, 0.56)
  const open = smooth(at, 0, 0.14) * (1 - smooth(at, 0.5, 0.66))
  const cheer = smooth(at, 0.58, 0.7) * (1 - smooth(at, 0.9, 1))
  const hops = Math.max(0, sin((at - 0.62) * Math.PI * 2 * 3.3)) * smooth(at, 0.62, 0.66) * (1 - smooth(at, 0.9, 0.95))
  set(out, joint.hips, 0, Math.PI * 2 * turning, 0)
  turn(out, joint.chest, -0.05 * cheer, -0.2 * open, 0)
  turn(out, joint.head, -0.12 * cheer, 0.3 * open, 0.08 * open)
  setBoth(out, joint.armLeft, joint.armRight, 0.05 - 0.15 * open, 0, 0.1 + 1.25 * open + 2.2 * cheer)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.18, 0, 0.2 * open - 0.5 * cheer)
  const steps = open * sin(at * Math.PI * 2 * 5)
  bendLeg(out, joint.legLeft, joint.shinLeft, joint.footLeft, 0.16 + 0.3 * Math.max(0, steps) - 0.12 * hops, 0.35 * open + 0.6 * hops)
  bendLeg(out, joint.legRight, joint.shinRight, joint.footRight, 0.16 + 0.3 * Math.max(0, -steps) - 0.12 * hops, 0.35 * open + 0.6 * hops)
  turn(out, joint.tail, 0.2 * hops, 0, -0.3 * open)
  shiftHips(out, 0, -0.005 + 0.035 * open + 0.11 * hops, 0)
}

/** A knee bent straight down under the hips, heel lifted by `heel`: for feet that turn with the body. */
function bendLeg(out: Pose, hip: number, shin: number, foot: number, bend: number, heel: number): void {
  set(out, hip, -bend, 0, 0)
  set(out, shin, bend * 2, 0, 0)
  set(out, foot, -bend + heel, 0, 0)
}
