import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Breaker } from './breaker.ts'

test('whatever the outcomes, an open breaker lets at most one call out in its time, and one at a time', () => {
  const step = fc.record({ waitMs: fc.nat(20_000), outcome: fc.constantFrom('success', 'failure', 'neutral') })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let nowMs = 0
      let trialMs = -Infinity
      const breaker = new Breaker({ failures: 3, openMs: 30_000 }, () => nowMs)
      for (const { waitMs, outcome } of steps) {
        nowMs += waitMs
        const open = breaker.open
        if (!breaker.enter()) continue
        if (open) {
          expect(breaker.enter()).toBe(false)
          expect(nowMs - trialMs).toBeGreaterThanOrEqual(30_000)
          trialMs = nowMs
        }
        breaker.report(outcome)
      }
    }),
  )
})

test('failures must come in a row', () => {
  const breaker = new Breaker({ failures: 3, openMs: 30_000 }, () => 0)
  for (const outcome of ['failure', 'failure', 'success', 'failure', 'neutral', 'failure'] as const) breaker.report(outcome)
  expect(breaker.open).toBe(false)
  breaker.report('failure')
  expect(breaker.open).toBe(true)
})
