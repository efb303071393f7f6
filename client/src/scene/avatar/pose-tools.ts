import { hipsOffset, joint, type Pose } from './joints.ts'

export const sin = Math.sin
export const cos = Math.cos

/*
 * These are called dozens of times for each body and frame. They take all their numbers and are as short as can be, so that the
 * engine builds them into the clips: a number handed to a function it leaves a function is put on the heap.
 */

/** Adds a turn to a joint. */
export function turn(out: Pose, index: number, x: number, y: number, z: number): void {
  const at = index * 3
  out[at] = (out[at] as number) + x
  out[at + 1] = (out[at + 1] as number) + y
  out[at + 2] = (out[at + 2] as number) + z
}

/** Sets a joint's angles. */
export function set(out: Pose, index: number, x: number, y: number, z: number): void {
  const at = index * 3
  out[at] = x
  out[at + 1] = y
  out[at + 2] = z
}

/** Sets left and right joints alike; y and z are the left one's and mirrored for the right. */
export function setBoth(out: Pose, left: number, right: number, x: number, y: number, z: number): void {
  set(out, left, x, y, z)
  set(out, right, x, -y, -z)
}

export function shiftHips(out: Pose, x: number, y: number, z: number): void {
  out[hipsOffset] = (out[hipsOffset] as number) + x
  out[hipsOffset + 1] = (out[hipsOffset + 1] as number) + y
  out[hipsOffset + 2] = (out[hipsOffset + 2] as number) + z
}

/** Arms hanging, a breath in the chest: what every clip starts from. */
export function rest(out: Pose, seconds: number): void {
  out.fill(0)
  const breath = sin(seconds * 1.9)
  setBoth(out, joint.armLeft, joint.armRight, 0.05, 0, 0.1 + 0.02 * breath)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.18, 0, 0)
  turn(out, joint.chest, 0.015 * breath, 0, 0)
  turn(out, joint.head, -0.01 * breath, 0, 0)
  turn(out, joint.tail, 0.05 * sin(seconds * 2.1), 0, 0.03 * sin(seconds * 1.3))
  shiftHips(out, 0, 0.003 * breath, 0)
}

/** 0 → 1 between `low` and `high`, smooth at both ends. */
export function smooth(value: number, low: number, high: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

/** 0 at 0 and 1, 1 at a half, level at all three; 0 outside. */
export function bell(share: number): number {
  const t = Math.min(1, Math.max(0, share)) * 2
  const up = t > 1 ? 2 - t : t
  return up * up * (3 - 2 * up)
}

/** A number scattered over 0–1, the same for the same whole number. */
export function mixed(value: number): number {
  let bits = Math.imul(value ^ 0x9e3779b9, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return ((bits ^ (bits >>> 16)) >>> 0) / 4294967296
}

/** The turn from one heading to another the short way round, −π to π. */
export function shortestTurn(from: number, to: number): number {
  const turned = (to - from) % (Math.PI * 2)
  if (turned > Math.PI) return turned - Math.PI * 2
  if (turned < -Math.PI) return turned + Math.PI * 2
  return turned
}
