import { describe, expect, test } from 'vitest'
import { createFoliage } from './foliage.ts'

/** Leaves as a cloud of corners in a box two metres off along x; `sway` of 127. */
function bushAt(sway: number) {
  const corners: [number, number, number][] = []
  for (let x = 2; x < 3; x += 0.1) for (let y = 0.8; y < 1.8; y += 0.1) for (let z = -0.5; z < 0.5; z += 0.1) corners.push([x, y, z])
  const min = [-5, 0, -5] as const
  const size = [10, 5, 10] as const
  const positions = new Uint16Array(corners.length * 4)
  const normals = new Int8Array(corners.length * 4)
  corners.forEach((corner, i) => {
    corner.forEach((value, axis) => (positions[i * 4 + axis] = Math.round(((value - (min[axis] ?? 0)) / (size[axis] ?? 1)) * 65535)))
    normals[i * 4 + 3] = sway
  })
  return createFoliage({ minMetres: min, sizeMetres: size, positions, normals })
}

describe('leaves before the camera', () => {
  const bush = bushAt(40)
  test('stop it before them', () => {
    expect(bush.freeMetres(0, 1.3, 0, 1, 0, 0, 4)).toBeLessThan(2)
    expect(bush.freeMetres(0, 1.3, 0, 1, 0, 0, 4)).toBeGreaterThan(1.2)
  })
  test('do not where there are none', () => {
    expect(bush.freeMetres(0, 1.3, 0, -1, 0, 0, 4)).toBe(4)
    expect(bush.freeMetres(0, 1.3, 0, 1, 0, 0, 1)).toBe(1)
    expect(bush.freeMetres(0, 3, 0, 1, 0, 0, 4)).toBe(4)
  })
  test('are looked out of by whoever stands in them', () => expect(bush.freeMetres(2.5, 1.3, 0, 1, 0, 0, 2)).toBe(2))
  test('what does not sway is no leaf', () => expect(bushAt(4).freeMetres(0, 1.3, 0, 1, 0, 0, 4)).toBe(4))
  test('outside the space nothing is in the way', () => expect(bush.freeMetres(40, 1, 40, 1, 0, 0, 5)).toBe(5))
})
