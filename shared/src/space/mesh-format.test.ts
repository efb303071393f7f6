import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SpaceDataError } from './document-error.ts'
import type { SpaceMesh } from './mesh-format.ts'
import { packSpaceMesh, unpackSpaceMesh } from './mesh-format.ts'

const meshes = fc.integer({ min: 3, max: 40 }).chain((vertices) => {
  const length = { minLength: vertices * 4, maxLength: vertices * 4 }
  const corner = fc.integer({ min: 0, max: vertices - 1 })
  const indices = fc.array(fc.tuple(corner, corner, corner), { maxLength: 20 }).map((triangles) => triangles.flat())
  return fc.record({
    minMetres: fc.constant([-1.5, 0, 2] as const),
    sizeMetres: fc.constant([3, 4, 5] as const),
    colourRange: fc.constant(4),
    positions: fc.uint16Array(length),
    normals: fc.int8Array(length),
    colours: fc.uint8Array(length),
    indices: fc.oneof(
      indices.map((list) => Uint16Array.from(list)),
      indices.map((list) => Uint32Array.from(list)),
    ),
  }) satisfies fc.Arbitrary<SpaceMesh>
})

const triangle: SpaceMesh = {
  minMetres: [0, 0, 0],
  sizeMetres: [1, 1, 1],
  colourRange: 4,
  positions: new Uint16Array(12),
  normals: new Int8Array(12),
  colours: new Uint8Array(12),
  indices: Uint16Array.of(0, 1, 2),
}

function outcome(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    const mesh = unpackSpaceMesh(bytes.buffer)
    return mesh.indices.every((index) => index * 4 < mesh.positions.length) ? 'sound' : 'index out of range'
  } catch (error) {
    return error instanceof SpaceDataError ? 'refused' : String(error)
  }
}

describe('space mesh files', () => {
  test('come back as they were packed', () => {
    fc.assert(
      fc.property(meshes, (mesh) => {
        expect(unpackSpaceMesh(packSpaceMesh(mesh).buffer)).toEqual(mesh)
      }),
    )
  })

  test('that were cut short anywhere are refused', () => {
    const whole = packSpaceMesh(triangle)
    for (let length = 0; length < whole.length; length++) {
      expect(() => unpackSpaceMesh(whole.slice(0, length).buffer)).toThrow(SpaceDataError)
    }
  })

  test('with rubbish in them throw a SpaceDataError or hold a mesh whose indices fit', () => {
    fc.assert(
      fc.property(fc.nat(47), fc.nat(255), (at, value) => {
        const bytes = packSpaceMesh(triangle)
        bytes[at] = value
        expect(['sound', 'refused']).toContain(outcome(bytes))
      }),
    )
  })

  test('name an index that points nowhere', () => {
    const bytes = packSpaceMesh({ ...triangle, indices: Uint16Array.of(0, 1, 3) })
    expect(() => unpackSpaceMesh(bytes.buffer)).toThrow('mesh index 3 points past 3 vertices')
  })

  test('are not written from arrays that do not fit together', () => {
    expect(() => packSpaceMesh({ ...triangle, normals: new Int8Array(8) })).toThrow(SpaceDataError)
  })
})
