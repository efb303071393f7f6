import type { OwnDeed } from '#models/port.ts'
import type { Errand } from '@kith/shared/card'

const mostTold = 4
const hourMs = 3_600_000
/** More than a day's worth is never asked for. */
const mostKept = 200

/** What the residents of one room have done by themselves. Kept in this process only, and only what was done to its end (DA6). */
export interface Deeds {
  add(residentId: string, errand: Errand, hour: number, atMs: number): void
  lastDoneMs(residentId: string, errandId: string): number | null
  /** The latest of this day of the world, oldest first. */
  today(residentId: string, hour: number, nowMs: number): OwnDeed[]
}

export function createDeeds(): Deeds {
  const byResident = new Map<string, (OwnDeed & { errandId: string })[]>()
  return {
    add(residentId, { id, did }, hour, atMs) {
      const before = byResident.get(residentId) ?? []
      byResident.set(residentId, [...before, { errandId: id, did, hour, atMs }].slice(-mostKept))
    },
    lastDoneMs: (residentId, errandId) => byResident.get(residentId)?.findLast((deed) => deed.errandId === errandId)?.atMs ?? null,
    today(residentId, hour, nowMs) {
      const dawnMs = nowMs - hour * hourMs
      const kept = (byResident.get(residentId) ?? []).filter(({ atMs }) => atMs >= dawnMs)
      const latest = kept.filter((deed, at) => kept.findLastIndex(({ errandId }) => errandId === deed.errandId) === at)
      return latest.slice(-mostTold).map(({ did, hour: doneAtHour, atMs }) => ({ did, hour: doneAtHour, atMs }))
    },
  }
}
