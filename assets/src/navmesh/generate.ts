import type { NavmeshData } from '@kith/shared/space'
import {
  BuildContext,
  ContourBuildFlags,
  WALKABLE_AREA,
  buildCompactHeightfield,
  buildContours,
  buildDistanceField,
  buildPolyMesh,
  buildPolyMeshDetail,
  buildRegions,
  calculateGridSize,
  calculateMeshBounds,
  createHeightfield,
  erodeWalkableArea,
  filterLedgeSpans,
  filterWalkableLowHeightSpans,
  polyMeshDetailToTileDetailMesh,
  polyMeshToTilePolys,
  rasterizeTriangles,
} from 'navcat'
import type { CompactHeightfield } from 'navcat'
import type { Solid } from '#kit/solids.ts'
import { keepConnected } from './connected.ts'

const cellSize = 0.07
const cellHeight = 0.02
const radiusMetres = 0.28
const climbMetres = 0.25
const headroomMetres = 1.6
const maxSimplificationError = 1.1
const maxEdgeVoxels = 50
const maxVerticesPerPoly = 6
const detailSampleMetres = 0.6

/** Where people can walk: the walkable solids minus everything else, as far as one gets on foot from `from`; nothing farther than `reachMetres` from the middle counts. */
export function generateNavmesh(solids: readonly Solid[], from: { x: number; z: number }, reachMetres: number): NavmeshData {
  const context = BuildContext.create()
  const compact = voxelise(
    context,
    solids.flatMap((solid) => withinReach(solid, reachMetres)),
  )
  keepConnected(compact, from)
  buildDistanceField(compact)
  buildRegions(context, compact, 0, 12, 20)
  const contours = buildContours(context, compact, maxSimplificationError, maxEdgeVoxels, ContourBuildFlags.CONTOUR_TESS_WALL_EDGES)
  const mesh = buildPolyMesh(context, contours, maxVerticesPerPoly)
  for (let poly = 0; poly < mesh.nPolys; poly++) {
    mesh.areas[poly] = 0
    mesh.flags[poly] = 1
  }
  const detail = buildPolyMeshDetail(context, mesh, compact, detailSampleMetres, cellHeight)
  const { vertices, polys } = polyMeshToTilePolys(mesh)
  const { detailMeshes, detailVertices, detailTriangles } = polyMeshDetailToTileDetailMesh(polys, detail)
  return {
    version: 1,
    bounds: mesh.bounds.map(round),
    vertices: vertices.map(round),
    polys: polys.map((poly) => ({ vertices: poly.vertices, neis: poly.neis })),
    detailMeshes: detailMeshes.map((part) => [part.verticesBase, part.verticesCount, part.trianglesBase, part.trianglesCount]),
    detailVertices: detailVertices.map(round),
    detailTriangles,
    cellSize,
    cellHeight,
    walkableHeight: headroomMetres,
    walkableRadius: radiusMetres,
    walkableClimb: climbMetres,
  }
}

function voxelise(context: ReturnType<typeof BuildContext.create>, near: readonly Solid[]): CompactHeightfield {
  const positions = near.flatMap((solid) => [...solid.positions])
  const areas = near.flatMap((solid) => Array.from({ length: solid.positions.length / 9 }, () => (solid.walkable ? WALKABLE_AREA : 0)))
  const indices = positions.slice(0, positions.length / 3).map((_, i) => i)
  const triangleAreas = Uint8Array.from(areas, (area, triangle) => (area !== 0 && facesUp(positions, triangle) ? area : 0))
  const bounds = calculateMeshBounds([0, 0, 0, 0, 0, 0], positions, indices)
  bounds[1] = Math.floor(bounds[1] / cellHeight) * cellHeight + 0.001
  const [columns, rows] = calculateGridSize([0, 0], bounds, cellSize)
  const heightfield = createHeightfield(columns, rows, bounds, cellSize, cellHeight)
  const climb = Math.ceil(climbMetres / cellHeight)
  const headroom = Math.ceil(headroomMetres / cellHeight)
  rasterizeTriangles(context, heightfield, positions, indices, triangleAreas, 1)
  filterLedgeSpans(heightfield, headroom, climb)
  filterWalkableLowHeightSpans(heightfield, headroom)
  const compact = buildCompactHeightfield(context, headroom, climb, heightfield)
  erodeWalkableArea(Math.ceil(radiusMetres / cellSize), compact)
  return compact
}

/** Leaves out what lies so far away that it only makes the grid larger. */
function withinReach(solid: Solid, limit: number): Solid[] {
  let nearest = Infinity
  for (let i = 0; i < solid.positions.length; i += 3)
    nearest = Math.min(nearest, Math.hypot(solid.positions[i] ?? 0, solid.positions[i + 2] ?? 0))
  if (nearest > limit) return []
  const kept: number[] = []
  for (let t = 0; t < solid.positions.length; t += 9) {
    const triangle = solid.positions.subarray(t, t + 9)
    if (Math.min(...[0, 3, 6].map((corner) => Math.hypot(triangle[corner] ?? 0, triangle[corner + 2] ?? 0))) < limit) kept.push(...triangle)
  }
  return [{ ...solid, positions: Float32Array.from(kept) }]
}

function facesUp(positions: readonly number[], triangle: number): boolean {
  const at = (corner: number, axis: number): number => positions[triangle * 9 + corner * 3 + axis] ?? 0
  const edge = (corner: number, axis: number): number => at(corner, axis) - at(0, axis)
  const x = edge(1, 1) * edge(2, 2) - edge(1, 2) * edge(2, 1)
  const y = edge(1, 2) * edge(2, 0) - edge(1, 0) * edge(2, 2)
  const z = edge(1, 0) * edge(2, 1) - edge(1, 1) * edge(2, 0)
  return y > 0.75 * Math.hypot(x, y, z)
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000
}
