import type { Episode } from '#store/types.ts'
import { includesAll } from './audience.ts'
import { worthReturningTo } from './importance.ts'
import type { ResidentMemory } from './resident-memory.ts'

/** Lines nearer than this were said on one visit. */
const oneVisitMs = 6 * 3_600_000

/**
 * What to come back to when somebody returns (B2): of what they said on their last visit the plan whose day has been since,
 * else the last line of substance. Only what every listener may know, and nothing of a crisis.
 */
export function worthComingBackTo(
  memory: ResidentMemory,
  personId: string,
  listeners: readonly string[],
  nowMs: number,
): Episode | undefined {
  const fits = ({ id, speakerId, importance, audience }: Episode) =>
    speakerId === personId && importance >= worthReturningTo && includesAll(audience, listeners) && !memory.toldInCrisis(id)
  const last = [...memory.episodes.values()].findLast(fits)
  if (last === undefined) return undefined
  let due: Episode | undefined
  for (const { predicate, validToMs, expiredMs, evidence } of memory.facts.of(personId)) {
    if (predicate !== 'plan' || validToMs === null || validToMs > nowMs || expiredMs !== null) continue
    const told = memory.episodes.get(evidence[0] ?? '')
    if (told === undefined || !fits(told) || last.atMs - told.atMs > oneVisitMs) continue
    if (due === undefined || told.atMs > due.atMs) due = told
  }
  return due ?? last
}
