import type { NoticeMessage, RefusalCode, Role } from '@kith/shared/protocol'
import type { SpaceDocument } from '@kith/shared/space'
import type { RoomState } from '@kith/shared/state'
import type { Society } from '#residents/types.ts'
import type { Ban, Room } from '#store/types.ts'
import type { World } from '#world/world.ts'
import type { Delivery } from './delivery.ts'
import type { RoomDeps } from './deps.ts'
import type { FrameSender } from './frame-sender.ts'
import type { History } from './history.ts'
import type { RoomMinds } from './host-minds.ts'
import type { Knocks } from './knocks.ts'
import type { Limiters } from './limiters.ts'
import type { RoomNotes } from './notes-board.ts'
import type { Operations } from './operations.ts'
import type { Pids } from './pids.ts'
import type { Places } from './places.ts'
import { wireOf, type Session } from './sessions.ts'
import type { StateSync } from './state-sync.ts'
import type { Stays } from './stays.ts'

/** Since when nobody is there (null while somebody is), and when the last turn was. */
export interface Rest {
  emptySinceMs: number | null
  turnedMs: number
}

/** Everything the handlers of one room share; knows nothing of Colyseus. Made by open-room.ts, turned by tick.ts. */
export interface RoomCore {
  readonly deps: RoomDeps
  /** The room as stored; changed only through `changeRecord` in host.ts. */
  readonly record: Room
  readonly space: SpaceDocument
  readonly world: World
  readonly state: RoomState
  readonly society: Society
  readonly sessions: Map<string, Session>
  readonly pids: Pids
  readonly history: History
  readonly delivery: Delivery
  readonly sync: StateSync
  readonly frames: FrameSender
  readonly operations: Operations
  readonly limiters: Limiters
  readonly knocks: Knocks
  readonly stays: Stays
  readonly places: Places
  readonly minds: RoomMinds
  /** Called once all of the room is stored. */
  letGoOfMinds(): void
  readonly notes: RoomNotes
  /** Hosts who have the books open, by person, with what they were told last. */
  readonly watchers: Map<string, { version: number; atMs: number }>
  readonly rest: Rest
  readonly bans: Ban[]
  /** Ids muted by a host for as long as the room runs. */
  readonly hostMuted: Set<string>
  /** Roles given or taken while the room runs: they hold at once, before they are stored. */
  readonly changedRoles: Map<string, Role>
  /** Who was kicked, and until when they stay out. */
  readonly kickedUntilMs: Map<string, number>
  /** Passes handed out and not used yet, by person, with when they run out: they take up room. */
  readonly pendingUntilMs: Map<string, number>
  /** Whose held seat ran out while they were away: their gap cannot be filled. */
  readonly seatsLost: Set<string>
  nextUtteranceId(): string
  /** Tells whoever was blocked, in whatever room of this server they are. */
  tellBlocked(blockerId: string, personId: string, on: boolean): void
  countMessage(type: string): void
}

export function refuse(core: RoomCore, session: Session, about: string, code: RefusalCode, id?: string): void {
  core.deps.metrics.refusals.inc({ code })
  wireOf(session)?.send('refused', { about, code, ...(id !== undefined && { id }) })
}

export function notice(core: RoomCore, message: NoticeMessage): void {
  for (const session of core.sessions.values()) wireOf(session)?.send('notice', message)
}

/** The session of a number in this room, or null when that is nobody connected. */
export function sessionOfPid(core: RoomCore, pid: number): Session | null {
  return core.sessions.get(core.pids.idOf(pid) ?? '') ?? null
}

/** How many people the room counts, those on their way in included. */
export function peopleCount(core: RoomCore): number {
  const nowMs = core.deps.now()
  let coming = 0
  for (const [personId, untilMs] of core.pendingUntilMs) {
    if (untilMs < nowMs) core.pendingUntilMs.delete(personId)
    else if (!core.sessions.has(personId)) coming += 1
  }
  return core.sessions.size + coming
}
