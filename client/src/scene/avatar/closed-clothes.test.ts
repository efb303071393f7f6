import { encodeLook, lookOptions, plainLook } from '@kith/shared/state'
import { describe, expect, test } from 'vitest'
import { builtAvatar } from '#scene/testing/fixtures.ts'
import { type AvatarFile, positionRangeMetres } from './avatar-file.ts'
import { CrowdBatches } from './crowd-batches.ts'
import { CrowdTexture } from './crowd-texture.ts'
import { drawnLook } from './drawn-look.ts'
import { refineAvatar } from './refine-avatar.ts'

type Part = AvatarFile['parts'][number]
type Point = readonly [x: number, y: number, z: number]
const near = builtAvatar()
const fine = refineAvatar(near)
const shirtPaint = 2
const ownPaint = 5
const named = (file: AvatarFile, name: string): Part => {
  const part = file.parts.find((one) => one.name === name)
  if (!part) throw new Error(`no part is called ${name}`)
  return part
}
const at = ({ positions }: AvatarFile, vertex: number): Point => {
  const metres = (axis: number): number => ((positions[vertex * 4 + axis] ?? 0) / 32767) * positionRangeMetres
  return [metres(0), metres(1), metres(2)]
}
const paintOf = ({ skins }: AvatarFile, vertex: number): number => (skins[vertex * 4 + 3] ?? 0) & 15
/** The vertices of a part's triangles, from one of its indices to another. */
const corners = (file: AvatarFile, part: Part, from: number, to: number): number[] =>
  Array.from(file.indices.subarray(part.indexStart + from, part.indexStart + to), (index) => part.vertexStart + index)
const wearing = (outfit: string, kind = 'person') =>
  drawnLook(
    encodeLook({
      ...plainLook,
      outfit: (lookOptions.outfit as readonly string[]).indexOf(outfit),
      kind: (lookOptions.kind as readonly string[]).indexOf(kind),
    }),
  )
const closed = lookOptions.outfit.filter((outfit) => wearing(outfit).closed)
const bodies = ['body', 'body-far', 'fox', 'fox-far', 'body-fine', 'fox-fine']

describe('under clothes that close', () => {
  test('are a coat and a raincoat', () => {
    expect(closed).toEqual(['coat', 'raincoat'])
  })

  test.each(bodies)('nothing of the shirt of %s is drawn, and nothing else is missing', (name) => {
    const file = name.endsWith('-fine') ? fine : near
    const part = named(file, name)
    const bare = part.bareCount ?? 0
    expect(bare % 3).toBe(0)
    expect(corners(file, part, 0, bare).filter((vertex) => paintOf(file, vertex) === shirtPaint)).toEqual([])
    const shirt = corners(file, part, bare, part.indexCount)
    expect(shirt.length).toBeGreaterThan(500)
    expect(shirt.filter((vertex) => paintOf(file, vertex) !== shirtPaint)).toEqual([])
  })

  test.each([...lookOptions.outfit])('a body in %s is drawn so far', (outfit) => {
    for (const kind of ['person', 'fox']) {
      const look = wearing(outfit, kind)
      const texture = new CrowdTexture(1)
      const batches = new CrowdBatches(fine, texture, true)
      const [drawn] = batches.group.children
      for (const [detail, ending] of [
        ['near', ''],
        ['far', '-far'],
        ['fine', '-fine'],
      ] as const) {
        batches.clear()
        batches.add(0, look, detail)
        const body = named(fine, `${look.parts[0]}${ending}`)
        const counts = Reflect.get(drawn ?? {}, '_multiDrawCounts') as Int32Array
        expect(counts[0]).toBe(closed.includes(outfit) ? body.bareCount : body.indexCount)
      }
    }
  })

  test.each(closed.flatMap((outfit) => [outfit, `${outfit}-far`]))('%s has sleeves of its own down to the hands', (outfit) => {
    const part = named(near, `outfit-${outfit}`)
    const sleeves = corners(near, part, 0, part.indexCount).filter((vertex) => Math.abs(at(near, vertex)[0]) > 0.17)
    for (const side of [-1, 1]) {
      const heights = sleeves.filter((vertex) => Math.sign(at(near, vertex)[0]) === side).map((vertex) => at(near, vertex)[1])
      expect(Math.min(...heights.filter((height) => height > 0.45))).toBeLessThan(0.49)
      expect(Math.max(...heights)).toBeGreaterThan(0.75)
    }
    expect(sleeves.filter((vertex) => paintOf(near, vertex) !== ownPaint)).toEqual([])
  })

  test.each(closed.flatMap((outfit) => [outfit, `${outfit}-far`]))(
    'what %s shows of a shirt lies in its neck, a finger behind its cloth',
    (outfit) => {
      const part = named(near, `outfit-${outfit}`)
      const all = [...new Set(corners(near, part, 0, part.indexCount))]
      const cloth = all.filter((vertex) => paintOf(near, vertex) === ownPaint).map((vertex) => at(near, vertex))
      for (const vertex of all.filter((one) => paintOf(near, one) === shirtPaint)) {
        const [x, y, z] = at(near, vertex)
        expect(y).toBeGreaterThan(0.55)
        if (y > 0.76 || Math.abs(x) < 0.05) continue
        // Outside the opening there is cloth before it, farther from the middle in the same direction.
        const around = cloth.filter(
          ([cx, cy, cz]) => Math.abs(cy - y) < 0.06 && Math.abs(Math.atan2(cx, cz) - Math.atan2(x, z)) < 0.3 && cz > 0,
        )
        expect(Math.max(...around.map(([cx, , cz]) => Math.hypot(cx, cz)))).toBeGreaterThan(Math.hypot(x, z) + 0.01)
      }
    },
  )
})
