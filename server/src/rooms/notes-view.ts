import type { NotePerson, NotesWaitingMessage, NoteView } from '@kith/shared/protocol'
import type { Note } from '#store/note-types.ts'
import { mayTakeDown } from './notes-board.ts'
import type { RoomCore } from './room-core.ts'
import { wireOf, type Session } from './sessions.ts'

const peopleOffered = 60
const namesTold = 3

interface Acquaintance extends Omit<NotePerson, 'handle'> {
  personId: string
}

/** NO1: those a note of this person's can be for: who is here, and whom they have met here. Nobody blocked either way or banned. */
async function acquaintances(core: RoomCore, session: Session): Promise<Acquaintance[]> {
  const { personId, blocked, blockedBy } = session
  const found = new Map<string, Acquaintance>()
  for (const met of await core.deps.store.notes.metIn(core.record.id, personId, peopleOffered))
    found.set(met.personId, { personId: met.personId, name: met.name, here: false, metMs: met.atMs })
  for (const note of core.notes.board.seenBy(session, core.deps.now()))
    if (note.toId === personId && !found.has(note.authorId))
      found.set(note.authorId, { personId: note.authorId, name: note.authorName, here: false, metMs: null })
  for (const other of core.sessions.values())
    found.set(other.personId, {
      personId: other.personId,
      name: other.name,
      here: wireOf(other) !== null,
      metMs: found.get(other.personId)?.metMs ?? null,
    })
  const banned = new Set(core.bans.map((ban) => ban.personId))
  const barred = (id: string) => id === personId || blocked.has(id) || blockedBy.has(id) || banned.has(id) || core.history.hasForgotten(id)
  return [...found.values()]
    .filter((other) => !barred(other.personId))
    .sort((a, b) => Number(b.here) - Number(a.here) || (b.metMs ?? 0) - (a.metMs ?? 0))
    .slice(0, peopleOffered)
}

/** Whom a handle means for this person; null when that is nobody they may write to. */
export async function personBehind(core: RoomCore, session: Session, handle: string): Promise<{ personId: string; name: string } | null> {
  const known = await acquaintances(core, session)
  return known.find(({ personId }) => core.notes.board.handleOf(session.personId, personId) === handle) ?? null
}

/** Sends the board to somebody who watches it. */
export async function tellBoard(core: RoomCore, session: Session): Promise<void> {
  const known = await acquaintances(core, session)
  const lookedMs = core.notes.watchers.get(session.personId)
  if (lookedMs === undefined || session.left) return
  const { board } = core.notes
  const handles = new Map(known.map(({ personId }) => [personId, board.handleOf(session.personId, personId)]))
  wireOf(session)?.send('notes', {
    notes: board
      .seenBy(session, core.deps.now())
      .toReversed()
      .map((note) => ({
        ...viewOf(note, session, lookedMs, handles),
        fromPid: note.authorId === session.personId ? null : core.pids.of(note.authorId),
      })),
    people: known.map(({ personId, ...person }) => ({ handle: handles.get(personId) ?? '', ...person })),
  })
}

function viewOf(
  note: Note,
  { personId, role }: Session,
  lookedMs: number,
  handles: ReadonlyMap<string, string>,
): Omit<NoteView, 'fromPid'> {
  const mine = note.authorId === personId
  return {
    noteId: note.id,
    from: note.authorName,
    fromHandle: mine ? null : (handles.get(note.authorId) ?? null),
    to: note.toId === null ? 'everybody' : note.toId === personId ? 'you' : { name: note.toName },
    mine,
    fresh: !mine && note.atMs > lookedMs,
    mayTakeDown: mayTakeDown(note, personId, role !== 'guest'),
    text: note.text,
    lang: note.lang,
    atMs: note.atMs,
    untilMs: note.untilMs,
  }
}

/** Something has changed: those who watch see it, the others learn what waits for them. */
export async function tellEverybody(core: RoomCore): Promise<void> {
  for (const session of core.sessions.values()) await tellOfNotes(core, session)
}

/** The board to whoever watches it, to others what waits. */
export async function tellOfNotes(core: RoomCore, session: Session): Promise<void> {
  if (core.notes.watchers.has(session.personId)) await tellBoard(core, session)
  else tellWaiting(core, session)
}

/** Tells what waits for this person when that is not what they were told last. */
export function tellWaiting(core: RoomCore, session: Session): void {
  const { personId } = session
  const lookedMs = core.notes.looked.get(personId)
  const wire = wireOf(session)
  if (lookedMs === undefined || wire === null) return
  const message = waitingFor(core, session, lookedMs)
  const told = `${message.forYou} ${message.forAll} ${message.from.join('\n')}`
  if ((core.notes.waiting.get(personId) ?? '0 0 ') === told) return
  core.notes.waiting.set(personId, told)
  wire.send('notes-waiting', message)
}

function waitingFor(core: RoomCore, session: Session, lookedMs: number): NotesWaitingMessage {
  const fresh = core.notes.board
    .seenBy(session, core.deps.now())
    .filter(({ authorId, atMs }) => authorId !== session.personId && atMs > lookedMs)
  const forYou = fresh.filter(({ toId }) => toId !== null)
  const names = forYou.toReversed().map(({ authorName }) => authorName)
  return {
    from: [...new Set(names)].slice(0, namesTold),
    forYou: forYou.length,
    // Whoever never looked is not told of everything that ever hung there.
    forAll: Number.isFinite(lookedMs) ? fresh.length - forYou.length : 0,
  }
}
