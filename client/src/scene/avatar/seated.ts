import type { Seat } from '@kith/shared/space'
import type { Clip, Cue } from './clip.ts'
import { hipsOffset, joint, type Pose } from './joints.ts'
import { createFoothold, leg, plantLeg } from './legs.ts'
import { mixed, rest, set, setBoth, shiftHips, sin, smooth, turn } from './pose-tools.ts'

export type SeatKind = Seat['kind']

/** Height of the hips' joint above what one sits on. */
const seatToHipsMetres = 0.082
/** On seats up to here short legs reach the floor. */
const reachableMetres = 0.24

function lowerHips(out: Pose, forwardMetres: number): void {
  shiftHips(out, 0, seatToHipsMetres - leg.hipHeightMetres, forwardMetres)
}

/** Hands resting on the knees, folded in the lap, or one of each; eyes wandering, now and then the weight shifted. */
function settle(out: Pose, { seconds: since, seed }: Cue): void {
  const habit = mixed(seed * 57 + 3)
  const own = mixed(seed) * 6.3
  const seconds = since + own
  rest(out, seconds)
  const shift = smooth(sin(seconds * 0.29 + own), 0.3, 0.8) - smooth(-sin(seconds * 0.29 + own), 0.3, 0.8)
  setBoth(out, joint.armLeft, joint.armRight, -0.5, 0, -0.16)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.3, 0, -0.1)
  if (habit > 0.45) {
    set(out, joint.armRight, -0.26, 0.42, -0.03)
    set(out, joint.foreRight, -0.78, 0, 0.32)
  }
  if (habit > 0.45 && habit < 0.75) {
    set(out, joint.armLeft, -0.26, -0.42, 0.03)
    set(out, joint.foreLeft, -0.78, 0, -0.32)
  }
  turn(out, joint.head, 0.02 * sin(seconds * 0.8), 0.18 * sin(seconds * 0.4 + own), 0.045 * sin(seconds * 0.53))
  turn(out, joint.chest, 0.04 + 0.045 * sin(seconds * 0.23), 0.05 * shift, 0.02 * sin(seconds * 0.47) - 0.045 * shift)
}

/** Cross-legged on a cushion on the floor. */
function sitCushion(cue: Cue, out: Pose): void {
  settle(out, cue)
  lowerHips(out, -0.02)
  setBoth(out, joint.legLeft, joint.legRight, -1.42, 0, 0.82)
  set(out, joint.shinLeft, 0.35, 0, -1.95)
  set(out, joint.shinRight, 0.15, 0, 1.85)
  setBoth(out, joint.footLeft, joint.footRight, 0.35, 0, 0)
  turn(out, joint.chest, 0.05, 0, 0)
}

/** On a stool: knees bent, feet on the floor or hanging still. */
function sitStool(cue: Cue, out: Pose): void {
  settle(out, cue)
  lowerHips(out, 0.09)
  legsDown(out, cue, 0.17, 1.02, 0.09)
}

/** Sunk into a sofa: legs out in front, leaning back. */
function sitSofa(cue: Cue, out: Pose): void {
  const { seconds, seed } = cue
  settle(out, cue)
  lowerHips(out, 0)
  turn(out, joint.hips, -0.1, 0, 0)
  turn(out, joint.chest, -0.1, 0, 0)
  turn(out, joint.head, 0.14, 0, 0)
  const idle = 0.1 * smooth(sin(seconds * 0.5 + seed), 0.2, 0.9) * sin(seconds * 3.1)
  if (legsDown(out, cue, 0.24, 0.3, 0.13)) setBoth(out, joint.footLeft, joint.footRight, -0.25 + idle, 0.1, 0)
}

/** On a bench: legs swinging a little, one after the other, resting between. */
function sitBench(cue: Cue, out: Pose): void {
  const { seconds, seed } = cue
  settle(out, cue)
  lowerHips(out, 0.08)
  const much = 0.22 * smooth(sin(seconds * 0.35 + seed * 1.7), -0.4, 0.5)
  if (!legsDown(out, cue, 0.17, 0.95, 0.07)) return
  const swing = much * sin(seconds * 2.9)
  turn(out, joint.shinLeft, swing, 0, 0)
  turn(out, joint.shinRight, -swing, 0, 0)
}

const hold = createFoothold()

/** Feet flat on the floor before the seat where they reach it; else thighs level and shins hanging, and true. */
function legsDown(out: Pose, { highMetres }: Cue, forwardMetres: number, knee: number, apart: number): boolean {
  if (highMetres <= reachableMetres) {
    hold.y = -highMetres
    hold.z = (out[hipsOffset + 2] ?? 0) + forwardMetres
    hold.pitch = 0
    for (let side = 1; side >= -1; side -= 2) {
      hold.x = side * (leg.hipAsideMetres + apart * 0.3)
      hold.yaw = side * 0.1
      plantLeg(out, side > 0, hold)
    }
    return false
  }
  setBoth(out, joint.legLeft, joint.legRight, -1.38, 0, apart)
  set(out, joint.shinLeft, knee, 0, 0)
  set(out, joint.shinRight, knee, 0, 0)
  setBoth(out, joint.footLeft, joint.footRight, 0.2, 0, 0)
  return true
}

/** Seated poses: their origin is on the seat's surface. */
export const seatedClips: Readonly<Record<SeatKind, Clip>> = {
  cushion: sitCushion,
  stool: sitStool,
  sofa: sitSofa,
  bench: sitBench,
}
