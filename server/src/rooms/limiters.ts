import { limits, noteLimits } from '@kith/shared/protocol'
import { createRateLimiter, type RateLimiter } from '#safety/rate-limit.ts'
import type { Store } from '#store/types.ts'
import { createCareGiven, type CareGiven } from './care-given.ts'

/** How often one person may do what; keyed by person id and shared by all rooms, so that a new tab is no way round. */
export interface Limiters {
  lines: RateLimiter
  shouts: RateLimiter
  emotes: RateLimiter
  /** Things written to the store on a whim: profile, mute, block. */
  changes: RateLimiter
  resumes: RateLimiter
  reports: RateLimiter
  hostActs: RateLimiter
  /** Answers after a talk. */
  care: CareGiven
  /** Notes pinned to boards. */
  notes: RateLimiter
  /** Notes for everybody where nobody is host, by address. */
  notesOfAddress: RateLimiter
}

export function createLimiters(secrets: Store['secrets'], now: () => number): Limiters {
  const limiter = (capacity: number, seconds: number) => createRateLimiter({ capacity, perSecond: capacity / seconds }, now)
  return {
    lines: limiter(limits.linesPerTenSeconds, 10),
    shouts: limiter(limits.shoutsPerMinute, 60),
    emotes: limiter(limits.emotesPerTenSeconds, 10),
    changes: limiter(20, 20),
    resumes: limiter(6, 12),
    reports: limiter(5, 300),
    hostActs: limiter(30, 30),
    care: createCareGiven(secrets, now),
    notes: limiter(noteLimits.perHour, 3_600),
    notesOfAddress: limiter(noteLimits.perHourOfAddress, 3_600),
  }
}
