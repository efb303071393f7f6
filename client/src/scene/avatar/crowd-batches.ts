import {
  BufferAttribute,
  BufferGeometry,
  Color,
  EqualDepth,
  FrontSide,
  GLSL3,
  Group,
  InstancedBufferGeometry,
  LessEqualDepth,
  Mesh,
  NoBlending,
  NormalBlending,
  PlaneGeometry,
  ShaderMaterial,
  type Texture,
  Vector2,
  Vector4,
} from 'three'
import { type AvatarFile, farEnding, fineEnding } from './avatar-file.ts'
import { drawsPerRow } from './crowd-layout.ts'
import { MultiDrawMesh } from './multi-draw-mesh.ts'
import { crowdFragmentShader, crowdVertexShader, plainFragmentShader, shadowFragmentShader, shadowVertexShader } from './crowd-shader.ts'
import type { CrowdTexture } from './crowd-texture.ts'
import type { DrawnLook } from './drawn-look.ts'

/** Where a part lies in the index buffer. */
interface Range {
  startBytes: number
  count: number
  /** How much of that is drawn under clothes that hide a shirt. */
  bareCount: number
}

/** How finely a body is drawn: `fine` where the file was refined, else as `near`. */
export type Detail = 'fine' | 'near' | 'far'

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

/** Draws the crowd in two calls, whoever wears what: bodies and blob shadows; two more while somebody is half seen through. All read the crowd's texture. */
export class CrowdBatches {
  readonly group = new Group()
  /** For each fineness, by the name of the near part. */
  readonly #ranges: Readonly<Record<Detail, ReadonlyMap<string, Range>>>
  readonly #texture: CrowdTexture
  readonly #bodies: MultiDrawMesh
  /** Those half seen through: first only how near they are, so that no body shows what lies behind its own skin; then their colours. */
  readonly #veiled: readonly [depth: MultiDrawMesh, colour: MultiDrawMesh]
  readonly #shadow: Mesh<InstancedBufferGeometry, ShaderMaterial>

  constructor(file: AvatarFile, texture: CrowdTexture, plain: boolean, daylight = dusk()) {
    this.#texture = texture
    const geometry = geometryOf(file)
    this.#ranges = rangesOf(file, geometry.index?.array.BYTES_PER_ELEMENT ?? 2)
    const most = texture.capacity * drawsPerRow
    const made = (pass: Pass): MultiDrawMesh => new MultiDrawMesh(geometry, crowdMaterial(file, texture, plain, daylight, pass), most)
    this.#bodies = made('whole')
    this.#veiled = [made('veil-depth'), made('veil')]
    this.#veiled[0].renderOrder = veilOrder
    this.#veiled[1].renderOrder = veilOrder + 1
    this.#shadow = new Mesh(shadowGeometry(), shadowMaterial(texture.texture))
    this.#shadow.frustumCulled = false
    this.#shadow.matrixAutoUpdate = false
    this.#shadow.renderOrder = 1
    this.group.add(this.#bodies, this.#shadow, ...this.#veiled)
  }

  clear(): void {
    for (const mesh of [this.#bodies, ...this.#veiled]) mesh.draws = 0
    this.#shadow.geometry.instanceCount = 0
  }

  /** Draws the parts a look needs for the next slot, which counts from 0: none, all of them, or all half seen through. */
  add(slot: number, look: DrawnLook, detail: Detail, how: 'whole' | 'veiled' | 'shadow' = 'whole'): void {
    const ranges = this.#ranges[detail]
    const parts = how === 'shadow' ? 0 : look.parts.length
    for (let i = 0; i < parts; i++) this.#draw(ranges.get(look.parts[i] ?? ''), slot, how === 'veiled', look.closed)
    this.#shadow.geometry.instanceCount = slot + 1
  }

  /** The list in the texture holds those drawn whole from its beginning, those half seen through from its end. */
  #draw(range: Range | undefined, slot: number, veiled: boolean, closed: boolean): void {
    const [depth, colour] = this.#veiled
    const most = this.#bodies.startsBytes.length
    if (range === undefined || this.#bodies.draws + colour.draws >= most) return
    const count = closed ? range.bareCount : range.count
    this.#texture.putDraw(veiled ? most - 1 - colour.draws : this.#bodies.draws, slot)
    if (!veiled) return this.#bodies.append(range.startBytes, count)
    depth.append(range.startBytes, count)
    colour.append(range.startBytes, count)
  }

  /** Call after the last `add`. */
  finish(): void {
    for (const mesh of [this.#bodies, ...this.#veiled]) mesh.visible = mesh.draws > 0
    this.#shadow.visible = this.#shadow.geometry.instanceCount > 0
  }

  dispose(): void {
    for (const mesh of [this.#bodies, this.#shadow, ...this.#veiled]) {
      mesh.geometry.dispose()
      mesh.material.dispose()
    }
  }
}

function rangesOf(file: AvatarFile, bytesPerIndex: number): Record<Detail, Map<string, Range>> {
  const near = new Map<string, Range>()
  const [fine, far] = [new Map<string, Range>(), new Map<string, Range>()]
  for (const part of file.parts) {
    const range = { startBytes: part.indexStart * bytesPerIndex, count: part.indexCount, bareCount: part.bareCount ?? part.indexCount }
    if (part.name.endsWith(farEnding)) far.set(part.name.slice(0, -farEnding.length), range)
    else if (part.name.endsWith(fineEnding)) fine.set(part.name.slice(0, -fineEnding.length), range)
    else near.set(part.name, range)
  }
  return { fine: fine.size > 0 ? fine : near, near, far }
}

const mostShortIndices = 65_536

function geometryOf(file: AvatarFile): BufferGeometry {
  const short = file.positions.length / 4 <= mostShortIndices
  const indices = short ? file.indices.slice() : new Uint32Array(file.indices)
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

type Pass = 'whole' | 'veil-depth' | 'veil'
/** After flames and glows, before signs and names. */
const veilOrder = 8

function crowdMaterial(file: AvatarFile, texture: CrowdTexture, plain: boolean, daylight: BodyDaylight, pass: Pass): ShaderMaterial {
  const { y, radiusX, radiusY, radiusZ } = file.face
  const whole = pass === 'whole'
  return new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: crowdVertexShader,
    fragmentShader: plain ? plainFragmentShader : crowdFragmentShader,
    side: FrontSide,
    transparent: !whole,
    // All three passes share one program, which they do only if none counts as opaque.
    blending: whole ? NoBlending : NormalBlending,
    colorWrite: pass !== 'veil-depth',
    depthWrite: pass !== 'veil',
    depthFunc: pass === 'veil' ? EqualDepth : LessEqualDepth,
    uniforms: {
      bodies: { value: texture.texture },
      face: { value: new Vector4(y, radiusX, radiusY, radiusZ) },
      drawList: { value: whole ? new Vector2(0, 1) : new Vector2(texture.capacity * drawsPerRow - 1, -1) },
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
