/** A file of a figure made of boxes, for tests: small, valid, and easy to spoil. */
export interface VrmFixture {
  version?: '0' | '1'
  /** Spoils or adds to the description before it is written. */
  json?: (json: FixtureJson) => unknown
  /** Instead of a single white point. */
  images?: readonly { bytes: Uint8Array; mimeType: string }[]
}

type Fields = Record<string, unknown>

/** Loosely typed: tests write into it what no exporter would. */
export interface FixtureJson extends Fields {
  nodes: (Fields & { children?: number[] })[]
  accessors: (Fields & { count: number })[]
  images: Fields[]
  buffers: Fields[]
  skins: (Fields & { joints: number[] })[]
  extensionsUsed: string[]
  extensionsRequired?: string[]
  extensions: { VRMC_vrm?: { humanoid: { humanBones: Fields } } & Fields; VRM?: Fields }
}

/** Name, parent, place relative to it, and the half-size of its box; metres. */
type Bone = readonly [name: string, parent: number, at: readonly [number, number, number], box: readonly [number, number, number]]
const bones: readonly Bone[] = [
  ['hips', -1, [0, 0.86, 0], [0.15, 0.09, 0.1]],
  ['spine', 0, [0, 0.14, 0], [0.17, 0.2, 0.11]],
  ['head', 1, [0, 0.42, 0], [0.19, 0.19, 0.18]],
  ['leftUpperArm', 1, [0.2, 0.2, 0], [0.12, 0.05, 0.05]],
  ['leftLowerArm', 3, [0.25, 0, 0], [0.11, 0.045, 0.045]],
  ['leftHand', 4, [0.22, 0, 0], [0.05, 0.03, 0.05]],
  ['rightUpperArm', 1, [-0.2, 0.2, 0], [0.12, 0.05, 0.05]],
  ['rightLowerArm', 6, [-0.25, 0, 0], [0.11, 0.045, 0.045]],
  ['rightHand', 7, [-0.22, 0, 0], [0.05, 0.03, 0.05]],
  ['leftUpperLeg', 0, [0.09, -0.06, 0], [0.07, 0.18, 0.08]],
  ['leftLowerLeg', 9, [0, -0.38, 0], [0.06, 0.18, 0.07]],
  ['leftFoot', 10, [0, -0.38, 0], [0.07, 0.04, 0.12]],
  ['rightUpperLeg', 0, [-0.09, -0.06, 0], [0.07, 0.18, 0.08]],
  ['rightLowerLeg', 12, [0, -0.38, 0], [0.06, 0.18, 0.07]],
  ['rightFoot', 13, [0, -0.38, 0], [0.07, 0.04, 0.12]],
]
/** Where a box lies from its joint: along the limb, or upwards. */
const reach: Readonly<Record<string, readonly [number, number, number]>> = {
  spine: [0, 0.12, 0],
  head: [0, 0.16, 0],
  leftUpperArm: [0.125, 0, 0],
  leftLowerArm: [0.11, 0, 0],
  leftHand: [0.05, 0, 0],
  rightUpperArm: [-0.125, 0, 0],
  rightLowerArm: [-0.11, 0, 0],
  rightHand: [-0.05, 0, 0],
  leftUpperLeg: [0, -0.19, 0],
  leftLowerLeg: [0, -0.19, 0],
  leftFoot: [0, 0, 0.05],
  rightUpperLeg: [0, -0.19, 0],
  rightLowerLeg: [0, -0.19, 0],
  rightFoot: [0, 0, 0.05],
}
const onePoint = new Uint8Array([
  137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 31, 21, 196, 137, 0, 0, 0, 13, 73,
  68, 65, 84, 120, 218, 99, 252, 207, 192, 80, 15, 0, 4, 133, 1, 128, 132, 169, 140, 33, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
])

export function makeVrm({
  version = '1',
  json: spoil,
  images = [{ bytes: onePoint, mimeType: 'image/png' }],
}: VrmFixture = {}): Uint8Array {
  // VRM 0.x looks the other way at rest.
  const way = version === '1' ? 1 : -1
  const world = places(way)
  const shape = boxes(world, way)
  const bytes: Uint8Array[] = []
  const views: Fields[] = []
  let length = 0
  const view = (data: Uint8Array): number => {
    views.push({ buffer: 0, byteOffset: length, byteLength: data.byteLength })
    const padded = new Uint8Array(Math.ceil(data.byteLength / 4) * 4)
    padded.set(data)
    bytes.push(padded)
    length += padded.byteLength
    return views.length - 1
  }
  const accessors: FixtureJson['accessors'] = []
  const list = (
    data: Float32Array | Uint8Array | Uint16Array,
    componentType: number,
    type: string,
    per: number,
    more: Fields = {},
  ): number => {
    const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    accessors.push({ bufferView: view(raw), componentType, count: data.length / per, type, ...more })
    return accessors.length - 1
  }
  const inverse = new Float32Array(bones.length * 16)
  world.forEach(([x, y, z], index) => inverse.set([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -x, -y, -z, 1], index * 16))
  const attributes = {
    POSITION: list(shape.positions, 5126, 'VEC3', 3, { min: [-1, 0, -1], max: [1, 2, 1] }),
    NORMAL: list(shape.normals, 5126, 'VEC3', 3),
    JOINTS_0: list(shape.joints, 5121, 'VEC4', 4),
    WEIGHTS_0: list(shape.weights, 5126, 'VEC4', 4),
  }
  const indices = list(shape.indices, 5123, 'SCALAR', 1)
  const morph = list(new Float32Array(shape.positions.length).fill(0.01), 5126, 'VEC3', 3, { min: [0, 0, 0], max: [0.01, 0.01, 0.01] })
  const nodes: FixtureJson['nodes'] = bones.map(([name, , [x, y, z]]) => ({ name, translation: [x * way, y, z * way] }))
  bones.forEach(([, parent], index) => {
    const above = nodes[parent]
    if (above) above.children = [...(above.children ?? []), index]
  })
  nodes.push({ name: 'shape', mesh: 0, skin: 0 })
  const json: FixtureJson = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0, bones.length] }],
    nodes,
    meshes: [{ primitives: [{ attributes, indices, material: 0, targets: [{ POSITION: morph }] }], weights: [0] }],
    skins: [{ joints: bones.map((_, index) => index), inverseBindMatrices: list(inverse, 5126, 'MAT4', 16) }],
    materials: [{ pbrMetallicRoughness: { baseColorFactor: [0.42, 0.66, 0.86, 1], metallicFactor: 0, roughnessFactor: 0.9 } }],
    images: images.map(({ bytes: image, mimeType }) => ({ bufferView: view(image), mimeType })),
    textures: images.map((_, source) => ({ source })),
    accessors,
    bufferViews: views,
    buffers: [{ byteLength: length }],
    ...(version === '1' ? one() : zero()),
  }
  spoil?.(json)
  return pack(json, bytes)
}

function one(): Pick<FixtureJson, 'extensions' | 'extensionsUsed'> {
  return {
    extensionsUsed: ['VRMC_vrm'],
    extensions: {
      VRMC_vrm: {
        specVersion: '1.0',
        meta: {
          name: 'Box',
          authors: ['Kith'],
          licenseUrl: 'https://vrm.dev/licenses/1.0/',
          avatarPermission: 'everyone',
          commercialUsage: 'personalNonProfit',
        },
        humanoid: { humanBones: Object.fromEntries(bones.map(([name], node) => [name, { node }])) },
        expressions: { preset: { aa: { morphTargetBinds: [{ node: bones.length, index: 0, weight: 1 }] }, blink: {} } },
      },
    },
  }
}

function zero(): Pick<FixtureJson, 'extensions' | 'extensionsUsed'> {
  return {
    extensionsUsed: ['VRM'],
    extensions: {
      VRM: {
        specVersion: '0.0',
        meta: { title: 'Old box', author: 'Kith', allowedUserName: 'OnlyAuthor', commercialUssageName: 'Disallow', licenseName: 'CC0' },
        humanoid: { humanBones: bones.map(([bone], node) => ({ bone, node, useDefaultValues: true })) },
        blendShapeMaster: { blendShapeGroups: [] },
        firstPerson: {},
        secondaryAnimation: { boneGroups: [], colliderGroups: [] },
        materialProperties: [
          { name: 'box', shader: 'VRM_USE_GLTFSHADER', floatProperties: {}, vectorProperties: {}, textureProperties: {} },
        ],
      },
    },
  }
}

type Point = readonly [number, number, number]

function places(way: 1 | -1): Point[] {
  const world: Point[] = []
  for (const [, parent, [x, y, z]] of bones) {
    const [px, py, pz] = world[parent] ?? [0, 0, 0]
    world.push([px + x * way, py + y, pz + z * way])
  }
  return world
}

/** A box for each bone: its six sides, each with corners of its own. */
function boxes(world: readonly Point[], way: 1 | -1) {
  const positions: number[] = []
  const normals: number[] = []
  const joints: number[] = []
  const weights: number[] = []
  const indices: number[] = []
  bones.forEach(([name, , , half], bone) => {
    const [rx, ry, rz] = reach[name] ?? [0, 0, 0]
    const [x = 0, y = 0, z = 0] = world[bone] ?? []
    const middle = [x + rx * way, y + ry, z + rz * way]
    for (let axis = 0; axis < 3; axis++)
      for (const side of [-1, 1]) {
        const first = positions.length / 3
        const [u, v] = [(axis + 1) % 3, (axis + 2) % 3]
        for (const [a, b] of [
          [-1, -1],
          [1, -1],
          [1, 1],
          [-1, 1],
        ] as const) {
          const point = [0, 0, 0]
          point[axis] = side
          point[u] = a
          point[v] = b
          positions.push(...point.map((sign, i) => (middle[i] ?? 0) + sign * (half[i] ?? 0)))
          normals.push(...[0, 1, 2].map((i) => (i === axis ? side : 0)))
          joints.push(bone, 0, 0, 0)
          weights.push(1, 0, 0, 0)
        }
        const turn = side > 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2]
        indices.push(...turn.map((corner) => first + corner))
      }
  })
  return {
    positions: new Float32Array(positions),
    normals: new Float32Array(normals),
    joints: new Uint8Array(joints),
    weights: new Float32Array(weights),
    indices: new Uint16Array(indices),
  }
}

/** The description is ASCII: one byte a letter. */
function pack(json: FixtureJson, chunks: readonly Uint8Array[]): Uint8Array {
  const text = JSON.stringify(json)
  const jsonBytes = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(32)
  for (let i = 0; i < text.length; i++) jsonBytes[i] = text.charCodeAt(i)
  const binary = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0)
  const file = new Uint8Array(12 + 8 + jsonBytes.byteLength + 8 + binary)
  const head = new DataView(file.buffer)
  head.setUint32(0, 0x46546c67, true)
  head.setUint32(4, 2, true)
  head.setUint32(8, file.byteLength, true)
  head.setUint32(12, jsonBytes.byteLength, true)
  head.setUint32(16, 0x4e4f534a, true)
  file.set(jsonBytes, 20)
  let at = 20 + jsonBytes.byteLength
  head.setUint32(at, binary, true)
  head.setUint32(at + 4, 0x004e4942, true)
  at += 8
  for (const chunk of chunks) {
    file.set(chunk, at)
    at += chunk.byteLength
  }
  return file
}

/** The first bytes of a PNG that says it is so large. */
export function pngOf(width: number, height: number): Uint8Array {
  const bytes = onePoint.slice()
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

/** Files nobody should have to open, each with the reason it is turned away. */
export const hostileVrms: readonly { name: string; problem: string; make: () => Uint8Array }[] = [
  { name: 'a zip by another name', problem: 'zip', make: () => new Uint8Array(64).fill(0x50, 0, 1).fill(0x4b, 1, 2) },
  { name: 'a text', problem: 'not-vrm', make: () => new Uint8Array(60).fill(65) },
  { name: 'a file cut short', problem: 'cut-short', make: () => makeVrm().slice(0, 900) },
  {
    name: 'a list of ten gigabytes',
    problem: 'too-rich',
    make: () => makeVrm({ json: (json) => json.accessors.push({ componentType: 5126, count: 2_700_000_000, type: 'SCALAR' }) }),
  },
  {
    name: 'a list that runs past its bytes',
    problem: 'damaged',
    make: () => makeVrm({ json: ({ accessors: [first] }) => first && (first.count += 1) }),
  },
  {
    name: 'a picture of 20,000 points',
    problem: 'texture-size',
    make: () => makeVrm({ images: [{ bytes: pngOf(20_000, 20_000), mimeType: 'image/png' }] }),
  },
  {
    name: 'forty pictures',
    problem: 'textures',
    make: () => makeVrm({ images: Array.from({ length: 40 }, () => ({ bytes: pngOf(8, 8), mimeType: 'image/png' })) }),
  },
  {
    name: 'pictures that fill the memory together',
    problem: 'textures',
    make: () => makeVrm({ images: Array.from({ length: 20 }, () => ({ bytes: pngOf(2048, 2048), mimeType: 'image/png' })) }),
  },
  {
    name: 'an address elsewhere',
    problem: 'external',
    make: () => makeVrm({ json: (json) => json.images.push({ uri: 'https://example.com/track.png' }) }),
  },
  {
    name: 'a buffer elsewhere',
    problem: 'external',
    make: () => makeVrm({ json: (json) => Object.assign(json.buffers[0] ?? {}, { uri: 'file:///etc/passwd' }) }),
  },
  {
    name: '200 bones',
    problem: 'joints',
    make: () =>
      makeVrm({
        json: (json) => {
          const first = json.nodes.length
          const more = Array.from({ length: 200 }, (_, i) => first + i)
          for (const index of more) json.nodes.push({ name: `b${index}` })
          Object.assign(json.nodes[2] ?? {}, { children: more })
          json.skins[0]?.joints.push(...more)
        },
      }),
  },
  {
    name: 'bones that hang on themselves',
    problem: 'damaged',
    make: () => makeVrm({ json: (json) => Object.assign(json.nodes[5] ?? {}, { children: [3] }) }),
  },
  {
    name: 'one body drawn a thousand times',
    problem: 'too-rich',
    make: () => makeVrm({ json: (json) => json.nodes.push(...Array.from({ length: 900 }, () => ({ mesh: 0 }))) }),
  },
  {
    name: 'packing that unpacks without bound',
    problem: 'needs-unknown',
    make: () => makeVrm({ json: (json) => json.extensionsUsed.push('EXT_meshopt_compression') }),
  },
  {
    name: 'a need nobody knows',
    problem: 'needs-unknown',
    make: () => makeVrm({ json: (json) => (json.extensionsRequired = ['EVIL_thing']) }),
  },
  { name: 'a body without a head', problem: 'no-body', make: () => makeVrm({ json: withoutHead }) },
  { name: 'a model that is no figure', problem: 'not-vrm', make: () => makeVrm({ json: (json) => (json.extensions = {}) }) },
]

function withoutHead(json: FixtureJson): void {
  delete json.extensions.VRMC_vrm?.humanoid.humanBones['head']
}
