import { describe, expect, test } from 'vitest'
import { builtAvatar, builtFile } from '#scene/testing/fixtures.ts'
import { AvatarFileError, unpackAvatar } from './avatar-file.ts'

function damaged(change: (bytes: Uint8Array) => void): ArrayBuffer {
  const bytes = new Uint8Array(builtFile('avatar/avatar.bin').slice(0))
  change(bytes)
  return bytes.buffer
}

describe('the built bodies', () => {
  const file = builtAvatar()
  test('have every part the looks can ask for, in order', () => {
    expect(file.parts.map(({ name }) => name.replace(/-.*/, ''))).toEqual([
      'body',
      ...Array.from({ length: 8 }, () => 'hair'),
      ...Array.from({ length: 4 }, () => 'outfit'),
      ...Array.from({ length: 4 }, () => 'accessory'),
      'body',
    ])
  })
  test('stay within what a crowd can afford', () => {
    const triangles = (index: number): number => (file.parts[index]?.indexCount ?? 0) / 3
    expect(triangles(0)).toBeLessThanOrEqual(1700)
    expect(triangles(17)).toBeLessThanOrEqual(800)
    for (let hair = 1; hair <= 8; hair++) expect(triangles(hair)).toBeLessThanOrEqual(1100)
  })
  test('index only their own vertices, and weigh joints that exist', () => {
    const wrong = file.parts.filter((part) => {
      const indices = file.indices.subarray(part.indexStart, part.indexStart + part.indexCount)
      return indices.some((index) => index >= part.vertexCount)
    })
    expect(wrong).toEqual([])
    expect(file.skins.every((value, i) => i % 4 > 1 || value < file.joints.length)).toBe(true)
  })
  test('stand on the ground and are about 1.4 m tall', () => {
    const body = file.parts[0]
    const heights = Array.from({ length: body?.vertexCount ?? 0 }, (_, i) => (file.positions[i * 4 + 1] ?? 0) / 20000)
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
