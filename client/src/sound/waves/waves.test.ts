import { describe, expect, test } from 'vitest'
import { chimeKinds, floorKinds } from '../kinds.ts'
import { seededRandom } from '../random.ts'
import { peakOf, rmsOf, type Wave, waveRate } from '../wave.ts'
import { chime } from './chime.ts'
import { cricket } from './crickets.ts'
import { fireCrackle, fireRoar } from './fire.ts'
import { kettle } from './kettle.ts'
import { feltPiano } from './piano.ts'
import { rainOnRoof, rainOnWindow } from './rain.ts'
import { hallResponse } from './reverb.ts'
import { step } from './step.ts'
import { lapping } from './water.ts'
import { windInLeaves } from './wind.ts'

const loops: readonly [string, (random: () => number) => Wave][] = [
  ['fire roar', fireRoar],
  ['fire crackle', fireCrackle],
  ['cricket', (random) => cricket(1, random)],
  ['wind, left', (random) => windInLeaves(0, random)],
  ['wind, right', (random) => windInLeaves(1, random)],
  ['rain on the roof, left', (random) => rainOnRoof(0, random)],
  ['rain on the roof, right', (random) => rainOnRoof(1, random)],
  ['rain on the window', rainOnWindow],
  ['lapping', lapping],
]
const singles: readonly [string, (random: () => number) => Wave][] = [
  ['kettle', kettle],
  ...floorKinds.map((floor): [string, (random: () => number) => Wave] => [`step on ${floor}`, (random) => step(floor, random)]),
  ...chimeKinds.map((kind): [string, (random: () => number) => Wave] => [`chime: ${kind}`, (random) => chime(kind, random)]),
  ['low piano', (random) => feltPiano(50, random)],
  ['high piano', (random) => feltPiano(81, random)],
]

/** Largest step from one sample to the next. */
function steepest(wave: Wave): number {
  let most = 0
  for (let i = 1; i < wave.length; i++) most = Math.max(most, Math.abs((wave[i] ?? 0) - (wave[i - 1] ?? 0)))
  return most
}

describe.each(loops)('the loop %s', (_name, make) => {
  const wave = make(seededRandom(5))
  test('is as loud as a bed should be, without clipping', () => {
    expect(rmsOf(wave)).toBeGreaterThan(0.03)
    expect(rmsOf(wave)).toBeLessThan(0.12)
    expect(peakOf(wave)).toBeLessThan(1)
    expect(wave.every(Number.isFinite)).toBe(true)
  })
  test('joins its own beginning', () => {
    const seam = Math.abs((wave[0] ?? 0) - (wave[wave.length - 1] ?? 0))
    expect(seam).toBeLessThanOrEqual(steepest(wave) + 1e-6)
  })
  test('has no direct current, and is the same for the same seed', () => {
    expect(Math.abs(wave.reduce((sum, value) => sum + value, 0) / wave.length)).toBeLessThan(0.01)
    expect(make(seededRandom(5))).toEqual(wave)
  })
})

describe.each(singles)('the sound %s', (_name, make) => {
  const wave = make(seededRandom(9))
  test('is heard, does not clip, and ends in silence', () => {
    expect(peakOf(wave)).toBeGreaterThan(0.2)
    expect(peakOf(wave)).toBeLessThanOrEqual(0.65)
    expect(wave.every(Number.isFinite)).toBe(true)
    expect(Math.abs(wave[wave.length - 1] ?? 1)).toBeLessThan(1e-3)
    expect(Math.abs(wave[0] ?? 1)).toBeLessThan(0.05)
  })
  test('is short', () => expect(wave.length / waveRate).toBeLessThan(7))
})

test('the hall answers both ears differently, each with the energy of what came in', () => {
  const [left, right] = hallResponse(8000)
  expect(left).not.toEqual(right)
  for (const ear of [left, right]) expect(ear.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 3)
})

test('crackles differ from one another', () => {
  const [one, two] = [fireCrackle(seededRandom(1)), fireCrackle(seededRandom(2))]
  expect(one).not.toEqual(two)
})
