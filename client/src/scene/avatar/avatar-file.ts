import { jointNames } from './joints.ts'

/** What a part's name ends with that is coarser than the one for those near, or finer (see `refineAvatar`). */
export const farEnding = '-far'
export const fineEnding = '-fine'

interface AvatarPart {
  name: string
  vertexStart: number
  vertexCount: number
  indexStart: number
  indexCount: number
  /** Of a body that wears a shirt: how many of its indices are left without that. */
  bareCount?: number
}
export interface AvatarJoint {
  name: string
  parent: number
  at: readonly [number, number, number]
}
interface AvatarHead {
  version: number
  stepsPerMetre: number
  joints: readonly AvatarJoint[]
  face: AvatarFile['face']
  vertices: number
  indices: number
  parts: readonly AvatarPart[]
}
const version = 3
const stepsPerMetre = 8000

/** The built bodies: see assets/src/avatar/pack.ts for the file. Vertices take four numbers each; normals end with the openness. */
export interface AvatarFile {
  joints: readonly AvatarJoint[]
  face: { y: number; radiusX: number; radiusY: number; radiusZ: number }
  parts: readonly AvatarPart[]
  positions: Int16Array<ArrayBuffer>
  normals: Int8Array<ArrayBuffer>
  skins: Uint8Array<ArrayBuffer>
  indices: Uint16Array<ArrayBuffer>
}

/** Metres of a position of 32767, the largest. */
export const positionRangeMetres = 32767 / stepsPerMetre
const openSteps = 31

export class AvatarFileError extends Error {
  override name = 'AvatarFileError'
}

const magic = 0x3156414b

/** Reads avatar.bin. Throws `AvatarFileError` on a damaged or foreign file, or one built for other joints. */
export function unpackAvatar(buffer: ArrayBuffer): AvatarFile {
  if (buffer.byteLength < 8) throw new AvatarFileError('the file is shorter than its header')
  const view = new DataView(buffer)
  if (view.getUint32(0, true) !== magic) throw new AvatarFileError('not an avatar file')
  const headBytes = view.getUint32(4, true)
  if (headBytes % 4 !== 0 || 8 + headBytes > buffer.byteLength) throw new AvatarFileError('the head is cut off')
  const head = readHead(buffer, headBytes)
  const start = 8 + headBytes
  const { vertices, indices } = head
  const expected = start + vertices * 11 + indices * 2
  if (buffer.byteLength !== expected) throw new AvatarFileError(`the file has ${buffer.byteLength} bytes, its head promises ${expected}`)
  for (const part of head.parts) {
    if (part.vertexStart + part.vertexCount > vertices || part.indexStart + part.indexCount > indices) {
      throw new AvatarFileError(`part ${part.name} points past the end`)
    }
  }
  const file = { ...head, ...readPlanes(new Uint8Array(buffer, start), vertices, indices) }
  for (const part of head.parts) writeNormals(file, part)
  return file
}

/** Undoes the differences the planes are stored in. */
function readPlanes(bytes: Uint8Array, vertices: number, count: number): Pick<AvatarFile, 'positions' | 'normals' | 'skins' | 'indices'> {
  let at = 0
  const plane = (
    out: Int16Array | Uint8Array | Int8Array | Uint16Array,
    first: number,
    stride: number,
    length: number,
    wide: boolean,
  ): void => {
    let sum = 0
    for (let i = 0; i < length; i++) {
      sum += (bytes[at + i] ?? 0) + (wide ? (bytes[at + length + i] ?? 0) << 8 : 0)
      out[first + i * stride] = sum
    }
    at += wide ? length * 2 : length
  }
  const positions = new Int16Array(vertices * 4)
  const normals = new Int8Array(vertices * 4)
  const skins = new Uint8Array(vertices * 4)
  const indices = new Uint16Array(count)
  for (let axis = 0; axis < 3; axis++) plane(positions, axis, 4, vertices, true)
  plane(normals, 3, 4, vertices, false)
  for (let k = 0; k < 4; k++) plane(skins, k, 4, vertices, false)
  plane(indices, 0, 1, count, true)
  for (let i = 3; i < normals.length; i += 4) normals[i] = ((normals[i] ?? 0) * 127) / openSteps
  return { positions, normals, skins, indices }
}

/** Smooth normals: the mean of the triangles at each vertex, the larger the weightier. */
function writeNormals({ positions, normals, indices }: AvatarFile, part: AvatarPart): void {
  const sums = new Float32Array(part.vertexCount * 3)
  const edge = (from: number, to: number, axis: number): number =>
    (positions[(part.vertexStart + to) * 4 + axis] ?? 0) - (positions[(part.vertexStart + from) * 4 + axis] ?? 0)
  for (let i = part.indexStart; i < part.indexStart + part.indexCount; i += 3) {
    const corners = [indices[i] ?? 0, indices[i + 1] ?? 0, indices[i + 2] ?? 0] as const
    const [a, b, c] = corners
    for (let axis = 0; axis < 3; axis++) {
      const [next, last] = [(axis + 1) % 3, (axis + 2) % 3]
      const across = edge(a, b, next) * edge(a, c, last) - edge(a, b, last) * edge(a, c, next)
      for (const corner of corners) sums[corner * 3 + axis] = (sums[corner * 3 + axis] ?? 0) + across
    }
  }
  for (let i = 0; i < part.vertexCount; i++) {
    const length = Math.hypot(sums[i * 3] ?? 0, sums[i * 3 + 1] ?? 0, sums[i * 3 + 2] ?? 0) || 1
    for (let axis = 0; axis < 3; axis++) normals[(part.vertexStart + i) * 4 + axis] = Math.round(((sums[i * 3 + axis] ?? 0) / length) * 127)
  }
}

/** The file comes from the same build as this page; that it is the right one, and whole, is what must be sure. */
function readHead(buffer: ArrayBuffer, headBytes: number): AvatarHead {
  let head: AvatarHead
  try {
    head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, headBytes))) as AvatarHead
  } catch (cause) {
    throw new AvatarFileError('the head is not JSON', { cause })
  }
  if (head.version !== version || head.stepsPerMetre !== stepsPerMetre || head.joints.length !== jointNames.length)
    throw new AvatarFileError('the head is not an avatar head')
  head.joints.forEach((found, index) => {
    if (found.name !== jointNames[index] || found.parent >= index)
      throw new AvatarFileError(`joint ${index} is ${found.name}, not ${jointNames[index]}`)
  })
  return head
}
