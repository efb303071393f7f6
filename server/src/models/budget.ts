/** The store's daily counters, as far as spending needs them. */
export interface Counters {
  /** Adds and returns the new total. */
  add(name: string, dayKey: string, amount: number): Promise<number>
  get(name: string, dayKey: string): Promise<number>
}

const counter = 'model-tokens'

/** Tokens set aside for one call until it is known what it took. */
export interface Reservation {
  /** To be called once, with what was really spent. */
  settle(tokens: number): Promise<void>
}

/**
 * A hard limit of tokens a day (UTC), shared by every process on the same store: the estimate is booked before the call,
 * the difference after it, so that calls running side by side cannot overspend together. Null: only counted.
 * When the store cannot count, a limited budget counts as spent.
 */
export class DailyBudget {
  readonly limit: number | null
  private readonly counters: Counters
  private readonly now: () => number
  private readonly onError: (error: unknown) => void
  private known = { dayKey: '', tokens: 0 }

  constructor({
    limit,
    counters,
    now,
    onError,
  }: {
    limit: number | null
    counters: Counters
    now: () => number
    onError: (error: unknown) => void
  }) {
    this.limit = limit
    this.counters = counters
    this.now = now
    this.onError = onError
  }

  get tokensToday(): number {
    return this.known.dayKey === this.dayKey() ? this.known.tokens : 0
  }

  async load(): Promise<void> {
    const dayKey = this.dayKey()
    try {
      this.known = { dayKey, tokens: await this.counters.get(counter, dayKey) }
    } catch (error) {
      this.onError(error)
    }
  }

  /** Null when the estimate does not fit into what is left. */
  async reserve(estimate: number): Promise<Reservation | null> {
    const dayKey = this.dayKey()
    if (this.limit !== null && this.tokensToday + estimate > this.limit) return null
    const total = await this.add(dayKey, estimate)
    if (this.limit !== null && (total === null || total > this.limit)) {
      if (total !== null) await this.add(dayKey, -estimate)
      return null
    }
    return {
      settle: async (tokens) => {
        if (total !== null && tokens !== estimate) await this.add(dayKey, tokens - estimate)
      },
    }
  }

  private async add(dayKey: string, amount: number): Promise<number | null> {
    try {
      const tokens = await this.counters.add(counter, dayKey, amount)
      this.known = { dayKey, tokens }
      return tokens
    } catch (error) {
      this.onError(error)
      return null
    }
  }

  private dayKey(): string {
    return new Date(this.now()).toISOString().slice(0, 10)
  }
}
