import type { NavmeshData } from './navmesh-schema.ts'

/** A pentagon as three triangles; the fourth number marks which of their edges lie on its border. */
const fan = [0, 1, 2, 5, 0, 2, 3, 4, 0, 3, 4, 20]

/**
 * A walled yard for tests, 8 by 4 metres: two squares side by side (x 0 to 4 and 4 to 8, z 0 to 4) joined by a door at
 * z 0 to 1, so that the straight way between their far corners is closed.
 */
export function courtyard(): NavmeshData {
  const corners = [
    [0, 0],
    [4, 0],
    [4, 1],
    [4, 4],
    [0, 4],
    [8, 0],
    [8, 4],
  ]
  return {
    version: 1,
    bounds: [0, -0.5, 0, 8, 0.5, 4],
    vertices: corners.flatMap(([x = 0, z = 0]) => [x, 0, z]),
    polys: [
      { vertices: [0, 4, 3, 2, 1], neis: [0, 0, 0, 2, 0] },
      { vertices: [1, 2, 3, 6, 5], neis: [1, 0, 0, 0, 0] },
    ],
    detailMeshes: [
      [0, 0, 0, 3],
      [0, 0, 3, 3],
    ],
    detailVertices: [],
    detailTriangles: [...fan, ...fan],
    cellSize: 0.1,
    cellHeight: 0.05,
    walkableHeight: 1.6,
    walkableRadius: 0.28,
    walkableClimb: 0.25,
  }
}
