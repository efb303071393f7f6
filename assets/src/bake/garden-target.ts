import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packSpaceMesh, spaceDocumentSchema, spaceLightsSchema } from '@kith/shared/space'
import type { NavmeshData, SpaceDocument, SpaceLights } from '@kith/shared/space'
import type { SpaceParts } from '#kit/builder.ts'
import { buildGarden } from '#garden/build.ts'
import { isUnderFloor, layout } from '#garden/layout.ts'
import { generateNavmesh } from '#navmesh/generate.ts'
import { bakeLight } from './light.ts'
import { mergePieces } from './mesh-source.ts'
import { quantiseMesh, quantiseSolids } from './pack.ts'
import type { BakeTarget } from './target.ts'

/** Everything the garden's bake reads, from the repository's root. */
export const gardenSources = [
  'assets/spaces/garden.json',
  'assets/src/bake',
  'assets/src/garden',
  'assets/src/kit',
  'assets/src/navmesh',
  'assets/src/palette.ts',
  'shared/src/space/document.ts',
  'shared/src/space/document-lights.ts',
  'shared/src/space/mesh-format.ts',
] as const

/** The Lantern Garden: lit mesh, collision mesh, navmesh, document and lights. */
export const gardenTarget: BakeTarget = {
  name: 'garden',
  sources: gardenSources,
  packages: ['three', 'three-mesh-bvh', 'navcat'],
  bake(root, progress) {
    progress('building', 0)
    const parts = buildGarden()
    const source = mergePieces(parts.pieces, isUnderFloor)
    progress('navmesh', 0)
    const document = JSON.parse(readFileSync(join(root, 'assets/spaces/garden.json'), 'utf8')) as SpaceDocument
    const navmesh = generateNavmesh(parts.solids, layout.walkFrom)
    const lit = bakeLight(source, parts.lamps, {
      skyRays: 64,
      bounceRays: 32,
      shadowRays: 8,
      onProgress: (share) => progress('light', share),
    })
    const mesh = packSpaceMesh(quantiseMesh(source, lit))
    const solids = quantiseSolids(parts.solids)
    const lights = resolveLights(parts)
    return {
      files: {
        'mesh.bin': mesh,
        'collision.bin': packSpaceMesh(solids),
        'navmesh.json': JSON.stringify(navmesh),
        'space.json': JSON.stringify(resolveDocument(document, parts, navmesh)),
        'lights.json': JSON.stringify(lights),
      },
      facts: {
        triangles: source.indices.length / 3,
        vertices: source.vertexCount,
        collisionTriangles: solids.indices.length / 3,
        meshGzipBytes: gzipSync(mesh, { level: 9 }).length,
        navmeshPolygons: navmesh.polys.length,
        lamps: lights.lamps.length,
        glows: lights.glows.length,
        rays: lit.rays,
      },
    }
  },
}

function resolveDocument(written: SpaceDocument, parts: SpaceParts, navmesh: NavmeshData): SpaceDocument {
  const along = (axis: number): number[] => navmesh.vertices.filter((_, index) => index % 3 === axis)
  const [xs, zs] = [along(0), along(2)]
  const bounds = {
    minX: Math.floor(Math.min(...xs)),
    maxX: Math.ceil(Math.max(...xs)),
    minZ: Math.floor(Math.min(...zs)),
    maxZ: Math.ceil(Math.max(...zs)),
  }
  return spaceDocumentSchema.parse({ ...written, seats: parts.seats, bounds })
}

function resolveLights(parts: SpaceParts): SpaceLights {
  const tidy = (_key: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)
  const { lamps, glows, signs, fires } = parts
  return spaceLightsSchema.parse(JSON.parse(JSON.stringify({ lamps, glows, signs, fires }, tidy)))
}
