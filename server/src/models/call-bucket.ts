export interface BucketOptions {
  perMinute: number
  /** How many may come at once. */
  burst: number
}

/** Token buckets by key: each fills at a steady rate up to its burst. Keys that are full again are dropped. */
export class CallBuckets {
  private readonly levels = new Map<string, { level: number; atMs: number }>()
  private readonly options: BucketOptions
  private readonly now: () => number

  constructor(options: BucketOptions, now: () => number) {
    this.options = options
    this.now = now
  }

  take(key: string): boolean {
    const now = this.now()
    const level = this.levelAt(key, now)
    if (level < 1) return false
    this.levels.set(key, { level: level - 1, atMs: now })
    if (this.levels.size > 1_000) this.sweep(now)
    return true
  }

  private levelAt(key: string, now: number): number {
    const known = this.levels.get(key)
    if (known === undefined) return this.options.burst
    return Math.min(this.options.burst, known.level + ((now - known.atMs) / 60_000) * this.options.perMinute)
  }

  private sweep(now: number): void {
    for (const key of this.levels.keys()) if (this.levelAt(key, now) >= this.options.burst) this.levels.delete(key)
  }
}
