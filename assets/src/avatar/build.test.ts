import { describe, expect, test } from 'vitest'
import { accessoryParts } from './accessories.ts'
import { bodyPart, farBodyPart } from './body.ts'
import { buildAvatar } from './build.ts'
import { hairParts } from './hair.ts'
import { outfitParts } from './outfits.ts'
import { joints } from './skeleton.ts'

const parts = [bodyPart(), farBodyPart(), ...hairParts(), ...outfitParts(), ...accessoryParts()]

describe('every part of a body', () => {
  test.each(parts.map((part) => [part.name, part] as const))('%s is whole', (_, part) => {
    const vertices = part.positions.length / 3
    expect(part.positions.every(Number.isFinite)).toBe(true)
    expect(part.indices.every((index) => index < vertices)).toBe(true)
    expect(part.skins.every((value, i) => i % 4 > 1 || value < joints.length)).toBe(true)
    const lengths = Array.from({ length: vertices }, (__, i) =>
      Math.hypot(part.normals[i * 3] ?? 0, part.normals[i * 3 + 1] ?? 0, part.normals[i * 3 + 2] ?? 0),
    )
    expect(Math.max(...lengths.map((length) => Math.abs(length - 1)))).toBeLessThan(0.01)
  })

  test.each(parts.map((part) => [part.name, part] as const))('%s is the same on every build', (name) => {
    const again = [bodyPart(), farBodyPart(), ...hairParts(), ...outfitParts(), ...accessoryParts()].find((part) => part.name === name)
    expect(again).toEqual(parts.find((part) => part.name === name))
  })
})

test('joints come after their parents', () => {
  joints.forEach((joint, index) => expect(joint.parent).toBeLessThan(index))
})

test('a typical body stays under 2,600 triangles', () => {
  const { triangles } = buildAvatar()
  const mean = (prefix: string): number => {
    const counts = Object.entries(triangles).flatMap(([name, count]) => (name.startsWith(prefix) ? [count] : []))
    return counts.reduce((sum, count) => sum + count, 0) / counts.length
  }
  const typical = (triangles['body'] ?? 0) + mean('hair') + (mean('outfit') * 4) / 5 + (mean('accessory') * 4) / 5 / 2
  expect(typical).toBeLessThan(2700)
})
