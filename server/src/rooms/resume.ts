import type { UtteranceMessage } from '@kith/shared/protocol'
import type { StoredUtterance } from '#store/types.ts'
import { refuse, type RoomCore } from './room-core.ts'
import type { HistoryLine } from './history.ts'
import { wireOf, type Session } from './sessions.ts'
import { afterCommits } from './talk.ts'

/** Lines sent again at most; a longer absence is told as a gap. */
const mostReplayed = 200
const waitForResumeMs = 2000

/** A person who is back gets lines only after those missed. Until `resume` arrives, or for two seconds, they wait. */
export function catchUpDeadline(nowMs: number): number {
  return nowMs + waitForResumeMs
}

/** Sends what a person missed since the last line they have whole, in order, or says that there is a gap. */
export function resume(core: RoomCore, session: Session, { lastUtteranceId }: { lastUtteranceId: string | null }): void {
  if (!core.limiters.resumes.take(session.personId)) return refuse(core, session, 'resume', 'too-fast')
  const { link } = session
  if (link.state === 'away' || (link.state === 'catching-up' && link.asked)) return
  if (link.state === 'catching-up') link.asked = true
  if (lastUtteranceId === null)
    return fromHistory(core, session, link.state === 'catching-up' ? session.pageFromSeq : core.history.nextSeq())
  const last = core.history.find(lastUtteranceId)
  if (last !== null) return fromHistory(core, session, seqAfter(session, last))
  afterCommits(core, 'send missed lines', () => fromStore(core, session, lastUtteranceId))
}

/** Speech that ended while its hearer was away is sent whole, with what was said meanwhile. */
function seqAfter(session: Session, last: HistoryLine): number {
  const { link } = session
  const endedWhileAway = link.state === 'catching-up' && last.seq >= link.owedFromSeq
  return endedWhileAway ? Math.min(last.openedAtSeq, last.seq) : last.seq + 1
}

function fromHistory(core: RoomCore, session: Session, fromSeq: number): void {
  const lines = core.history.heard(session.personId, fromSeq, liveFrom(core, session))
  const seatLost = core.seatsLost.delete(session.personId)
  if (seatLost || lines.length > mostReplayed || core.history.droppedSince(fromSeq)) wireOf(session)?.send('gap', { reason: 'too-long' })
  for (const line of lines.slice(-mostReplayed)) replay(session, line.stored, line.message)
  goLive(core, session, fromSeq)
}

async function fromStore(core: RoomCore, session: Session, lastUtteranceId: string): Promise<void> {
  const untilSeq = liveFrom(core, session)
  const stored = await core.deps.store.utterances
    .heardSince(session.personId, core.record.id, lastUtteranceId, mostReplayed + 1)
    .catch((error: unknown) => {
      // Say that there is a gap rather than leave the person waiting; the failure itself is logged.
      goLiveWithGap(core, session)
      throw error
    })
  if (session.link.state === 'away') return
  if (stored === null) return goLiveWithGap(core, session)
  const seatLost = core.seatsLost.delete(session.personId)
  if (seatLost || stored.length > mostReplayed) wireOf(session)?.send('gap', { reason: 'too-long' })
  const known = new Set(stored.map(({ id }) => id))
  for (const line of stored.slice(-mostReplayed)) {
    const inHistory = core.history.find(line.id)
    if (inHistory === null || inHistory.seq < untilSeq) replay(session, line, inHistory?.message ?? messageOf(core, line))
  }
  for (const line of core.history.heard(session.personId, 0, liveFrom(core, session))) {
    if (!known.has(line.stored.id) && session.link.state === 'catching-up') replay(session, line.stored, line.message)
  }
  goLive(core, session, 0)
}

function goLiveWithGap(core: RoomCore, session: Session): void {
  wireOf(session)?.send('gap', { reason: 'restart' })
  const { link } = session
  if (link.state !== 'catching-up') return
  for (const line of core.history.heard(session.personId, link.owedFromSeq, core.history.nextSeq()))
    replay(session, line.stored, line.message)
  goLive(core, session, link.owedFromSeq)
}

/** Lines from this number on were sent on this connection already, or are as they are said: never a second time. */
function liveFrom(core: RoomCore, session: Session): number {
  return session.link.state === 'here' ? session.link.sentFromSeq : core.history.nextSeq()
}

function replay(session: Session, stored: StoredUtterance, message: UtteranceMessage): void {
  if (stored.speakerId === session.personId || session.muted.has(stored.speakerId) || isBlocked(session, stored.speakerId)) return
  wireOf(session)?.send('utterance', { ...message, done: true, replayed: true })
}

function isBlocked(session: Session, id: string): boolean {
  return session.blocked.has(id) || session.blockedBy.has(id)
}

/** A line of which only the stored form is left. */
function messageOf(core: RoomCore, stored: StoredUtterance): UtteranceMessage {
  const { id, speakerName, speakerKind, text, volume, lang, atMs, offRecord } = stored
  const heardByPids = stored.heardBy.flatMap((hearer) => (hearer === stored.speakerId ? [] : (core.pids.known(hearer) ?? [])))
  // Who is not back yet gets the number they will have. Residents bring their own.
  const speakerPid = core.pids.known(stored.speakerId) ?? (speakerKind === 'person' ? core.pids.of(stored.speakerId) : 0)
  return {
    id,
    speakerPid,
    speakerName,
    speakerKind,
    text,
    volume,
    lang,
    atMs,
    heardByPids,
    done: true,
    ...(offRecord && { offRecord }),
  }
}

function goLive(core: RoomCore, session: Session, sentFromSeq: number): void {
  const { link } = session
  if (link.state === 'here') link.sentFromSeq = Math.min(link.sentFromSeq, sentFromSeq)
  if (link.state !== 'catching-up') return
  session.link = { state: 'here', wire: link.wire, sentFromSeq }
  core.delivery.resendOpen(session)
}

/** Those who came back and never asked for what they missed get it anyway. */
export function stopWaiting(core: RoomCore, nowMs: number): void {
  for (const session of core.sessions.values()) {
    const { link } = session
    if (link.state === 'catching-up' && !link.asked && nowMs >= link.untilMs) fromHistory(core, session, link.owedFromSeq)
  }
}
