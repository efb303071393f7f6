import { joint, type Pose } from './joints.ts'
import { cos, levelFoot, plantFeet, rest, set, shiftHips, sin, turn } from './pose-tools.ts'

/** Metres a body of standard height covers in one cycle (two steps) at a speed; faster legs take longer steps. */
export function strideMetres(speedMetresPerSecond: number): number {
  return 0.62 + 0.215 * Math.min(7, Math.max(0, speedMetresPerSecond))
}

export interface GaitShares {
  walk: number
  run: number
}

/** How much of the walk and of the run shows at a speed, written to `out`; at most 1 together, the rest is standing. */
export function gaitShares(speedMetresPerSecond: number, out: GaitShares): GaitShares {
  const moving = Math.min(1, Math.max(0, speedMetresPerSecond / 1.2))
  const running = Math.min(1, Math.max(0, (speedMetresPerSecond - 3.3) / 1.8))
  out.walk = moving * (1 - running)
  out.run = moving * running
  return out
}

export function idle(seconds: number, out: Pose): void {
  rest(out, seconds)
  const shift = sin(seconds * 0.55)
  turn(out, joint.hips, 0, 0, 0.025 * shift)
  set(out, joint.legLeft, 0, 0.06, 0.02 - 0.025 * shift)
  set(out, joint.legRight, 0, -0.06, -0.02 - 0.025 * shift)
  turn(out, joint.chest, 0, 0.03 * sin(seconds * 0.4), -0.03 * shift)
  turn(out, joint.head, 0.02 * sin(seconds * 0.9), 0.14 * sin(seconds * 0.45), 0.03 * sin(seconds * 0.6))
  plantFeet(out)
}

interface Gait {
  swing: number
  knee: number
  kneeRest: number
  arms: number
  elbows: number
  lean: number
  twist: number
  roll: number
  flight: number
}
const walkGait: Gait = {
  swing: 0.62,
  knee: 0.95,
  kneeRest: 0.06,
  arms: 0.6,
  elbows: -0.35,
  lean: 0.05,
  twist: 0.12,
  roll: 0.05,
  flight: 0.012,
}
const runGait: Gait = { swing: 0.95, knee: 1.5, kneeRest: 0.2, arms: 1.0, elbows: -1.25, lean: 0.2, twist: 0.16, roll: 0.05, flight: 0.06 }

/** `cycles` counts whole strides, so that feet keep step with the ground whatever the speed. */
export function walk(cycles: number, out: Pose): void {
  stride(cycles, walkGait, out)
}
export function run(cycles: number, out: Pose): void {
  stride(cycles, runGait, out)
}

function stride(cycles: number, gait: Gait, out: Pose): void {
  rest(out, 0)
  const phase = cycles * Math.PI * 2
  const forward = sin(phase)
  set(out, joint.hips, gait.lean, -gait.twist * forward, gait.roll * cos(phase))
  set(out, joint.chest, gait.lean * 0.4, 1.9 * gait.twist * forward, -gait.roll * 1.2 * cos(phase))
  set(out, joint.head, -gait.lean * 1.25 + 0.02 * cos(phase * 2), -0.8 * gait.twist * forward, 0.02 * cos(phase))
  swingLeg(out, gait, forward, cos(phase + 0.45), cos(phase), joint.legLeft, joint.shinLeft, joint.footLeft)
  swingLeg(out, gait, -forward, -cos(phase + 0.45), -cos(phase), joint.legRight, joint.shinRight, joint.footRight)
  set(out, joint.armLeft, gait.arms * forward, 0, 0.14)
  set(out, joint.armRight, -gait.arms * forward, 0, -0.14)
  set(out, joint.foreLeft, gait.elbows + 0.25 * gait.arms * forward)
  set(out, joint.foreRight, gait.elbows - 0.25 * gait.arms * forward)
  set(out, joint.tail, 0.2 + 0.16 * sin(phase * 2), 0, 0.08 * forward)
  plantFeet(out)
  shiftHips(out, 0, gait.flight * (1 - cos(phase * 2 - 0.6)) * 0.5, 0)
}

/** `forward` 1 is the leg's foremost; `lifting` > 0 while it swings; `passing` > 0 when it goes forward under the body. */
function swingLeg(out: Pose, gait: Gait, forward: number, lifting: number, passing: number, leg: number, shin: number, foot: number): void {
  set(out, leg, -gait.swing * forward - gait.lean)
  set(out, shin, gait.kneeRest + gait.knee * Math.max(0, lifting) ** 1.4)
  const standing = Math.max(0, -passing)
  levelFoot(out, leg, shin, foot, 0.35 + 0.6 * standing)
  const pushing = Math.max(0, -forward) * Math.max(0, 1 - Math.abs(passing) * 1.6)
  turn(out, foot, 0.45 * pushing)
}
