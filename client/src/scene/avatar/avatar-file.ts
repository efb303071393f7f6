import { z } from 'zod'
import { jointNames } from './joints.ts'

const count = z.number().int().min(0).max(200_000)
const triple = z.tuple([z.number(), z.number(), z.number()])
const headSchema = z.object({
  version: z.literal(1),
  joints: z.array(z.object({ name: z.string(), parent: z.number().int().min(-1), at: triple })).length(jointNames.length),
  face: z.object({ y: z.number(), radiusX: z.number().positive(), radiusY: z.number().positive(), radiusZ: z.number().positive() }),
  vertices: count,
  indices: count,
  parts: z.array(z.object({ name: z.string(), vertexStart: count, vertexCount: count, indexStart: count, indexCount: count })).min(1),
})

interface AvatarPart {
  name: string
  vertexStart: number
  vertexCount: number
  indexStart: number
  indexCount: number
}
export interface AvatarJoint {
  name: string
  parent: number
  at: readonly [number, number, number]
}
/** The built bodies: see assets/src/avatar/pack.ts for the file. Arrays are views on the file's buffer. */
export interface AvatarFile {
  joints: readonly AvatarJoint[]
  face: { y: number; radiusX: number; radiusY: number; radiusZ: number }
  parts: readonly AvatarPart[]
  positions: Int16Array<ArrayBuffer>
  normals: Int8Array<ArrayBuffer>
  skins: Uint8Array<ArrayBuffer>
  indices: Uint16Array<ArrayBuffer>
}

/** Metres of a stored position of 32767, the largest. */
export const positionRangeMetres = 32767 / 20000

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
  const expected = start + vertices * 16 + indices * 2
  if (buffer.byteLength !== expected) throw new AvatarFileError(`the file has ${buffer.byteLength} bytes, its head promises ${expected}`)
  for (const part of head.parts) {
    if (part.vertexStart + part.vertexCount > vertices || part.indexStart + part.indexCount > indices) {
      throw new AvatarFileError(`part ${part.name} points past the end`)
    }
  }
  return {
    joints: head.joints,
    face: head.face,
    parts: head.parts,
    positions: new Int16Array(buffer, start, vertices * 4),
    normals: new Int8Array(buffer, start + vertices * 8, vertices * 4),
    skins: new Uint8Array(buffer, start + vertices * 12, vertices * 4),
    indices: new Uint16Array(buffer, start + vertices * 16, indices),
  }
}

function readHead(buffer: ArrayBuffer, headBytes: number): z.infer<typeof headSchema> {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, headBytes)))
  } catch (cause) {
    throw new AvatarFileError('the head is not JSON', { cause })
  }
  const parsed = headSchema.safeParse(json)
  if (!parsed.success) throw new AvatarFileError('the head is not an avatar head', { cause: parsed.error })
  parsed.data.joints.forEach((found, index) => {
    if (found.name !== jointNames[index] || found.parent >= index)
      throw new AvatarFileError(`joint ${index} is ${found.name}, not ${jointNames[index]}`)
  })
  return parsed.data
}
