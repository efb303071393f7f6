/** A token bucket per key. Full buckets are forgotten, so memory follows those who are active now. */
export interface RateLimiter {
  /** Takes `cost` tokens when they are there. */
  take(key: string, cost?: number): boolean
  /** How long until `cost` tokens are there; 0 when they are. */
  waitMs(key: string, cost?: number): number
}
export interface RateLimit {
  /** Most that can be done at once. */
  capacity: number
  perSecond: number
  /** Keys remembered at most; the one unused longest goes first. */
  mostKeys?: number
}

const usualMostKeys = 20_000

export function createRateLimiter(limit: RateLimit, now: () => number): RateLimiter {
  const buckets = new Map<string, { tokens: number; atMs: number }>()
  const mostKeys = limit.mostKeys ?? usualMostKeys

  function level(key: string, nowMs: number): number {
    const bucket = buckets.get(key)
    if (bucket === undefined) return limit.capacity
    // A clock that was set back must not empty a bucket.
    const seconds = Math.max(0, nowMs - bucket.atMs) / 1000
    return Math.min(limit.capacity, bucket.tokens + seconds * limit.perSecond)
  }

  return {
    take(key, cost = 1) {
      const nowMs = now()
      const tokens = level(key, nowMs)
      if (tokens < cost) return false
      buckets.delete(key)
      buckets.set(key, { tokens: tokens - cost, atMs: nowMs })
      if (buckets.size > mostKeys) prune(buckets, mostKeys, (name) => level(name, nowMs) >= limit.capacity)
      return true
    },
    waitMs(key, cost = 1) {
      const missing = cost - level(key, now())
      return missing <= 0 ? 0 : Math.ceil((missing / limit.perSecond) * 1000)
    },
  }
}

/** Counts failures in a sliding window: strict, for guessing (passcodes, invites). */
export interface TryLimiter {
  /** Books a try as failed before it is made, so that tries made at the same time count too. False when none is left. */
  take(key: string): boolean
  /** Gives one try back: it did not fail. */
  succeeded(key: string): void
}

export function createTryLimiter(limit: { tries: number; windowMs: number; mostKeys?: number }, now: () => number): TryLimiter {
  const failures = new Map<string, number[]>()
  const recent = (key: string) => (failures.get(key) ?? []).filter((atMs) => now() - atMs < limit.windowMs)
  const mostKeys = limit.mostKeys ?? usualMostKeys
  const keep = (key: string, times: number[]) => {
    failures.delete(key)
    if (times.length > 0) failures.set(key, times)
    if (failures.size > mostKeys) prune(failures, mostKeys, (name) => recent(name).length === 0)
  }
  return {
    take(key) {
      const times = recent(key)
      if (times.length >= limit.tries) return false
      keep(key, [...times, now()])
      return true
    },
    succeeded: (key) => keep(key, recent(key).slice(0, -1)),
  }
}

/** Drops what says nothing any more, then the oldest, until nine tenths are left. */
function prune(entries: Map<string, unknown>, most: number, empty: (key: string) => boolean): void {
  for (const key of entries.keys()) if (empty(key)) entries.delete(key)
  const target = Math.floor(most * 0.9)
  for (const key of entries.keys()) {
    if (entries.size <= target) return
    entries.delete(key)
  }
}
