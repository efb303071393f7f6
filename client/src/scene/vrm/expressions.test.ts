import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFace } from '../avatar/face.ts'
import { drivenExpressions, expressionsOf, noExpression } from './expressions.ts'

const any = fc.double({ min: -2, max: 2, noNaN: true })

test('every face gives shares from nothing to all', () => {
  fc.assert(
    fc.property(
      fc.record({ blink: any, mouthOpen: any, mouthWide: any, mouthRound: any, smile: any, browRaise: any, browTilt: any, joy: any }),
      (face) => {
        const weights = expressionsOf({ ...createFace(), ...face }, noExpression())
        for (const name of drivenExpressions) {
          expect(weights[name]).toBeGreaterThanOrEqual(0)
          expect(weights[name]).toBeLessThanOrEqual(1)
        }
      },
    ),
  )
})

test('an open mouth says a, a round one o, a closed one nothing', () => {
  const face = createFace()
  const of = (change: Partial<typeof face>) => expressionsOf({ ...face, ...change }, noExpression())
  expect(of({ mouthOpen: 1, mouthWide: 0.5, mouthRound: 0.1 }).aa).toBeGreaterThan(0.8)
  expect(of({ mouthOpen: 1, mouthRound: 0.9 }).oh).toBeGreaterThan(of({ mouthOpen: 1, mouthRound: 0.9 }).aa)
  for (const name of ['aa', 'ih', 'ou', 'ee', 'oh'] as const) expect(of({ mouthOpen: 0, mouthRound: 0.5 })[name]).toBe(0)
  expect(of({ blink: 1 }).blink).toBe(1)
})
