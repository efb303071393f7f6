import type { UtteranceMessage } from '@kith/shared/protocol'
import type { StoredUtterance } from '#store/types.ts'

const keptLines = 1500
const keptMs = 30 * 60_000

/** A line the room remembers: as stored, and as sent. */
export interface HistoryLine {
  /** Counts the room's finished lines. */
  seq: number
  /** What `seq` stood at when the line began; smaller than `seq` for streamed ones. */
  openedAtSeq: number
  stored: StoredUtterance
  message: UtteranceMessage
}

/** The last lines of a room, in the order they were finished. */
export interface History {
  /** The number the next finished line will get. */
  nextSeq(): number
  add(stored: StoredUtterance, message: UtteranceMessage, openedAtSeq: number): void
  find(utteranceId: string): HistoryLine | null
  /** What this person heard (their own lines left out) from one number to before another. */
  heard(personId: string, fromSeq: number, beforeSeq: number): HistoryLine[]
  /** What this person heard or said since a moment. */
  heardSinceMs(personId: string, fromMs: number): HistoryLine[]
  /** True when lines from this number on may have been dropped already. */
  droppedSince(seq: number): boolean
  /** Lines of residents that drew on memories. */
  retold(): StoredUtterance[]
  /** A line is gone, also when it ends only later. */
  drop(utteranceId: string): void
  /** What they said, and what residents said that they heard, is gone, also when it comes only later. */
  forget(personId: string): void
  /** Whether a person was forgotten, or a line dropped. */
  hasForgotten(id: string): boolean
}

export function createHistory(): History {
  let lines: HistoryLine[] = []
  let seq = 0
  let oldestSeq = 0
  const forgotten = new Set<string>()
  const kept = ({ id, speakerId, speakerKind, heardBy }: StoredUtterance) =>
    !forgotten.has(id) && !forgotten.has(speakerId) && (speakerKind === 'person' || !heardBy.some((hearer) => forgotten.has(hearer)))
  return {
    nextSeq: () => seq,
    add(stored, message, openedAtSeq) {
      if (!kept(stored)) return
      lines.push({ seq, openedAtSeq, stored, message })
      seq += 1
      const oldestMs = stored.atMs - keptMs
      if (lines.length <= keptLines && (lines[0]?.stored.atMs ?? oldestMs) >= oldestMs) return
      lines = lines.slice(-keptLines).filter((line) => line.stored.atMs >= oldestMs)
      oldestSeq = lines[0]?.seq ?? seq
    },
    find: (utteranceId) => lines.findLast(({ stored }) => stored.id === utteranceId) ?? null,
    heard: (personId, fromSeq, beforeSeq) =>
      lines.filter((line) => {
        if (line.seq < fromSeq || line.seq >= beforeSeq) return false
        return line.stored.speakerId !== personId && line.stored.heardBy.includes(personId)
      }),
    heardSinceMs: (personId, fromMs) => lines.filter(({ stored }) => stored.atMs >= fromMs && stored.heardBy.includes(personId)),
    droppedSince: (from) => from < oldestSeq,
    retold: () => lines.flatMap(({ stored }) => (stored.speakerKind === 'resident' && stored.sources.length > 0 ? [stored] : [])),
    drop(utteranceId) {
      forgotten.add(utteranceId)
      lines = lines.filter(({ stored }) => kept(stored))
    },
    forget(personId) {
      forgotten.add(personId)
      lines = lines.filter(({ stored }) => kept(stored))
    },
    hasForgotten: (id) => forgotten.has(id),
  }
}
