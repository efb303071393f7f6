import { heldProps } from '@kith/shared/actions'
import { describe, expect, test } from 'vitest'
import { avatarParts, buildAvatar } from './build.ts'
import { joint, joints } from './skeleton.ts'

const parts = avatarParts()
const again = avatarParts()

describe('every part of a body', () => {
  test.each(parts.map((part) => [part.name, part] as const))('%s is whole', (_, part) => {
    const vertices = part.positions.length / 3
    expect(part.positions.every(Number.isFinite)).toBe(true)
    expect(part.indices.every((index) => index < vertices)).toBe(true)
    expect(part.skins.every((value, i) => i % 4 > 1 || value <= joint.lap)).toBe(true)
    const lengths = Array.from({ length: vertices }, (__, i) =>
      Math.hypot(part.normals[i * 3] ?? 0, part.normals[i * 3 + 1] ?? 0, part.normals[i * 3 + 2] ?? 0),
    )
    expect(Math.max(...lengths.map((length) => Math.abs(length - 1)))).toBeLessThan(0.01)
  })

  test.each(parts.map((part) => [part.name, part] as const))('%s is the same on every build', (name) => {
    expect(again.find((part) => part.name === name)).toEqual(parts.find((part) => part.name === name))
  })
})

test('joints come after their parents', () => {
  joints.forEach(({ parent }, index) => expect(parent).toBeLessThan(index))
})

describe('triangles of a body', () => {
  const { triangles: built } = buildAvatar()
  /** Closed clothes are drawn in place of the shirt (see `endBare`), so they count without it. */
  const shirt = (ending: string): number => {
    const body = parts.find(({ name }) => name === `body${ending}`)
    return body ? (body.indices.length - (body.bareCount ?? 0)) / 3 : 0
  }
  const inPlaceOfShirt = /^outfit-(coat|raincoat)(-far)?$/
  const triangles: Readonly<Record<string, number>> = Object.fromEntries(
    Object.entries(built).map(([name, count]) => [
      name,
      count - (inPlaceOfShirt.test(name) ? shirt(name.endsWith('-far') ? '-far' : '') : 0),
    ]),
  )
  const most = (prefix: string, far: boolean): number =>
    Math.max(
      ...Object.entries(triangles).flatMap(([name, count]) => (name.startsWith(prefix) && name.endsWith('-far') === far ? [count] : [])),
    )
  const mean = (prefix: string, far: boolean): number => {
    const counts = Object.entries(triangles).flatMap(([name, count]) =>
      name.startsWith(prefix) && name.endsWith('-far') === far ? [count] : [],
    )
    return counts.reduce((sum, count) => sum + count, 0) / counts.length
  }

  test('there is a part for everything that can be held, and it is small', () => {
    for (const prop of heldProps.filter((name) => name !== 'none')) {
      expect([prop, triangles[`prop-${prop}`]]).toEqual([prop, expect.any(Number)])
      expect(triangles[`prop-${prop}`]).toBeLessThan(480)
      expect(triangles[`prop-${prop}-far`]).toBeLessThan(triangles[`prop-${prop}`] ?? 0)
    }
  })
  test('near, at its most, 6,400 and typically 4,300', () => {
    const all = (triangles['body'] ?? 0) + most('hair', false) + most('outfit', false) + most('beard', false) + most('accessory', false)
    expect(all).toBeLessThan(6400)
    expect((triangles['body'] ?? 0) + mean('hair', false) + mean('outfit', false) + mean('accessory', false) / 2).toBeLessThan(4300)
  })
  test('from afar, at its most, 2,700 and typically 2,000', () => {
    const all = (triangles['body-far'] ?? 0) + most('hair', true) + most('outfit', true) + most('beard', true) + most('accessory', true)
    expect(all).toBeLessThan(2700)
    expect((triangles['body-far'] ?? 0) + mean('hair', true) + mean('outfit', true) + mean('accessory', true) / 2).toBeLessThan(2000)
  })
})
