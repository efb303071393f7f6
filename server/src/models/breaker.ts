export interface BreakerOptions {
  /** Failures in a row that open it. */
  failures: number
  /** How long it stays open before one call may try again. */
  openMs: number
}
export type Outcome = 'success' | 'failure' | 'neutral'
type State = { type: 'closed'; failures: number } | { type: 'open'; sinceMs: number } | { type: 'trying'; sinceMs: number }

export const usualBreaker: BreakerOptions = { failures: 3, openMs: 30_000 }

/**
 * Keeps calls away from an endpoint that fails. Open, it lets one call through every `openMs`, and no other while that one runs:
 * a library's breaker makes the others wait for it, but people cannot be kept waiting, they get the script at once.
 */
export class Breaker {
  private state: State = { type: 'closed', failures: 0 }
  private readonly options: BreakerOptions
  private readonly now: () => number

  constructor(options: BreakerOptions, now: () => number) {
    this.options = options
    this.now = now
  }

  get open(): boolean {
    return this.state.type !== 'closed'
  }

  /** Whether a call may go out now; claims the one trial when open. Whoever got true must `report`. */
  enter(): boolean {
    if (this.state.type === 'closed') return true
    if (!this.mayTry) return false
    this.state = { type: 'trying', sinceMs: this.now() }
    return true
  }

  /** As `enter`, without claiming. */
  get mayTry(): boolean {
    if (this.state.type === 'closed') return true
    return this.state.type === 'open' && this.now() - this.state.sinceMs >= this.options.openMs
  }

  /** Neutral: broken off by us, nothing learned. */
  report(outcome: Outcome): void {
    switch (this.state.type) {
      case 'closed': {
        if (outcome === 'neutral') return
        const failures = outcome === 'success' ? 0 : this.state.failures + 1
        this.state = failures >= this.options.failures ? { type: 'open', sinceMs: this.now() } : { type: 'closed', failures }
        return
      }
      case 'trying':
        this.state = outcome === 'success' ? { type: 'closed', failures: 0 } : { type: 'open', sinceMs: this.now() }
        return
      case 'open':
        // A call from before it opened came to its end.
        return
    }
  }
}
