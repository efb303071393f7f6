const minuteMs = 60_000
/** Half an hour in all: long enough for a server to come back, short enough not to be at it for ever. */
const waitsMs = [1, 2, 4, 8, 16].map((minutes) => minutes * minuteMs)

/** How often work on something has failed in a row. In this process only. */
export interface Failures {
  /** One more: how long to wait before the next try, or null when it is not worth another. */
  failed(id: string): { times: number; waitMs: number | null }
  worked(id: string): void
}

export function createFailures(): Failures {
  const inRow = new Map<string, number>()
  return {
    failed(id) {
      const times = (inRow.get(id) ?? 0) + 1
      const waitMs = waitsMs[times - 1] ?? null
      if (waitMs === null) inRow.delete(id)
      else inRow.set(id, times)
      return { times, waitMs }
    },
    worked: (id) => void inRow.delete(id),
  }
}
