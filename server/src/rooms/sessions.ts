import type { Role } from '@kith/shared/protocol'
import type { Language } from '@kith/shared/text'
import type { Wire } from './wire.ts'

/**
 * How a person in the room is connected. Away: the connection is lost, the seat held.
 * `owedFromSeq`: where in the history the lines begin that this person is owed.
 */
export type Link =
  | { state: 'here'; wire: Wire; sentFromSeq: number }
  /** Back, but lines wait until what was missed has been sent. */
  | { state: 'catching-up'; wire: Wire; owedFromSeq: number; untilMs: number; asked: boolean }
  | { state: 'away'; wire: Wire; owedFromSeq: number; untilMs: number; giveUpSeat: () => void }

/** What became of a line by the sender's own id, so that a retry is not said twice. */
export type LineState =
  | { state: 'asked' }
  | { state: 'failed'; commit: () => void }
  | { state: 'said'; utteranceId: string; atMs: number; heardByPids: number[] }

/** A person in a room, from joining to leaving, across lost connections and second tabs. */
export interface Session {
  readonly personId: string
  readonly pid: number
  name: string
  look: string
  /** Hash of a figure of one's own, '' for none. */
  figure: string
  lang: Language
  /** See `RoomPass.from`. */
  from: string
  role: Role
  link: Link
  /** True once the person is no longer in the room. */
  left: boolean
  /** Ids this person does not want to hear; they are not told. */
  muted: Set<string>
  /** Ids this person blocked, and ids of those who blocked this person. */
  blocked: Set<string>
  blockedBy: Set<string>
  /** Where in the history the lines begin that the page now open may know: it has none from before. */
  pageFromSeq: number
  lines: Map<string, LineState>
  typingUntilMs: number
  /** Residents of whom this person knows that they speak from the script, for a limit is reached. */
  toldSparing: Set<string>
  /** Owed a whole frame: just joined, came back, or was too slow for the last ones. */
  needsFullFrame: boolean
}

/** The connection to send to now, or null. */
export function wireOf(session: Session): Wire | null {
  return session.link.state === 'away' ? null : session.link.wire
}

/** The connection that gets lines as they are said, or null while away or catching up. */
export function liveWireOf(session: Session): Wire | null {
  return session.link.state === 'here' ? session.link.wire : null
}
