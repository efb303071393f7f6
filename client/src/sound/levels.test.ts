import { describe, expect, test } from 'vitest'
import { soundBuses } from '#state/sound-settings.ts'
import { duckWhile, gainOf, nightOf, stepGain } from './levels.ts'

describe('sliders', () => {
  test('are silent at nothing, rise all the way, and end there', () => {
    for (const bus of soundBuses) {
      expect(gainOf(bus, 0)).toBe(0)
      const gains = Array.from({ length: 21 }, (_, step) => gainOf(bus, step * 5))
      expect(gains.every((gain, at) => at === 0 || gain > (gains[at - 1] ?? 0))).toBe(true)
      expect(gains[20]).toBeLessThanOrEqual(1.3)
      expect(gainOf(bus, 900)).toBe(gainOf(bus, 100))
    }
  })
  test('half way sounds about half as loud: some ten decibels less', () => {
    const decibels = 20 * Math.log10(gainOf('ambience', 50) / gainOf('ambience', 100))
    expect(decibels).toBeGreaterThan(-12)
    expect(decibels).toBeLessThan(-8)
  })
})

test('speech lowers the rest a little, quickly; silence brings it back slowly', () => {
  expect(duckWhile(true).gain).toBeLessThan(0.75)
  expect(duckWhile(true).gain).toBeGreaterThan(0.4)
  expect(duckWhile(false)).toMatchObject({ gain: 1 })
  expect(duckWhile(true).seconds).toBeLessThan(duckWhile(false).seconds)
})

test.each([
  [0, 0],
  [0.6, 0],
  [0.9, 0.75],
  [1, 1],
])('with stars %s it is night by %s', (stars, night) => expect(nightOf(stars)).toBeCloseTo(night))

test('steps: one’s own are quieter, faster ones louder, far ones none', () => {
  expect(stepGain(true, 0, 3)).toBeLessThan(stepGain(false, 2, 3))
  expect(stepGain(false, 2, 6)).toBeGreaterThan(stepGain(false, 2, 2))
  expect(stepGain(false, 12, 3)).toBe(0)
})
