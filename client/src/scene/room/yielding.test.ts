import { expect, test } from 'vitest'
import { yieldingTriangles } from './yielding.ts'

/** One triangle for each mark: three corners of its own, marked alike. */
function marked(...marks: number[]): { indices: Uint16Array<ArrayBuffer>; normals: Int8Array<ArrayBuffer> } {
  return {
    indices: Uint16Array.from({ length: marks.length * 3 }, (_, at) => at),
    normals: Int8Array.from(marks.flatMap((mark) => [0, 1, 2].flatMap(() => [0, 127, 0, Math.round(mark * 127)]))),
  }
}

test('beams and lanterns are told from what stays: plain pieces, what sways, and walls seen from their front only', () => {
  const [plain, beam, lantern, leaf, wall] = [0, -0.45, -0.2, 0.6, -1]
  const mesh = marked(plain, beam, lantern, leaf, wall)
  expect([...yieldingTriangles(mesh, true)]).toEqual([3, 4, 5, 6, 7, 8])
  expect([...yieldingTriangles(mesh, false)]).toEqual([0, 1, 2, 9, 10, 11, 12, 13, 14])
})
