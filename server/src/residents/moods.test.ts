import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMoods, faceOf, moodInWords, type MoodEvent } from './moods.ts'

const event = fc.record({
  what: fc.constantFrom<MoodEvent>('greeted', 'talked', 'parted', 'interrupted', 'hushed'),
  afterMs: fc.nat(600_000),
})

test('[DA7] property: moods stay within bounds, always fade and come to rest; the same events give the same mood', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 80 }), fc.nat(3_600_000), (events, waitMs) => {
      const [one, other] = [createMoods(), createMoods()]
      let nowMs = 1_000_000
      for (const { what, afterMs } of events) {
        nowMs += afterMs
        for (const moods of [one, other]) moods.feel('zhou', what, nowMs)
        expect(Object.values(one.of('zhou', nowMs)).every((part) => part >= -1 && part <= 1)).toBe(true)
      }
      const mood = one.of('zhou', nowMs)
      expect(other.of('zhou', nowMs)).toEqual(mood)
      const later = one.of('zhou', nowMs + waitMs)
      for (const part of ['warmth', 'energy', 'worry'] as const) expect(Math.abs(later[part])).toBeLessThanOrEqual(Math.abs(mood[part]))
      const nextDay = one.of('zhou', nowMs + 86_400_000)
      expect(Object.values(nextDay).every((part) => Math.abs(part) < 0.001)).toBe(true)
      expect(moodInWords(nextDay)).toBe(null)
      expect(faceOf(nextDay)).toBe('calm')
      expect(one.of('adeng', nowMs)).toEqual({ warmth: 0, energy: 0, worry: 0 })
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('[DA7] company warms, being hushed unsettles, and both show', () => {
  const moods = createMoods()
  moods.feel('xiaoman', 'greeted', 0)
  expect(moodInWords(moods.of('xiaoman', 0))).toBe(null)
  for (let line = 0; line < 8; line += 1) moods.feel('xiaoman', 'talked', 0)
  expect(moodInWords(moods.of('xiaoman', 0))?.en).toBe('glad of the company')
  expect(faceOf(moods.of('xiaoman', 0))).toBe('glad')
  for (let times = 0; times < 4; times += 1) moods.feel('xiaoman', 'hushed', 0)
  expect(moodInWords(moods.of('xiaoman', 0))?.zh).toBe('有点不踏实')
  expect(faceOf(moods.of('xiaoman', 0))).toBe('shy')
  expect(moodInWords(moods.of('xiaoman', 20 * 60_000))?.en).not.toBe('a little unsettled')
})
