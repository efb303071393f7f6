import { describe, expect, test } from 'vitest'
import { capUnit, isPriced, money, readCap } from './amounts.ts'

const tally = { calls: 2, promptTokens: 1, completionTokens: 1, cachedShare: null, micros: 5, unpricedCalls: 0 }
const priced = { name: 'a', kind: 'endpoint', price: { input: 1, output: 2, cached: null } } as const
const script = { name: 'script', kind: 'script', price: null } as const

describe('amounts', () => {
  test('money shows that a little is not nothing', () => {
    expect(money(420_000, 'CNY', 'zh')).toBe('¥0.42')
    expect(money(165, 'USD', 'en')).toBe('$0.0002')
    expect(money(0, 'USD', 'en')).toBe('$0.00')
  })
  test('a sum with unpriced calls in it is never told as money', () => {
    expect(isPriced(tally)).toBe(true)
    expect(isPriced({ ...tally, unpricedCalls: 1 })).toBe(false)
    expect(isPriced({ ...tally, calls: 0, micros: 0 })).toBe(false)
  })
  test('a limit is in money only where all that costs has a price', () => {
    expect(capUnit([priced, script])).toBe('money')
    expect(capUnit([priced, { ...priced, price: null }, script])).toBe('tokens')
  })
  test.each([
    ['2', 'money', 2_000_000],
    ['0.5', 'money', 500_000],
    ['20,000', 'tokens', 20_000],
  ] as const)('%s typed as a limit', (typed, unit, amount) => {
    expect(readCap(typed, unit)).toEqual({ unit, amount })
  })
  test.each(['', '0', '-1', 'much', '1e30', 'Infinity'])('%j is no limit', (typed) => {
    expect(readCap(typed, 'money')).toBeNull()
  })
})
