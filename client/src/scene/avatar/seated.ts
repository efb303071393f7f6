import type { Seat } from '@kith/shared/space'
import { joint, type Pose } from './joints.ts'
import { cos, rest, set, setBoth, shiftHips, sin, turn } from './pose-tools.ts'

export type SeatKind = Seat['kind']

/** Height of the hips' joint above what one sits on. */
const seatToHipsMetres = 0.082
const standingHipsMetres = 0.4

/** The origin of a seated pose is on the seat's surface, at the seat's own point. */
function lowerHips(out: Pose, forwardMetres: number): void {
  shiftHips(out, 0, seatToHipsMetres - standingHipsMetres, forwardMetres)
}

/** Hands resting on the lap, eyes wandering. */
function settle(out: Pose, seconds: number): void {
  rest(out, seconds)
  setBoth(out, joint.armLeft, joint.armRight, -0.5, 0, -0.16)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.3, 0, -0.1)
  turn(out, joint.head, 0.02 * sin(seconds * 0.8), 0.15 * sin(seconds * 0.4), 0.03 * sin(seconds * 0.53))
  turn(out, joint.chest, 0.04, 0, 0.015 * sin(seconds * 0.47))
}

/** Cross-legged on a cushion on the floor. */
function sitCushion(seconds: number, out: Pose): void {
  settle(out, seconds)
  lowerHips(out, -0.02)
  setBoth(out, joint.legLeft, joint.legRight, -1.42, 0, 0.82)
  set(out, joint.shinLeft, 0.35, 0, -1.95)
  set(out, joint.shinRight, 0.15, 0, 1.85)
  setBoth(out, joint.footLeft, joint.footRight, 0.35)
  turn(out, joint.chest, 0.05)
}

/** On a stool: knees bent, feet hanging. */
function sitStool(seconds: number, out: Pose): void {
  settle(out, seconds)
  lowerHips(out, 0.09)
  setBoth(out, joint.legLeft, joint.legRight, -1.38, 0, 0.09)
  setBoth(out, joint.shinLeft, joint.shinRight, 1.02)
  setBoth(out, joint.footLeft, joint.footRight, 0.2)
}

/** Sunk into a sofa: legs out in front, leaning back. */
function sitSofa(seconds: number, out: Pose): void {
  settle(out, seconds)
  lowerHips(out, 0.0)
  turn(out, joint.hips, -0.1)
  turn(out, joint.chest, -0.1)
  turn(out, joint.head, 0.14)
  setBoth(out, joint.legLeft, joint.legRight, -1.42, 0, 0.13)
  setBoth(out, joint.shinLeft, joint.shinRight, 0.3)
  setBoth(out, joint.footLeft, joint.footRight, -0.25)
}

/** On a bench: legs swinging a little, one after the other. */
function sitBench(seconds: number, out: Pose): void {
  settle(out, seconds)
  lowerHips(out, 0.08)
  setBoth(out, joint.legLeft, joint.legRight, -1.36, 0, 0.07)
  set(out, joint.shinLeft, 0.98 + 0.16 * sin(seconds * 1.7))
  set(out, joint.shinRight, 0.98 + 0.16 * cos(seconds * 1.7))
  setBoth(out, joint.footLeft, joint.footRight, 0.15)
}

export const seatedClips: Record<SeatKind, (seconds: number, out: Pose) => void> = {
  cushion: sitCushion,
  stool: sitStool,
  sofa: sitSofa,
  bench: sitBench,
}
