interface Waiting {
  start(): void
}

/** One at a time, in order. Who waits can leave. */
export class TurnQueue {
  private readonly most: number
  private readonly waiting: Waiting[] = []
  private busy = false

  /** `most`: how many may wait while one runs. */
  constructor(most: number) {
    this.most = most
  }

  get full(): boolean {
    return this.busy && this.waiting.length >= this.most
  }

  /** Resolves to a function to be called when done. Rejects with the signal's reason when that fires first. */
  take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (!this.busy) {
      this.busy = true
      return Promise.resolve(this.release())
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(entry), 1)
        reject(signal.reason)
      }
      const entry: Waiting = {
        start: () => {
          signal.removeEventListener('abort', leave)
          resolve(this.release())
        },
      }
      signal.addEventListener('abort', leave, { once: true })
      this.waiting.push(entry)
    })
  }

  private release(): () => void {
    let done = false
    return () => {
      if (done) return
      done = true
      const next = this.waiting.shift()
      if (next === undefined) this.busy = false
      else next.start()
    }
  }
}
