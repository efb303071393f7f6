import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginStick, createStick, endStick, moveStick, stickPixels } from './stick.ts'

describe('the touch stick', () => {
  test.each([
    ['at rest', 0, 0, 0, 0, false],
    ['inside the inner circle', 20, 0, 0, 0, false],
    ['half way, to the right', 45, 0, 0.5, 0, false],
    ['full, up', 0, -60, 0, 1, true],
    ['past the rim, down', 0, 90, 0, -1, true],
  ])('%s', (_, dx, dy, right, forward, run) => {
    const stick = createStick()
    beginStick(stick, 100, 100)
    moveStick(stick, 100 + dx, 100 + dy)
    expect(stick.right).toBeCloseTo(right)
    expect(stick.forward).toBeCloseTo(forward)
    expect(stick.run).toBe(run)
  })

  test('drags its base along past the rim, so that turning back answers at once', () => {
    const stick = createStick()
    beginStick(stick, 0, 0)
    moveStick(stick, 200, 0)
    expect(stick.baseX).toBeCloseTo(140)
    moveStick(stick, 160, 0)
    expect(stick.right).toBe(0)
  })

  test('never asks for more than one, nor strays from the finger', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -2000, max: 2000, noNaN: true }), fc.double({ min: -2000, max: 2000, noNaN: true })), {
          minLength: 1,
          maxLength: 20,
        }),
        (moves) => {
          const stick = createStick()
          beginStick(stick, 10, 10)
          for (const [x, y] of moves) {
            moveStick(stick, x, y)
            expect(Math.hypot(stick.right, stick.forward)).toBeLessThanOrEqual(1.0001)
            expect(Math.hypot(x - stick.baseX, y - stick.baseY)).toBeLessThanOrEqual(stickPixels.outer + 1e-6)
          }
          endStick(stick)
          expect([stick.right, stick.forward, stick.run]).toEqual([0, 0, false])
        },
      ),
    )
  })
})
