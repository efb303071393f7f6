import { includesAll } from './audience.ts'
import { dayOf } from './days.ts'
import { worthTelling } from './importance.ts'
import type { ResidentMemory } from './resident-memory.ts'
import type { RecallHit } from './types.ts'

const mostLines = 4

/** DI5: what people told a resident on the day of `nowMs`, as far as all listeners may know it. */
export function saidToday(memory: ResidentMemory, listeners: readonly string[], nowMs: number, utcOffsetMinutes: number): RecallHit[] {
  const today = dayOf(nowMs, utcOffsetMinutes)
  const lines = [...memory.episodes.values()].filter(
    ({ id, kind, atMs, importance, audience, speakerId }) =>
      kind === 'utterance' &&
      speakerId !== memory.residentId &&
      importance >= worthTelling &&
      dayOf(atMs, utcOffsetMinutes) === today &&
      includesAll(audience, listeners) &&
      !memory.toldInCrisis(id),
  )
  return lines
    .toSorted((a, b) => b.importance - a.importance || b.atMs - a.atMs || (a.id < b.id ? -1 : 1))
    .slice(0, mostLines)
    .toSorted((a, b) => a.atMs - b.atMs)
    .flatMap(({ id, importance }) => memory.hit(id, importance, {}, listeners, nowMs) ?? [])
}
