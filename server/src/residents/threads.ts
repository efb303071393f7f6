const threadMs = 45_000

/** Which resident is in a running exchange with which person. */
export interface Threads {
  touch(residentId: string, personId: string, nowMs: number): void
  cut(residentId: string, personId: string): void
  alive(residentId: string, personId: string, nowMs: number): boolean
  /** True while it is in an exchange with any of these persons. */
  aliveWithAny(residentId: string, personIds: readonly string[], nowMs: number): boolean
}

export function createThreads(): Threads {
  const touched = new Map<string, number>()
  const key = (residentId: string, personId: string) => `${residentId} ${personId}`
  const alive = (residentId: string, personId: string, nowMs: number) =>
    nowMs - (touched.get(key(residentId, personId)) ?? Number.NEGATIVE_INFINITY) < threadMs
  return {
    touch(residentId, personId, nowMs) {
      touched.set(key(residentId, personId), nowMs)
      if (touched.size > 2000) for (const [pair, atMs] of touched) if (nowMs - atMs > threadMs) touched.delete(pair)
    },
    cut: (residentId, personId) => void touched.delete(key(residentId, personId)),
    alive,
    aliveWithAny: (residentId, personIds, nowMs) => personIds.some((id) => alive(residentId, id, nowMs)),
  }
}
