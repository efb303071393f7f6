import { type BufferGeometry, Vector3 } from 'three'
import { mergeVertices } from 'three/addons/utils/BufferGeometryUtils.js'

/** Two joints a vertex follows and the share (0–1) of the first. */
type Skin = readonly [first: number, second: number, share: number]
export type SkinAt = (at: Vector3) => Skin

export type Mark = 0 | 1 | 2

/** One batch of the body: everything that is drawn together because it is chosen together. */
export interface Part {
  name: string
  positions: Float32Array
  normals: Float32Array
  /** Per vertex: first joint, second joint, share of the first in 1/255, paint. */
  skins: Uint8Array
  indices: Uint16Array
  /** Of a body that wears a shirt: how many of its indices are left without that. */
  bareCount?: number
  /** How it yields to what else is worn: 1 hair, pressed under hats; 2 rides on the hair; 0 stays. */
  mark: Mark
}

export const follow =
  (jointIndex: number): SkinAt =>
  () => [jointIndex, jointIndex, 1]

/** Collects shapes into one part. Each shape keeps its own smooth normals. */
export class PartBuilder {
  readonly #name: string
  readonly #positions: number[] = []
  readonly #normals: number[] = []
  readonly #skins: number[] = []
  readonly #indices: number[] = []
  #bareCount = 0

  constructor(name: string) {
    this.#name = name
  }

  /** Welds the shape's vertices and smooths its normals: the client computes the same ones from the triangles. */
  add(source: BufferGeometry, paint: number, skinAt: SkinAt): this {
    const bare = source.index ? source : weldable(source)
    for (const name of Object.keys(bare.attributes)) {
      if (name !== 'position') bare.deleteAttribute(name)
    }
    const shape = mergeVertices(bare, 1e-4)
    shape.computeVertexNormals()
    const position = shape.getAttribute('position')
    const normal = shape.getAttribute('normal')
    const base = this.#positions.length / 3
    const at = new Vector3()
    for (let i = 0; i < position.count; i++) {
      at.fromBufferAttribute(position, i)
      this.#positions.push(at.x, at.y, at.z)
      this.#normals.push(normal.getX(i), normal.getY(i), normal.getZ(i))
      const [first, second, share] = skinAt(at)
      this.#skins.push(first, second, Math.round(Math.min(1, Math.max(0, share)) * 255), paint)
    }
    const index = shape.getIndex()
    if (!index) throw new Error(`a shape of part ${this.#name} has no index`)
    for (let i = 0; i < index.count; i += 3) this.#addTriangle(shape, base, index.getX(i), index.getX(i + 1), index.getX(i + 2))
    return this
  }

  #addTriangle(shape: BufferGeometry, base: number, a: number, b: number, c: number): void {
    const position = shape.getAttribute('position')
    const [p, q, r] = [a, b, c].map((index) => new Vector3().fromBufferAttribute(position, index))
    if (!p || !q || !r) return
    if (q.sub(p).cross(r.sub(p)).lengthSq() < 1e-14) return
    this.#indices.push(base + a, base + b, base + c)
  }

  /** What is added from here on is left out under clothes that hide it. */
  endBare(): void {
    this.#bareCount = this.#indices.length
  }

  finish(mark: Mark = 0): Part {
    return {
      name: this.#name,
      positions: new Float32Array(this.#positions),
      normals: new Float32Array(this.#normals),
      skins: new Uint8Array(this.#skins),
      indices: new Uint16Array(this.#indices),
      ...(this.#bareCount > 0 ? { bareCount: this.#bareCount } : {}),
      mark,
    }
  }
}

function weldable(source: BufferGeometry): BufferGeometry {
  const count = source.getAttribute('position').count
  source.setIndex(Array.from({ length: count }, (_, i) => i))
  return source
}
