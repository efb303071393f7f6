import type { SpaceMesh } from '@kith/shared/space'

/** Where a ray met the solids. */
export interface RayHit {
  metres: number
  x: number
  y: number
  z: number
}

/** A ray of unit direction, as far as it is asked about. One record, to be written again: seven numbers would each be put on the heap. */
export interface Ray {
  x: number
  y: number
  z: number
  dx: number
  dy: number
  dz: number
  reachMetres: number
}

export function createRay(): Ray {
  return { x: 0.5, y: 0.5, z: 0.5, dx: 0.5, dy: 0.5, dz: 0.5, reachMetres: 0.5 }
}

/** The solids of a space, for rays only. Cells of one metre over the ground keep a ray from asking every triangle. */
export interface Collision {
  /**
   * The first thing a ray meets, written to `out` (which it returns), or null.
   * Faces count from both sides. No allocation.
   */
  cast(ray: Ray, out: RayHit): RayHit | null
}

/** A ray that goes aside so little leaves no cell on that side; dividing by it would lose the way. */
const alongRay = 1e-9
const cellMetres = 1
const maxCells = 250_000

export function createCollision(mesh: Pick<SpaceMesh, 'minMetres' | 'sizeMetres' | 'positions' | 'indices'>): Collision {
  const corners = cornersOf(mesh)
  const [minX, , minZ] = mesh.minMetres
  const columns = Math.max(1, Math.ceil(mesh.sizeMetres[0] / cellMetres))
  const rows = Math.max(1, Math.ceil(mesh.sizeMetres[2] / cellMetres))
  if (columns * rows > maxCells) throw new RangeError('the space is too wide for its collision grid')
  const { starts, entries } = fillCells(corners, minX, minZ, columns, rows)
  const seen = new Uint32Array(corners.length / 9)
  let round = 0

  /** Brings `out.metres` down to the nearest triangle of a cell. */
  const castInCell = (cell: number, ray: Ray, out: RayHit): void => {
    const end = starts[cell + 1] ?? 0
    for (let at = starts[cell] ?? 0; at < end; at++) {
      const triangle = entries[at] ?? 0
      if (seen[triangle] === round) continue
      seen[triangle] = round
      castOnTriangle(corners, triangle * 9, ray, out)
    }
  }

  return {
    cast(ray, out) {
      const { x, z, dx, dz, reachMetres } = ray
      round += 1
      let column = Math.floor((x - minX) / cellMetres)
      let row = Math.floor((z - minZ) / cellMetres)
      const stepX = dx > 0 ? 1 : -1
      const stepZ = dz > 0 ? 1 : -1
      const alongX = Math.abs(dx) < alongRay
      const alongZ = Math.abs(dz) < alongRay
      const perX = alongX ? Number.POSITIVE_INFINITY : Math.abs(cellMetres / dx)
      const perZ = alongZ ? Number.POSITIVE_INFINITY : Math.abs(cellMetres / dz)
      let nextX = alongX ? Number.POSITIVE_INFINITY : (minX + (column + (dx > 0 ? 1 : 0)) * cellMetres - x) / dx
      let nextZ = alongZ ? Number.POSITIVE_INFINITY : (minZ + (row + (dz > 0 ? 1 : 0)) * cellMetres - z) / dz
      out.metres = reachMetres
      let entered = 0
      while (entered <= out.metres) {
        if (column >= 0 && row >= 0 && column < columns && row < rows) castInCell(row * columns + column, ray, out)
        if (nextX < nextZ) {
          entered = nextX
          nextX += perX
          column += stepX
        } else {
          entered = nextZ
          nextZ += perZ
          row += stepZ
        }
        if (!Number.isFinite(entered)) break
      }
      if (out.metres >= reachMetres) return null
      out.x = x + dx * out.metres
      out.y = ray.y + ray.dy * out.metres
      out.z = z + dz * out.metres
      return out
    },
  }
}

function cornersOf(mesh: Pick<SpaceMesh, 'minMetres' | 'sizeMetres' | 'positions' | 'indices'>): Float32Array {
  const corners = new Float32Array(mesh.indices.length * 3)
  mesh.indices.forEach((vertex, at) => {
    for (let axis = 0; axis < 3; axis++) {
      corners[at * 3 + axis] =
        ((mesh.positions[vertex * 4 + axis] ?? 0) / 65535) * (mesh.sizeMetres[axis] ?? 0) + (mesh.minMetres[axis] ?? 0)
    }
  })
  return corners
}

/** Lists, for each cell, the triangles whose bounds touch it. */
function fillCells(
  corners: Float32Array,
  minX: number,
  minZ: number,
  columns: number,
  rows: number,
): { starts: Uint32Array; entries: Uint32Array } {
  const triangles = corners.length / 9
  const cellsOf = (triangle: number, visit: (cell: number) => void): void => {
    const at = triangle * 9
    const xs = [corners[at] ?? 0, corners[at + 3] ?? 0, corners[at + 6] ?? 0]
    const zs = [corners[at + 2] ?? 0, corners[at + 5] ?? 0, corners[at + 8] ?? 0]
    const clamp = (value: number, most: number): number => Math.min(most - 1, Math.max(0, Math.floor(value / cellMetres)))
    const lastColumn = clamp(Math.max(...xs) - minX, columns)
    const lastRow = clamp(Math.max(...zs) - minZ, rows)
    for (let row = clamp(Math.min(...zs) - minZ, rows); row <= lastRow; row++) {
      for (let column = clamp(Math.min(...xs) - minX, columns); column <= lastColumn; column++) visit(row * columns + column)
    }
  }
  const starts = new Uint32Array(columns * rows + 1)
  for (let triangle = 0; triangle < triangles; triangle++) cellsOf(triangle, (cell) => (starts[cell + 1] = (starts[cell + 1] ?? 0) + 1))
  for (let cell = 0; cell < columns * rows; cell++) starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0)
  const entries = new Uint32Array(starts[columns * rows] ?? 0)
  const filled = starts.slice()
  for (let triangle = 0; triangle < triangles; triangle++) {
    cellsOf(triangle, (cell) => {
      const at = filled[cell] ?? 0
      entries[at] = triangle
      filled[cell] = at + 1
    })
  }
  return { starts, entries }
}

/** Möller–Trumbore: a triangle nearer than `out.metres` becomes the nearest. */
function castOnTriangle(c: Float32Array, at: number, { x, y, z, dx, dy, dz }: Ray, out: RayHit): void {
  const ax = c[at] ?? 0
  const ay = c[at + 1] ?? 0
  const az = c[at + 2] ?? 0
  const e1x = (c[at + 3] ?? 0) - ax
  const e1y = (c[at + 4] ?? 0) - ay
  const e1z = (c[at + 5] ?? 0) - az
  const e2x = (c[at + 6] ?? 0) - ax
  const e2y = (c[at + 7] ?? 0) - ay
  const e2z = (c[at + 8] ?? 0) - az
  const px = dy * e2z - dz * e2y
  const py = dz * e2x - dx * e2z
  const pz = dx * e2y - dy * e2x
  const determinant = e1x * px + e1y * py + e1z * pz
  if (Math.abs(determinant) < 1e-9) return
  const inverse = 1 / determinant
  const tx = x - ax
  const ty = y - ay
  const tz = z - az
  const u = (tx * px + ty * py + tz * pz) * inverse
  if (u < 0 || u > 1) return
  const qx = ty * e1z - tz * e1y
  const qy = tz * e1x - tx * e1z
  const qz = tx * e1y - ty * e1x
  const v = (dx * qx + dy * qy + dz * qz) * inverse
  if (v < 0 || u + v > 1) return
  const metres = (e2x * qx + e2y * qy + e2z * qz) * inverse
  if (metres > 1e-5 && metres < out.metres) out.metres = metres
}
