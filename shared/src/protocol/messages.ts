import {
  emoteMessageSchema,
  hushMessageSchema,
  offRecordMessageSchema,
  profileMessageSchema,
  sitMessageSchema,
  standMessageSchema,
  type CorrectMessage,
} from './body.ts'
import { careMessageSchema, watchBooksMessageSchema, type BooksMessage } from './books.ts'
import {
  noteMessageSchema,
  takeNoteMessageSchema,
  watchNotesMessageSchema,
  type NotesMessage,
  type NotesWaitingMessage,
  type NoteUpMessage,
} from './notes.ts'
import {
  blockMessageSchema,
  hostMessageSchema,
  muteMessageSchema,
  reportMessageSchema,
  type HostViewMessage,
  type RelationsMessage,
} from './people.ts'
import type { CrisisMessage, NoticeMessage, RefusedMessage, WelcomeMessage } from './session.ts'
import {
  resumeMessageSchema,
  sayMessageSchema,
  typingMessageSchema,
  type GapMessage,
  type MurmurMessage,
  type SaidMessage,
  type UtteranceDeltaMessage,
  type UtteranceEndMessage,
  type UtteranceMessage,
} from './speech.ts'

/** Every message a client may send (besides move bytes), by type. */
export const upMessages = {
  say: sayMessageSchema,
  typing: typingMessageSchema,
  resume: resumeMessageSchema,
  emote: emoteMessageSchema,
  sit: sitMessageSchema,
  stand: standMessageSchema,
  profile: profileMessageSchema,
  'off-record': offRecordMessageSchema,
  hush: hushMessageSchema,
  mute: muteMessageSchema,
  block: blockMessageSchema,
  report: reportMessageSchema,
  host: hostMessageSchema,
  'watch-books': watchBooksMessageSchema,
  care: careMessageSchema,
  'watch-notes': watchNotesMessageSchema,
  note: noteMessageSchema,
  'take-note': takeNoteMessageSchema,
} as const
export type UpMessageType = keyof typeof upMessages

/** Every message the server may send, by type. */
export interface DownMessages {
  welcome: WelcomeMessage
  utterance: UtteranceMessage
  'utterance-delta': UtteranceDeltaMessage
  'utterance-end': UtteranceEndMessage
  murmur: MurmurMessage
  said: SaidMessage
  gap: GapMessage
  correct: CorrectMessage
  refused: RefusedMessage
  notice: NoticeMessage
  crisis: CrisisMessage
  'host-view': HostViewMessage
  relations: RelationsMessage
  books: BooksMessage
  notes: NotesMessage
  'note-up': NoteUpMessage
  'notes-waiting': NotesWaitingMessage
}
export type DownMessageType = keyof DownMessages
