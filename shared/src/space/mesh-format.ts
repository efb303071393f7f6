import { SpaceDataError } from './document-error.ts'

/**
 * A space's geometry as the client uploads it: one mesh, four numbers per vertex in each attribute.
 * Decoding in a shader, with normalised attributes:
 *   position = positions.xyz * sizeMetres + minMetres
 *   positions.w holds two bytes: the high one is flicker (share of the light that comes from a flame), the low one the
 *   lamps' share of all light; what shines by itself counts as lamps', the rest is the sky's.
 *   normal   = normalize(normals.xyz)                      sway    = max(0., normals.w)  (how much wind moves the vertex;
 *                                                          below zero: drawn from its front only)
 *   light    = colours.rgb * colours.rgb * colourRange     emissive = colours.a
 * `light` is linear, already lit (albedo times baked light), unbounded by one.
 */
export interface SpaceMesh {
  minMetres: readonly [number, number, number]
  sizeMetres: readonly [number, number, number]
  colourRange: number
  positions: Uint16Array
  normals: Int8Array
  colours: Uint8Array
  indices: Uint16Array | Uint32Array
}

/*
 * File, little-endian:
 *   0  u32 magic 'KSM2'      4  u32 vertexCount    8  u32 indexCount   12  u32 bytes per index (2 or 4)
 *  16  f32 minMetres[3]     28  f32 sizeMetres[3]  40  f32 colourRange  44  u32 reserved (0)
 *  48  u16 positions[4·v], i8 normals[4·v], u8 colours[4·v], then the indices; every part starts on a multiple of four.
 */
const magic = 0x324d534b
const headerBytes = 48
const bytesPerVertex = 16
const maxVertices = 2_000_000
const maxIndices = 6_000_000

/** Writes the file described above. Throws `SpaceDataError` when the arrays do not fit together. */
export function packSpaceMesh(mesh: SpaceMesh): Uint8Array<ArrayBuffer> {
  const vertexCount = mesh.positions.length / 4
  if (mesh.normals.length !== vertexCount * 4 || mesh.colours.length !== vertexCount * 4) {
    throw new SpaceDataError('mesh-damaged', 'mesh attributes differ in length')
  }
  const bytes = new Uint8Array(headerBytes + vertexCount * bytesPerVertex + mesh.indices.byteLength)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, vertexCount, true)
  view.setUint32(8, mesh.indices.length, true)
  view.setUint32(12, mesh.indices.BYTES_PER_ELEMENT, true)
  for (let axis = 0; axis < 3; axis++) {
    view.setFloat32(16 + axis * 4, mesh.minMetres[axis] ?? 0, true)
    view.setFloat32(28 + axis * 4, mesh.sizeMetres[axis] ?? 0, true)
  }
  view.setFloat32(40, mesh.colourRange, true)
  let offset = headerBytes
  for (const part of [mesh.positions, mesh.normals, mesh.colours, mesh.indices]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset)
    offset += part.byteLength
  }
  return bytes
}

/** Reads a packed mesh without copying: the arrays are views on `buffer`. Throws `SpaceDataError` on a damaged file. */
export function unpackSpaceMesh(buffer: ArrayBuffer): SpaceMesh {
  if (buffer.byteLength < headerBytes) throw new SpaceDataError('mesh-damaged', 'mesh file is shorter than its header')
  const view = new DataView(buffer)
  if (view.getUint32(0, true) !== magic) throw new SpaceDataError('mesh-damaged', 'not a space mesh file')
  const vertexCount = view.getUint32(4, true)
  const indexCount = view.getUint32(8, true)
  const indexBytes = view.getUint32(12, true)
  if (indexBytes !== 2 && indexBytes !== 4) throw new SpaceDataError('mesh-damaged', 'mesh index width is neither 2 nor 4 bytes')
  if (vertexCount > maxVertices || indexCount > maxIndices || indexCount % 3 !== 0) {
    throw new SpaceDataError('mesh-damaged', 'mesh counts are out of range')
  }
  const expectedBytes = headerBytes + vertexCount * bytesPerVertex + indexCount * indexBytes
  if (buffer.byteLength !== expectedBytes) {
    throw new SpaceDataError('mesh-damaged', `mesh file has ${buffer.byteLength} bytes, its header promises ${expectedBytes}`)
  }
  const triple = (offset: number): [number, number, number] => [
    view.getFloat32(offset, true),
    view.getFloat32(offset + 4, true),
    view.getFloat32(offset + 8, true),
  ]
  const normalsAt = headerBytes + vertexCount * 8
  const coloursAt = normalsAt + vertexCount * 4
  const indicesAt = coloursAt + vertexCount * 4
  const mesh: SpaceMesh = {
    minMetres: triple(16),
    sizeMetres: triple(28),
    colourRange: view.getFloat32(40, true),
    positions: new Uint16Array(buffer, headerBytes, vertexCount * 4),
    normals: new Int8Array(buffer, normalsAt, vertexCount * 4),
    colours: new Uint8Array(buffer, coloursAt, vertexCount * 4),
    indices: indexBytes === 2 ? new Uint16Array(buffer, indicesAt, indexCount) : new Uint32Array(buffer, indicesAt, indexCount),
  }
  checkNumbers(mesh, vertexCount)
  return mesh
}

function checkNumbers(mesh: SpaceMesh, vertexCount: number): void {
  for (const value of [...mesh.minMetres, ...mesh.sizeMetres, mesh.colourRange]) {
    if (!Number.isFinite(value)) throw new SpaceDataError('mesh-damaged', 'mesh header holds a number that is not finite')
  }
  for (const index of mesh.indices) {
    if (index >= vertexCount) throw new SpaceDataError('mesh-damaged', `mesh index ${index} points past ${vertexCount} vertices`)
  }
}
