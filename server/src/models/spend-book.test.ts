import type { TokenPrice } from '@kith/shared/protocol'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CallLimit, Hold } from './port.ts'
import { costMicros, mostMicros } from './prices.ts'
import { SpendBook, noSpend, type Spend } from './spend-book.ts'

const day = Date.UTC(2026, 4, 14)
const prices: Record<string, TokenPrice> = {
  small: { input: 0.25, output: 2, cached: 0.025 },
  odd: { input: 1, output: 3, cached: 9 },
}

/** What would be there after a restart, and a store that can fail. */
function kept() {
  const rows = new Map<string, Spend>()
  return {
    rows,
    broken: false,
    async store(residentId: string, dayKey: string, change: Spend): Promise<void> {
      if (this.broken) throw new Error('the disk is full')
      const key = `${dayKey} ${residentId}`
      const before = rows.get(key) ?? noSpend
      rows.set(key, Object.fromEntries(Object.entries(change).map(([name, by]) => [name, before[name as keyof Spend] + by])) as never)
    },
  }
}
function bookOn(disk: ReturnType<typeof kept>, more: Partial<ConstructorParameters<typeof SpendBook>[0]> = {}) {
  const clock = { ms: day }
  const errors: unknown[] = []
  const book = new SpendBook({
    priceOf: (model) => prices[model] ?? null,
    now: () => clock.ms,
    store: (residentId, dayKey, change) => disk.store(residentId, dayKey, change),
    onError: (error) => errors.push(error),
    ...more,
  })
  return { book, clock, errors }
}
const most = (model: string, tokens = 1_000): CallLimit => ({ model, promptTokens: tokens, completionTokens: tokens / 10 })

describe('a spend book', () => {
  test('BK4 counts calls, tokens and money by resident; what has no price is shown in tokens alone', async () => {
    const { book } = bookOn(kept())
    const one = await book.account('zhou').reserve(most('small'))
    await one?.settle({ promptTokens: 800, completionTokens: 50, cachedTokens: 600 }, true)
    const other = await book.account('xiaoman').reserve(most('nobody-knows'))
    await other?.settle({ promptTokens: 100, completionTokens: 10 }, true)
    expect(book.tallies('zhou').today).toEqual({
      calls: 1,
      promptTokens: 800,
      completionTokens: 50,
      cachedShare: 0.75,
      // 200 at 0.25, 600 at 0.025, 50 at 2.
      micros: 165,
      unpricedCalls: 0,
    })
    expect(book.tallies('xiaoman').ever).toMatchObject({ calls: 1, cachedShare: null, micros: 0, unpricedCalls: 1 })
    expect(book.tallies(null).today).toMatchObject({ calls: 2, promptTokens: 900, cachedShare: 0.75, micros: 165, unpricedCalls: 1 })
  })

  test('a call that was not made after all is none', async () => {
    const { book } = bookOn(kept(), { cap: { unit: 'tokens', amount: 2_000 } })
    const hold = await book.account('zhou').reserve(most('small'))
    expect(book.capUsed).toBe(1_100)
    await hold?.settle({ promptTokens: 0, completionTokens: 0 }, true)
    expect(book.capUsed).toBe(0)
    expect(book.tallies(null).today.calls).toBe(0)
  })

  test('BK3 a new day begins at nothing, whatever was under way', async () => {
    const { book, clock } = bookOn(kept(), { cap: { unit: 'tokens', amount: 1_100 } })
    const late = await book.account('zhou').reserve(most('small'))
    expect(await book.account('zhou').reserve(most('small'))).toBeNull()
    clock.ms += 86_400_000
    expect(book.capUsed).toBe(0)
    await late?.settle({ promptTokens: 900, completionTokens: 10 }, true)
    expect(book.capUsed).toBe(0)
    expect(book.tallies(null)).toMatchObject({ today: { calls: 0 }, ever: { calls: 1 } })
  })

  test('what a crash left set aside still counts, but is never told as tokens used', async () => {
    const disk = kept()
    const cap = { unit: 'tokens', amount: 2_500 } as const
    await bookOn(disk, { cap }).book.account('zhou').reserve(most('small'))
    const [left] = disk.rows.values()
    const { book } = bookOn(disk, { cap, today: new Map([['zhou', left ?? noSpend]]) })
    expect(book.capUsed).toBe(1_100)
    expect(book.tallies('zhou').today).toMatchObject({ calls: 0, promptTokens: 0 })
  })

  test('BK4 under a limit of money, what has no price is not called', async () => {
    const { book } = bookOn(kept(), { cap: { unit: 'money', amount: 1e9 } })
    expect(await book.account('zhou').reserve(most('nobody-knows', 1))).toBeNull()
    expect(await book.account('zhou').reserve(most('small'))).not.toBeNull()
  })

  test('where the store fails, a limited book counts as spent, an unlimited one goes on', async () => {
    const disk = kept()
    disk.broken = true
    const { book, errors } = bookOn(disk, { cap: { unit: 'tokens', amount: 1e6 } })
    expect(await book.account('zhou').reserve(most('small'))).toBeNull()
    expect(book.capUsed).toBe(0)
    book.cap = null
    expect(await book.account('zhou').reserve(most('small'))).not.toBeNull()
    expect(errors).toHaveLength(1)
  })

  test('BK3 the limit is never overspent: calls side by side, retries, guesses, crashes, in tokens and in money', async () => {
    const step = fc.record({
      resident: fc.constantFrom('zhou', 'xiaoman'),
      model: fc.constantFrom('small', 'odd', 'nobody-knows'),
      tokens: fc.integer({ min: 10, max: 3_000 }),
      used: fc.double({ min: 0, max: 1, noNaN: true }),
      cached: fc.double({ min: 0, max: 1, noNaN: true }),
      act: fc.constantFrom('hold', 'settle', 'retry', 'guess', 'crash'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('tokens' as const, 'money' as const),
        fc.integer({ min: 100, max: 20_000 }),
        fc.array(step, { maxLength: 40 }),
        async (unit, amount, steps) => {
          const disk = kept()
          const cap = { unit, amount }
          let { book } = bookOn(disk, { cap })
          let real = 0
          const open: { hold: Hold; limit: CallLimit; times: number }[] = []
          for (const { resident, model, tokens, used, cached, act } of steps) {
            const limit = most(model, tokens)
            const hold = await book.account(resident).reserve(limit)
            if (hold !== null) {
              const call = { hold, limit, times: 1 }
              if (act === 'retry' && (await hold.extend())) call.times += 1
              open.push(call)
            }
            if (act === 'hold') continue
            const call = open.shift()
            if (call !== undefined) {
              const promptTokens = Math.floor(call.limit.promptTokens * call.times * used)
              const completionTokens = Math.floor(call.limit.completionTokens * call.times * used)
              const usage = { promptTokens, completionTokens, cachedTokens: Math.floor(promptTokens * cached) }
              const price = prices[call.limit.model]
              real += unit === 'tokens' ? promptTokens + completionTokens : price === undefined ? 0 : costMicros(price, usage)
              // In a crash the endpoint was paid, and nobody could write it down.
              if (act !== 'crash') await call.hold.settle(act === 'guess' ? { ...usage, promptTokens: 1e9 } : usage, act !== 'guess')
            }
            if (act === 'crash') {
              open.length = 0
              const today = new Map([...disk.rows].map(([key, row]) => [key.split(' ')[1] ?? '', row]))
              book = bookOn(disk, { cap, today }).book
            }
            expect(book.capUsed).toBeLessThanOrEqual(amount)
            expect(real).toBeLessThanOrEqual(amount)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('BK1 the worst case of a price covers every case', () => {
  const price = fc.record({ input: fc.nat(50), output: fc.nat(200), cached: fc.option(fc.nat(60)) })
  fc.assert(
    fc.property(
      price,
      fc.nat(5_000),
      fc.nat(600),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (cost, promptTokens, completionTokens, share) => {
        const usage = { promptTokens, completionTokens, cachedTokens: Math.floor(promptTokens * share) }
        expect(costMicros(cost, usage)).toBeLessThanOrEqual(mostMicros(cost, usage))
      },
    ),
  )
})
