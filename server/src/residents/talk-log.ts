import type { SceneTurn } from '#models/port.ts'
import type { Language } from '@kith/shared/text'
import { asksForGuess, isQuestion } from './address.ts'

/** One line said in the room lately, with exactly who heard it. Lives in memory only, for the running talk. */
export interface LogEntry {
  id: string
  speakerId: string
  speakerName: string
  kind: 'person' | 'resident'
  text: string
  lang: Language
  atMs: number
  heardBy: ReadonlySet<string>
  conversationId: string
  /** Whom a resident's line was meant for; for a person's, the resident who took it up. */
  addresseeId: string | null
  offRecord: boolean
  /** A second voice: it does not take over the talk. */
  aside: boolean
  /** A resident's hello that nobody had asked for. */
  hello?: boolean
}

const keptMs = 15 * 60_000
const keptLines = 300
const exchangeMs = 30_000

export interface TalkLog {
  add(entry: LogEntry): void
  /** The line that the same ears heard before `entry`, or null; asides and what residents said to others are left out. */
  before(entry: LogEntry): LogEntry | null
  /** TU2: the last lines that this resident and every listener heard, oldest first. TU7: those off the record only when the answer is. */
  turnsFor(
    residentId: string,
    listeners: readonly string[],
    limit: number,
    nowMs: number,
    offRecord: boolean,
    /** TU9. */
    forgotten?: (lineId: string) => boolean,
  ): SceneTurn[]
  /** FL5: two people speak to each other within the speaker's hearing, and the last line was a person's. What a resident took up was not said to a person. */
  peopleTalking(entry: LogEntry): boolean
  /** FL21: the last word before, within an exchange, was a person's question that no resident took up, and not about the game. */
  askedByPerson(entry: LogEntry): boolean
  /** Who heard this line, or null when it is not known any more. */
  hearersOf(lineId: string): ReadonlySet<string> | null
  isOffRecord(lineId: string): boolean
  /** 0–1: the resident's share of the last 10 lines it heard. */
  share(residentId: string): number
  /** The last line this person said or heard. */
  lastHeard(personId: string): LogEntry | null
  /** What they said, and what was said to them or within their hearing by residents, is gone, also when it comes only later. */
  forget(personId: string): void
}

const never = () => false

export function createTalkLog(): TalkLog {
  let entries: LogEntry[] = []
  const gone = new Set<string>()
  const kept = ({ speakerId, addresseeId, kind, heardBy }: LogEntry) =>
    !gone.has(speakerId) && !gone.has(addresseeId ?? '') && (kind === 'person' || ![...heardBy].some((id) => gone.has(id)))
  /** A second voice, or a resident's word to somebody else: it takes no talk over. */
  const besides = ({ aside, kind, addresseeId }: LogEntry, id: string) =>
    aside || (kind === 'resident' && addresseeId !== null && addresseeId !== id)
  const heardLast = (id: string, beforeEntry: LogEntry) => {
    for (let at = entries.length - 1; at >= 0; at -= 1) {
      const other = entries[at]
      if (other !== undefined && other !== beforeEntry && !besides(other, id) && other.atMs <= beforeEntry.atMs && other.heardBy.has(id))
        return other
    }
    return null
  }
  return {
    add(entry) {
      if (!kept(entry)) return
      entries.push(entry)
      const oldest = entry.atMs - keptMs
      if (entries.length > keptLines || (entries[0]?.atMs ?? oldest) < oldest)
        entries = entries.slice(-keptLines).filter((other) => other.atMs >= oldest)
    },
    before: (entry) => heardLast(entry.speakerId, entry),
    turnsFor(residentId, listeners, limit, nowMs, offRecord, forgotten = never) {
      const heard = entries.filter(
        (entry) =>
          nowMs - entry.atMs < keptMs &&
          (offRecord || !entry.offRecord) &&
          entry.heardBy.has(residentId) &&
          listeners.every((id) => entry.heardBy.has(id)) &&
          !forgotten(entry.id),
      )
      return heard.slice(-limit).map((entry) => ({
        id: entry.id,
        speakerId: entry.speakerId,
        speakerName: entry.speakerName,
        self: entry.speakerId === residentId,
        kind: entry.kind,
        text: entry.text,
        lang: entry.lang,
        atMs: entry.atMs,
      }))
    },
    peopleTalking(entry) {
      const lately = entries.filter(
        (other) => other !== entry && entry.atMs - other.atMs < exchangeMs && other.heardBy.has(entry.speakerId),
      )
      const partner = lately.findLast(
        ({ kind, speakerId, addresseeId }) => kind === 'person' && speakerId !== entry.speakerId && addresseeId === null,
      )
      if (partner === undefined) return false
      const own = lately.some(({ speakerId, addresseeId }) => speakerId === entry.speakerId && addresseeId === null)
      // What a resident says to a third person ends no talk of those who were at it before.
      const last = lately.findLast(
        ({ kind, addresseeId }) =>
          kind === 'person' || !own || addresseeId === null || addresseeId === entry.speakerId || addresseeId === partner.speakerId,
      )
      return last?.kind === 'person'
    },
    askedByPerson(entry) {
      const last = heardLast(entry.speakerId, entry)
      if (last === null || last.kind !== 'person' || last.speakerId === entry.speakerId || last.addresseeId !== null) return false
      return entry.atMs - last.atMs < exchangeMs && isQuestion(last.text) && !asksForGuess(last.text)
    },
    hearersOf: (lineId) => entries.find((entry) => entry.id === lineId)?.heardBy ?? null,
    isOffRecord: (lineId) => entries.some(({ id, offRecord }) => id === lineId && offRecord),
    share(residentId) {
      const heard = entries.filter((entry) => entry.heardBy.has(residentId)).slice(-10)
      return heard.length === 0 ? 0 : heard.filter((entry) => entry.speakerId === residentId).length / heard.length
    },
    lastHeard: (personId) => entries.findLast((entry) => entry.heardBy.has(personId)) ?? null,
    forget(personId) {
      gone.add(personId)
      entries = entries.filter(kept)
    },
  }
}
