import { Euler, Quaternion, Vector3 } from 'three'
import { hipsOffset, joint, type Pose } from '../avatar/joints.ts'

/** The bones of a VRM that our joints move; `neck` takes part of what the head does where there is one. */
export const movedBones = [
  'hips',
  'spine',
  'neck',
  'head',
  'leftUpperArm',
  'leftLowerArm',
  'rightUpperArm',
  'rightLowerArm',
  'leftUpperLeg',
  'leftLowerLeg',
  'leftFoot',
  'rightUpperLeg',
  'rightLowerLeg',
  'rightFoot',
] as const
export type MovedBone = (typeof movedBones)[number]

const jointOf: Readonly<Record<MovedBone, number>> = {
  hips: joint.hips,
  spine: joint.chest,
  neck: joint.head,
  head: joint.head,
  leftUpperArm: joint.armLeft,
  leftLowerArm: joint.foreLeft,
  rightUpperArm: joint.armRight,
  rightLowerArm: joint.foreRight,
  leftUpperLeg: joint.legLeft,
  leftLowerLeg: joint.shinLeft,
  leftFoot: joint.footLeft,
  rightUpperLeg: joint.legRight,
  rightLowerLeg: joint.shinRight,
  rightFoot: joint.footRight,
}
const neckShare = 0.35
const upwards = new Vector3(0, 0, 1)
/** At rest our arms hang, a little outwards; a VRM's are held out. */
const hanging = 1.37
const leftHang = new Quaternion().setFromAxisAngle(upwards, -hanging)
const rightHang = new Quaternion().setFromAxisAngle(upwards, hanging)
const leftBack = leftHang.clone().invert()
const rightBack = rightHang.clone().invert()
const euler = new Euler()
const none = new Quaternion()

/**
 * The rotation of a VRM's normalised bone in one of our poses. `neck`: whether the figure has one to share the head's turn with;
 * `flipped`: VRM 0.x looks the other way at rest. No allocation.
 */
export function boneRotation(bone: MovedBone, pose: Pose, neck: boolean, flipped: boolean, out: Quaternion): Quaternion {
  const at = jointOf[bone] * 3
  out.setFromEuler(euler.set(pose[at] ?? 0, pose[at + 1] ?? 0, pose[at + 2] ?? 0))
  if (bone === 'neck') out.slerp(none, 1 - neckShare)
  else if (bone === 'head' && neck) out.slerp(none, neckShare)
  else if (bone === 'leftUpperArm') out.multiply(leftHang)
  else if (bone === 'rightUpperArm') out.multiply(rightHang)
  else if (bone === 'leftLowerArm') out.multiply(leftHang).premultiply(leftBack)
  else if (bone === 'rightLowerArm') out.multiply(rightHang).premultiply(rightBack)
  if (flipped) {
    out.x = -out.x
    out.z = -out.z
  }
  return out
}

/** Height of our hips over the ground at rest, in metres. */
const ourHipsMetres = 0.4

/** Longer legs swing less when they walk, or the feet would slide over the ground they cover. */
export function stepShare(hipsMetres: number): number {
  return Math.min(1, ourHipsMetres / Math.max(0.01, hipsMetres))
}

const legs = new Set<MovedBone>(['leftUpperLeg', 'leftLowerLeg', 'leftFoot', 'rightUpperLeg', 'rightLowerLeg', 'rightFoot'])
export function isLeg(bone: MovedBone): boolean {
  return legs.has(bone)
}

/** How far the hips are from their rest, for legs of another length. No allocation. */
export function hipsShift(pose: Pose, hipsMetres: number, flipped: boolean, out: Vector3): Vector3 {
  const share = hipsMetres / ourHipsMetres
  const side = flipped ? -share : share
  return out.set((pose[hipsOffset] ?? 0) * side, (pose[hipsOffset + 1] ?? 0) * share, (pose[hipsOffset + 2] ?? 0) * side)
}
