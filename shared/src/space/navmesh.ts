import { assembleNavmesh, type Navmesh } from './assemble-navmesh.ts'
import { SpaceDataError } from './document-error.ts'
import { navmeshDataSchema, type NavmeshData } from './navmesh-schema.ts'

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
