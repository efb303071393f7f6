import type { Cue } from './clip.ts'
import { joint, type Pose } from './joints.ts'
import { plantBoth, standFirm } from './legs.ts'
import { rest, set, setBoth, shiftHips, sin, smooth, turn } from './pose-tools.ts'

/** Bends down to the ground, takes something up with the right hand and looks at it. */
export function pick({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const down = smooth(seconds, 0, 0.6) * (1 - smooth(seconds, 0.85, 1.45))
  const held = smooth(seconds, 0.85, 1.6) * (1 - smooth(seconds, 2.1, 2.8))
  turn(out, joint.hips, 0.3 * down, -0.2 * down, 0)
  turn(out, joint.chest, 0.34 * down, -0.24 * down, 0.14 * down)
  turn(out, joint.head, -0.18 * down + 0.22 * held, -0.12 * (down + held), -0.05 * held)
  set(out, joint.armRight, 0.05 - 0.62 * down - 0.78 * held, 0, -0.1 - 0.02 * down + 0.12 * held)
  set(out, joint.foreRight, -0.18 + 0.1 * down - 1.05 * held, 0, 0.45 * held)
  set(out, joint.armLeft, 0.05 + 0.42 * down, 0, 0.1 + 0.34 * down)
  set(out, joint.foreLeft, -0.18 - 0.2 * down, 0, 0)
  shiftHips(out, 0, -0.208 * down - 0.006, -0.05 * down)
  plantBoth(out, 0.012 * down, 0, 0, 0.05 * down, -0.05 * down)
}

/** Both hands hold something out, palms up, with a small bow; then they come back. */
export function give({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const out1 = smooth(seconds, 0, 0.55) * (1 - smooth(seconds, 2.25, 2.95))
  const bow = smooth(seconds, 0.5, 0.95) * (1 - smooth(seconds, 1.5, 2.1))
  const lively = 0.02 * sin(seconds * 3.2)
  setBoth(out, joint.armLeft, joint.armRight, 0.05 - (0.85 - lively) * out1, 0, 0.1 - 0.2 * out1)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.18 - 0.52 * out1, 0, -0.28 * out1)
  turn(out, joint.hips, 0.1 * bow, 0, 0)
  turn(out, joint.chest, 0.05 * out1 + 0.16 * bow, 0, 0)
  turn(out, joint.head, -0.03 * out1 + 0.2 * bow, 0, 0.09 * out1 * (1 - bow))
  shiftHips(out, 0, -0.008 - 0.012 * bow, 0.012 * out1 - 0.02 * bow)
  standFirm(out)
}
