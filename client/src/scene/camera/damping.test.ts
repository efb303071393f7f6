import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDamped, damp, dampAngle } from './damping.ts'

describe('damping', () => {
  test('arrives without overshooting', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.02, max: 0.5, noNaN: true }),
        fc.double({ min: 0.002, max: 0.3, noNaN: true }),
        (target, smooth, step) => {
          const damped = createDamped(0)
          for (let seconds = 0; seconds < 5; seconds += step) {
            damp(damped, target, smooth, step)
            expect(Math.abs(damped.value)).toBeLessThanOrEqual(Math.abs(target) + 1e-9)
          }
          expect(damped.value).toBeCloseTo(target, 1)
        },
      ),
    )
  })
  test('does not depend on the frame rate', () => {
    const coarse = createDamped(0)
    const fine = createDamped(0)
    for (let i = 0; i < 5; i++) damp(coarse, 1, 0.2, 0.1)
    for (let i = 0; i < 500; i++) damp(fine, 1, 0.2, 0.001)
    expect(coarse.value).toBeCloseTo(fine.value, 6)
  })
  test('turns the short way', () => {
    const damped = createDamped(3)
    dampAngle(damped, -3, 0.1, 0.05)
    expect(damped.value).toBeGreaterThan(3)
  })
})
