import {
  BufferAttribute,
  type BufferGeometry,
  Color,
  DynamicDrawUsage,
  FrontSide,
  GLSL3,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  type Texture,
  Vector2,
  Vector4,
} from 'three'
import type { AvatarFile } from './avatar-file.ts'
import { crowdFragmentShader, crowdVertexShader, plainFragmentShader, shadowFragmentShader, shadowVertexShader } from './crowd-shader.ts'
import { hairStyle, type DrawnLook } from './look-colours.ts'

interface Batch {
  mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>
  slots: InstancedBufferAttribute
}

const hairOffset = 0
const outfitOffset = 8
const accessoryOffset = 12
const beaniePart = accessoryOffset + 4
const farBodyPart = accessoryOffset + 5

/** One instanced draw per part in use, and one for the blob shadows; all read the crowd's texture. */
export class CrowdBatches {
  readonly group = new Group()
  readonly #batches: Batch[]
  readonly #shadow: Batch
  readonly #material: ShaderMaterial
  readonly #shadowMaterial: ShaderMaterial

  constructor(file: AvatarFile, texture: Texture, capacity: number, plain: boolean) {
    this.#material = crowdMaterial(file, texture, plain)
    this.#shadowMaterial = shadowMaterial(texture)
    const position = new BufferAttribute(file.positions, 4, true)
    const normal = new BufferAttribute(file.normals, 4, true)
    const skin = new BufferAttribute(file.skins, 4, false)
    this.#batches = file.parts.map((part) => {
      const indices = Uint16Array.from(
        file.indices.subarray(part.indexStart, part.indexStart + part.indexCount),
        (index) => index + part.vertexStart,
      )
      const shape = new InstancedBufferGeometry()
      shape.setAttribute('position', position)
      shape.setAttribute('nrm', normal)
      shape.setAttribute('skin', skin)
      shape.setIndex(new BufferAttribute(indices, 1))
      return this.#addBatch(shape, this.#material, capacity)
    })
    const plane = new PlaneGeometry(1, 1)
    plane.rotateX(-Math.PI / 2)
    this.#shadow = this.#addBatch(instanced(plane), this.#shadowMaterial, capacity)
    this.#shadow.mesh.renderOrder = 1
  }

  #addBatch(shape: InstancedBufferGeometry, material: ShaderMaterial, capacity: number): Batch {
    const slots = new InstancedBufferAttribute(new Float32Array(capacity), 1)
    slots.setUsage(DynamicDrawUsage)
    shape.setAttribute('slot', slots)
    shape.instanceCount = 0
    const mesh = new Mesh(shape, material)
    mesh.frustumCulled = false
    mesh.matrixAutoUpdate = false
    mesh.visible = false
    this.group.add(mesh)
    return { mesh, slots }
  }

  clear(): void {
    for (const batch of this.#batches) batch.mesh.geometry.instanceCount = 0
    this.#shadow.mesh.geometry.instanceCount = 0
  }

  /** Draws the parts a look needs for one slot; from afar with the coarser body. */
  add(slot: number, look: DrawnLook, far: boolean): void {
    this.#push(this.#batches[far ? farBodyPart : 0], slot)
    if (look.hair !== hairStyle.none) this.#push(this.#batches[hairOffset + look.hair], slot)
    if (look.outfit > 0) this.#push(this.#batches[outfitOffset + look.outfit], slot)
    if (look.accessory > 0) this.#push(this.#batches[accessoryOffset + look.accessory], slot)
    if (look.hat) this.#push(this.#batches[beaniePart], slot)
    this.#push(this.#shadow, slot)
  }

  #push(batch: Batch | undefined, slot: number): void {
    if (!batch) return
    const { geometry } = batch.mesh
    batch.slots.array[geometry.instanceCount] = slot
    geometry.instanceCount += 1
  }

  /** Call after the last `add`: uploads the lists and hides parts nobody wears. */
  finish(): void {
    for (const batch of [...this.#batches, this.#shadow]) {
      batch.slots.needsUpdate = true
      batch.mesh.visible = batch.mesh.geometry.instanceCount > 0
    }
  }

  dispose(): void {
    for (const batch of [...this.#batches, this.#shadow]) batch.mesh.geometry.dispose()
    this.#material.dispose()
    this.#shadowMaterial.dispose()
  }
}

function instanced(source: BufferGeometry): InstancedBufferGeometry {
  const shape = new InstancedBufferGeometry()
  shape.setIndex(source.getIndex())
  for (const name of ['position', 'uv']) {
    const attribute = source.getAttribute(name)
    if (attribute) shape.setAttribute(name, attribute)
  }
  return shape
}

function crowdMaterial(file: AvatarFile, texture: Texture, plain: boolean): ShaderMaterial {
  const { y, radiusX, radiusY, radiusZ } = file.face
  return new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: crowdVertexShader,
    fragmentShader: plain ? plainFragmentShader : crowdFragmentShader,
    side: FrontSide,
    uniforms: {
      bodies: { value: texture },
      face: { value: new Vector4(y, radiusX, radiusY, radiusZ) },
      sky: { value: new Color('#b3a3d6').multiplyScalar(0.72) },
      ground: { value: new Color('#b8785c').multiplyScalar(0.5) },
      rim: { value: new Color('#ff9d7a').multiplyScalar(0.55) },
      fog: { value: new Color('#b9788f') },
      fogMetres: { value: new Vector2(16, 70) },
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
