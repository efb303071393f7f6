import { z } from 'zod'
import type { Language } from '../text/both.ts'
import { plainId } from './plain-id.ts'

/** What a room's board holds, and how often one may pin something to it. */
export const noteLimits = {
  textGraphemes: 280,
  textCharacters: 4000,
  /** Notes on one board for everybody, for one person, of one person, and in all. */
  forEverybody: 60,
  perReader: 30,
  perAuthor: 12,
  perRoom: 600,
  perHour: 6,
  /** For everybody, where nobody is host: from one address, whoever is behind it. */
  perHourOfAddress: 12,
  /** Where nobody is host, a note for everybody hangs this long before it gives way to others on a full board. */
  firmHours: 24,
  keptDays: 30,
  /** A note taken down can be put back for so long. */
  putBackSeconds: 30,
} as const

const noteId = plainId(40).min(1)
const handle = z.string().max(40)

/** Client → server: tell me what hangs on the board for as long as I look (`on`). */
export const watchNotesMessageSchema = z.object({ on: z.boolean() })
/** Client → server: pins a note up. `id` is the sender's own, so a retry hangs once; `to`: a handle from `people`, null for everybody here. */
export const noteMessageSchema = z.object({
  id: plainId(40).min(1),
  text: z.string().max(noteLimits.textCharacters),
  to: handle.nullable(),
})
/** Client → server: takes a note down, or puts back what the sender has just taken down. */
export const takeNoteMessageSchema = z.object({ noteId, putBack: z.boolean().default(false) })

/** One note as one person sees it. */
export interface NoteView {
  noteId: string
  from: string
  /** Handle to answer by; null for one's own and where nobody can be answered any more. */
  fromHandle: string | null
  /** The author's number in this room, to block or report them by, here or away; null for one's own. */
  fromPid: number | null
  /** To whom: everybody, the one who looks, or (their own note) somebody by this name. */
  to: 'everybody' | 'you' | { name: string }
  mine: boolean
  /** Hung up since this person last looked. */
  fresh: boolean
  mayTakeDown: boolean
  text: string
  lang: Language
  atMs: number
  untilMs: number
}
/** Somebody a note can be for. Handles are made for the one who looks; nobody else's lead anywhere. */
export interface NotePerson {
  handle: string
  name: string
  here: boolean
  /** When the two last heard each other here; null when they have not. */
  metMs: number | null
}
/** Server → one who watches the board: all of it that is theirs to see, whole each time, newest first. */
export interface NotesMessage {
  notes: NoteView[]
  people: NotePerson[]
}
/** Server → the author: it hangs, and is stored. `id` is the sender's own. */
export interface NoteUpMessage {
  id: string
}
/** Server → one person, at arrival and when it changes: what waits for them alone, and how much is new for everybody. */
export interface NotesWaitingMessage {
  /** Who left the notes for this person that they have not looked at, each once, latest first. */
  from: string[]
  forYou: number
  forAll: number
}
