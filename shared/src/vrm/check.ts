import { type Gltf, gltfSchema } from './document.ts'
import { type DecodeText, unpackGlb } from './glb.ts'
import { imageSize } from './image-size.ts'
import { licenceOf, type VrmLicence } from './licence.ts'
import { type VrmProblem, vrmLimits } from './limits.ts'

export type VrmVerdict = { ok: true; licence: VrmLicence; triangles: number } | { ok: false; problem: VrmProblem }

/** What the loader may need to understand. Nothing that unpacks itself: a small file could grow without bound. */
const understood = new Set([
  'VRM',
  'VRMC_vrm',
  'VRMC_materials_mtoon',
  'VRMC_materials_hdr_emissiveMultiplier',
  'VRMC_springBone',
  'VRMC_springBone_extended_collider',
  'VRMC_node_constraint',
  'KHR_materials_unlit',
  'KHR_materials_emissive_strength',
  'KHR_texture_transform',
  'KHR_mesh_quantization',
  'EXT_texture_webp',
])
const growing = new Set([
  'KHR_draco_mesh_compression',
  'EXT_meshopt_compression',
  'KHR_meshopt_compression',
  'EXT_mesh_gpu_instancing',
  'KHR_texture_basisu',
  'EXT_texture_avif',
])
const componentBytes: Readonly<Record<number, number>> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 }
const components: Readonly<Record<string, number>> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT2: 4, MAT3: 9, MAT4: 16 }
const kindsOfImage = new Set(['image/png', 'image/jpeg', 'image/webp'])

/**
 * Judges a figure by its bytes alone, before any of it is unpacked or drawn: time and memory it takes are bounded by the
 * file's own size. The same on both sides; the server believes no client's verdict.
 */
export function checkVrm(bytes: Uint8Array, decode: DecodeText): VrmVerdict {
  const glb = unpackGlb(bytes, decode)
  if (typeof glb === 'string') return { ok: false, problem: glb }
  const parsed = gltfSchema.safeParse(glb.json)
  if (!parsed.success) return { ok: false, problem: hasVrm(glb.json) ? 'damaged' : 'not-vrm' }
  const gltf = parsed.data
  const problem =
    problemOfNeeds(gltf) ??
    problemOfBuffers(gltf, glb.binary) ??
    problemOfAccessors(gltf) ??
    problemOfImages(gltf, glb.binary) ??
    problemOfNodes(gltf)
  if (problem !== null) return { ok: false, problem }
  const licence = licenceOf(gltf)
  if (licence === null) return { ok: false, problem: 'no-body' }
  const triangles = trianglesOf(gltf)
  const heavy = problemOfShapes(gltf, triangles)
  return heavy === null ? { ok: true, licence, triangles } : { ok: false, problem: heavy }
}

function hasVrm(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('extensions' in json)) return false
  const { extensions } = json
  return typeof extensions === 'object' && extensions !== null && ('VRM' in extensions || 'VRMC_vrm' in extensions)
}

function problemOfNeeds(gltf: Gltf): VrmProblem | null {
  if (gltf.extensions.VRM === undefined && gltf.extensions.VRMC_vrm === undefined) return 'not-vrm'
  if ([...gltf.buffers, ...gltf.images].some(({ uri }) => uri !== undefined)) return 'external'
  if (gltf.extensionsRequired.some((name) => !understood.has(name))) return 'needs-unknown'
  return [...gltf.extensionsUsed, ...gltf.extensionsRequired].some((name) => growing.has(name)) ? 'needs-unknown' : null
}

function problemOfBuffers({ buffers, bufferViews }: Gltf, binary: Uint8Array): VrmProblem | null {
  if (buffers.length > 1 || buffers.some(({ byteLength }) => byteLength > binary.byteLength)) return 'damaged'
  const end = buffers[0]?.byteLength ?? 0
  const outside = bufferViews.some(({ buffer, byteOffset, byteLength }) => buffer !== 0 || byteOffset + byteLength > end)
  return outside ? 'damaged' : null
}

/** Every list lies within its bytes, and all of them together unpack to something that fits. */
function problemOfAccessors(gltf: Gltf): VrmProblem | null {
  let unpacked = 0
  for (const accessor of gltf.accessors) {
    const item = (componentBytes[accessor.componentType] ?? 0) * (components[accessor.type] ?? 0)
    if (item === 0) return 'damaged'
    unpacked += accessor.count * item
    if (unpacked > vrmLimits.unpackedBytes) return 'too-rich'
    if (accessor.bufferView !== undefined) {
      const view = gltf.bufferViews[accessor.bufferView]
      if (view === undefined) return 'damaged'
      const stride = view.byteStride === undefined || view.byteStride === 0 ? item : view.byteStride
      const needed = accessor.count === 0 ? 0 : (accessor.count - 1) * stride + item
      if (stride < item || accessor.byteOffset + needed > view.byteLength) return 'damaged'
    }
    if (accessor.sparse !== undefined && !fitsSparse(gltf, accessor.sparse, accessor.count, item)) return 'damaged'
  }
  return null
}

type Sparse = NonNullable<Gltf['accessors'][number]['sparse']>

function fitsSparse({ bufferViews }: Gltf, { count, indices, values }: Sparse, all: number, item: number): boolean {
  const fits = (at: { bufferView: number; byteOffset: number }, bytes: number): boolean =>
    at.byteOffset + bytes <= (bufferViews[at.bufferView]?.byteLength ?? -1)
  return count <= all && fits(indices, count * (componentBytes[indices.componentType] ?? Infinity)) && fits(values, count * item)
}

function problemOfImages({ images, bufferViews }: Gltf, binary: Uint8Array): VrmProblem | null {
  if (images.length > vrmLimits.textures) return 'textures'
  let pixels = 0
  for (const { bufferView, mimeType = '' } of images) {
    const view = bufferView === undefined ? undefined : bufferViews[bufferView]
    if (view === undefined) return 'damaged'
    if (!kindsOfImage.has(mimeType)) return 'texture-kind'
    const size = imageSize(binary.subarray(view.byteOffset, view.byteOffset + view.byteLength), mimeType)
    if (size === null || size.width === 0 || size.height === 0) return 'texture-kind'
    if (Math.max(size.width, size.height) > vrmLimits.texturePixels) return 'texture-size'
    pixels += size.width * size.height
  }
  return pixels > vrmLimits.allPixels ? 'textures' : null
}

/** A forest: nothing is its own ancestor, nothing hangs in two places, nothing points outside. */
function problemOfNodes({ nodes, scenes, meshes, skins }: Gltf): VrmProblem | null {
  if (nodes.length > vrmLimits.nodes) return 'too-rich'
  const parents = new Map<number, number>()
  for (const [index, { children, mesh = 0, skin = 0 }] of nodes.entries()) {
    if (mesh >= Math.max(1, meshes.length) || skin >= Math.max(1, skins.length)) return 'damaged'
    for (const child of children) {
      if (child >= nodes.length || parents.has(child)) return 'damaged'
      parents.set(child, index)
    }
  }
  if (hasCycle(parents, nodes.length)) return 'damaged'
  if (scenes.some((scene) => scene.nodes.some((node) => node >= nodes.length || parents.has(node)))) return 'damaged'
  const joints = new Set(skins.flatMap((skin) => skin.joints))
  if ([...joints].some((node) => node >= nodes.length)) return 'damaged'
  return joints.size > vrmLimits.joints || skins.some((skin) => skin.joints.length > vrmLimits.joints) ? 'joints' : null
}

function hasCycle(parents: ReadonlyMap<number, number>, nodes: number): boolean {
  const rooted = new Set<number>()
  for (let node = 0; node < nodes; node++) {
    const path = new Set<number>()
    for (let at: number | undefined = node; at !== undefined && !rooted.has(at); at = parents.get(at)) {
      if (path.has(at)) return true
      path.add(at)
    }
    for (const each of path) rooted.add(each)
  }
  return false
}

type Primitive = Gltf['meshes'][number]['primitives'][number]

/** Everything that is drawn, as often as it is drawn: one shape may hang at many nodes. */
function* drawn({ nodes, meshes }: Gltf): Generator<Primitive> {
  for (const { mesh } of nodes) if (mesh !== undefined) yield* meshes[mesh]?.primitives ?? []
}

function verticesOf({ accessors }: Gltf, primitive: Primitive): number {
  return accessors[primitive.attributes['POSITION'] ?? -1]?.count ?? 0
}

function trianglesOf(gltf: Gltf): number {
  let triangles = 0
  for (const primitive of drawn(gltf)) {
    const points = primitive.indices === undefined ? verticesOf(gltf, primitive) : (gltf.accessors[primitive.indices]?.count ?? 0)
    triangles += primitive.mode === 4 ? Math.floor(points / 3) : points
  }
  return triangles
}

function problemOfShapes(gltf: Gltf, triangles: number): VrmProblem | null {
  let pieces = 0
  let vertices = 0
  let morphed = 0
  for (const primitive of drawn(gltf)) {
    pieces += 1
    const own = verticesOf(gltf, primitive)
    vertices += own
    morphed += own * primitive.targets.length
    if (pieces > vrmLimits.pieces || morphed > vrmLimits.morphedVertices) return 'too-rich'
  }
  return triangles > vrmLimits.triangles || vertices > vrmLimits.vertices ? 'triangles' : null
}
