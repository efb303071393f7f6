const keptMs = 30 * 24 * 60 * 60_000
const keptPerPair = 600
/** Who has not been spoken to the longest is forgotten first. */
const mostPeople = 3000

/** Which authored lines each person has had from each resident, so that none returns within a month (of this process). */
export interface UsedLines {
  add(residentId: string, listeners: readonly string[], lineIds: readonly string[], nowMs: number): void
  /** All lines any of the listeners has had lately. */
  of(residentId: string, listeners: readonly string[], nowMs: number): string[]
  forget(personId: string): void
}

export function createUsedLines(): UsedLines {
  const pairs = new Map<string, Map<string, { lineId: string; atMs: number }[]>>()
  return {
    add(residentId, listeners, lineIds, nowMs) {
      if (lineIds.length === 0) return
      for (const personId of listeners) {
        const ofPerson = pairs.get(personId) ?? new Map<string, { lineId: string; atMs: number }[]>()
        pairs.delete(personId)
        pairs.set(personId, ofPerson)
        const lines = ofPerson.get(residentId) ?? []
        ofPerson.set(residentId, [...lines, ...lineIds.map((lineId) => ({ lineId, atMs: nowMs }))].slice(-keptPerPair))
      }
      for (const oldest of pairs.keys()) {
        if (pairs.size <= mostPeople) break
        pairs.delete(oldest)
      }
    },
    of(residentId, listeners, nowMs) {
      const used = new Set<string>()
      for (const personId of listeners)
        for (const { lineId, atMs } of pairs.get(personId)?.get(residentId) ?? []) if (nowMs - atMs < keptMs) used.add(lineId)
      return [...used]
    },
    forget: (personId) => void pairs.delete(personId),
  }
}
