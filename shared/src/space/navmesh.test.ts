import { describe, expect, test } from 'vitest'
import { SpaceDataError } from './document-error.ts'
import type { NavmeshData } from './navmesh-schema.ts'
import { loadNavmesh } from './navmesh.ts'
import { courtyard } from './walk-fixture.ts'

function damaged(change: (data: NavmeshData) => void): unknown {
  const data = courtyard()
  change(data)
  return data
}

describe('loadNavmesh', () => {
  test('takes a sound file', () => expect(Object.keys(loadNavmesh(courtyard()).tiles)).toHaveLength(1))

  test.each([
    ['nothing', undefined],
    ['a string', 'navmesh'],
    ['an empty object', {}],
    ['another version', { ...courtyard(), version: 2 }],
    ['no polygons', damaged((data) => ((data.polys = []), (data.detailMeshes = [])))],
    ['a number that is not finite', damaged((data) => (data.vertices[0] = Number.NaN))],
    ['a polygon with a missing vertex', damaged((data) => data.polys[0]?.vertices.splice(0, 1, 99))],
    ['a polygon with too few edges', damaged((data) => data.polys[0]?.neis.pop())],
    ['a detail past the end', damaged((data) => (data.detailMeshes[0] = [0, 0, 0, 9]))],
    ['a detail triangle past its polygon', damaged((data) => (data.detailTriangles[0] = 7))],
    ['a detail too few', damaged((data) => data.detailMeshes.pop())],
  ])('refuses %s', (_name, data) => {
    expect(() => loadNavmesh(data)).toThrow(SpaceDataError)
  })

  test('says where the fault is', () => {
    expect(() => loadNavmesh(damaged((data) => (data.cellSize = -1)))).toThrow(/cellSize/)
  })
})
