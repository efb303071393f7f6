import type { SayMessage } from '@kith/shared/protocol'
import { cleanText, detectLanguage } from '@kith/shared/text'
import { detectCrisis } from '#safety/crisis.ts'
import type { StoredUtterance } from '#store/types.ts'
import type { Utterance } from '#world/types.ts'
import { refuse, type RoomCore } from './room-core.ts'
import { wireOf, type LineState, type Session } from './sessions.ts'

const typingShownMs = 8000
const rememberedLines = 300
/** Order in which lines are written, so that the store knows them in the order people heard them. */
const commits = 'commit'

/** A person says a line. It is looked up, said in the world, and acknowledged when it is stored. */
export function say(core: RoomCore, session: Session, message: SayMessage): void {
  const known = session.lines.get(message.id)
  if (known !== undefined) return again(session, message.id, known)
  const clean = cleanText(message.text)
  if (!clean.ok) return refuse(core, session, 'say', clean.code, message.id)
  const { lines, shouts } = core.limiters
  if (!lines.take(session.personId)) return refuse(core, session, 'say', 'too-fast', message.id)
  if (message.volume === 'shout' && !shouts.take(session.personId)) return refuse(core, session, 'say', 'too-fast', message.id)
  remember(session, message.id, { state: 'asked' })
  core.operations.inOrder(`say ${session.personId}`, 'say', async () => {
    const before = await saidBefore(core, session, message.id)
    if (before === null) return speak(core, session, message, clean.text)
    remember(session, message.id, { state: 'said', utteranceId: before.id, atMs: before.atMs, heardByPids: [] })
    acknowledge(session, message.id)
  })
}

/** The line this person said under the same id before a reload or restart. When that cannot be told, a retry asks anew. */
async function saidBefore(core: RoomCore, session: Session, clientId: string): Promise<StoredUtterance | null> {
  try {
    return await core.deps.store.utterances.findByClientId(session.personId, clientId)
  } catch (error) {
    session.lines.delete(clientId)
    refuse(core, session, 'say', 'server-error', clientId)
    throw error
  }
}

function speak(core: RoomCore, session: Session, message: SayMessage, text: string): void {
  core.world.push({
    type: 'say',
    id: session.personId,
    utteranceId: core.nextUtteranceId(),
    clientId: message.id,
    text,
    volume: message.volume,
    lang: detectLanguage(text) ?? message.lang ?? session.lang,
    hop: 0,
  })
  if (detectCrisis(text)) showHelp(core, session)
}

/** The fixed card of help lines; counted by day, never with what was said. */
export function showHelp(core: RoomCore, session: Session): void {
  wireOf(session)?.send('crisis', { lines: [...core.deps.helpLines] })
  core.deps.metrics.crisisCards.inc()
  const day = new Date(core.deps.now()).toISOString().slice(0, 10)
  core.operations.run('count a crisis card', async () => void (await core.deps.store.counters.add('crisis-cards', day, 1)))
}

/** A retry of a line already asked for: said twice it never is. */
function again(session: Session, clientId: string, line: LineState): void {
  if (line.state === 'said') acknowledge(session, clientId)
  else if (line.state === 'failed') {
    remember(session, clientId, { state: 'asked' })
    line.commit()
  }
}

function remember(session: Session, clientId: string, line: LineState): void {
  session.lines.set(clientId, line)
  for (const oldest of session.lines.keys()) {
    if (session.lines.size <= rememberedLines) break
    session.lines.delete(oldest)
  }
}

function acknowledge(session: Session, clientId: string): void {
  const line = session.lines.get(clientId)
  if (line?.state !== 'said') return
  wireOf(session)?.send('said', { id: clientId, utteranceId: line.utteranceId, atMs: line.atMs, heardByPids: line.heardByPids })
}

/** The world refused what this person asked for. */
export function refusedByWorld(
  core: RoomCore,
  session: Session,
  about: string,
  code: Parameters<typeof refuse>[3],
  clientId: string | null,
): void {
  if (clientId !== null) session.lines.delete(clientId)
  refuse(core, session, about, code, clientId ?? undefined)
}

/** A line as the store keeps it. */
export function toStored(
  roomId: string,
  utterance: Utterance,
  more: Pick<StoredUtterance, 'model' | 'promptVersion' | 'sources'>,
): StoredUtterance {
  const { id, conversationId, speakerId, kind, speakerName, text, lang, volume, atMs, heardBy, offRecord, clientId } = utterance
  return {
    id,
    roomId,
    conversationId,
    speakerId,
    speakerKind: kind,
    speakerName,
    text,
    lang,
    volume,
    atMs,
    heardBy,
    offRecord,
    clientId,
    ...more,
  }
}

/** Stores a line that was said; a person's own is acknowledged only then. What is off the record is written nowhere. */
export function commit(core: RoomCore, stored: StoredUtterance): void {
  core.deps.metrics.utterances.inc({ kind: stored.speakerKind })
  if (isOffRecord(core, stored)) return committed(core, stored)
  core.operations.inOrder(commits, 'store a line', async () => {
    try {
      await core.deps.store.utterances.add(stored)
    } catch (error) {
      commitFailed(core, stored)
      throw error
    }
    committed(core, stored)
  })
}

/** A person's own line while they are off the record, and what a resident says to anybody who is. */
function isOffRecord(core: RoomCore, { offRecord, speakerKind, heardBy }: StoredUtterance): boolean {
  return offRecord || (speakerKind === 'resident' && heardBy.some((id) => core.world.bodies.get(id)?.offRecord))
}

function committed(core: RoomCore, stored: StoredUtterance): void {
  const session = core.sessions.get(stored.speakerId)
  if (session === undefined || stored.clientId === null) return
  const heardByPids = stored.heardBy.flatMap((id) => (id === stored.speakerId ? [] : (core.pids.known(id) ?? [])))
  remember(session, stored.clientId, { state: 'said', utteranceId: stored.id, atMs: stored.atMs, heardByPids })
  acknowledge(session, stored.clientId)
}

function commitFailed(core: RoomCore, stored: StoredUtterance): void {
  const session = core.sessions.get(stored.speakerId)
  if (session === undefined || stored.clientId === null) return
  // It was heard, so a retry only writes it down.
  remember(session, stored.clientId, { state: 'failed', commit: () => commit(core, stored) })
  refuse(core, session, 'say', 'server-error', stored.clientId)
}

/** Waits for the lines said so far to be stored, then goes on. */
export function afterCommits(core: RoomCore, label: string, work: () => Promise<void>): void {
  core.operations.inOrder(commits, label, work)
}

export function typing(core: RoomCore, session: Session, { on }: { on: boolean }): void {
  session.typingUntilMs = on ? core.deps.now() + typingShownMs : 0
  const body = core.world.bodies.get(session.personId)
  if (on || body?.presence === 'typing') core.world.push({ type: 'presence', id: session.personId, presence: on ? 'typing' : 'idle' })
}

export function hush(core: RoomCore, session: Session): void {
  core.world.push({ type: 'hush', id: session.personId })
}
