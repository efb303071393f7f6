/**
 * Packed transforms (cookbook numbers: 6× fewer bytes than schema at 200 bodies).
 * Up: 5 bytes `x i16, z i16, yaw u8`. Down: per body 7 bytes `pid u16, x i16, z i16, yaw u8`,
 * x and z in 1/128 m (±256 m), yaw in 1/256 of a turn. Little-endian. Height comes from the navmesh.
 */
export const moveBytes = 5
export const bodyBytes = 7
const perMetre = 128
const perTurn = 256

export interface Transform {
  x: number
  z: number
  yawRadians: number
}

function encodeMetres(value: number): number {
  return Math.max(-32768, Math.min(32767, Math.round(value * perMetre)))
}
function encodeYaw(radians: number): number {
  return ((Math.round((radians / (2 * Math.PI)) * perTurn) % perTurn) + perTurn) % perTurn
}

/** Writes a move into `out` (5 bytes). */
export function packMove(x: number, z: number, yawRadians: number, out: Uint8Array): Uint8Array {
  const view = new DataView(out.buffer, out.byteOffset, moveBytes)
  view.setInt16(0, encodeMetres(x), true)
  view.setInt16(2, encodeMetres(z), true)
  view.setUint8(4, encodeYaw(yawRadians))
  return out
}

/** Reads a move, or null when it is not exactly one. */
export function unpackMove(bytes: Uint8Array): Transform | null {
  if (bytes.byteLength !== moveBytes) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, moveBytes)
  return {
    x: view.getInt16(0, true) / perMetre,
    z: view.getInt16(2, true) / perMetre,
    yawRadians: (view.getUint8(4) / perTurn) * 2 * Math.PI,
  }
}

/** Writes body number `index` of a frame. */
export function packBody(out: Uint8Array, index: number, pid: number, x: number, z: number, yawRadians: number): void {
  const view = new DataView(out.buffer, out.byteOffset + index * bodyBytes, bodyBytes)
  view.setUint16(0, pid, true)
  view.setInt16(2, encodeMetres(x), true)
  view.setInt16(4, encodeMetres(z), true)
  view.setUint8(6, encodeYaw(yawRadians))
}

/** A body as a frame has it. */
export interface FramedBody extends Transform {
  pid: number
}

/** Reads body number `index` of a frame into `out`; false past the last whole one. For readers that must not allocate. */
export function unpackBody(view: DataView, index: number, out: FramedBody): boolean {
  const at = index * bodyBytes
  if (at + bodyBytes > view.byteLength) return false
  out.pid = view.getUint16(at, true)
  out.x = view.getInt16(at + 2, true) / perMetre
  out.z = view.getInt16(at + 4, true) / perMetre
  out.yawRadians = (view.getUint8(at + 6) / perTurn) * 2 * Math.PI
  return true
}

/** Calls `visit` for every body in a frame; a trailing partial body is ignored. */
export function unpackFrame(bytes: Uint8Array, visit: (pid: number, x: number, z: number, yawRadians: number) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const body: FramedBody = { pid: 0, x: 0, z: 0, yawRadians: 0 }
  for (let index = 0; unpackBody(view, index, body); index++) visit(body.pid, body.x, body.z, body.yawRadians)
}
