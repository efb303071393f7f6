import { emotes, heldProps, type Emote } from '@kith/shared/actions'
import type { Card } from '@kith/shared/card'
import { roles } from '@kith/shared/protocol'
import { AvatarState, presences, type RoomState } from '@kith/shared/state'
import type { Body, WorldEvent } from '#world/types.ts'
import type { Session } from './sessions.ts'

/** Keeps the synchronised state in step with the world: what is slow and structural about bodies. */
export interface StateSync {
  apply(event: WorldEvent): void
  /** After a change that the world does not know of: role, look. */
  refresh(personId: string): void
}

export interface StateSyncSources {
  state: RoomState
  bodies: ReadonlyMap<string, Body>
  session(personId: string): Session | null
  cards: ReadonlyMap<string, Card>
  /** What a resident speaks with, in words, and since when (0: always). */
  speaksWith(residentId: string): { label: string; sinceMs: number }
}

export function createStateSync(sources: StateSyncSources): StateSync {
  const { state, bodies } = sources
  const pids = new Map<string, string>()
  const avatarOf = (id: string): AvatarState | undefined => state.avatars.get(pids.get(id) ?? '')

  const copy = (avatar: AvatarState, body: Body) => {
    const card = body.kind === 'resident' ? sources.cards.get(body.id) : undefined
    const session = body.kind === 'person' ? sources.session(body.id) : null
    avatar.kind = body.kind === 'resident' ? 1 : 0
    avatar.name = body.name
    avatar.look = card?.data.extensions.kith.look ?? session?.look ?? avatar.look
    avatar.figure = session?.figure ?? ''
    avatar.lang = body.lang
    avatar.seat = body.seatId ?? ''
    avatar.presence = presences.indexOf(body.presence)
    avatar.emotion = body.emotion
    avatar.lookAtPid = body.lookAtId === null ? 0 : (bodies.get(body.lookAtId)?.pid ?? 0)
    avatar.role = session === null ? 0 : roles.indexOf(session.role)
    avatar.muted = body.muted
    avatar.offRecord = body.offRecord
    avatar.residentId = body.kind === 'resident' ? body.id : ''
    avatar.activityZh = body.activity?.zh ?? ''
    avatar.activityEn = body.activity?.en ?? ''
    avatar.held = heldProps.indexOf(body.held)
    const speaker = body.kind === 'resident' ? sources.speaksWith(body.id) : null
    avatar.model = speaker?.label ?? ''
    avatar.modelSinceMs = speaker?.sinceMs ?? 0
  }
  const refresh = (id: string) => {
    const body = bodies.get(id)
    const avatar = avatarOf(id)
    if (body !== undefined && avatar !== undefined) copy(avatar, body)
  }
  const join = (id: string) => {
    const body = bodies.get(id)
    if (body === undefined) return
    const avatar = new AvatarState()
    avatar.pid = body.pid
    copy(avatar, body)
    pids.set(id, String(body.pid))
    state.avatars.set(String(body.pid), avatar)
  }
  const leave = (id: string) => {
    const pid = pids.get(id)
    pids.delete(id)
    if (pid !== undefined) state.avatars.delete(pid)
  }
  const gesture = (id: string, emote: Emote) => {
    const avatar = avatarOf(id)
    if (avatar === undefined) return
    avatar.emote = emotes.indexOf(emote) + 1
    avatar.emoteSeq = (avatar.emoteSeq + 1) % 256
  }
  return {
    refresh,
    apply(event) {
      if (event.type === 'joined') join(event.id)
      else if (event.type === 'left') leave(event.id)
      else if (event.type === 'emoted') gesture(event.id, event.emote)
      else if (event.type === 'sat' || event.type === 'stood' || event.type === 'presence' || event.type === 'changed') refresh(event.id)
    },
  }
}
