import type { Part } from './part.ts'
import { head, joints } from './skeleton.ts'

/** Positions are stored in 1/20000 m: ±1.638 m. */
const stepsPerMetre = 20000
const formatVersion = 1

/*
 * avatar.bin, little-endian:
 *   u32 magic 'KAV1', u32 bytes of the JSON head (padded with spaces to a multiple of four), the JSON head,
 *   then for all parts together: i16 positions[4·v] (x, y, z, 0), i8 normals[4·v] (x, y, z, openness 0–127),
 *   u8 skins[4·v] (first joint, second joint, share of the first /255, paint), u16 indices (from the part's own first vertex).
 * Head: { version, joints, face: {y, radiusX, radiusY, radiusZ}, vertices, indices, parts: [{name, vertexStart, vertexCount, indexStart, indexCount}] }
 */
const magic = 0x3156414b

export function packAvatar(parts: readonly Part[], openness: readonly Float32Array[]): Uint8Array {
  const vertices = parts.reduce((sum, part) => sum + part.positions.length / 3, 0)
  const indexCount = parts.reduce((sum, part) => sum + part.indices.length, 0)
  const headBytes = packHead(parts, vertices, indexCount)
  const bytes = new Uint8Array(8 + headBytes.length + vertices * 16 + indexCount * 2)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, headBytes.length, true)
  bytes.set(headBytes, 8)
  const positions = new Int16Array(vertices * 4)
  const normals = new Int8Array(vertices * 4)
  const skins = new Uint8Array(vertices * 4)
  const indices = new Uint16Array(indexCount)
  let vertex = 0
  let index = 0
  parts.forEach((part, number) => {
    const open = openness[number]
    for (let i = 0; i < part.positions.length / 3; i++, vertex++) {
      for (let axis = 0; axis < 3; axis++) {
        positions[vertex * 4 + axis] = Math.round((part.positions[i * 3 + axis] ?? 0) * stepsPerMetre)
        normals[vertex * 4 + axis] = Math.round((part.normals[i * 3 + axis] ?? 0) * 127)
      }
      normals[vertex * 4 + 3] = Math.round((open?.[i] ?? 1) * 127)
      skins.set(part.skins.subarray(i * 4, i * 4 + 4), vertex * 4)
    }
    indices.set(part.indices, index)
    index += part.indices.length
  })
  let at = 8 + headBytes.length
  for (const array of [positions, normals, skins, indices]) {
    bytes.set(new Uint8Array(array.buffer), at)
    at += array.byteLength
  }
  return bytes
}

function packHead(parts: readonly Part[], vertices: number, indices: number): Uint8Array {
  let vertexStart = 0
  let indexStart = 0
  const table = parts.map((part) => {
    const entry = { name: part.name, vertexStart, vertexCount: part.positions.length / 3, indexStart, indexCount: part.indices.length }
    vertexStart += entry.vertexCount
    indexStart += entry.indexCount
    return entry
  })
  const face = { y: head.y, radiusX: head.radiusX, radiusY: head.radiusY, radiusZ: head.radiusZ }
  const json = JSON.stringify({ version: formatVersion, joints, face, vertices, indices, parts: table })
  const encoded = new TextEncoder().encode(json)
  const padded = new Uint8Array(Math.ceil(encoded.length / 4) * 4).fill(32)
  padded.set(encoded)
  return padded
}
