import { placeOn, type Navmesh } from '@kith/shared/space'

/** Height of the floor at (x, z), metres. */
export type HeightAt = (x: number, z: number) => number

const cellsPerMetre = 4
const mostCells = 400_000

/**
 * Reads heights off the navmesh once per quarter metre and keeps them, so that a frame full of
 * walkers neither searches nor allocates. Off the mesh the last known height nearby is 0.
 */
export function createHeights(navmesh: Navmesh, bounds: { minX: number; maxX: number; minZ: number; maxZ: number }): HeightAt {
  const columns = Math.max(1, Math.ceil((bounds.maxX - bounds.minX) * cellsPerMetre) + 1)
  const rows = Math.max(1, Math.ceil((bounds.maxZ - bounds.minZ) * cellsPerMetre) + 1)
  if (columns * rows > mostCells) return (x, z) => placeOn(navmesh, x, z)?.y ?? 0
  const known = new Float32Array(columns * rows).fill(Number.NaN)
  const corner = (column: number, row: number): number => {
    const index = row * columns + column
    const kept = known[index] ?? 0
    if (!Number.isNaN(kept)) return kept
    const height = placeOn(navmesh, bounds.minX + column / cellsPerMetre, bounds.minZ + row / cellsPerMetre)?.y ?? 0
    known[index] = height
    return height
  }
  return (x, z) => {
    const across = Math.min(columns - 1.001, Math.max(0, (x - bounds.minX) * cellsPerMetre))
    const down = Math.min(rows - 1.001, Math.max(0, (z - bounds.minZ) * cellsPerMetre))
    const column = Math.floor(across)
    const row = Math.floor(down)
    const right = across - column
    const below = down - row
    const top = corner(column, row) * (1 - right) + corner(column + 1, row) * right
    const bottom = corner(column, row + 1) * (1 - right) + corner(column + 1, row + 1) * right
    return top * (1 - below) + bottom * below
  }
}
