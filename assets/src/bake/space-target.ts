import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { checkSpace, loadNavmesh, packSpaceMesh, parseSpaceDocument, spaceLightsSchema } from '@kith/shared/space'
import type { NavmeshData, SpaceDocument, SpaceLights } from '@kith/shared/space'
import type { SpaceParts } from '#kit/builder.ts'
import { generateNavmesh } from '#navmesh/generate.ts'
import { bakeLight } from './light.ts'
import type { LitMesh } from './light.ts'
import { mergePieces } from './mesh-source.ts'
import { quantiseMesh, quantiseSolids } from './pack.ts'
import type { SpaceSource } from './space-source.ts'
import type { BakeProgress, BakeResult, BakeTarget } from './target.ts'

/** What every space's bake reads besides its own, from the repository's root. */
const commonSources = [
  'assets/src/bake',
  'assets/src/kit',
  'assets/src/navmesh',
  'assets/src/palette.ts',
  'shared/src/space/document.ts',
  'shared/src/space/document-lights.ts',
  'shared/src/space/mesh-format.ts',
] as const

interface RayCounts {
  skyRays: number
  bounceRays: number
  shadowRays: number
}
const usualRays: RayCounts = { skyRays: 64, bounceRays: 32, shadowRays: 8 }

/** A space's lit mesh, collision mesh, navmesh, document and lights. Throws `SpaceDataError` when the document is wrong. */
export function spaceTarget(space: SpaceSource, amounts: RayCounts = usualRays): BakeTarget {
  return {
    name: space.id,
    sources: [space.document, ...space.sources, ...commonSources],
    packages: ['three', 'three-mesh-bvh', 'navcat'],
    bake: (root, progress) => bakeSpace(space, amounts, root, progress),
  }
}

function bakeSpace(space: SpaceSource, amounts: RayCounts, root: string, progress: BakeProgress): BakeResult {
  progress('building', 0)
  const parts = space.build()
  const source = mergePieces(parts.pieces, space.isBuried)
  progress('navmesh', 0)
  const navmesh = generateNavmesh(parts.solids, space.walkFrom, space.reachMetres)
  const document = resolveDocument(space, readFileSync(join(root, space.document), 'utf8'), parts, navmesh)
  const { sky, skyGain, skyReachMetres } = space
  const lit = bakeLight(source, parts.lamps, {
    ...amounts,
    sky,
    ...(skyGain !== undefined && { skyGain }),
    ...(skyReachMetres !== undefined && { skyReachMetres }),
    onProgress: (share) => progress('light', share),
  })
  const mesh = packSpaceMesh(quantiseMesh(source, lit))
  const solids = quantiseSolids(parts.solids)
  const lights = resolveLights(parts, lit)
  return {
    files: {
      'mesh.bin': mesh,
      'collision.bin': packSpaceMesh(solids),
      'navmesh.json': JSON.stringify(navmesh),
      'space.json': JSON.stringify(document),
      'lights.json': JSON.stringify(lights),
    },
    facts: {
      triangles: source.indices.length / 3,
      vertices: source.vertexCount,
      collisionTriangles: solids.indices.length / 3,
      meshGzipBytes: gzipSync(mesh, { level: 9 }).length,
      navmeshPolygons: navmesh.polys.length,
      seats: parts.seats.length,
      lamps: lights.lamps.length,
      glows: lights.glows.length,
      rays: lit.rays,
    },
  }
}

/** The written document with its seats and bounds; the baker refuses what a server would refuse. */
function resolveDocument(space: SpaceSource, text: string, parts: SpaceParts, navmesh: NavmeshData): SpaceDocument {
  const written: unknown = JSON.parse(text)
  const along = (axis: number): number[] => navmesh.vertices.filter((_, index) => index % 3 === axis)
  const [xs, zs] = [along(0), along(2)]
  const bounds = {
    minX: Math.floor(Math.min(...xs)),
    maxX: Math.ceil(Math.max(...xs)),
    minZ: Math.floor(Math.min(...zs)),
    maxZ: Math.ceil(Math.max(...zs)),
  }
  const whole = written !== null && typeof written === 'object' ? { ...written, seats: parts.seats, bounds } : written
  const document = parseSpaceDocument(whole, space.document)
  checkSpace(document, loadNavmesh(navmesh), space.document)
  return document
}

function resolveLights(parts: SpaceParts, lit: LitMesh): SpaceLights {
  const tidy = (_key: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)
  const { lamps, glows, signs, fires, waters, panes, rains, mists } = parts
  return spaceLightsSchema.parse(
    JSON.parse(JSON.stringify({ lamps, glows, signs, fires, waters, panes, rains, mists, hues: lit.hues }, tidy)),
  )
}
