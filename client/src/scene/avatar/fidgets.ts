import { joint, type Pose } from './joints.ts'
import { shiftHips, sin, turn } from './pose-tools.ts'

/** A small act of somebody who waits: laid over standing by `share`; `side` −1 right, 1 left. */
export interface Act {
  share: number
  seconds: number
  side: number
}

/** One small act. A kind past the fourth is rest. */
export function fidget({ share, seconds, side }: Act, kind: number, out: Pose): void {
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
