import { hipsOffset, joint, type Pose } from './joints.ts'

export const sin = Math.sin
export const cos = Math.cos

/** Adds a turn to a joint. */
export function turn(out: Pose, index: number, x: number, y = 0, z = 0): void {
  const at = index * 3
  out[at] = (out[at] ?? 0) + x
  out[at + 1] = (out[at + 1] ?? 0) + y
  out[at + 2] = (out[at + 2] ?? 0) + z
}

/** Sets a joint's angles. */
export function set(out: Pose, index: number, x: number, y = 0, z = 0): void {
  const at = index * 3
  out[at] = x
  out[at + 1] = y
  out[at + 2] = z
}

/** Sets left and right joints alike; y and z are the left one's and mirrored for the right. */
export function setBoth(out: Pose, left: number, right: number, x: number, y = 0, z = 0): void {
  set(out, left, x, y, z)
  set(out, right, x, -y, -z)
}

export function shiftHips(out: Pose, x: number, y: number, z: number): void {
  out[hipsOffset] = (out[hipsOffset] ?? 0) + x
  out[hipsOffset + 1] = (out[hipsOffset + 1] ?? 0) + y
  out[hipsOffset + 2] = (out[hipsOffset + 2] ?? 0) + z
}

/** Arms hanging, a breath in the chest: what every clip starts from. */
export function rest(out: Pose, seconds: number): void {
  out.fill(0)
  const breath = sin(seconds * 1.9)
  setBoth(out, joint.armLeft, joint.armRight, 0.05, 0, 0.1 + 0.02 * breath)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.18)
  turn(out, joint.chest, 0.015 * breath)
  turn(out, joint.head, -0.01 * breath)
  turn(out, joint.tail, 0.05 * sin(seconds * 2.1), 0, 0.03 * sin(seconds * 1.3))
  shiftHips(out, 0, 0.003 * breath, 0)
}

const thighMetres = 0.18
const shinMetres = 0.145
const ankleMetres = 0.075
const toeMetres = 0.12

function legReach(out: Pose, leg: number, shin: number, foot: number): number {
  const thigh = (out[0] ?? 0) + (out[leg * 3] ?? 0)
  const aside = (out[2] ?? 0) + (out[leg * 3 + 2] ?? 0)
  const knee = thigh + (out[shin * 3] ?? 0)
  const sole = knee + (out[foot * 3] ?? 0)
  const toe = ankleMetres * cos(sole) + (sole > 0 ? toeMetres * sin(sole) : toeMetres * 0.5 * -sin(sole))
  return (thighMetres * cos(thigh) + shinMetres * cos(knee)) * cos(aside) + toe
}

/** Raises or lowers the hips so that the lower foot stands on the ground. */
export function plantFeet(out: Pose): void {
  const left = legReach(out, joint.legLeft, joint.shinLeft, joint.footLeft)
  const right = legReach(out, joint.legRight, joint.shinRight, joint.footRight)
  out[hipsOffset + 1] = (out[hipsOffset + 1] ?? 0) + Math.max(left, right) - (thighMetres + shinMetres + ankleMetres)
}

/** Keeps soles level under a leg turned by x (and shin), as on the ground. */
export function levelFoot(out: Pose, leg: number, shin: number, foot: number, share = 1): void {
  out[foot * 3] = -((out[0] ?? 0) + (out[leg * 3] ?? 0) + (out[shin * 3] ?? 0)) * share
}

/** 0 → 1 between `low` and `high`, smooth at both ends. */
export function smooth(value: number, low: number, high: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)))
  return t * t * (3 - 2 * t)
}
