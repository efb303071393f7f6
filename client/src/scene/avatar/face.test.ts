import { emotions } from '@kith/shared/actions'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blinkAt, createFace, type FaceCause, speakMouth, updateFace } from './face.ts'

const cause = (change: Partial<FaceCause>): FaceCause => ({
  emotion: 0,
  presence: 'idle',
  speaking: false,
  mouth: -1,
  gesture: 'none',
  caught: 0,
  seconds: 1,
  seed: 1,
  deltaSeconds: 0.05,
  ...change,
})

function settled(change: Partial<FaceCause>) {
  const face = createFace()
  for (let i = 0; i < 60; i++) updateFace(face, cause({ ...change, seconds: i * 0.05 }))
  return face
}

describe('the eyes', () => {
  test('blink within every four seconds, and are open most of the time', () => {
    for (let seed = 1; seed < 30; seed++) {
      const lids = Array.from({ length: 400 }, (_, i) => blinkAt(8 + i / 100, seed))
      expect(Math.max(...lids)).toBeGreaterThan(0.8)
      expect(lids.filter((lid) => lid > 0.1).length).toBeLessThan(60)
    }
  })
  test('shut in sleep and become arcs in laughter', () => {
    expect(settled({ presence: 'asleep' }).blink).toBeGreaterThan(0.9)
    expect(settled({ gesture: 'laugh' }).joy).toBeGreaterThan(0.9)
  })
})

describe('the mouth', () => {
  test('moves while speaking and repeats for the same time and seed', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), fc.integer({ min: 0, max: 65535 }), (seconds, seed) => {
        const face = createFace()
        const again = createFace()
        speakMouth(seconds, seed, face)
        speakMouth(seconds, seed, again)
        expect(again).toEqual(face)
        for (const share of [face.mouthOpen, face.mouthWide, face.mouthRound]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
      }),
    )
    const openings = Array.from({ length: 60 }, (_, i) => {
      const face = createFace()
      speakMouth(i / 20, 5, face)
      return face.mouthOpen
    })
    expect(Math.max(...openings) - Math.min(...openings)).toBeGreaterThan(0.5)
  })
  test('follows the shapes of the words', () => {
    expect(settled({ speaking: true, mouth: 1 }).mouthOpen).toBeCloseTo(1)
    expect(settled({ speaking: true, mouth: 3 }).mouthRound).toBeCloseTo(1)
    expect(settled({ speaking: true, mouth: 0 }).mouthOpen).toBeLessThan(0.05)
  })
  test('closes again', () => expect(settled({}).mouthOpen).toBeLessThan(0.02))
})

describe('feelings', () => {
  test('sadness turns the corners down, gladness up', () => {
    expect(settled({ emotion: emotions.indexOf('sad') }).smile).toBeLessThan(-0.4)
    expect(settled({ emotion: emotions.indexOf('glad') }).smile).toBeGreaterThan(0.8)
  })
  test('a smile is caught from whom one listens to, unless one feels otherwise', () => {
    expect(settled({ caught: 1 }).smile).toBeGreaterThan(0.9)
    expect(settled({ caught: 1, emotion: emotions.indexOf('sad') }).smile).toBeLessThan(-0.4)
    expect(settled({ caught: -0.9 }).smile).toBeCloseTo(settled({}).smile)
  })
  test('an unknown feeling is calm', () => expect(settled({ emotion: 99 }).smile).toBeCloseTo(settled({ emotion: 0 }).smile))
})
