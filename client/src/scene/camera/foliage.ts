import type { SpaceMesh } from '@kith/shared/space'

/** Where leaves are thick. They stop nobody's feet, but a camera among them sees nothing else. */
export interface Foliage {
  /** How far one may go from a point along a unit direction before thick leaves, at most `wantedMetres`. No allocation. */
  freeMetres(x: number, y: number, z: number, dx: number, dy: number, dz: number, wantedMetres: number): number
}

const cellMetres = 0.3
const stepMetres = 0.15
/** So many corners of leaves make a cell thick. */
const thickCorners = 10
const keptBeforeMetres = 0.3
/** What sways less than this is a rope or a lantern, no leaf; of 127. */
const leastSway = 12
/** Grass sways too, and hides nothing. */
const lowestMetres = 0.35
const mostCells = 2_000_000

/** Finds the leaves of a space by what sways in the wind. */
export function createFoliage(mesh: Pick<SpaceMesh, 'minMetres' | 'sizeMetres' | 'positions' | 'normals'>): Foliage {
  const [minX, minY, minZ] = mesh.minMetres
  const columns = Math.ceil(mesh.sizeMetres[0] / cellMetres) + 1
  const layers = Math.ceil(mesh.sizeMetres[1] / cellMetres) + 1
  const rows = Math.ceil(mesh.sizeMetres[2] / cellMetres) + 1
  const cells = columns * layers * rows
  if (cells > mostCells) return { freeMetres: (_x, _y, _z, _dx, _dy, _dz, wantedMetres) => wantedMetres }
  const corners = new Uint8Array(cells)
  const cellAt = (x: number, y: number, z: number): number => {
    const column = Math.floor((x - minX) / cellMetres)
    const layer = Math.floor((y - minY) / cellMetres)
    const row = Math.floor((z - minZ) / cellMetres)
    if (column < 0 || layer < 0 || row < 0 || column >= columns || layer >= layers || row >= rows) return -1
    return (layer * rows + row) * columns + column
  }
  const metres = (at: number, axis: 0 | 1 | 2): number =>
    ((mesh.positions[at + axis] ?? 0) / 65535) * mesh.sizeMetres[axis] + mesh.minMetres[axis]
  for (let at = 0; at < mesh.positions.length; at += 4) {
    if ((mesh.normals[at + 3] ?? 0) < leastSway || metres(at, 1) < lowestMetres) continue
    const cell = cellAt(metres(at, 0), metres(at, 1), metres(at, 2))
    const counted = corners[cell] ?? 255
    if (counted < 255) corners[cell] = counted + 1
  }
  return {
    freeMetres(x, y, z, dx, dy, dz, wantedMetres) {
      let within = true
      for (let gone = 0; gone <= wantedMetres + keptBeforeMetres; gone += stepMetres) {
        const cell = cellAt(x + dx * gone, y + dy * gone, z + dz * gone)
        const thick = cell >= 0 && (corners[cell] ?? 0) >= thickCorners
        // Whoever stands in a bush looks out of it first.
        if (thick && !within) return Math.min(wantedMetres, Math.max(0, gone - keptBeforeMetres))
        if (!thick) within = false
      }
      return wantedMetres
    },
  }
}
