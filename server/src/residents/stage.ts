import type { Lease } from './lease.ts'

/**
 * Who of the residents may sound (SPEC.md FL18): two never speak at once within one person's hearing. Whoever has words
 * while another speaks keeps them until that one is done, first come, first served.
 */
export interface Stage {
  /** Resolves to true once the holder of this lease may speak; to false when the lease is gone. */
  enter(lease: Lease): Promise<boolean>
  leave(lease: Lease): void
  /** Called once per tick: who moved out of earshot makes room too. */
  tick(): void
}

interface Waiting {
  lease: Lease
  answer(may: boolean): void
}

/** `listenersOf`: the persons within earshot of a resident now. */
export function createStage(listenersOf: (residentId: string) => readonly string[]): Stage {
  const holders = new Map<string, Lease>()
  let waiting: Waiting[] = []

  const isFree = (residentId: string) => {
    const ears = new Set(listenersOf(residentId))
    return [...holders].every(
      ([holder, lease]) => holder === residentId || !lease.isCurrent() || !listenersOf(holder).some((id) => ears.has(id)),
    )
  }
  const admit = () => {
    for (const one of waiting.slice()) {
      const { residentId } = one.lease
      if (one.lease.isCurrent() && !isFree(residentId)) continue
      waiting = waiting.filter((other) => other !== one)
      if (one.lease.isCurrent()) holders.set(residentId, one.lease)
      one.answer(one.lease.isCurrent())
    }
  }
  return {
    enter: (lease) =>
      new Promise((resolve) => {
        waiting.push({ lease, answer: resolve })
        lease.signal.addEventListener('abort', admit, { once: true })
        admit()
      }),
    leave(lease) {
      if (holders.get(lease.residentId) === lease) holders.delete(lease.residentId)
      admit()
    },
    tick: () => {
      if (waiting.length > 0) admit()
    },
  }
}
