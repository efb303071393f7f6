import { assert, integer, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phraseOf, tuneScale } from './tune.ts'

describe('the tune', () => {
  test('keeps to its five tones, leaves air, and rests after every phrase', () => {
    assert(
      property(nat(1_000_000), nat(10_000), (seed, index) => {
        const { notes, seconds } = phraseOf(seed, index)
        const scale = new Set<number>(tuneScale)
        expect(notes.length).toBeGreaterThanOrEqual(4)
        expect(notes.every(({ midi }) => scale.has(midi))).toBe(true)
        expect(notes.every(({ loudness }) => loudness > 0.1 && loudness < 0.9)).toBe(true)
        expect(notes.every(({ atSeconds }, at) => atSeconds >= (notes[at - 1]?.atSeconds ?? 0))).toBe(true)
        // Sparse: never more than one note a second on the whole, and a breath at the end.
        expect(notes.length / seconds).toBeLessThan(1)
        expect(seconds - (notes.at(-1)?.atSeconds ?? 0)).toBeGreaterThan(3)
      }),
      { seed: 20_261_123 },
    )
  })
  test('is the same for the same seed and place, and goes on differently', () => {
    expect(phraseOf(7, 3)).toEqual(phraseOf(7, 3))
    const phrases = new Set(Array.from({ length: 40 }, (_, index) => JSON.stringify(phraseOf(7, index).notes.map(({ midi }) => midi))))
    expect(phrases.size).toBeGreaterThan(30)
  })
  test('moves in small steps: no leap in the melody is wider than an octave', () => {
    assert(
      property(nat(1000), integer({ min: 0, max: 200 }), (seed, index) => {
        const melody = phraseOf(seed, index).notes.filter(({ midi }) => midi >= 62)
        for (let at = 1; at < melody.length; at++)
          expect(Math.abs((melody[at]?.midi ?? 0) - (melody[at - 1]?.midi ?? 0))).toBeLessThanOrEqual(12)
      }),
      { seed: 4 },
    )
  })
})
