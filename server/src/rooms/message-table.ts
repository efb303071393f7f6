import { moveBytesType, upMessages, type UpMessageType } from '@kith/shared/protocol'
import type { z } from 'zod'
import { emote, move, offRecord, profile, sit, stand } from './body.ts'
import { hostAct } from './host.ts'
import { care, watchBooks } from './host-books.ts'
import { leaveNote, takeNote, watchNotes } from './notes.ts'
import { block, mute, report } from './relations.ts'
import { refuse, type RoomCore } from './room-core.ts'
import { resume } from './resume.ts'
import type { Session } from './sessions.ts'
import { hush, say, typing } from './talk.ts'

type AnyHandler = (core: RoomCore, session: Session, payload: unknown) => void

/** Parses what came in by the schema of its type, and refuses it when it does not fit. */
function parsed<Message>(
  type: UpMessageType,
  schema: z.ZodType<Message>,
  handler: (core: RoomCore, session: Session, message: Message) => void,
): AnyHandler {
  return (core, session, payload) => {
    const message = schema.safeParse(payload)
    if (message.success) handler(core, session, message.data)
    else refuse(core, session, type, 'bad-message', idOf(payload))
  }
}

/** Everything a person can ask of a room, by message type. */
const handlers: { readonly [T in UpMessageType]: AnyHandler } = {
  say: parsed('say', upMessages.say, say),
  typing: parsed('typing', upMessages.typing, typing),
  resume: parsed('resume', upMessages.resume, resume),
  emote: parsed('emote', upMessages.emote, emote),
  sit: parsed('sit', upMessages.sit, sit),
  stand: parsed('stand', upMessages.stand, stand),
  profile: parsed('profile', upMessages.profile, profile),
  'off-record': parsed('off-record', upMessages['off-record'], offRecord),
  hush: parsed('hush', upMessages.hush, hush),
  mute: parsed('mute', upMessages.mute, mute),
  block: parsed('block', upMessages.block, block),
  report: parsed('report', upMessages.report, report),
  host: parsed('host', upMessages.host, hostAct),
  'watch-books': parsed('watch-books', upMessages['watch-books'], watchBooks),
  care: parsed('care', upMessages.care, care),
  'watch-notes': parsed('watch-notes', upMessages['watch-notes'], watchNotes),
  note: parsed('note', upMessages.note, leaveNote),
  'take-note': parsed('take-note', upMessages['take-note'], takeNote),
}
const table: ReadonlyMap<string, AnyHandler> = new Map([...Object.entries(handlers), [moveBytesType, move]])

/** The sender's id of a message that could not be read, so that they know which one. */
function idOf(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('id' in payload)) return undefined
  return typeof payload.id === 'string' ? payload.id.slice(0, 40) : undefined
}

/** Hands one message to its handler. Unknown types and what does not fit the schema are refused to the sender alone. */
export function receive(core: RoomCore, session: Session, type: unknown, payload: unknown): void {
  const handler = typeof type === 'string' ? table.get(type) : undefined
  if (handler === undefined) return refuse(core, session, typeof type === 'string' ? type.slice(0, 40) : 'unknown', 'bad-message')
  core.countMessage(String(type))
  handler(core, session, payload)
}
