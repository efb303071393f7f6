import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRateLimiter, createTryLimiter } from './rate-limit.ts'

test('a bucket gives its capacity at once, then its rate', () => {
  let nowMs = 0
  const limiter = createRateLimiter({ capacity: 3, perSecond: 2 }, () => nowMs)
  expect([1, 2, 3, 4].map(() => limiter.take('ada'))).toEqual([true, true, true, false])
  expect(limiter.take('bo')).toBe(true)
  expect(limiter.waitMs('ada')).toBe(500)
  nowMs = 499
  expect(limiter.take('ada')).toBe(false)
  nowMs = 500
  expect(limiter.take('ada')).toBe(true)
  expect(limiter.waitMs('nobody')).toBe(0)
  nowMs = -10_000
  expect(limiter.waitMs('ada')).toBe(500)
})

test('property: over any run no more than capacity + rate × time is given', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ afterMs: fc.nat(400), cost: fc.integer({ min: 1, max: 3 }) }), { maxLength: 200 }), (takes) => {
      let nowMs = 0
      let given = 0
      const limiter = createRateLimiter({ capacity: 5, perSecond: 4 }, () => nowMs)
      for (const { afterMs, cost } of takes) {
        nowMs += afterMs
        if (limiter.take('ada', cost)) given += cost
      }
      expect(given).toBeLessThanOrEqual(5 + (4 * nowMs) / 1000 + 1e-6)
    }),
  )
})

test('a flood of keys is forgotten, the newest last', () => {
  const limiter = createRateLimiter({ capacity: 1, perSecond: 0.001, mostKeys: 100 }, () => 0)
  for (let index = 0; index < 1000; index += 1) limiter.take(`visitor${index}`)
  expect(limiter.take('visitor999')).toBe(false)
  expect(limiter.take('visitor0')).toBe(true)
})

test('twenty failures in ten minutes shut the door until the first of them is ten minutes old', () => {
  let nowMs = 0
  const tries = createTryLimiter({ tries: 20, windowMs: 600_000 }, () => nowMs)
  for (let index = 0; index < 20; index += 1) {
    expect(tries.take('10.0.0.1')).toBe(true)
    nowMs += 1000
  }
  expect(tries.take('10.0.0.1')).toBe(false)
  expect(tries.take('10.0.0.2')).toBe(true)
  nowMs = 599_999
  expect(tries.take('10.0.0.1')).toBe(false)
  nowMs = 600_000
  expect(tries.take('10.0.0.1')).toBe(true)
})

test('a try that did not fail is given back, and those under way at once count as well', () => {
  const tries = createTryLimiter({ tries: 3, windowMs: 600_000 }, () => 0)
  for (let index = 0; index < 10; index += 1) {
    expect(tries.take('a')).toBe(true)
    tries.succeeded('a')
  }
  expect([1, 2, 3, 4, 5].map(() => tries.take('a'))).toEqual([true, true, true, false, false])
})
