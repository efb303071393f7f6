/** How long an endpoint may take. */
export interface Deadlines {
  /** From the request to the first visible word or call, retries included. */
  firstTokenMs: number
  /** From the request to the end. */
  wholeMs: number
  /** Between two visible pieces. */
  idleMs: number
  /** A stream slower than this, once it had `dripGraceMs` to get going, is as good as dead. */
  slowestCharactersPerSecond: number
  dripGraceMs: number
}

/** The design's 8 s and 30 s; the first a little less, so that the script's first word is seen within them. */
export const usualDeadlines: Deadlines = {
  firstTokenMs: 7_500,
  wholeMs: 30_000,
  idleMs: 5_000,
  slowestCharactersPerSecond: 1.5,
  dripGraceMs: 6_000,
}

export type StopReason = 'aborted' | 'first-token' | 'whole' | 'idle' | 'drip' | 'flood'

/** One signal for everything that ends a stream early, and why it did. */
export class StopClock {
  readonly signal: AbortSignal
  private readonly controller = new AbortController()
  private readonly deadlines: Deadlines
  private readonly outer: AbortSignal
  private readonly startedMs: number
  private readonly now: () => number
  private readonly wholeTimer: NodeJS.Timeout
  private waitTimer: NodeJS.Timeout
  private firstMs: number | null = null
  private characters = 0
  private why: StopReason | null = null
  private readonly onAbort = () => this.stop('aborted')

  constructor(deadlines: Deadlines, outer: AbortSignal, now: () => number = () => performance.now()) {
    this.deadlines = deadlines
    this.outer = outer
    this.now = now
    this.signal = this.controller.signal
    this.startedMs = now()
    this.wholeTimer = setTimeout(() => this.stop('whole'), deadlines.wholeMs)
    this.waitTimer = setTimeout(() => this.stop('first-token'), deadlines.firstTokenMs)
    if (outer.aborted) this.stop('aborted')
    else outer.addEventListener('abort', this.onAbort, { once: true })
  }

  get reason(): StopReason | null {
    return this.why
  }
  get visible(): boolean {
    return this.firstMs !== null
  }
  /** What is left for the first word. */
  get remainingMs(): number {
    return this.deadlines.firstTokenMs - (this.now() - this.startedMs)
  }

  /** Something visible came: from now on pauses and drips are watched instead. */
  progress(characters: number): void {
    const now = this.now()
    this.firstMs ??= now
    this.characters += characters
    clearTimeout(this.waitTimer)
    this.waitTimer = setTimeout(() => this.stop('idle'), this.deadlines.idleMs)
    const runMs = now - this.firstMs
    if (runMs > this.deadlines.dripGraceMs && (this.characters * 1_000) / runMs < this.deadlines.slowestCharactersPerSecond)
      this.stop('drip')
  }

  stop(reason: StopReason): void {
    if (this.why !== null) return
    this.why = reason
    this.controller.abort()
  }

  /** Frees the timers; to be called at every ending. */
  close(): void {
    clearTimeout(this.wholeTimer)
    clearTimeout(this.waitTimer)
    this.outer.removeEventListener('abort', this.onAbort)
  }

  /** Resolves after a pause, or as soon as anything stops the stream. */
  pause(ms: number): Promise<void> {
    if (this.signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      this.signal.addEventListener('abort', done, { once: true })
    })
  }
}
