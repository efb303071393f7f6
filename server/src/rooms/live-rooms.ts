import { matchMaker } from '@colyseus/core'
import type { Room } from '#store/types.ts'
import { randomToken } from './ids.ts'
import type { RoomCore } from './room-core.ts'

/** The garden that is always open; its copies end when they stand empty, as private rooms do. */
export const firstGardenId = 'garden'

/** A room that runs. */
export interface LiveRoom {
  /** Colyseus' id of it. */
  readonly roomId: string
  readonly core: RoomCore
  /** Resolves when what was said and remembered, and where people stand, is stored. */
  save(): Promise<void>
  /** Ends it for everybody in it. */
  shut(): Promise<void>
}

/**
 * The rooms that run in this process, by Kith's own room id: each at most once. Colyseus rooms are made here only;
 * a ticket, handed over in memory, keeps clients from making any.
 */
export interface LiveRooms {
  get(kithRoomId: string): LiveRoom | null
  all(): LiveRoom[]
  /** The room of this record, opened when it does not run. */
  open(record: Room): Promise<LiveRoom>
  /** Called by the Colyseus room: what it is to be. Null for a ticket nobody issued. */
  claim(ticket: unknown): Room | null
  opened(room: LiveRoom): void
  /** The room takes no more people; `until` resolves when all of it is stored. */
  closing(room: LiveRoom, until: Promise<void>): void
}

export function createLiveRooms(): LiveRooms {
  const live = new Map<string, LiveRoom>()
  const opening = new Map<string, Promise<LiveRoom>>()
  const ending = new Map<string, Promise<void>>()
  const tickets = new Map<string, Room>()

  const start = async (record: Room): Promise<LiveRoom> => {
    await ending.get(record.id)
    const ticket = randomToken()
    tickets.set(ticket, record)
    try {
      await matchMaker.createRoom(record.kind, { ticket })
    } finally {
      tickets.delete(ticket)
    }
    const room = live.get(record.id)
    if (room === undefined) throw new Error('a room closed while it was opening')
    return room
  }
  return {
    get: (kithRoomId) => live.get(kithRoomId) ?? null,
    all: () => [...live.values()],
    async open(record) {
      const running = live.get(record.id) ?? opening.get(record.id)
      if (running !== undefined) return running
      const starting = start(record).finally(() => opening.delete(record.id))
      opening.set(record.id, starting)
      return starting
    },
    claim(ticket) {
      const record = typeof ticket === 'string' ? tickets.get(ticket) : undefined
      if (typeof ticket === 'string') tickets.delete(ticket)
      return record ?? null
    },
    opened: (room) => void live.set(room.core.record.id, room),
    closing(room, until) {
      const { id } = room.core.record
      if (live.get(id) === room) live.delete(id)
      const ended = until.finally(() => {
        if (ending.get(id) === ended) ending.delete(id)
      })
      ending.set(id, ended)
    },
  }
}
