import { z } from 'zod'
import { assembleNavmesh, type Navmesh } from './assemble-navmesh.ts'
import { SpaceDataError } from './document-error.ts'

const count = z.number().int().min(0).max(1_000_000)
const numbers = z.array(z.number().min(-10_000).max(10_000)).max(1_000_000)

/** One tile of polygons; links and search tree are rebuilt on loading. Metres. */
export const navmeshDataSchema = z.object({
  version: z.literal(1),
  bounds: z.array(z.number()).length(6),
  vertices: numbers,
  polys: z.array(z.object({ vertices: z.array(count).min(3).max(12), neis: z.array(count).max(12) })).max(20_000),
  /** Per polygon: first vertex, vertices, first triangle, triangles of its height detail. */
  detailMeshes: z.array(z.tuple([count, count, count, count])).max(20_000),
  detailVertices: numbers,
  detailTriangles: z.array(count),
  cellSize: z.number().positive(),
  cellHeight: z.number().positive(),
  walkableHeight: z.number().positive(),
  walkableRadius: z.number().positive(),
  walkableClimb: z.number().positive(),
})
export type NavmeshData = z.infer<typeof navmeshDataSchema>

/** Reads `built/<space>/navmesh.json` once parsed. Throws `SpaceDataError` naming what is wrong with it. */
export function loadNavmesh(data: unknown): Navmesh {
  const parsed = navmeshDataSchema.safeParse(data)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new SpaceDataError('navmesh-damaged', `navmesh: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is damaged'}`)
  }
  checkReferences(parsed.data)
  return assembleNavmesh(parsed.data)
}

function checkReferences(data: NavmeshData): void {
  const damaged = (what: string): never => {
    throw new SpaceDataError('navmesh-damaged', `navmesh: ${what}`)
  }
  if (data.polys.length === 0) damaged('has no polygons')
  if (data.polys.length !== data.detailMeshes.length) damaged('polygons and their details differ in number')
  const vertexCount = data.vertices.length / 3
  const detailVertexCount = data.detailVertices.length / 3
  const detailTriangleCount = data.detailTriangles.length / 4
  data.polys.forEach((poly, index) => {
    if (poly.vertices.some((vertex) => vertex >= vertexCount)) damaged(`polygon ${index} uses a vertex that does not exist`)
    if (poly.neis.length !== poly.vertices.length) damaged(`polygon ${index} has edges without neighbours`)
    const [firstVertex, vertices, firstTriangle, triangles] = data.detailMeshes[index] ?? [0, 0, 0, 0]
    if (firstVertex + vertices > detailVertexCount) damaged(`detail of polygon ${index} uses a vertex that does not exist`)
    if (firstTriangle + triangles > detailTriangleCount) damaged(`detail of polygon ${index} uses a triangle that does not exist`)
    const corners = poly.vertices.length + vertices
    for (let triangle = firstTriangle; triangle < firstTriangle + triangles; triangle++) {
      const uses = data.detailTriangles.slice(triangle * 4, triangle * 4 + 3)
      if (uses.some((corner) => corner >= corners)) damaged(`detail triangle ${triangle} uses a vertex that does not exist`)
    }
  })
}
