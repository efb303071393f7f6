import { addTile, buildTile, createNavMesh } from 'navcat'
import type { NavMesh } from 'navcat'
import type { NavmeshData } from './navmesh-schema.ts'

/** A walkable mesh, ready for the functions in walk.ts; do not look inside. */
export type Navmesh = NavMesh

/** The walkable ground from above, one polygon after another as x, z, x, z… in metres: for a map. */
export function floorPlan({ tiles }: Navmesh): number[][] {
  return Object.values(tiles).flatMap(({ polys, vertices }) =>
    polys.map((poly) => poly.vertices.flatMap((vertex) => [vertices[vertex * 3] ?? 0, vertices[vertex * 3 + 2] ?? 0])),
  )
}

/** Puts together what is known to be whole: `loadNavmesh` checks first, a page trusts the files built with it. */
export function assembleNavmesh(data: NavmeshData): Navmesh {
  const [minX = 0, minY = 0, minZ = 0, maxX = 0, maxY = 0, maxZ = 0] = data.bounds
  const mesh = createNavMesh()
  mesh.origin = [minX, minY, minZ]
  mesh.tileWidth = maxX - minX
  mesh.tileHeight = maxZ - minZ
  const { cellSize, cellHeight, walkableHeight, walkableRadius, walkableClimb, vertices, detailVertices, detailTriangles } = data
  const tile = buildTile({
    bounds: [minX, minY, minZ, maxX, maxY, maxZ],
    vertices,
    polys: data.polys.map((poly) => ({ vertices: poly.vertices, neis: poly.neis, flags: 1, area: 0 })),
    detailMeshes: data.detailMeshes.map(([verticesBase, verticesCount, trianglesBase, trianglesCount]) => ({
      verticesBase,
      verticesCount,
      trianglesBase,
      trianglesCount,
    })),
    detailVertices,
    detailTriangles,
    tileX: 0,
    tileY: 0,
    tileLayer: 0,
    cellSize,
    cellHeight,
    walkableHeight,
    walkableRadius,
    walkableClimb,
  })
  addTile(mesh, tile)
  return mesh
}
