import type { Logger } from '#telemetry/types.ts'

/**
 * Slow work that a tick or a message handler sets off and does not wait for. What comes of it returns as a command
 * or a message. A failure is logged and goes nowhere else.
 */
export interface Operations {
  /** Starts at once, beside everything else. */
  run(label: string, work: () => Promise<void>): void
  /** Starts when all earlier work under the same key has ended. */
  inOrder(key: string, label: string, work: () => Promise<void>): void
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

export function createOperations(logger: Logger): Operations {
  const underway = new Set<Promise<void>>()
  const tails = new Map<string, Promise<void>>()

  const start = (label: string, work: () => Promise<void>): Promise<void> => {
    const operation = work().catch((error: unknown) => {
      logger.error({ operation: label, error: error instanceof Error ? error.message : 'unknown' }, 'an operation of a room failed')
    })
    underway.add(operation)
    void operation.finally(() => underway.delete(operation))
    return operation
  }
  return {
    run: (label, work) => void start(label, work),
    inOrder(key, label, work) {
      const before = tails.get(key)
      const tail = start(label, before === undefined ? work : async () => before.then(work))
      tails.set(key, tail)
      void tail.finally(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
    },
    async idle() {
      while (underway.size > 0) await Promise.all(underway)
    },
  }
}
