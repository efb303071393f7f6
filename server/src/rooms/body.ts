import type { profileMessageSchema } from '@kith/shared/protocol'
import type { Emote } from '@kith/shared/actions'
import { unpackMove } from '@kith/shared/space'
import { decodeLook, encodeLook } from '@kith/shared/state'
import { cleanName } from '@kith/shared/text'
import type { z } from 'zod'
import { isResidentName } from '#safety/resident-name.ts'
import { refuse, type RoomCore } from './room-core.ts'
import type { Session } from './sessions.ts'

/** Five bytes saying where the person's body is. Anything may arrive under this type, also what is not bytes. */
export function move(core: RoomCore, session: Session, payload: unknown): void {
  const place = payload instanceof Uint8Array ? unpackMove(payload) : null
  if (place === null) return refuse(core, session, 'move', 'bad-message')
  core.world.push({ type: 'move', id: session.personId, ...place, atMs: core.deps.now() })
}

export function emote(core: RoomCore, session: Session, message: { emote: Emote }): void {
  if (!core.limiters.emotes.take(session.personId)) return refuse(core, session, 'emote', 'too-fast')
  core.world.push({ type: 'emote', id: session.personId, emote: message.emote })
}

export function sit(core: RoomCore, session: Session, { seatId }: { seatId: string }): void {
  core.world.push({ type: 'sit', id: session.personId, seatId })
}

export function stand(core: RoomCore, session: Session): void {
  core.world.push({ type: 'stand', id: session.personId })
}

export function offRecord(core: RoomCore, session: Session, { on }: { on: boolean }): void {
  core.world.push({ type: 'off-record', id: session.personId, on })
}

/** Changes name, look or language, here and for the next time. */
export function profile(core: RoomCore, session: Session, message: z.infer<typeof profileMessageSchema>): void {
  const clean = message.name === undefined ? null : cleanName(message.name)
  if (clean?.ok === false) return refuse(core, session, 'profile', clean.code)
  if (clean !== null && isResidentName(clean.name, core.deps.cards)) return refuse(core, session, 'profile', 'blocked-name')
  if (!core.limiters.changes.take(session.personId)) return refuse(core, session, 'profile', 'too-fast')
  session.name = clean?.name ?? session.name
  session.look = message.look === undefined ? session.look : encodeLook(decodeLook(message.look))
  session.lang = message.lang ?? session.lang
  const { personId, name, look, lang } = session
  core.world.push({ type: 'rename', id: personId, name, lang })
  core.operations.inOrder(`profile ${personId}`, 'store a profile', () => core.deps.store.people.update(personId, { name, look, lang }))
}
