/** A pause longer than this ends a stay. */
const pauseMs = 10 * 60_000

interface Stay {
  seenMs: number
  remindedMs: number
}

/**
 * How long each person has been here without a real pause, across rooms, reloads and lost connections:
 * for the reminder to take a break, and for saying once per stay that residents are AI.
 */
export interface Stays {
  /** Notes that a person is here now; true when a stay begins with it. */
  seen(personId: string, nowMs: number): boolean
  /** True once each time the stay has lasted another `reminderMs`. */
  reminderDue(personId: string, nowMs: number): boolean
  forget(personId: string): void
}

export function createStays(reminderMs: number): Stays {
  const stays = new Map<string, Stay>()
  const sweep = (nowMs: number) => {
    for (const [personId, stay] of stays) if (nowMs - stay.seenMs > pauseMs) stays.delete(personId)
  }
  return {
    seen(personId, nowMs) {
      const stay = stays.get(personId)
      if (stay !== undefined && nowMs - stay.seenMs <= pauseMs) {
        stay.seenMs = nowMs
        return false
      }
      sweep(nowMs)
      stays.set(personId, { seenMs: nowMs, remindedMs: nowMs })
      return true
    },
    reminderDue(personId, nowMs) {
      const stay = stays.get(personId)
      if (stay === undefined || nowMs - stay.remindedMs < reminderMs) return false
      stay.remindedMs = nowMs
      return true
    },
    forget: (personId) => void stays.delete(personId),
  }
}
