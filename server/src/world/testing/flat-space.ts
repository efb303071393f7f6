import { loadNavmesh, spaceDocumentSchema, type Navmesh, type SpaceDocument } from '@kith/shared/space'

/**
 * A plain place for tests: a 100 × 100 m floor, and an island 60 m further east that no way leads to.
 * A nook, a stage, a bench with three seats and one stool stand on it.
 */
export const flatHalfMetres = 50
export const islandX = 110

export function flatNavmesh(): Navmesh {
  const quad = (minX: number, maxX: number) => [
    minX,
    0,
    -flatHalfMetres,
    minX,
    0,
    flatHalfMetres,
    maxX,
    0,
    flatHalfMetres,
    maxX,
    0,
    -flatHalfMetres,
  ]
  const vertices = [...quad(-flatHalfMetres, flatHalfMetres), ...quad(islandX - 5, islandX + 5)]
  return loadNavmesh({
    version: 1,
    bounds: [-flatHalfMetres, -1, -flatHalfMetres, islandX + 5, 1, flatHalfMetres],
    vertices,
    polys: [
      { vertices: [0, 1, 2, 3], neis: [0, 0, 0, 0] },
      { vertices: [4, 5, 6, 7], neis: [0, 0, 0, 0] },
    ],
    detailMeshes: [
      [0, 4, 0, 2],
      [4, 4, 2, 2],
    ],
    detailVertices: vertices,
    detailTriangles: [0, 1, 2, 0, 0, 2, 3, 0, 0, 1, 2, 0, 0, 2, 3, 0],
    cellSize: 0.1,
    cellHeight: 0.1,
    walkableHeight: 2,
    walkableRadius: 0.3,
    walkableClimb: 0.4,
  })
}

const both = (text: string) => ({ zh: text, en: text })

export function flatSpace(): SpaceDocument {
  const seat = (id: string, x: number, z: number) => ({ id, kind: 'bench' as const, x, y: 0.45, z, yawRadians: 0 })
  return spaceDocumentSchema.parse({
    id: 'flat',
    title: both('Flat'),
    description: both('A plain floor.'),
    spawns: [
      { x: 0, z: 0, yawRadians: 0 },
      { x: 2, z: 0, yawRadians: 0 },
      { x: 4, z: 0, yawRadians: 0 },
    ],
    seats: [seat('bench-1', 10, 10), seat('bench-2', 10.8, 10), seat('bench-3', 11.6, 10), { ...seat('stool-1', -10, 10), kind: 'stool' }],
    spots: [{ id: 'far', x: 30, z: 30, yawRadians: 0, title: both('Far') }],
    zones: [
      { id: 'nook', kind: 'nook', title: both('Nook'), x: -20, z: -20, radiusMetres: 3 },
      { id: 'stage', kind: 'stage', title: both('Stage'), x: 20, z: -20, radiusMetres: 3 },
    ],
    bounds: { minX: -flatHalfMetres, maxX: islandX + 5, minZ: -flatHalfMetres, maxZ: flatHalfMetres },
    hero: { from: [0, 5, 10], to: [0, 0, 0], fovDegrees: 40 },
  })
}
