import { createHmac, randomBytes } from 'node:crypto'
import { noteLimits } from '@kith/shared/protocol'
import type { Note } from '#store/note-types.ts'
import type { Store } from '#store/types.ts'

const firmMs = noteLimits.firmHours * 3_600_000

/** Whom a person does not want to read, and who they are. */
export interface NoteReader {
  personId: string
  muted: ReadonlySet<string>
  blocked: ReadonlySet<string>
  blockedBy: ReadonlySet<string>
}

/**
 * What hangs on one room's board, and who may see what of it (residents/SPEC.md NO1–NO5). Knows neither sockets nor the
 * store: whoever changes it writes the change down.
 */
export class NotesBoard {
  /** Oldest first. */
  readonly #notes: Note[]
  /** Taken down a moment ago, by whom, and until when it can be put back. */
  readonly #takenDown = new Map<string, { note: Note; byId: string; untilMs: number }>()
  readonly #secret = randomBytes(32)

  constructor(notes: readonly Note[]) {
    this.#notes = [...notes]
  }

  /** NO3: no more fit for this person, or for everybody (null). What a host cannot see takes no place from what is for everybody. */
  isFullFor(toId: string | null): boolean {
    const most = toId === null ? noteLimits.forEverybody : noteLimits.perReader
    return this.#notes.filter((note) => note.toId === toId).length >= most || this.#notes.length >= noteLimits.perRoom
  }
  /**
   * NO8: on a full board where nobody is host, the note for everybody that gives way to a new one of this author: the oldest
   * of whoever has most there, as long as that is more than the author then has; else the oldest of all once it has hung a day.
   */
  givesWayTo(authorId: string, nowMs: number): Note | null {
    const open = this.#notes.filter(({ toId }) => toId === null)
    const counts = new Map<string, number>()
    for (const note of open) counts.set(note.authorId, (counts.get(note.authorId) ?? 0) + 1)
    const most = Math.max(...counts.values())
    const oldest = open[0]
    if (most > (counts.get(authorId) ?? 0) + 1) return open.find((note) => counts.get(note.authorId) === most) ?? null
    return oldest !== undefined && nowMs - oldest.atMs >= firmMs ? oldest : null
  }
  /** Whoever gave way: gone for good. */
  remove(noteId: string): void {
    this.#drop(({ id }) => id === noteId)
  }
  /** NO7: what hangs there by the store's account. True when that is not what hung here. */
  replace(notes: readonly Note[]): boolean {
    const before = new Map(this.#notes.map((note) => [note.id, note]))
    const same = notes.length === before.size && notes.every(({ id }) => before.has(id))
    const told = (note: Note) => note.told || before.get(note.id)?.told === true
    this.#notes.splice(0, this.#notes.length, ...notes.map((note) => ({ ...note, told: told(note) })))
    this.#notes.sort((a, b) => a.atMs - b.atMs)
    return !same
  }
  countOf(authorId: string): number {
    return this.#notes.filter((note) => note.authorId === authorId).length
  }
  has(noteId: string): boolean {
    return this.#notes.some(({ id }) => id === noteId)
  }
  hang(note: Note): void {
    this.#takenDown.delete(note.id)
    if (this.has(note.id)) return
    this.#notes.push(note)
    this.#notes.sort((a, b) => a.atMs - b.atMs)
  }

  /** NO2, NO4: what this person may see, oldest first. */
  seenBy(reader: NoteReader, nowMs: number): Note[] {
    return this.#notes.filter((note) => note.untilMs > nowMs && maySee(note, reader))
  }

  /** NO3: takes a note down; false when this person does not see it or may not. */
  takeDown(noteId: string, reader: NoteReader, isHost: boolean, nowMs: number): boolean {
    const note = this.seenBy(reader, nowMs).find(({ id }) => id === noteId)
    if (note === undefined || !mayTakeDown(note, reader.personId, isHost)) return false
    this.#drop((other) => other.id === noteId)
    this.#forgetOldTakings(nowMs)
    this.#takenDown.set(noteId, { note, byId: reader.personId, untilMs: nowMs + noteLimits.putBackSeconds * 1000 })
    return true
  }
  /** What this person took down a moment ago; it hangs again once `hang` is called. */
  takenBack(noteId: string, personId: string, nowMs: number): Note | null {
    const taken = this.#takenDown.get(noteId)
    return taken === undefined || taken.byId !== personId || taken.untilMs <= nowMs ? null : taken.note
  }

  /** NO5: ids of notes to everybody by somebody who was banned; they are gone. */
  dropBanned(authorId: string): string[] {
    this.#forgetTaken((note) => note.authorId === authorId && note.toId === null)
    return this.#drop((note) => note.authorId === authorId && note.toId === null)
  }
  /** Everything by or for somebody who is erased. */
  forget(personId: string): void {
    const concerns = (note: Note) => note.authorId === personId || note.toId === personId
    this.#forgetTaken(concerns)
    this.#drop(concerns)
  }
  dropExpired(nowMs: number): void {
    this.#forgetOldTakings(nowMs)
    this.#drop((note) => note.untilMs <= nowMs)
  }

  /** Whether something for this person alone, put up since they looked, is what nobody has told them of. */
  waitsUntold(reader: NoteReader, lookedMs: number, nowMs: number): boolean {
    return this.seenBy(reader, nowMs).some((note) => note.toId === reader.personId && !note.told && note.atMs > lookedMs)
  }
  /** Ids of those that this person now knows of. */
  markTold(personId: string): string[] {
    const told = this.#notes.filter((note) => note.toId === personId && !note.told)
    for (const note of told) note.told = true
    return told.map(({ id }) => id)
  }

  /** By what one person may speak of another here: worth nothing to anybody else, and nothing once the room has closed. */
  handleOf(readerId: string, otherId: string): string {
    return createHmac('sha256', this.#secret).update(`${readerId}\n${otherId}`).digest('base64url').slice(0, 22)
  }

  #drop(which: (note: Note) => boolean): string[] {
    const gone = this.#notes.filter(which)
    for (const note of gone) this.#notes.splice(this.#notes.indexOf(note), 1)
    return gone.map(({ id }) => id)
  }
  #forgetTaken(which: (note: Note) => boolean): void {
    for (const [id, { note }] of this.#takenDown) if (which(note)) this.#takenDown.delete(id)
  }
  #forgetOldTakings(nowMs: number): void {
    for (const [id, { untilMs }] of this.#takenDown) if (untilMs <= nowMs) this.#takenDown.delete(id)
  }
}

function maySee({ authorId, toId }: Note, { personId, muted, blocked, blockedBy }: NoteReader): boolean {
  if (authorId === personId) return true
  return (toId === null || toId === personId) && !muted.has(authorId) && !blocked.has(authorId) && !blockedBy.has(authorId)
}

/** Whoever wrote it and whoever it is for; what is for everybody also the room's hosts. */
export function mayTakeDown({ authorId, toId }: Note, personId: string, isHost: boolean): boolean {
  return authorId === personId || toId === personId || (toId === null && isHost)
}

/** The board of a running room, and who is told what of it. Times are epoch milliseconds. */
export interface RoomNotes {
  readonly board: NotesBoard
  /** Who has the board open, with when they had looked before. */
  readonly watchers: Map<string, number>
  /** When those who came here last looked; minus infinity for never. */
  readonly looked: Map<string, number>
  /** What each was last told of notes that wait, so that nothing is told twice. */
  readonly waiting: Map<string, string>
  sweptMs: number
  /** When the store was last asked what hangs there. */
  readMs: number
}

/** NO6: whether something hangs there for this person alone that they do not know of. */
export function notesWaitFor({ board, looked }: RoomNotes, reader: NoteReader | undefined, nowMs: number): boolean {
  const lookedMs = reader === undefined ? undefined : looked.get(reader.personId)
  return reader !== undefined && lookedMs !== undefined && board.waitsUntold(reader, lookedMs, nowMs)
}

export async function openNotes(store: Pick<Store, 'notes'>, roomId: string, nowMs: number): Promise<RoomNotes> {
  await store.notes.removeExpired(nowMs)
  const board = new NotesBoard(await store.notes.ofRoom(roomId))
  return { board, watchers: new Map(), looked: new Map(), waiting: new Map(), sweptMs: nowMs, readMs: nowMs }
}
