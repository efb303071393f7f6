import { z } from 'zod'

const index = z.number().int().min(0).max(100_000)
const size = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const few = <Item extends z.ZodType>(item: Item, most: number) => z.array(item).max(most).default([])

const sparse = z.object({
  count: size,
  indices: z.object({ bufferView: index, byteOffset: size.default(0), componentType: z.number() }),
  values: z.object({ bufferView: index, byteOffset: size.default(0) }),
})
const accessor = z.object({
  bufferView: index.optional(),
  byteOffset: size.default(0),
  componentType: z.number(),
  count: size,
  type: z.string().max(10),
  sparse: sparse.optional(),
})
const attributes = z.record(z.string().max(60), index)
const primitive = z.object({
  attributes,
  indices: index.optional(),
  mode: z.number().default(4),
  targets: few(attributes, 1000),
})
const node = z.object({ children: few(index, 1000), mesh: index.optional(), skin: index.optional() })
const short = z.string().max(500)
const said = short.optional()

const humanBones = z.record(z.string().max(40), z.object({ node: index }))
/** VRM 1.0; licence fields by their own names. */
const vrm1 = z.object({
  specVersion: short,
  meta: z.object({
    name: short,
    authors: z.array(short).max(50),
    licenseUrl: said,
    avatarPermission: said,
    commercialUsage: said,
    creditNotation: said,
    allowRedistribution: z.boolean().optional(),
    modification: said,
    otherLicenseUrl: said,
  }),
  humanoid: z.object({ humanBones }),
})
/** VRM 0.x. */
const vrm0 = z.object({
  meta: z.object({
    title: said,
    author: said,
    allowedUserName: said,
    commercialUssageName: said,
    licenseName: said,
    otherLicenseUrl: said,
  }),
  humanoid: z.object({ humanBones: z.array(z.object({ bone: z.string().max(40), node: z.number().int() })).max(100) }),
})

/** The part of a glTF description by which its cost and safety are judged. Everything else in it is left to the loader. */
export const gltfSchema = z.object({
  asset: z.object({ version: short }),
  extensionsUsed: few(z.string().max(100), 100),
  extensionsRequired: few(z.string().max(100), 100),
  buffers: few(z.object({ uri: z.string().optional(), byteLength: size }), 10),
  bufferViews: few(z.object({ buffer: index, byteOffset: size.default(0), byteLength: size, byteStride: size.optional() }), 10_000),
  accessors: few(accessor, 10_000),
  images: few(z.object({ uri: z.string().optional(), bufferView: index.optional(), mimeType: short.optional() }), 1000),
  textures: few(z.object({ source: index.optional() }), 1000),
  meshes: few(z.object({ primitives: z.array(primitive).max(1000) }), 1000),
  skins: few(z.object({ joints: z.array(index).max(10_000) }), 1000),
  nodes: few(node, 10_000),
  scenes: few(z.object({ nodes: few(index, 10_000) }), 100),
  extensions: z.object({ VRMC_vrm: vrm1.optional(), VRM: vrm0.optional() }).default({}),
})
export type Gltf = z.infer<typeof gltfSchema>
