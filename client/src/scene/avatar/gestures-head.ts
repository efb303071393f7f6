import type { Cue } from './clip.ts'
import { joint, type Pose } from './joints.ts'
import { standFirm } from './legs.ts'
import { cos, rest, set, setBoth, shiftHips, sin, turn } from './pose-tools.ts'

/** Two and a half nods, slowing. */
export function nod({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const dip = Math.exp(-Math.max(0, seconds) * 0.5) * (0.5 - 0.5 * cos(seconds * 7.5))
  turn(out, joint.head, -0.06 + 0.5 * dip, 0, 0)
  turn(out, joint.chest, 0.14 * dip, 0, 0)
  shiftHips(out, 0, -0.008 * dip, 0)
  standFirm(out)
}

/** Three turns of the head, fading, while a raised hand says no with it. */
export function shake({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const side = Math.exp(-Math.max(0, seconds) * 0.75) * sin(seconds * 9.2)
  turn(out, joint.head, 0.07, 0.6 * side, 0.06 * side)
  turn(out, joint.chest, 0.02, -0.12 * side, 0.03)
  set(out, joint.armRight, -0.75, 0.1, -0.12)
  set(out, joint.foreRight, -1.5, 0, 0.12 + 0.42 * side)
  shiftHips(out, 0.012, -0.008, -0.006)
  standFirm(out)
}

/** Hands on the belly, head back, shaking, the knees giving way a little. */
export function laugh({ seconds }: Cue, out: Pose): void {
  rest(out, seconds)
  const tremble = sin(seconds * 17)
  const sway = 0.5 - 0.5 * cos(seconds * 2.6)
  turn(out, joint.chest, -0.1 + 0.26 * sway + 0.03 * tremble, 0, 0.03 * sin(seconds * 1.3))
  turn(out, joint.head, -0.26 + 0.3 * sway + 0.03 * tremble, 0, 0.08 * sin(seconds * 2.1))
  setBoth(out, joint.armLeft, joint.armRight, -0.26 + 0.02 * tremble, -0.6, 0.1)
  setBoth(out, joint.foreLeft, joint.foreRight, -1.08, 0, -0.27)
  turn(out, joint.hips, 0.05 * sway, 0, 0)
  shiftHips(out, 0, -0.014 - 0.02 * sway + 0.006 * tremble, -0.01 * sway)
  standFirm(out, 0.01)
}
