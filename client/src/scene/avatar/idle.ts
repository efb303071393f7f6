import type { Cue } from './clip.ts'
import { joint, type Pose } from './joints.ts'
import { standFirm } from './legs.ts'
import { bell, mixed, rest, shiftHips, sin, smooth, turn } from './pose-tools.ts'

const fidgetEverySeconds = 7

/**
 * Standing: breath, weight going from foot to foot, and now and then a small act of one's own, chosen by `seed`.
 * The feet stay where they are.
 */
export function idle({ seconds, seed }: Cue, out: Pose): void {
  const own = mixed(seed * 31 + 7)
  const pace = 0.85 + 0.3 * own
  rest(out, seconds * pace + own * 9)
  const weight = smooth(sin(seconds * 0.31 * pace + own * 6.3), -0.6, 0.6) * 2 - 1
  shiftHips(out, 0.034 * weight, -0.01 - 0.008 * Math.abs(weight), 0)
  turn(out, joint.hips, 0, 0.06 * weight, 0.05 * weight)
  turn(out, joint.chest, 0.01 * sin(seconds * 0.7), -0.04 * weight, -0.085 * weight)
  turn(out, joint.head, 0.02 * sin(seconds * 0.9), 0.1 * sin(seconds * 0.37 * pace + own * 4), 0.045 * weight)
  turn(out, joint.armLeft, -0.02, 0, 0.02 * weight)
  turn(out, joint.armRight, 0.02, 0, 0.02 * weight)
  const at = seconds / fidgetEverySeconds + own
  const turnOf = Math.floor(at)
  const share = bell(smooth(at - turnOf, 0.08, 0.72))
  if (share > 0) {
    act.share = share
    act.seconds = seconds
    act.side = mixed(turnOf + seed) < 0.5 ? -1 : 1
    fidget(Math.floor(mixed(turnOf * 13 + seed * 977) * 5), out)
  }
  standFirm(out)
}

/** The act going on: laid over standing by `share`; `side` −1 right, 1 left. */
const act = { share: 0.5, seconds: 0.5, side: 1 }

/** One small act. A kind past the fourth is rest. */
function fidget(kind: number, out: Pose): void {
  const { share, seconds, side } = act
  if (kind === 0) {
    // A look around.
    turn(out, joint.head, -0.05 * share, 0.42 * side * share, 0.04 * side * share)
    turn(out, joint.chest, 0, 0.14 * side * share, 0)
    turn(out, joint.hips, 0, 0.05 * side * share, 0)
  } else if (kind === 1) {
    // Hands behind the back, rocking forward and back.
    const rock = 0.03 * sin(seconds * 2.4) * share
    turn(out, joint.hips, rock, 0, 0)
    turn(out, joint.head, -rock - 0.06 * share, 0, 0.06 * side * share)
    turn(out, joint.armLeft, 0.42 * share, 0, 0.02 * share)
    turn(out, joint.armRight, 0.42 * share, 0, -0.02 * share)
    turn(out, joint.foreLeft, -0.15 * share, 0, -0.75 * share)
    turn(out, joint.foreRight, -0.15 * share, 0, 0.75 * share)
    shiftHips(out, 0, 0, rock * 0.3)
  } else if (kind === 2) {
    // A hand on the hip.
    const arm = side > 0 ? joint.armLeft : joint.armRight
    const fore = side > 0 ? joint.foreLeft : joint.foreRight
    turn(out, arm, 0.12 * share, 0, 0.62 * side * share)
    turn(out, fore, -0.1 * share, 0, -1.15 * side * share)
    turn(out, joint.hips, 0, 0, 0.04 * side * share)
    turn(out, joint.chest, 0, 0, -0.05 * side * share)
    shiftHips(out, 0.012 * side * share, 0, 0)
  } else if (kind === 3) {
    // A deep breath, shoulders up, eyes to the sky.
    turn(out, joint.chest, -0.08 * share, 0, 0)
    turn(out, joint.head, -0.2 * share, 0.1 * side * share, 0)
    turn(out, joint.armLeft, 0.1 * share, 0, 0.12 * share)
    turn(out, joint.armRight, 0.1 * share, 0, -0.12 * share)
    shiftHips(out, 0, 0.006 * share, 0)
  }
}
