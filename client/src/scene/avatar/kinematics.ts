import type { AvatarJoint } from './avatar-file.ts'
import { hipsOffset, joint, jointCount, type Pose } from './joints.ts'

/** Where a body stands and how it is scaled. Written anew for each body; one instance is enough. */
export interface Stance {
  x: number
  y: number
  z: number
  yawRadians: number
  /** Shares of the standard body. */
  width: number
  height: number
  head: number
  /** How far arms go up aside, as a share of what the pose has: stubs set far out would end in the head. */
  reach: number
}

/** One 3×4 matrix (row-major) per joint. */
export type JointMatrices = Float32Array
const matrixLength = 12

export function createJointMatrices(): JointMatrices {
  return new Float32Array(jointCount * matrixLength)
}

const local = new Float32Array(matrixLength)
const root = new Float32Array(matrixLength)

/** Places every joint of a posed body in the world: matrix of joint `j` at `out[j · 12]`. No allocation. */
export function placeJoints(joints: readonly AvatarJoint[], pose: Pose, stance: Stance, out: JointMatrices): void {
  const sine = Math.sin(stance.yawRadians)
  const cosine = Math.cos(stance.yawRadians)
  setRow(root, 0, cosine * stance.width, 0, sine * stance.width, stance.x)
  setRow(root, 1, 0, stance.height, 0, stance.y)
  setRow(root, 2, -sine * stance.width, 0, cosine * stance.width, stance.z)
  for (let index = 0; index < joints.length; index++) {
    const here = joints[index]
    if (!here) continue
    const above = here.parent >= 0 ? joints[here.parent] : undefined
    let x = here.at[0] - (above ? above.at[0] : 0)
    let y = here.at[1] - (above ? above.at[1] : 0)
    let z = here.at[2] - (above ? above.at[2] : 0)
    if (index === joint.hips) {
      x += pose[hipsOffset] ?? 0
      y += pose[hipsOffset + 1] ?? 0
      z += pose[hipsOffset + 2] ?? 0
    }
    const lift = index === joint.armLeft || index === joint.armRight ? stance.reach : 1
    rotation(pose[index * 3] ?? 0, pose[index * 3 + 1] ?? 0, (pose[index * 3 + 2] ?? 0) * lift, local)
    if (index === joint.head) scaleColumns(local, stance.head / stance.width, stance.head / stance.height)
    local[3] = x
    local[7] = y
    local[11] = z
    if (above) multiply(out, here.parent * matrixLength, local, out, index * matrixLength)
    else multiply(root, 0, local, out, index * matrixLength)
  }
}

/**
 * Turns joint matrices into skinning matrices (what moves a bind-pose vertex), written at `out[offset…]`,
 * 12 numbers a joint, ready for the crowd's texture.
 */
export function writeSkinning(joints: readonly AvatarJoint[], placed: JointMatrices, out: Float32Array, offset: number): void {
  for (let index = 0; index < joints.length; index++) {
    const at = joints[index]?.at
    if (!at) continue
    for (let row = 0; row < 3; row++) {
      const from = index * matrixLength + row * 4
      const to = offset + from
      const a = placed[from] ?? 0
      const b = placed[from + 1] ?? 0
      const c = placed[from + 2] ?? 0
      out[to] = a
      out[to + 1] = b
      out[to + 2] = c
      out[to + 3] = (placed[from + 3] ?? 0) - (a * at[0] + b * at[1] + c * at[2])
    }
  }
}

/** Moves a point given in bind-pose metres with a joint; the result is written to `out` as x, y, z. */
export function carryPoint(
  joints: readonly AvatarJoint[],
  placed: JointMatrices,
  index: number,
  point: readonly [number, number, number],
  out: Float32Array,
): void {
  const at = joints[index]?.at ?? [0, 0, 0]
  const base = index * matrixLength
  for (let row = 0; row < 3; row++) {
    const from = base + row * 4
    out[row] =
      (placed[from] ?? 0) * (point[0] - at[0]) +
      (placed[from + 1] ?? 0) * (point[1] - at[1]) +
      (placed[from + 2] ?? 0) * (point[2] - at[2]) +
      (placed[from + 3] ?? 0)
  }
}

function setRow(matrix: Float32Array, row: number, a: number, b: number, c: number, d: number): void {
  matrix[row * 4] = a
  matrix[row * 4 + 1] = b
  matrix[row * 4 + 2] = c
  matrix[row * 4 + 3] = d
}

/** Rotation x·y·z (three's default Euler order) in the left 3×3. */
function rotation(x: number, y: number, z: number, out: Float32Array): void {
  const cx = Math.cos(x)
  const sx = Math.sin(x)
  const cy = Math.cos(y)
  const sy = Math.sin(y)
  const cz = Math.cos(z)
  const sz = Math.sin(z)
  out[0] = cy * cz
  out[1] = -cy * sz
  out[2] = sy
  out[4] = cx * sz + sx * cz * sy
  out[5] = cx * cz - sx * sz * sy
  out[6] = -sx * cy
  out[8] = sx * sz - cx * cz * sy
  out[9] = sx * cz + cx * sz * sy
  out[10] = cx * cy
}

function scaleColumns(matrix: Float32Array, sideways: number, upwards: number): void {
  for (let row = 0; row < 3; row++) {
    matrix[row * 4] = (matrix[row * 4] ?? 0) * sideways
    matrix[row * 4 + 1] = (matrix[row * 4 + 1] ?? 0) * upwards
    matrix[row * 4 + 2] = (matrix[row * 4 + 2] ?? 0) * sideways
  }
}

/** out = left · right for affine 3×4 matrices. `out` may not be `right`. */
function multiply(left: Float32Array, leftAt: number, right: Float32Array, out: Float32Array, outAt: number): void {
  for (let row = 0; row < 3; row++) {
    const a = left[leftAt + row * 4] ?? 0
    const b = left[leftAt + row * 4 + 1] ?? 0
    const c = left[leftAt + row * 4 + 2] ?? 0
    const d = left[leftAt + row * 4 + 3] ?? 0
    for (let column = 0; column < 4; column++) {
      const sum = a * (right[column] ?? 0) + b * (right[4 + column] ?? 0) + c * (right[8 + column] ?? 0)
      out[outAt + row * 4 + column] = column === 3 ? sum + d : sum
    }
  }
}

/** Writes where a joint's front points, of any length; false before it was first placed. */
export function jointForward(placed: JointMatrices, index: number, out: { x: number; y: number; z: number }): boolean {
  const base = index * matrixLength
  out.x = placed[base + 2] ?? 0
  out.y = placed[base + 6] ?? 0
  out.z = placed[base + 10] ?? 0
  return out.x !== 0 || out.y !== 0 || out.z !== 0
}
