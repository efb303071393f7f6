import type { RoomSpending } from '#store/types.ts'
import type { Cap, Tally, TokenPrice } from '@kith/shared/protocol'
import type { Account, CallLimit, Hold, Usage } from './port.ts'
import { costMicros, mostMicros } from './prices.ts'

/** What calls for one resident took, or a change of that. */
export type Spend = Omit<RoomSpending, 'residentId'>
export interface SpendBookParts {
  /** Spent before, by resident: today and on all days. */
  today?: ReadonlyMap<string, Spend>
  ever?: ReadonlyMap<string, Spend>
  cap?: Cap | null
  priceOf(model: string): TokenPrice | null
  now(): number
  /** Resolves once the change is stored. */
  store(residentId: string, dayKey: string, change: Spend): Promise<void>
  onChange?(): void
  onStoodIn?(residentId: string, reason: Parameters<Account['stoodIn']>[0]): void
  onError(error: unknown): void
}

export const noSpend: Spend = {
  calls: 0,
  promptTokens: 0,
  completionTokens: 0,
  countedTokens: 0,
  cachedTokens: 0,
  micros: 0,
  unpricedCalls: 0,
  heldTokens: 0,
  heldMicros: 0,
}
const fields = Object.keys(noSpend) as (keyof Spend)[]

/**
 * What the residents of a room spend, by resident, with a hard limit a day (UTC): the worst case of a call is set aside, and
 * stored, before it is made, so that calls side by side, retries and a crash in the middle cannot overspend together.
 * A model without a price is not called under a limit of money. Where the store fails, a limited book counts as spent.
 */
export class SpendBook {
  cap: Cap | null
  private readonly parts: SpendBookParts
  private readonly ever: Map<string, Spend>
  private day: { key: string; spent: Map<string, Spend> }

  constructor(parts: SpendBookParts) {
    this.parts = parts
    this.cap = parts.cap ?? null
    this.ever = new Map(parts.ever)
    this.day = { key: this.dayKey(), spent: new Map(parts.today) }
  }

  /** Counted against the cap today, in its unit; 0 without one. */
  get capUsed(): number {
    if (this.cap === null) return 0
    const sum = sumOf(this.today().values())
    return this.cap.unit === 'money' ? sum.micros + sum.heldMicros : sum.promptTokens + sum.completionTokens + sum.heldTokens
  }

  tallies(residentId: string | null): { today: Tally; ever: Tally } {
    const of = (spent: ReadonlyMap<string, Spend>) =>
      tallyOf(residentId === null ? sumOf(spent.values()) : (spent.get(residentId) ?? noSpend))
    return { today: of(this.today()), ever: of(this.ever) }
  }

  account(residentId: string): Account {
    return {
      reserve: (most) => this.reserve(residentId, most),
      stoodIn: (reason) => this.parts.onStoodIn?.(residentId, reason),
    }
  }

  private async reserve(residentId: string, most: CallLimit): Promise<Hold | null> {
    const price = this.parts.priceOf(most.model)
    const held = { heldTokens: most.promptTokens + most.completionTokens, heldMicros: price === null ? 0 : mostMicros(price, most) }
    const dayKey = this.dayKey()
    let times = 0
    let kept = 0
    const extend = async (): Promise<boolean> => {
      if (!this.fits(held, price)) return false
      this.add(residentId, dayKey, held)
      times += 1
      // Without a limit nobody asks for what is set aside: one write less in the way of an answer.
      if (this.cap === null) return true
      if (await this.stored(residentId, dayKey, held)) {
        kept += 1
        return true
      }
      this.add(residentId, dayKey, timesOf(held, -1))
      times -= 1
      return false
    }
    if (!(await extend())) return null
    return {
      extend,
      settle: async (usage, known) => {
        const spent = spendOf(known ? usage : atMost(usage, most, times), price)
        this.add(residentId, dayKey, plus(spent, timesOf(held, -times)))
        addTo(this.ever, residentId, spent)
        this.parts.onChange?.()
        await this.stored(residentId, dayKey, plus(spent, timesOf(held, -kept)))
      },
    }
  }

  private fits(held: Pick<Spend, 'heldTokens' | 'heldMicros'>, price: TokenPrice | null): boolean {
    if (this.cap === null) return true
    if (this.cap.unit === 'money') return price !== null && this.capUsed + held.heldMicros <= this.cap.amount
    return this.capUsed + held.heldTokens <= this.cap.amount
  }

  private async stored(residentId: string, dayKey: string, change: Partial<Spend>): Promise<boolean> {
    try {
      await this.parts.store(residentId, dayKey, { ...noSpend, ...change })
      return true
    } catch (error) {
      this.parts.onError(error)
      return false
    }
  }

  private add(residentId: string, dayKey: string, change: Partial<Spend>): void {
    if (dayKey === this.dayKey()) addTo(this.today(), residentId, change)
  }

  private today(): Map<string, Spend> {
    const key = this.dayKey()
    if (this.day.key !== key) this.day = { key, spent: new Map() }
    return this.day.spent
  }

  private dayKey(): string {
    return new Date(this.parts.now()).toISOString().slice(0, 10)
  }
}

function spendOf(usage: Usage, price: TokenPrice | null): Spend {
  const { promptTokens, completionTokens, cachedTokens } = usage
  const called = promptTokens + completionTokens > 0 ? 1 : 0
  return {
    ...noSpend,
    calls: called,
    promptTokens,
    completionTokens,
    countedTokens: cachedTokens === undefined ? 0 : promptTokens,
    cachedTokens: cachedTokens ?? 0,
    micros: price === null ? 0 : costMicros(price, usage),
    unpricedCalls: price === null ? called : 0,
  }
}

/** A guess is never more than what was set aside for it. */
function atMost(usage: Usage, most: CallLimit, times: number): Usage {
  return {
    ...usage,
    promptTokens: Math.min(usage.promptTokens, most.promptTokens * times),
    completionTokens: Math.min(usage.completionTokens, most.completionTokens * times),
  }
}

function plus(a: Partial<Spend>, b: Partial<Spend>): Spend {
  const sum = { ...noSpend }
  for (const field of fields) sum[field] = (a[field] ?? 0) + (b[field] ?? 0)
  return sum
}

function timesOf(held: Pick<Spend, 'heldTokens' | 'heldMicros'>, times: number): Pick<Spend, 'heldTokens' | 'heldMicros'> {
  return { heldTokens: held.heldTokens * times, heldMicros: held.heldMicros * times }
}

function addTo(spent: Map<string, Spend>, residentId: string, change: Partial<Spend>): void {
  spent.set(residentId, plus(spent.get(residentId) ?? noSpend, change))
}

function sumOf(all: Iterable<Spend>): Spend {
  let sum = noSpend
  for (const spend of all) sum = plus(sum, spend)
  return sum
}

function tallyOf({ calls, promptTokens, completionTokens, countedTokens, cachedTokens, micros, unpricedCalls }: Spend): Tally {
  return {
    calls,
    promptTokens,
    completionTokens,
    cachedShare: countedTokens === 0 ? null : cachedTokens / countedTokens,
    micros,
    unpricedCalls,
  }
}
