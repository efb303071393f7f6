import { describe, expect, test } from 'vitest'
import { builtAvatar } from '#scene/testing/fixtures.ts'
import { type AvatarFile, positionRangeMetres } from './avatar-file.ts'
import { lapJoint } from './joints.ts'
import { refineAvatar } from './refine-avatar.ts'

type Part = AvatarFile['parts'][number]
const near = builtAvatar()
const fine = refineAvatar(near)
const named = (file: AvatarFile, name: string): Part => {
  const part = file.parts.find((one) => one.name === name)
  if (!part) throw new Error(`no part is called ${name}`)
  return part
}
const range = ({ vertexStart, vertexCount }: Part): number[] => Array.from({ length: vertexCount }, (_, i) => vertexStart + i)
const metres = (file: AvatarFile, vertex: number): [number, number, number] =>
  [0, 1, 2].map((axis) => ((file.positions[vertex * 4 + axis] ?? 0) / 32767) * positionRangeMetres) as [number, number, number]

describe('refined bodies', () => {
  test('keep every part as it was and add one of four times the triangles for each near one', () => {
    expect(fine.parts.slice(0, near.parts.length)).toEqual(near.parts)
    const added = fine.parts.slice(near.parts.length)
    expect(added.map(({ name }) => name)).toEqual(near.parts.flatMap(({ name }) => (name.endsWith('-far') ? [] : [`${name}-fine`])))
    for (const part of added) expect(part.indexCount).toBe(named(near, part.name.slice(0, -5)).indexCount * 4)
  })

  test('index only their own vertices, weigh joints that exist, and follow the lap first', () => {
    const wrong = fine.parts.filter((part) =>
      fine.indices.subarray(part.indexStart, part.indexStart + part.indexCount).some((index) => index >= part.vertexCount),
    )
    expect(wrong).toEqual([])
    expect(fine.skins.every((value, i) => i % 4 > 1 || value <= lapJoint)).toBe(true)
    const second = (vertex: number): number | undefined => fine.skins[vertex * 4 + 1]
    const lapSecond = fine.parts.filter((part) => range(part).some((vertex) => second(vertex) === lapJoint))
    expect(lapSecond.map(({ name }) => name)).toEqual([])
    const last = fine.parts.at(-1)
    expect(fine.positions.length / 4).toBe((last?.vertexStart ?? 0) + (last?.vertexCount ?? 0))
  })

  test('are rounder: what is put between the corners of a shoulder or a curl bulges, and nothing leaps', () => {
    for (const name of ['body', 'hair-curls', 'hair-bob', 'accessory-strawHat']) {
      const [coarse, part] = [named(near, name), named(fine, `${name}-fine`)]
      for (let i = 0; i < coarse.vertexCount; i++) expect(metres(fine, part.vertexStart + i)).toEqual(metres(near, coarse.vertexStart + i))
      let lifted = 0
      for (let k = 0; k < part.indexCount; k += 12) {
        const [a = 0, ab = 0, , , b = 0] = fine.indices.subarray(part.indexStart + k)
        const [from, middle, to] = [a, ab, b].map((index) => metres(fine, part.vertexStart + index))
        const off = Math.hypot(...[0, 1, 2].map((axis) => (middle?.[axis] ?? 0) - ((from?.[axis] ?? 0) + (to?.[axis] ?? 0)) / 2))
        const length = Math.hypot(...[0, 1, 2].map((axis) => (to?.[axis] ?? 0) - (from?.[axis] ?? 0)))
        expect(off).toBeLessThanOrEqual(length * 0.26 + 0.0005)
        if (off > 0.001) lifted += 1
      }
      expect(lifted).toBeGreaterThan(20)
    }
  })
})
