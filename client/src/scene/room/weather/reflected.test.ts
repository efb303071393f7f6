import { describe, expect, it } from 'vitest'
import { reflectedTriangles, type PackedSurface } from './reflected.ts'

type Corner = readonly [x: number, y: number, z: number]

/** A surface of one triangle, in millimetres of a box that begins at a height of −2 m. */
function triangle(corners: readonly [Corner, Corner, Corner], options: { upward?: number; shine?: number } = {}): PackedSurface {
  return {
    positions: corners.flatMap(([x, y, z]) => [x * 1000, (y + 2) * 1000, z * 1000, 0]),
    stepMetres: [0.001, 0.001, 0.001],
    minYMetres: -2,
    normals: corners.flatMap(() => [0, options.upward ?? 0, 0, 0]),
    colours: corners.flatMap(() => [0, 0, 0, options.shine ?? 0]),
    indices: [0, 1, 2],
  }
}

const wall = (y: number, size: number): [Corner, Corner, Corner] => [
  [0, y, 0],
  [size, y, 0],
  [0, y + size, 0],
]

describe('what water shows', () => {
  it('is what stands over it, and not what lies under it or on it', () => {
    expect(reflectedTriangles(triangle(wall(1, 1)), -0.5)).toEqual(Uint32Array.of(0, 1, 2))
    expect(reflectedTriangles(triangle(wall(-1.5, 0.8)), -0.5)).toHaveLength(0)
    expect(reflectedTriangles(triangle(wall(-0.5, 0.03)), -0.5)).toHaveLength(0)
  })

  it('is nothing that looks straight up', () => {
    expect(reflectedTriangles(triangle(wall(1, 1), { upward: 127 }), -0.5)).toHaveLength(0)
    expect(reflectedTriangles(triangle(wall(1, 1), { upward: 90 }), -0.5)).toHaveLength(3)
  })

  it('is nothing small, unless it shines', () => {
    expect(reflectedTriangles(triangle(wall(1, 0.1)), -0.5)).toHaveLength(0)
    expect(reflectedTriangles(triangle(wall(1, 0.1), { shine: 90 }), -0.5)).toHaveLength(3)
  })
})
