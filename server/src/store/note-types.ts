import type { Language } from '@kith/shared/text'

/** A note on a room's board. */
export interface Note {
  id: string
  roomId: string
  authorId: string
  authorName: string
  /** Null for everybody who comes here. */
  toId: string | null
  /** '' for everybody. */
  toName: string
  text: string
  lang: Language
  atMs: number
  untilMs: number
  /** A resident has told whom it is for that it hangs there. */
  told: boolean
}

/** What hangs on the boards of rooms. Gone with the room, with whoever wrote it and with whoever it was for. */
export interface NoteStore {
  /** Once, by id. */
  add(note: Note): Promise<void>
  /** In the order they were added. */
  ofRoom(roomId: string): Promise<Note[]>
  markTold(ids: readonly string[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  /** Of every room. */
  removeExpired(nowMs: number): Promise<void>
  /** When this person last looked at the board; null for never. */
  looked(roomId: string, personId: string): Promise<number | null>
  putLooked(roomId: string, personId: string, atMs: number): Promise<void>
  /** Persons who heard this one there or were heard by them, latest first. */
  metIn(roomId: string, personId: string, limit: number): Promise<{ personId: string; name: string; atMs: number }[]>
}
