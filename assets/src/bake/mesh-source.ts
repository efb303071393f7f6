import type { BufferGeometry } from 'three'
import { BufferGeometry as Geometry, BufferAttribute } from 'three'
import { mergeGeometries, mergeVertices } from 'three/addons/utils/BufferGeometryUtils.js'

/** The whole space as plain arrays, welded: what the baker lights. Three numbers per vertex unless said otherwise. */
export interface MeshSource {
  vertexCount: number
  positions: Float32Array
  normals: Float32Array
  /** Linear. */
  albedo: Float32Array
  emissive: Float32Array
  sway: Float32Array
  indices: Uint32Array
}

/** Says whether a point lies where nobody can ever see it, such as under the floor. */
export type Buried = (x: number, y: number, z: number) => boolean

/** Joins placed pieces (position, normal, albedo, fx) into one mesh, without what is buried. Throws when a piece lacks an attribute. */
export function mergePieces(pieces: readonly BufferGeometry[], buried: Buried = () => false): MeshSource {
  const merged = mergeGeometries(pieces.map(withIndex), false)
  if (!merged) throw new Error('pieces do not share the same attributes')
  cutBuried(merged, buried)
  const welded = mergeVertices(merged.toNonIndexed(), 1e-4)
  const fx = numbers(welded, 'fx')
  const vertexCount = fx.length / 2
  const emissive = new Float32Array(vertexCount)
  const sway = new Float32Array(vertexCount)
  for (let i = 0; i < vertexCount; i++) {
    emissive[i] = fx[i * 2] ?? 0
    sway[i] = fx[i * 2 + 1] ?? 0
  }
  return {
    vertexCount,
    positions: numbers(welded, 'position'),
    normals: unitNormals(numbers(welded, 'normal')),
    albedo: numbers(welded, 'albedo'),
    emissive,
    sway,
    indices: withoutSlivers(new Uint32Array(welded.index?.array ?? []), numbers(welded, 'position')),
  }
}

function cutBuried(geometry: BufferGeometry, buried: Buried): void {
  const positions = geometry.getAttribute('position')
  const hidden = Array.from({ length: positions.count }, (_, i) => buried(positions.getX(i), positions.getY(i), positions.getZ(i)))
  const indices = [...(geometry.index?.array ?? [])]
  geometry.setIndex(indices.filter((_, i) => [0, 1, 2].some((corner) => !hidden[indices[i - (i % 3) + corner] ?? 0])))
}

/** The same mesh with only positions, for ray casting. */
export function toGeometry(source: MeshSource): BufferGeometry {
  const geometry = new Geometry()
  geometry.setAttribute('position', new BufferAttribute(source.positions, 3))
  geometry.setIndex(new BufferAttribute(source.indices.slice(), 1))
  return geometry
}

function withIndex(piece: BufferGeometry): BufferGeometry {
  if (piece.index) return piece
  const indexed = piece.clone()
  indexed.setIndex(Array.from({ length: piece.getAttribute('position').count }, (_, i) => i))
  return indexed
}

function numbers(geometry: BufferGeometry, name: string): Float32Array {
  return new Float32Array(geometry.getAttribute(name).array)
}

function unitNormals(normals: Float32Array): Float32Array {
  for (let i = 0; i < normals.length; i += 3) {
    const x = normals[i] ?? 0
    const y = normals[i + 1] ?? 0
    const z = normals[i + 2] ?? 0
    const length = Math.hypot(x, y, z)
    normals[i] = length > 0 ? x / length : 0
    normals[i + 1] = length > 0 ? y / length : 1
    normals[i + 2] = length > 0 ? z / length : 0
  }
  return normals
}

/** Drops triangles without area, as lathes leave at their tips. */
function withoutSlivers(indices: Uint32Array, positions: Float32Array): Uint32Array {
  const kept: number[] = []
  const at = (index: number, axis: number): number => positions[index * 3 + axis] ?? 0
  for (let t = 0; t < indices.length; t += 3) {
    const [a = 0, b = 0, c = 0] = indices.subarray(t, t + 3)
    let doubleAreaSquared = 0
    for (let axis = 0; axis < 3; axis++) {
      const u = (axis + 1) % 3
      const v = (axis + 2) % 3
      const cross = (at(b, u) - at(a, u)) * (at(c, v) - at(a, v)) - (at(b, v) - at(a, v)) * (at(c, u) - at(a, u))
      doubleAreaSquared += cross * cross
    }
    if (doubleAreaSquared > 1e-12) kept.push(a, b, c)
  }
  return new Uint32Array(kept)
}
