/** What a figure brought along may cost: what six of them at once cost the phone of somebody who did not choose them. */
export const vrmLimits = {
  bytes: 12 * 1024 * 1024,
  /** Of the description alone: it is parsed before anything else is known. */
  jsonBytes: 2 * 1024 * 1024,
  triangles: 60_000,
  vertices: 120_000,
  /** Separately drawn pieces. */
  pieces: 64,
  textures: 32,
  texturePixels: 2048,
  /** Of all textures together, as they are drawn: 32 million are 128 MB. */
  allPixels: 32 * 1024 * 1024,
  joints: 150,
  nodes: 1000,
  /** Points moved, over all shapes of face and body. */
  morphedVertices: 1_500_000,
  /** What all lists unpack to. */
  unpackedBytes: 64 * 1024 * 1024,
} as const

/** Why a file cannot be worn. Each has words in both languages (client i18n key `figure.problem.<problem>`). */
export const vrmProblems = [
  'not-vrm',
  'zip',
  'too-large',
  'cut-short',
  'damaged',
  'external',
  'needs-unknown',
  'no-body',
  'triangles',
  'textures',
  'texture-size',
  'texture-kind',
  'joints',
  'too-rich',
] as const
export type VrmProblem = (typeof vrmProblems)[number]
