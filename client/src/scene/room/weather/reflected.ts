/** A mesh as it is packed: places as shares of its box, normals and colours with a fourth number each. */
export interface PackedSurface {
  positions: ArrayLike<number>
  /** Metres a step of a packed place stands for, by axis; and where the box begins upwards. */
  stepMetres: readonly [x: number, y: number, z: number]
  minYMetres: number
  normals: ArrayLike<number>
  colours: ArrayLike<number>
  indices: ArrayLike<number>
}

const leastEdgeMetres = 0.2
/** Steeper than this no eye over the water looks at in it, in 127ths. */
const mostUpward = 118
const overLevelMetres = 0.05

/**
 * The triangles that water shows: nothing under it or lying on it, nothing that looks straight up, nothing so small that the
 * ripples swallow it, unless it shines. About half of a place is left.
 */
export function reflectedTriangles(surface: PackedSurface, levelMetres: number): Uint32Array {
  const { positions, stepMetres, minYMetres, normals, colours, indices } = surface
  const [stepX, stepY, stepZ] = stepMetres
  const lowest = (levelMetres + overLevelMetres - minYMetres) / stepY
  const height = (i: number): number => positions[i * 4 + 1] ?? 0
  const upward = (i: number): number => normals[i * 4 + 1] ?? 0
  const between = (i: number, j: number): number => {
    const along = (axis: number): number => (positions[i * 4 + axis] ?? 0) - (positions[j * 4 + axis] ?? 0)
    return Math.hypot(along(0) * stepX, along(1) * stepY, along(2) * stepZ)
  }
  const kept: number[] = []
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const [a = 0, b = 0, c = 0] = [indices[at], indices[at + 1], indices[at + 2]]
    if (Math.max(height(a), height(b), height(c)) < lowest) continue
    if (Math.min(upward(a), upward(b), upward(c)) > mostUpward) continue
    const shines = (colours[a * 4 + 3] ?? 0) > 0
    if (!shines && Math.max(between(a, b), between(b, c), between(c, a)) < leastEdgeMetres) continue
    kept.push(a, b, c)
  }
  return Uint32Array.from(kept)
}
