import type { BufferGeometry } from 'three'
import { gridSurface } from '#kit/shapes.ts'

/** A flat leaf or petal of four triangles, rooted at the origin, growing up and bending towards +z. */
export function leaf(width: number, height: number, bend: number): BufferGeometry {
  return gridSurface(1, 2, (u, v, out) => {
    const half = v === 0.5 ? width / 2 : width * 0.07
    out.set((u * 2 - 1) * half, v * height, v * v * height * bend)
  })
}
