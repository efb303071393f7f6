import { describe, expect, test } from 'vitest'
import { builtAvatar, builtFile } from '#scene/testing/fixtures.ts'
import { AvatarFileError, positionRangeMetres, unpackAvatar } from './avatar-file.ts'
import { lapJoint } from './joints.ts'

function damaged(change: (bytes: Uint8Array) => void): ArrayBuffer {
  const bytes = new Uint8Array(builtFile('avatar/avatar.bin').slice(0))
  change(bytes)
  return bytes.buffer
}

describe('the built bodies', () => {
  const file = builtAvatar()
  test('have every part near and far', () => {
    const names = file.parts.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !name.endsWith('-far') && !names.includes(`${name}-far`))).toEqual([])
  })
  test('are few enough vertices for short indices', () => {
    expect(file.positions.length / 4).toBeLessThan(65_536)
  })
  test('index only their own vertices, and weigh joints that exist', () => {
    const wrong = file.parts.filter((part) => {
      const indices = file.indices.subarray(part.indexStart, part.indexStart + part.indexCount)
      return indices.some((index) => index >= part.vertexCount)
    })
    expect(wrong).toEqual([])
    expect(file.normals.every((value, i) => i % 4 < 3 || value >= 60)).toBe(true)
    expect(file.skins.every((value, i) => i % 4 > 1 || value <= lapJoint)).toBe(true)
  })
  test('stand on the ground and are about 1.4 m tall', () => {
    const body = file.parts[0]
    const heights = Array.from(
      { length: body?.vertexCount ?? 0 },
      (_, i) => ((file.positions[i * 4 + 1] ?? 0) / 32767) * positionRangeMetres,
    )
    expect(Math.min(...heights)).toBeCloseTo(0, 2)
    expect(Math.max(...heights)).toBeGreaterThan(1.3)
  })
})

describe('a damaged file', () => {
  test.each([
    ['empty', new ArrayBuffer(0)],
    ['foreign', damaged((bytes) => bytes.set([1, 2, 3, 4]))],
    ['cut', builtFile('avatar/avatar.bin').slice(0, 5000)],
    ['with a head that is not JSON', damaged((bytes) => bytes.fill(0x7b, 8, 60))],
    ['with a head too long', damaged((bytes) => bytes.set([0xff, 0xff, 0xff, 0x0f], 4))],
  ])('%s is refused', (_, buffer) => {
    expect(() => unpackAvatar(buffer)).toThrow(AvatarFileError)
  })
})
