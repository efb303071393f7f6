import { type VrmProblem, vrmLimits } from './limits.ts'

const headerBytes = 12
const chunkHeaderBytes = 8
const magic = 0x46546c67
const jsonChunk = 0x4e4f534a
const binaryChunk = 0x004e4942
/** What can be told from the first bytes alone. */
export const vrmHeadBytes = headerBytes + chunkHeaderBytes

export interface Glb {
  json: unknown
  binary: Uint8Array
}

/**
 * Judges a file by its first `vrmHeadBytes` bytes, before the rest is read: null when it may go on. `size` is the file's whole
 * length where it is known.
 */
export function problemOfHead(head: Uint8Array, size: number | null): VrmProblem | null {
  if (head[0] === 0x50 && head[1] === 0x4b) return 'zip'
  if (size !== null && size > vrmLimits.bytes) return 'too-large'
  if (head.byteLength < 4) return 'not-vrm'
  const view = viewOf(head)
  if (view.getUint32(0, true) !== magic) return 'not-vrm'
  if (head.byteLength < vrmHeadBytes) return 'cut-short'
  if (view.getUint32(4, true) !== 2) return 'not-vrm'
  const told = view.getUint32(8, true)
  if (told > vrmLimits.bytes) return 'too-large'
  if (size !== null && size < told) return 'cut-short'
  if (view.getUint32(16, true) !== jsonChunk) return 'damaged'
  return view.getUint32(12, true) > vrmLimits.jsonBytes ? 'too-rich' : null
}

/** Turns UTF-8 into text and throws at what is none: this package (no DOM, no Node) has no decoder of its own. */
export type DecodeText = (bytes: Uint8Array) => string

/** Takes a binary glTF apart: its description, parsed, and its bytes, not copied. */
export function unpackGlb(bytes: Uint8Array, decode: DecodeText): Glb | VrmProblem {
  const problem = problemOfHead(bytes.subarray(0, vrmHeadBytes), bytes.byteLength)
  if (problem !== null) return problem
  const view = viewOf(bytes)
  const end = view.getUint32(8, true)
  const jsonEnd = vrmHeadBytes + view.getUint32(12, true)
  if (jsonEnd > end) return 'cut-short'
  const json = parseJson(bytes.subarray(vrmHeadBytes, jsonEnd), decode)
  if (json === undefined) return 'damaged'
  if (jsonEnd + chunkHeaderBytes > end) return { json, binary: new Uint8Array(0) }
  const length = view.getUint32(jsonEnd, true)
  if (view.getUint32(jsonEnd + 4, true) !== binaryChunk) return 'damaged'
  const start = jsonEnd + chunkHeaderBytes
  return start + length > end ? 'cut-short' : { json, binary: bytes.subarray(start, start + length) }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function parseJson(bytes: Uint8Array, decode: DecodeText): unknown {
  try {
    return JSON.parse(decode(bytes))
  } catch {
    return undefined
  }
}
