import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { floorAt, levelIn, plainSounds, type SoundDocument, voicesOf } from './soundscape.ts'
import { floorKinds } from './kinds.ts'

const folder = new URL('../../../assets/sounds/', import.meta.url)
const metres = z.number().min(-200).max(200)
const point = z.strictObject({ x: metres, y: metres, z: metres })
const kind = z.enum(floorKinds)
const schema: z.ZodType<SoundDocument> = z.strictObject({
  wind: z.number().min(0).max(1),
  crickets: z.array(point).max(6),
  waters: z.array(point.extend({ radiusMetres: z.number().min(0.1).max(100) })).max(6),
  kettles: z.array(point).max(3),
  floor: kind,
  floors: z
    .array(
      z.union([
        z.strictObject({ kind, x: metres, z: metres, radiusMetres: z.number().positive() }),
        z.strictObject({ kind, minX: metres, maxX: metres, minZ: metres, maxZ: metres }),
      ]),
    )
    .max(40),
})
const documents = readdirSync(folder).map((file): [string, unknown] => [file, JSON.parse(readFileSync(new URL(file, folder), 'utf8'))])
const place = {
  spaceId: 'test',
  bounds: { minX: -5, maxX: 5, minZ: -5, maxZ: 5 },
  fires: [{ x: 0, y: 0.2, z: 2 }],
  waters: [],
  panes: [{ x: 0, y: 1, z: -4 }],
}
const clear = { rain: 0, night: 0 }

test('every sound document is one', () => {
  expect(documents.length).toBeGreaterThan(0)
  for (const [file, document] of documents)
    expect({ file, ok: schema.safeParse(document).error?.message ?? 'ok' }).toEqual({ file, ok: 'ok' })
})

describe('voices', () => {
  const crickets = [{ x: 9, y: 0, z: 9 }]
  const voices = voicesOf(place, { ...plainSounds, crickets })
  const loud = (weather: { rain: number; night: number }) =>
    Object.fromEntries(voices.map((voice) => [voice.kind, Math.round(levelIn(weather, voice) * 100) / 100]))

  test('come from what a space shows and from what its sound document adds', () => {
    expect(voices.map((voice) => voice.kind)).toEqual(['wind', 'rain-roof', 'fire', 'crickets', 'rain-window'])
  })
  test('have a pond where it lies, and a lake all around', () => {
    const at = (radiusMetres: number) => voicesOf({ ...place, waters: [{ x: 1, y: 0, z: 1, radiusMetres }] }, plainSounds)
    expect(at(2).filter(({ kind }) => kind === 'water' || kind === 'lake')).toMatchObject([{ kind: 'water', at: { x: 1 }, nearMetres: 2 }])
    expect(at(60).filter(({ kind }) => kind === 'water' || kind === 'lake')).toMatchObject([{ kind: 'lake', at: null }])
  })
  test('follow rain and night', () => {
    expect(loud(clear)).toEqual({ wind: 0.3, 'rain-roof': 0, fire: 1, crickets: 0.25, 'rain-window': 0 })
    expect(loud({ rain: 0, night: 1 })).toMatchObject({ crickets: 1 })
    expect(loud({ rain: 1, night: 1 })).toEqual({ wind: 0.4, 'rain-roof': 1, fire: 1, crickets: 0, 'rain-window': 1 })
  })
})

describe('the floor', () => {
  const sounds: SoundDocument = {
    ...plainSounds,
    floor: 'grass',
    floors: [
      { kind: 'wood', x: 0, z: 0, radiusMetres: 3 },
      { kind: 'rug', minX: -1, maxX: 1, minZ: -1, maxZ: 1 },
    ],
  }
  test.each([
    [0, 0, 'rug'],
    [2, 0, 'wood'],
    [4, 0, 'grass'],
    [0, -2.9, 'wood'],
  ] as const)('at %s, %s is %s', (x, z, floor) => expect(floorAt(sounds, x, z)).toBe(floor))
})
