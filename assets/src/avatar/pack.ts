import type { Part } from './part.ts'
import { head, joints } from './skeleton.ts'

/** Positions are stored in 1/8000 m. */
const stepsPerMetre = 8000
/** Openness in so many steps: more would cost bytes and show nothing. */
const openSteps = 31
const formatVersion = 3
const paintBits = 4

/*
 * avatar.bin, little-endian:
 *   u32 magic 'KAV1', u32 bytes of the JSON head (padded with spaces to a multiple of four), the JSON head,
 *   then, for all vertices together, one plane after the other: x, y, z (u16, 1/8000 m), openness (u8, 0–31), first joint,
 *   second joint, share of the first (/255), paint + 16 × mark (u8); then the indices (u16, from the part's own first vertex).
 * Each plane holds differences from the value before, wrapping; planes of u16 as all low bytes, then all high bytes. Neighbours
 * are alike, so that gzip makes a third of it. Normals are not stored: they follow from the triangles.
 * Head: { version, stepsPerMetre, joints, face: {y, radiusX, radiusY, radiusZ}, vertices, indices,
 *         parts: [{name, vertexStart, vertexCount, indexStart, indexCount, bareCount?}] } (see `Part`)
 */
const magic = 0x3156414b

export function packAvatar(parts: readonly Part[], openness: readonly Float32Array[]): Uint8Array {
  const vertices = parts.reduce((sum, part) => sum + part.positions.length / 3, 0)
  const indexCount = parts.reduce((sum, part) => sum + part.indices.length, 0)
  const headBytes = packHead(parts, vertices, indexCount)
  const bytes = new Uint8Array(8 + headBytes.length + vertices * 11 + indexCount * 2)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, headBytes.length, true)
  bytes.set(headBytes, 8)
  let at = 8 + headBytes.length
  for (const [values, width] of planes(parts, openness)) at = putPlane(bytes, at, values, width)
  return bytes
}

function planes(parts: readonly Part[], openness: readonly Float32Array[]): (readonly [values: number[], width: 1 | 2])[] {
  const [x, y, z, open, first, second, share, paint, indices] = Array.from({ length: 9 }, (): number[] => [])
  parts.forEach((part, number) => {
    for (let i = 0; i < part.positions.length / 3; i++) {
      for (const [axis, plane] of [x, y, z].entries()) plane?.push(Math.round((part.positions[i * 3 + axis] ?? 0) * stepsPerMetre))
      open?.push(Math.round((openness[number]?.[i] ?? 1) * openSteps))
      for (const [k, plane] of [first, second, share].entries()) plane?.push(part.skins[i * 4 + k] ?? 0)
      paint?.push((part.skins[i * 4 + 3] ?? 0) + (part.mark << paintBits))
    }
    for (const index of part.indices) indices?.push(index)
  })
  const words = [x, y, z].map((values) => [values ?? [], 2] as const)
  const small = [open, first, second, share, paint].map((values) => [values ?? [], 1] as const)
  return [...words, ...small, [indices ?? [], 2]]
}

function putPlane(bytes: Uint8Array, start: number, values: readonly number[], width: 1 | 2): number {
  let before = 0
  values.forEach((value, i) => {
    const step = value - before
    before = value
    bytes[start + i] = step & 255
    if (width === 2) bytes[start + values.length + i] = (step >> 8) & 255
  })
  return start + values.length * width
}

function packHead(parts: readonly Part[], vertices: number, indices: number): Uint8Array {
  let vertexStart = 0
  let indexStart = 0
  const table = parts.map((part) => {
    const entry = {
      name: part.name,
      vertexStart,
      vertexCount: part.positions.length / 3,
      indexStart,
      indexCount: part.indices.length,
      bareCount: part.bareCount,
    }
    vertexStart += entry.vertexCount
    indexStart += entry.indexCount
    return entry
  })
  const face = { y: head.y, radiusX: head.radiusX, radiusY: head.radiusY, radiusZ: head.radiusZ }
  const json = JSON.stringify({ version: formatVersion, stepsPerMetre, joints, face, vertices, indices, parts: table })
  const encoded = new TextEncoder().encode(json)
  const padded = new Uint8Array(Math.ceil(encoded.length / 4) * 4).fill(32)
  padded.set(encoded)
  return padded
}
