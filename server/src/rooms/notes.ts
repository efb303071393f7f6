import { createHash } from 'node:crypto'
import { noteLimits, type noteMessageSchema, type RefusalCode, type takeNoteMessageSchema } from '@kith/shared/protocol'
import { cleanText, detectLanguage, graphemeCount } from '@kith/shared/text'
import type { z } from 'zod'
import { detectCrisis } from '#safety/crisis.ts'
import type { Note } from '#store/note-types.ts'
import { personBehind, tellBoard, tellEverybody, tellOfNotes, tellWaiting } from './notes-view.ts'
import { refuse, type RoomCore } from './room-core.ts'
import { wireOf, type Session } from './sessions.ts'
import { showHelp } from './talk.ts'

type NoteMessage = z.infer<typeof noteMessageSchema>

const dayMs = 86_400_000
/** Changes of the board are written and shown in the order they were made. */
const changes = 'notes'
const sweepEveryMs = 3_600_000
const readEveryMs = 60_000

/** Somebody opens or closes the board. What hangs there counts as looked at from then on. */
export function watchNotes(core: RoomCore, session: Session, { on }: { on: boolean }): void {
  const { personId } = session
  const { watchers } = core.notes
  // In its turn, or it would come before the opening it ends.
  if (!on)
    return core.operations.inOrder(changes, 'note a look', async () => {
      if (watchers.delete(personId)) await noteLook(core, session)
    })
  if (!core.limiters.changes.take(personId)) return refuse(core, session, 'watch-notes', 'too-fast')
  core.operations.inOrder(changes, 'show a board', async () => {
    const { notes } = core.deps.store
    await sweep(core)
    await readAnew(core)
    const lookedMs = (await notes.looked(core.record.id, personId)) ?? Number.NEGATIVE_INFINITY
    if (session.left) return
    watchers.set(personId, lookedMs)
    await tellBoard(core, session)
    await noteLook(core, session)
  })
}

/** What hangs there now has been seen. Written only when there is anything new in that. */
async function noteLook(core: RoomCore, session: Session): Promise<void> {
  const { board, looked } = core.notes
  const nowMs = core.deps.now()
  const before = looked.get(session.personId) ?? Number.NEGATIVE_INFINITY
  if (Number.isFinite(before) && board.seenBy(session, nowMs).every(({ atMs }) => atMs <= before)) return
  if (!session.left) looked.set(session.personId, nowMs)
  await core.deps.store.notes.putLooked(core.record.id, session.personId, nowMs)
}

/** A person pins a note up. It is acknowledged when it is stored. */
export function leaveNote(core: RoomCore, session: Session, message: NoteMessage): void {
  const clean = cleanText(message.text)
  if (!clean.ok) return refuse(core, session, 'note', clean.code, message.id)
  // Finding out whom a handle means costs the store something, also where it means nobody.
  if (!core.limiters.changes.take(session.personId)) return refuse(core, session, 'note', 'too-fast', message.id)
  const { text } = clean
  if (graphemeCount(text, noteLimits.textGraphemes) > noteLimits.textGraphemes) return refuse(core, session, 'note', 'too-long', message.id)
  core.operations.inOrder(changes, 'pin up a note', async () => {
    try {
      const code = await pin(core, session, message, text)
      if (code === null) wireOf(session)?.send('note-up', { id: message.id })
      else refuse(core, session, 'note', code, message.id)
    } catch (error) {
      refuse(core, session, 'note', 'server-error', message.id)
      throw error
    }
  })
}

/** Null once it hangs, else why it does not. */
async function pin(core: RoomCore, session: Session, message: NoteMessage, text: string): Promise<RefusalCode | null> {
  const { board } = core.notes
  const { personId } = session
  // The same for a retry, also after a restart.
  const id = createHash('sha256').update(`${core.record.id}\n${personId}\n${message.id}`).digest('base64url').slice(0, 22)
  if (board.has(id)) return null
  await sweep(core)
  await readAnew(core)
  const barred = mayNotPin(core, session)
  if (barred !== null) return barred
  const to = message.to === null ? null : await personBehind(core, session, message.to)
  if (message.to !== null && to === null) return 'no-such-person'
  const atMs = core.deps.now()
  const gives = placeFor(core, session, to?.personId ?? null, atMs)
  if (gives === 'board-full') return gives
  if (board.countOf(personId) >= noteLimits.perAuthor) return 'notes-enough'
  const tooFast = pinsTooFast(core, session, to === null)
  if (tooFast !== null) return tooFast
  const note: Note = {
    id,
    roomId: core.record.id,
    authorId: personId,
    authorName: session.name,
    toId: to?.personId ?? null,
    toName: to?.name ?? '',
    text,
    lang: detectLanguage(text) ?? session.lang,
    atMs,
    untilMs: atMs + noteLimits.keptDays * dayMs,
    told: false,
  }
  if (!(await hang(core, note, gives))) return 'not-allowed'
  if (detectCrisis(text)) showHelp(core, session)
  return null
}

function mayNotPin(core: RoomCore, { personId, left }: Session): RefusalCode | null {
  const body = core.world.bodies.get(personId)
  if (left || body === undefined) return 'not-allowed'
  if (body.offRecord) return 'off-record'
  return core.hostMuted.has(personId) ? 'muted' : null
}

/** Null where there is room, else the note that gives way (NO8), or that none does. */
function placeFor(
  { record, notes: { board } }: RoomCore,
  { personId }: Session,
  toId: string | null,
  nowMs: number,
): Note | 'board-full' | null {
  if (!board.isFullFor(toId)) return null
  return (toId === null && record.kind === 'garden' ? board.givesWayTo(personId, nowMs) : null) ?? 'board-full'
}

/** NO3, NO8: so many an hour of one person and, for everybody where nobody is host, of all behind one address. */
function pinsTooFast({ limiters, record }: RoomCore, { personId, from }: Session, forEverybody: boolean): RefusalCode | null {
  const shared = forEverybody && record.kind === 'garden' && from !== ''
  if (shared && limiters.notesOfAddress.waitMs(from) > 0) return 'notes-from-here'
  if (!limiters.notes.take(personId)) return 'notes-too-fast'
  if (shared) limiters.notesOfAddress.take(from)
  return null
}

/** Stores a note and shows it. False when whom it concerns was shown out or erased meanwhile: then nothing of it stays. */
async function hang(core: RoomCore, note: Note, inPlaceOf: Note | null = null): Promise<boolean> {
  await core.deps.store.notes.add(note)
  const erased = [note.authorId, note.toId].some((id) => id !== null && core.history.hasForgotten(id))
  if (erased || (note.toId === null && core.bans.some(({ personId }) => personId === note.authorId))) {
    await core.deps.store.notes.remove([note.id])
    return false
  }
  core.notes.board.hang(note)
  if (inPlaceOf !== null) {
    core.notes.board.remove(inPlaceOf.id)
    await core.deps.store.notes.remove([inPlaceOf.id])
  }
  await tellEverybody(core)
  return true
}

/** Takes a note down for good, or puts back what the same person took down a moment ago. */
export function takeNote(core: RoomCore, session: Session, { noteId, putBack }: z.infer<typeof takeNoteMessageSchema>): void {
  if (!core.limiters.changes.take(session.personId)) return refuse(core, session, 'take-note', 'too-fast')
  core.operations.inOrder(changes, putBack ? 'put a note back' : 'take a note down', async () => {
    const code = await (putBack ? backUp(core, session, noteId) : down(core, session, noteId))
    if (code !== null) refuse(core, session, 'take-note', code)
  })
}

async function down(core: RoomCore, session: Session, noteId: string): Promise<RefusalCode | null> {
  if (!core.notes.board.takeDown(noteId, session, session.role !== 'guest', core.deps.now())) return 'not-found'
  await core.deps.store.notes.remove([noteId])
  await tellEverybody(core)
  return null
}

async function backUp(core: RoomCore, { personId }: Session, noteId: string): Promise<RefusalCode | null> {
  const { board } = core.notes
  const note = board.takenBack(noteId, personId, core.deps.now())
  if (note !== null && board.isFullFor(note.toId)) return 'board-full'
  return note !== null && (await hang(core, note)) ? null : 'not-found'
}

/** Somebody has arrived: what waits for them, when anything does. */
export function greetWithNotes(core: RoomCore, session: Session): void {
  const { watchers, looked, waiting } = core.notes
  watchers.delete(session.personId)
  waiting.delete(session.personId)
  core.operations.inOrder(changes, 'tell of notes', async () => {
    await sweep(core)
    await readAnew(core)
    const lookedMs = await core.deps.store.notes.looked(core.record.id, session.personId)
    if (session.left || core.history.hasForgotten(session.personId)) return
    looked.set(session.personId, lookedMs ?? Number.NEGATIVE_INFINITY)
    tellWaiting(core, session)
  })
}

/** The connection is back: what was pinned up meanwhile. */
export function tellOfNotesMissed(core: RoomCore, session: Session): void {
  core.operations.inOrder(changes, 'tell of notes', () => (session.left ? Promise.resolve() : tellOfNotes(core, session)))
}

/** NO5: what a banned person left for everybody goes with them. */
export function dropNotesOf(core: RoomCore, personId: string): void {
  const ids = core.notes.board.dropBanned(personId)
  core.operations.inOrder(changes, 'take down the notes of a banned person', async () => {
    await core.deps.store.notes.remove(ids)
    await tellEverybody(core)
  })
}

/** Somebody is gone; what they have looked at is in the store. */
export function noLongerLooks({ notes }: Pick<RoomCore, 'notes'>, personId: string): void {
  for (const kept of [notes.watchers, notes.looked, notes.waiting]) kept.delete(personId)
}

/** Nothing by or for an erased person hangs any more. The store has seen to its own. */
export function forgetNotes(core: RoomCore, personId: string): void {
  noLongerLooks(core, personId)
  core.notes.board.forget(personId)
  core.operations.inOrder(changes, 'show a board', () => tellEverybody(core))
}

/** What these may see has changed: one blocked or muted another, or no longer does. */
export function refreshNotes(core: RoomCore): void {
  core.operations.inOrder(changes, 'show a board', () => tellEverybody(core))
}

/** NO6: a resident has told this person of what hangs there for them. */
export function noteTold(core: Pick<RoomCore, 'notes' | 'operations' | 'deps'>, personId: string): void {
  const ids = core.notes.board.markTold(personId)
  if (ids.length > 0) core.operations.inOrder(changes, 'note what was told', () => core.deps.store.notes.markTold(ids))
}

/** NO7: called every tick; what another server on the same store pins up or takes down shows within a minute. */
export function keepUpWithNotes(core: RoomCore, nowMs: number): void {
  if (core.sessions.size === 0 || nowMs - core.notes.readMs < readEveryMs) return
  core.notes.readMs = nowMs
  core.operations.inOrder(changes, 'read the board anew', () => readAnew(core))
}

/** In its turn only. Who was erased or banned while the store was asked keeps nothing up. */
async function readAnew(core: RoomCore): Promise<void> {
  const { notes } = core
  notes.readMs = core.deps.now()
  const kept = await core.deps.store.notes.ofRoom(core.record.id)
  const banned = new Set(core.bans.map(({ personId }) => personId))
  const gone = ({ authorId, toId }: Note) =>
    core.history.hasForgotten(authorId) || (toId === null ? banned.has(authorId) : core.history.hasForgotten(toId))
  if (notes.board.replace(kept.filter((note) => !gone(note)))) await tellEverybody(core)
}

/** Now and then what has run out is taken down, here and wherever no room runs. */
async function sweep(core: RoomCore): Promise<void> {
  const nowMs = core.deps.now()
  if (nowMs - core.notes.sweptMs < sweepEveryMs) return
  core.notes.sweptMs = nowMs
  core.notes.board.dropExpired(nowMs)
  await core.deps.store.notes.removeExpired(nowMs)
}
