import { matchMaker, type Server } from '@colyseus/core'
import { closeCodes } from '@kith/shared/protocol'
import type { Doors } from '#http/ports.ts'
import type { ChatModel } from '#models/port.ts'
import type { RoomDeps } from './deps.ts'
import { createDoors } from './doors.ts'
import { openMinds } from './host-minds.ts'
import { checkPass, KithRoom, type RoomsShared } from './kith-room.ts'
import { createKnocks } from './knocks.ts'
import { createLimiters } from './limiters.ts'
import { createLiveRooms, type LiveRoom } from './live-rooms.ts'
import { createMindsShelf } from './minds-shelf.ts'
import { dismiss } from './people.ts'
import { blockedBy } from './relations.ts'
import { createStays } from './stays.ts'

export type { RoomDeps } from './deps.ts'
export type { LiveRoom } from './live-rooms.ts'

const defaultBreakReminderMs = 2 * 60 * 60_000

export interface Rooms {
  /** What HTTP asks of the rooms. */
  doors: Doors
  /** Registers the room types; call once, before the server listens. */
  define(server: Server): void
  /** Opens the garden before anybody comes, so that its residents are about their day. Call when the server listens. */
  openGarden(): Promise<void>
  liveRooms(): LiveRoom[]
  /** What a resident thinks a talk over with that was held in a room, for one call: on its books and within its limit, also when it has closed since. */
  chatFor(kithRoomId: string, residentId: string): Promise<ChatModel | null>
  /** A talk held there could not be thought over: whoever keeps the room reads that, while it runs. */
  thoughtGivenUp(residentId: string, kithRoomId: string | null): void
  /** Resolves when everything said and done so far is stored, and where people stand. */
  saveAll(): Promise<void>
  /** From now on nobody is let in: the server is about to stop. */
  stopEntering(): void
}

/** All rooms of a server. Nothing runs until `define`. */
export function defineRooms(deps: RoomDeps): Rooms {
  const live = createLiveRooms()
  let stopping = false
  const shared: RoomsShared = {
    deps,
    live,
    minds: createMindsShelf((roomId) => openMinds(deps, roomId)),
    limiters: createLimiters(deps.store.secrets, deps.now),
    knocks: createKnocks(deps.now),
    stays: createStays(deps.breakReminderMs ?? defaultBreakReminderMs),
    tellBlocked(blockerId, personId, on) {
      for (const { core } of live.all()) blockedBy(core, blockerId, personId, on)
    },
    leaveElsewhere(personId, here) {
      for (const room of live.all()) {
        const session = room === here ? undefined : room.core.sessions.get(personId)
        if (session !== undefined) dismiss(room.core, session, closeCodes.moved)
      }
    },
  }
  const doors = createDoors(shared, () => stopping)

  class BoundRoom extends KithRoom {
    protected override readonly shared = shared
    static override async onAuth(token: string, options: unknown) {
      return checkPass(deps, token, options)
    }
  }

  return {
    doors,
    define(server) {
      // Rooms are made by the doors alone, and found by no one who was not told where.
      matchMaker.controller.exposedMethods = ['joinById', 'reconnect']
      server.define('garden', BoundRoom)
      server.define('private', BoundRoom)
    },
    openGarden: () => doors.openGarden(),
    liveRooms: () => live.all(),
    async chatFor(kithRoomId, residentId) {
      const { minds, letGo } = await shared.minds.take(kithRoomId)
      const chat = minds.modelFor(residentId)
      if (chat?.kind === 'endpoint') return letGoAfter(chat, letGo)
      letGo()
      return chat ?? null
    },
    thoughtGivenUp(residentId, kithRoomId) {
      const room = kithRoomId === null ? null : live.get(kithRoomId)
      room?.core.minds.gaveUp(residentId)
    },
    async saveAll() {
      await Promise.all(live.all().map((room) => room.save()))
    },
    stopEntering() {
      stopping = true
    },
  }
}

/** The same model for one call: what it spends is still to be noted when the room has long closed. */
function letGoAfter(chat: ChatModel, letGo: () => void): ChatModel {
  const { name, kind } = chat
  return {
    name,
    kind,
    async *stream(request, signal) {
      try {
        yield* chat.stream(request, signal)
      } finally {
        letGo()
      }
    },
  }
}
