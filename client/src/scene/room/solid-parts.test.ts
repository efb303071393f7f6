import { readdirSync, readFileSync } from 'node:fs'
import { spaceDocumentSchema, unpackSpaceMesh } from '@kith/shared/space'
import { describe, expect, test } from 'vitest'
import { createCollision } from './collision.ts'
import { splitSolids } from './solid-parts.ts'

type Triple = readonly [number, number, number]

/** Boxes as solids: from a corner, so large. */
function boxes(...list: readonly { from: Triple; size: Triple }[]) {
  const corners = list.flatMap(({ from, size }) => {
    const at = (x: number, y: number, z: number): Triple => [from[0] + x * size[0], from[1] + y * size[1], from[2] + z * size[2]]
    const face = (a: Triple, b: Triple, c: Triple, d: Triple): Triple[] => [a, b, c, a, c, d]
    return [
      ...face(at(0, 0, 0), at(1, 0, 0), at(1, 1, 0), at(0, 1, 0)),
      ...face(at(0, 0, 1), at(1, 0, 1), at(1, 1, 1), at(0, 1, 1)),
      ...face(at(0, 0, 0), at(0, 0, 1), at(0, 1, 1), at(0, 1, 0)),
      ...face(at(1, 0, 0), at(1, 0, 1), at(1, 1, 1), at(1, 1, 0)),
    ]
  })
  const [minMetres, sizeMetres] = [
    [-20, -20, -20],
    [40, 40, 40],
  ] as const
  return {
    minMetres,
    sizeMetres,
    positions: Uint16Array.from(corners.flatMap((corner) => [...corner.map((value) => Math.round(((value + 20) / 40) * 65535)), 0])),
    indices: Uint32Array.from(corners.keys()),
  }
}
const trianglesPerBox = 8

describe('what a camera heeds', () => {
  test.each<[string, Triple, 'walls' | 'slim']>([
    ['a wall', [6, 3, 0.2], 'walls'],
    ['a trunk', [1, 3, 1], 'walls'],
    ['a shelf as high as a head', [1.3, 1.8, 0.4], 'walls'],
    ['the ground', [12, 0.2, 12], 'walls'],
    ['a column', [0.4, 3, 0.4], 'slim'],
    ['a railing', [4, 1, 0.1], 'slim'],
    ['a bench', [1.7, 0.5, 2.5], 'slim'],
  ])('%s', (_, size, part) => {
    const parts = splitSolids(boxes({ from: [1, 0, 1], size }))
    expect(parts[part].indices.length / 3).toBe(trianglesPerBox)
    expect(parts[part === 'walls' ? 'slim' : 'walls'].indices.length).toBe(0)
  })
  test('piece by piece, whatever stands beside it', () => {
    const parts = splitSolids(boxes({ from: [0, 0, 0], size: [6, 3, 0.2] }, { from: [2, 0, 3], size: [0.3, 3, 0.3] }))
    expect([parts.walls, parts.slim].map(({ indices }) => indices.length / 3)).toEqual([trianglesPerBox, trianglesPerBox])
  })
})

describe('the spaces we ship', () => {
  const built = new URL('../../../../assets/built/', import.meta.url)
  const solidsOf = (space: string) => {
    const bytes = readFileSync(new URL(`${space}/collision.bin`, built))
    return unpackSpaceMesh(new Uint8Array(bytes).buffer)
  }
  test.each(readdirSync(built).filter((name) => name !== 'avatar'))('%s: nothing is lost, and one stands on ground', (space) => {
    const solids = solidsOf(space)
    const { walls, slim } = splitSolids(solids)
    expect(walls.indices.length + slim.indices.length).toBe(solids.indices.length)
    expect(slim.indices.length).toBeGreaterThan(0)
    const { spawns } = spaceDocumentSchema.parse(JSON.parse(readFileSync(new URL(`${space}/space.json`, built), 'utf8')))
    const { x = 0, z = 0 } = spawns[0] ?? {}
    const down = { x, y: 1, z, dx: 0, dy: -1, dz: 0, reachMetres: 2 }
    expect(createCollision(walls).cast(down, { metres: 0, x: 0, y: 0, z: 0 })).not.toBeNull()
  })
  test('in the pavilion no column is in the way of the camera, and the roof is', () => {
    const { walls } = splitSolids(solidsOf('pavilion'))
    const collision = createCollision(walls)
    const hit = { metres: 0, x: 0, y: 0, z: 0 }
    expect(collision.cast({ x: 0, y: 1.4, z: 0, dx: 0.515, dy: 0, dz: 0.857, reachMetres: 6 }, hit)).toBeNull()
    expect(collision.cast({ x: 0.4, y: 1.4, z: 0.7, dx: 0, dy: 1, dz: 0, reachMetres: 6 }, hit)).not.toBeNull()
  })
})
