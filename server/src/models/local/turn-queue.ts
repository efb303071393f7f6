export interface Turn {
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal
  /** Nobody waits for it in person: others go first, and once they come it is asked to stop. Absent: it is somebody's turn to speak. */
  giveWay?: () => void
}
interface Waiting {
  turn: Turn
  start(): void
}

/** One at a time: those somebody waits for in order, then the rest. Who waits can leave. */
export class TurnQueue {
  private readonly most: number
  private readonly waiting: Waiting[] = []
  private current: Turn | null = null

  /** `most`: how many may wait while one runs. */
  constructor(most: number) {
    this.most = most
  }

  get full(): boolean {
    return this.current !== null && this.waiting.length >= this.most
  }

  /** Resolves to a function to be called when done. Rejects with the signal's reason when that fires first. */
  take(turn: Turn): Promise<() => void> {
    turn.signal.throwIfAborted()
    if (this.current === null) return Promise.resolve(this.begin(turn))
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(entry), 1)
        reject(turn.signal.reason)
      }
      const entry: Waiting = {
        turn,
        start: () => {
          turn.signal.removeEventListener('abort', leave)
          resolve(this.begin(turn))
        },
      }
      turn.signal.addEventListener('abort', leave, { once: true })
      this.waiting.push(entry)
      if (turn.giveWay === undefined) this.current?.giveWay?.()
    })
  }

  private begin(turn: Turn): () => void {
    this.current = turn
    return () => {
      if (this.current !== turn) return
      this.current = null
      const first = this.waiting.findIndex((entry) => entry.turn.giveWay === undefined)
      const [next] = this.waiting.splice(Math.max(0, first), 1)
      next?.start()
    }
  }
}
