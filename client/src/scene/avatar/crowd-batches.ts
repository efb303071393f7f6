import {
  BufferAttribute,
  BufferGeometry,
  Color,
  FrontSide,
  GLSL3,
  Group,
  InstancedBufferGeometry,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  type Texture,
  Vector2,
  Vector4,
} from 'three'
import type { AvatarFile } from './avatar-file.ts'
import { drawsPerRow } from './crowd-layout.ts'
import { crowdFragmentShader, crowdVertexShader, plainFragmentShader, shadowFragmentShader, shadowVertexShader } from './crowd-shader.ts'
import type { CrowdTexture } from './crowd-texture.ts'
import type { DrawnLook } from './drawn-look.ts'

/** Where a part lies in the index buffer. */
interface Range {
  startBytes: number
  count: number
}

const bytesPerIndex = 2
const farEnding = '-far'

/**
 * All parts of all bodies in one multi-draw: a range of the index buffer for each part of each body.
 * Workaround: three 0.187 offers multi-draw only to its BatchedMesh, whose matrices, culling and code we have no use for. The
 * renderer (WebGLRenderer.renderBufferDirect) asks for these six members only. Delete when plain meshes can multi-draw.
 */
class MultiDrawMesh extends Mesh<BufferGeometry, ShaderMaterial> {
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

/** The sky's light on bodies and the air between, shared with the place they stand in. */
export interface BodyDaylight {
  sky: { value: Color }
  ground: { value: Color }
  rim: { value: Color }
  fog: { value: Color }
  fogMetres: { value: Vector2 }
}

const dusk = (): BodyDaylight => ({
  sky: { value: new Color('#b3a3d6').multiplyScalar(0.72) },
  ground: { value: new Color('#b8785c').multiplyScalar(0.5) },
  rim: { value: new Color('#ff9d7a').multiplyScalar(0.55) },
  fog: { value: new Color('#b9788f') },
  fogMetres: { value: new Vector2(16, 70) },
})

/** Draws the crowd in two calls, whoever wears what: one for the bodies, one for the blob shadows. Both read the crowd's texture. */
export class CrowdBatches {
  readonly group = new Group()
  readonly #ranges: ReadonlyMap<string, Range>
  /** By the name of the finer part. */
  readonly #farRanges = new Map<string, Range>()
  readonly #texture: CrowdTexture
  readonly #bodies: MultiDrawMesh
  readonly #shadow: Mesh<InstancedBufferGeometry, ShaderMaterial>

  constructor(file: AvatarFile, texture: CrowdTexture, plain: boolean, daylight = dusk()) {
    this.#texture = texture
    this.#ranges = new Map(file.parts.map((part) => [part.name, { startBytes: part.indexStart * bytesPerIndex, count: part.indexCount }]))
    for (const [name, range] of this.#ranges) if (name.endsWith(farEnding)) this.#farRanges.set(name.slice(0, -farEnding.length), range)
    const material = crowdMaterial(file, texture.texture, plain, daylight)
    this.#bodies = new MultiDrawMesh(geometryOf(file), material, texture.capacity * drawsPerRow)
    this.#shadow = new Mesh(shadowGeometry(), shadowMaterial(texture.texture))
    this.#shadow.frustumCulled = false
    this.#shadow.matrixAutoUpdate = false
    this.#shadow.renderOrder = 1
    this.group.add(this.#bodies, this.#shadow)
  }

  clear(): void {
    this.#bodies.draws = 0
    this.#shadow.geometry.instanceCount = 0
  }

  /** Draws the parts a look needs for the next slot, which counts from 0; from afar with coarser ones. */
  add(slot: number, look: DrawnLook, far: boolean, shadowOnly = false): void {
    const ranges = far ? this.#farRanges : this.#ranges
    const parts = shadowOnly ? 0 : look.parts.length
    for (let i = 0; i < parts; i++) this.#draw(ranges.get(look.parts[i] ?? ''), slot)
    this.#shadow.geometry.instanceCount = slot + 1
  }

  #draw(range: Range | undefined, slot: number): void {
    const bodies = this.#bodies
    const draw = bodies.draws
    if (range === undefined || draw >= bodies.startsBytes.length) return
    bodies.startsBytes[draw] = range.startBytes
    bodies.counts[draw] = range.count
    this.#texture.putDraw(draw, slot)
    bodies.draws = draw + 1
  }

  /** Call after the last `add`. */
  finish(): void {
    this.#bodies.visible = this.#bodies.draws > 0
    this.#shadow.visible = this.#shadow.geometry.instanceCount > 0
  }

  dispose(): void {
    for (const mesh of [this.#bodies, this.#shadow]) {
      mesh.geometry.dispose()
      mesh.material.dispose()
    }
  }
}

function geometryOf(file: AvatarFile): BufferGeometry {
  const indices = file.indices.slice()
  for (const part of file.parts) {
    for (let i = part.indexStart; i < part.indexStart + part.indexCount; i++) indices[i] = (indices[i] ?? 0) + part.vertexStart
  }
  const shape = new BufferGeometry()
  shape.setAttribute('position', new BufferAttribute(file.positions, 4, true))
  shape.setAttribute('nrm', new BufferAttribute(file.normals, 4, true))
  shape.setAttribute('skin', new BufferAttribute(file.skins, 4, false))
  shape.setIndex(new BufferAttribute(indices, 1))
  return shape
}

function shadowGeometry(): InstancedBufferGeometry {
  const plane = new PlaneGeometry(1, 1)
  plane.rotateX(-Math.PI / 2)
  const shape = new InstancedBufferGeometry()
  shape.setIndex(plane.getIndex())
  shape.setAttribute('position', plane.getAttribute('position'))
  shape.setAttribute('uv', plane.getAttribute('uv'))
  return shape
}

function crowdMaterial(file: AvatarFile, texture: Texture, plain: boolean, daylight: BodyDaylight): ShaderMaterial {
  const { y, radiusX, radiusY, radiusZ } = file.face
  return new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: crowdVertexShader,
    fragmentShader: plain ? plainFragmentShader : crowdFragmentShader,
    side: FrontSide,
    uniforms: {
      bodies: { value: texture },
      face: { value: new Vector4(y, radiusX, radiusY, radiusZ) },
      ...daylight,
    },
  })
}

function shadowMaterial(texture: Texture): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: shadowVertexShader,
    fragmentShader: shadowFragmentShader,
    transparent: true,
    depthWrite: false,
    polygonOffset: true,
    polygonOffsetFactor: -2,
    polygonOffsetUnits: -2,
    uniforms: { bodies: { value: texture } },
  })
}
