import { readFileSync } from 'node:fs'
import { spaceDocumentSchema } from '@kith/shared/space'
import { expect, test } from 'vitest'
import { moodInWords } from './moods.ts'
import { skyOf, underSky } from './sky.ts'

const space = (id: string) =>
  spaceDocumentSchema.parse(JSON.parse(readFileSync(new URL(`../../../assets/built/${id}/space.json`, import.meta.url), 'utf8')))

test.each([
  ['garden', 'evening', 'evening'],
  ['garden', 'night', 'night'],
  ['garden', '', null],
  ['attic', 'rain', 'rain'],
  ['attic', 'clear', 'clear'],
  ['attic', '', 'rain'],
  ['pavilion', 'mist', 'mist'],
  ['pavilion', 'dusk', 'evening'],
  ['pavilion', 'gone', 'mist'],
])('[DA9] %s under “%s” is %s', (id, light, kind) => {
  expect(skyOf(space(id), light)?.kind ?? null).toBe(kind)
})

test('[DA9] the light has the words of the place', () => {
  expect(skyOf(space('attic'), 'clear')?.title).toEqual({ zh: '雨停了', en: 'Clear' })
})

test('[DA7] weather moves a mood a little: never into words by itself, and never beyond bounds', () => {
  const rest = { warmth: 0, energy: 0, worry: 0 }
  const kinds = ['rain', 'clear', 'mist', 'evening', 'night'] as const
  for (const kind of kinds) {
    const sky = { kind, title: { zh: '天', en: 'Sky' } }
    expect(moodInWords(underSky(rest, sky))).toBeNull()
    expect(underSky({ warmth: 1, energy: -1, worry: 1 }, sky)).toMatchObject({ worry: 1 })
    expect(Object.values(underSky({ warmth: 1, energy: -1, worry: 1 }, sky)).every((part) => Math.abs(part) <= 1)).toBe(true)
  }
  const night = { kind: 'night' as const, title: { zh: '夜', en: 'Night' } }
  expect(moodInWords({ ...rest, energy: -0.3 })).toBeNull()
  expect(moodInWords(underSky({ ...rest, energy: -0.3 }, night))?.en).toBe('a little slow')
  expect(underSky(rest, null)).toEqual(rest)
})
