import { z } from 'zod'

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
