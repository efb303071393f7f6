/** Joints in the order of avatar.bin; `unpackAvatar` refuses a file built for another order. */
export const jointNames = [
  'hips',
  'chest',
  'head',
  'armLeft',
  'foreLeft',
  'armRight',
  'foreRight',
  'legLeft',
  'shinLeft',
  'footLeft',
  'legRight',
  'shinRight',
  'footRight',
  'tail',
] as const

export const joint = {
  hips: 0,
  chest: 1,
  head: 2,
  armLeft: 3,
  foreLeft: 4,
  armRight: 5,
  foreRight: 6,
  legLeft: 7,
  shinLeft: 8,
  footLeft: 9,
  legRight: 10,
  shinRight: 11,
  footRight: 12,
  tail: 13,
} as const

export const jointCount = jointNames.length
/** What hems follow: not a joint of its own but both thighs, the nearer the more. */
export const lapJoint = jointNames.length

/**
 * A pose: three Euler angles (radians, applied z then y then x) for each joint, then the hips' offset in metres (x, y, z).
 * Positive x bends a hanging limb back, positive z lifts it towards the body's left, positive y turns to its left.
 */
export type Pose = Float32Array
export const hipsOffset = jointCount * 3
export const poseLength = hipsOffset + 3

export function createPose(): Pose {
  return new Float32Array(poseLength)
}
