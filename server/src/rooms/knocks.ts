import type { KnockAnswer } from '@kith/shared/protocol'
import { randomToken } from './ids.ts'

const waitingMs = 5 * 60_000
const keptMs = 15 * 60_000
const deniedMs = 60_000
const admittedMs = 24 * 3_600_000

export interface Knock {
  id: string
  kithRoomId: string
  personId: string
  name: string
  line: string
  atMs: number
  answeredMs: number | null
  state: KnockAnswer['state']
}

/** Who knocks at which room, and who was let in. Lives in memory: a knock outlives no restart. */
export interface Knocks {
  /** A new knock, or the one this person has waiting there. */
  knock(kithRoomId: string, personId: string, name: string, line: string, someoneHome: boolean): Knock
  find(id: string): Knock | null
  waitingAt(kithRoomId: string): Knock[]
  /** Null when there is no such knock waiting at that room. */
  answer(kithRoomId: string, knockId: string, accept: boolean): Knock | null
  /** Where a person stands with a room: let in (for 24 h), denied a moment ago, waiting, or none of these. */
  standing(kithRoomId: string, personId: string): 'admitted' | 'denied' | 'waiting' | 'none'
  /** Ends what this person was allowed or is waiting for at one room. */
  shutOut(kithRoomId: string, personId: string): void
  /** The door was closed anew: whoever was let in before and is not inside needs leave again. */
  closeDoor(kithRoomId: string): void
  /** Everywhere. */
  forget(personId: string): void
}

export function createKnocks(now: () => number): Knocks {
  const knocks = new Map<string, Knock>()
  const admittedUntilMs = new Map<string, number>()
  const pair = (kithRoomId: string, personId: string) => `${kithRoomId} ${personId}`
  const fresh = () => {
    const nowMs = now()
    for (const [key, untilMs] of admittedUntilMs) if (untilMs <= nowMs) admittedUntilMs.delete(key)
    for (const knock of knocks.values()) {
      if (knock.state === 'waiting' && nowMs - knock.atMs > waitingMs) knock.state = 'nobody-home'
      if (nowMs - (knock.answeredMs ?? knock.atMs) > keptMs) knocks.delete(knock.id)
    }
    return [...knocks.values()]
  }
  const waiting = (kithRoomId: string) => fresh().filter((knock) => knock.kithRoomId === kithRoomId && knock.state === 'waiting')
  return {
    knock(kithRoomId, personId, name, line, someoneHome) {
      const before = waiting(kithRoomId).find((knock) => knock.personId === personId)
      if (before !== undefined) return before
      const knock: Knock = {
        id: randomToken(),
        kithRoomId,
        personId,
        name,
        line,
        atMs: now(),
        answeredMs: null,
        state: someoneHome ? 'waiting' : 'nobody-home',
      }
      knocks.set(knock.id, knock)
      return knock
    },
    find: (id) => fresh().find((knock) => knock.id === id) ?? null,
    waitingAt: waiting,
    answer(kithRoomId, knockId, accept) {
      const knock = waiting(kithRoomId).find(({ id }) => id === knockId)
      if (knock === undefined) return null
      knock.state = accept ? 'accepted' : 'denied'
      knock.answeredMs = now()
      if (accept) admittedUntilMs.set(pair(kithRoomId, knock.personId), now() + admittedMs)
      return knock
    },
    standing(kithRoomId, personId) {
      if ((admittedUntilMs.get(pair(kithRoomId, personId)) ?? 0) > now()) return 'admitted'
      const mine = fresh().filter((knock) => knock.kithRoomId === kithRoomId && knock.personId === personId)
      if (mine.some((knock) => knock.state === 'waiting')) return 'waiting'
      return mine.some((knock) => knock.state === 'denied' && now() - (knock.answeredMs ?? 0) < deniedMs) ? 'denied' : 'none'
    },
    shutOut(kithRoomId, personId) {
      for (const knock of knocks.values()) if (knock.kithRoomId === kithRoomId && knock.personId === personId) knocks.delete(knock.id)
      admittedUntilMs.delete(pair(kithRoomId, personId))
    },
    closeDoor(kithRoomId) {
      for (const key of admittedUntilMs.keys()) if (key.startsWith(`${kithRoomId} `)) admittedUntilMs.delete(key)
    },
    forget(personId) {
      for (const knock of knocks.values()) if (knock.personId === personId) knocks.delete(knock.id)
      for (const key of admittedUntilMs.keys()) if (key.endsWith(` ${personId}`)) admittedUntilMs.delete(key)
    },
  }
}
