import type { Cue } from './clip.ts'
import type { Act } from './fidgets.ts'
import { liveliness } from './gestures.ts'
import { joint, type Pose } from './joints.ts'
import { standFirm } from './legs.ts'
import { bell, mixed, rest, setBoth, shiftHips, sin, smooth, turn } from './pose-tools.ts'

const fidgetEverySeconds = 7
/** Of so many the hands are folded. */
const foldedShare = 0.3

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
  const folded = own < foldedShare
  // Some have their hands before them, and no two have their arms hang quite alike.
  if (folded) {
    setBoth(out, joint.armLeft, joint.armRight, -0.2, -0.45, 0.04)
    setBoth(out, joint.foreLeft, joint.foreRight, -0.8, 0, -0.34)
  } else {
    const bent = mixed(seed * 57 + 3)
    turn(out, joint.foreLeft, -0.3 * bent, 0, -0.1 * bent)
    turn(out, joint.foreRight, -0.3 * (1 - bent), 0, 0.1 * (1 - bent))
  }
  const at = seconds / fidgetEverySeconds + own
  const turnOf = Math.floor(at)
  const share = bell(smooth(at - turnOf, 0.08, 0.72))
  if (share > 0) {
    act.share = share
    act.seconds = seconds
    act.side = mixed(turnOf + seed) < 0.5 ? -1 : 1
    const kind = Math.floor(mixed(turnOf * 13 + seed * 977) * 5)
    liveliness()?.fidget(act, folded && kind < 3 ? 0 : kind, out)
  }
  standFirm(out)
}

const act: Act = { share: 0.5, seconds: 0.5, side: 1 }
