import { type BufferGeometry, Mesh, type ShaderMaterial } from 'three'

/**
 * All parts of all bodies in one multi-draw: a range of the index buffer for each part of each body.
 * Workaround: three 0.187 offers multi-draw only to its BatchedMesh, whose matrices, culling and code we have no use for. The
 * renderer (WebGLRenderer.renderBufferDirect) asks for these six members only. Delete when plain meshes can multi-draw.
 */
export class MultiDrawMesh extends Mesh<BufferGeometry, ShaderMaterial> {
  readonly isBatchedMesh = true
  readonly startsBytes: Int32Array
  readonly counts: Int32Array
  draws = 0
  readonly _colorsTexture = null
  readonly _matricesTexture = null
  readonly _indirectTexture = null

  constructor(geometry: BufferGeometry, material: ShaderMaterial, capacity: number) {
    super(geometry, material)
    this.startsBytes = new Int32Array(capacity)
    this.counts = new Int32Array(capacity)
    this.frustumCulled = false
    this.matrixAutoUpdate = false
  }

  append(startBytes: number, count: number): void {
    this.startsBytes[this.draws] = startBytes
    this.counts[this.draws] = count
    this.draws += 1
  }

  get _multiDrawStarts(): Int32Array {
    return this.startsBytes
  }

  get _multiDrawCounts(): Int32Array {
    return this.counts
  }

  get _multiDrawCount(): number {
    return this.draws
  }
}
