import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSpot } from './place-label.ts'
import { aimTail, createTail, cutTail, runsThrough } from './tail.ts'

const spot = { ...createSpot(), x: 400, y: 300, head: 30 }
const paper = (middle: number, top: number) => ({ left: middle - 80, right: middle + 80, top, bottom: top + 60 })
const tail = createTail()

describe('a tail', () => {
  test.each([
    ['straight over the head', paper(400, 240), true],
    ['high over it', paper(400, 100), true],
    ['over it and aside, near enough to lean', paper(470, 200), true],
    ['over it, so far aside that it would lie flat', paper(560, 230), false],
    ['beside it, on the left', paper(260, 300), true],
    ['beside it, on the right', paper(540, 300), true],
    ['beside it, farther off than a tail is long', paper(560, 300), false],
    ['under it, farther off than a tail is long', paper(400, 440), false],
    ['before the face', paper(420, 300), false],
    ['under it', paper(400, 400), true],
    ['under it, far aside', paper(560, 380), false],
  ])('%s', (_where, where, reaches) => expect(aimTail(tail, spot, where)).toBe(reaches))
  test('that reaches ends beside its own head, and begins in its own paper', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 700 }), fc.integer({ min: 0, max: 500 }), (middle, top) => {
        const where = paper(middle, top)
        if (!aimTail(tail, spot, where)) return
        expect(Math.abs(tail.toX - spot.x)).toBeLessThanOrEqual(spot.head + 4)
        expect(tail.fromX).toBeGreaterThan(where.left)
        expect(tail.fromX).toBeLessThan(where.right)
        expect(tail.fromY).toBeGreaterThan(where.top)
        expect(tail.fromY).toBeLessThan(where.bottom)
      }),
    )
  })
  test('is never long: where it ends far from the head, a mark over that tells whose words these are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 700 }), fc.integer({ min: 0, max: 500 }), (middle, top) => {
        if (!aimTail(tail, spot, paper(middle, top))) return
        const { toX, toY, fromX, fromY } = tail
        const marked = cutTail(tail)
        const drawn = Math.hypot(tail.toX - fromX, tail.toY - fromY)
        const left = Math.hypot(toX - tail.toX, toY - tail.toY)
        expect(drawn).toBeLessThanOrEqual(31.01)
        expect(drawn + left).toBeCloseTo(Math.hypot(toX - fromX, toY - fromY), 6)
        expect(marked).toBe(left > 14)
      }),
    )
  })
  test('is known to run through what lies in its way, and through nothing beside it', () => {
    const across = { fromX: 0, fromY: 0, toX: 100, toY: 100, cost: 0 }
    expect(runsThrough(across, { left: 40, top: 40, right: 60, bottom: 60 })).toBe(true)
    expect(runsThrough(across, { left: 60, top: 10, right: 90, bottom: 40 })).toBe(false)
    expect(runsThrough(across, { left: 110, top: 110, right: 120, bottom: 120 })).toBe(false)
    expect(runsThrough({ fromX: 50, fromY: 0, toX: 50, toY: 100, cost: 0 }, { left: 40, top: 40, right: 60, bottom: 60 })).toBe(true)
  })
})
