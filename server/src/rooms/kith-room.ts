import { setTimeout as sleep } from 'node:timers/promises'
import { ClientState, CloseCode, ServerError } from '@colyseus/core'
import { limits } from '@kith/shared/protocol'
import type { RoomPass } from '#safety/tokens.ts'
import { BaseRoom, patchMs, type RoomClient } from './base-room.ts'
import type { RoomDeps } from './deps.ts'
import type { Knocks } from './knocks.ts'
import type { Limiters } from './limiters.ts'
import { firstGardenId, type LiveRoom, type LiveRooms } from './live-rooms.ts'
import { receive } from './message-table.ts'
import type { MindsShelf } from './minds-shelf.ts'
import { openRoom } from './open-room.ts'
import { arrive, dropped, gone, returned } from './people.ts'
import { roleIn } from './roles.ts'
import { notice, type RoomCore } from './room-core.ts'
import { wireOf, type Session } from './sessions.ts'
import { cutWhenHopeless, takesFrames, writeSealed, type FrameSocket } from './socket-frame.ts'
import { tick } from './tick.ts'
import type { Wire } from './wire.ts'
import type { Stays } from './stays.ts'

/** What all rooms of a server share. */
export interface RoomsShared {
  deps: RoomDeps
  live: LiveRooms
  limiters: Limiters
  knocks: Knocks
  stays: Stays
  minds: MindsShelf
  tellBlocked: RoomCore['tellBlocked']
  /** A person who comes into one room leaves any other. */
  leaveElsewhere(personId: string, here: LiveRoom): void
}

const settleMs = 5000
const savePlacesMs = 2_000
const takeUpMs = 15_000
const emptyCheckMs = 1000

/**
 * A room as Colyseus runs it: the garden and private rooms alike. It turns connections into sessions and keeps time;
 * what happens is in people.ts (coming and going), message-table.ts (what people ask) and tick.ts (the turn).
 */
export abstract class KithRoom extends BaseRoom implements LiveRoom {
  override autoDispose = false
  core!: RoomCore
  protected abstract readonly shared: RoomsShared
  private stopping = false
  private emptySinceMs: number | null = null

  protected get report() {
    return this.shared.deps
  }
  private get seatHeldSeconds(): number {
    return this.shared.deps.seatHeldSeconds ?? limits.seatHeldSeconds
  }

  override async onCreate(options: { ticket?: unknown }): Promise<void> {
    const record = this.shared.live.claim(options.ticket)
    if (record === null) throw new ServerError(403, 'not-allowed')
    this.core = await openRoom(this.shared, record)
    this.state = this.core.state
    this.prepare()
    await this.setPrivate(true)
    this.setTimestep(() => tick(this.core), patchMs)
    this.clock.setInterval(() => this.savePlaces(), savePlacesMs)
    if (record.id !== firstGardenId) this.clock.setInterval(() => this.endWhenEmpty(), emptyCheckMs)
    this.shared.live.opened(this)
  }

  override async onJoin(client: RoomClient): Promise<void> {
    const pass = client.auth
    if (pass === undefined || pass.roomId !== this.roomId) throw new ServerError(403, 'not-allowed')
    const { store } = this.shared.deps
    const [person, role, known, blockedBy, figure] = await Promise.all([
      store.people.find(pass.personId),
      roleIn(store, this.core.record, pass.personId),
      store.relations.of(pass.personId),
      store.relations.blockersOf(pass.personId),
      store.figures.of(pass.personId),
    ])
    // Erased since the pass was given.
    if (person === null) throw new ServerError(401, 'signed-out')
    if (this.stopping) throw new ServerError(503, 'restarting')
    if (client.state === ClientState.LEAVING) throw new ServerError(CloseCode.WITH_ERROR, 'server-error')
    const ids = (which: 'muted' | 'blocked') => known.filter((relation) => relation[which]).map(({ otherId }) => otherId)
    const wire = wireOfClient(client)
    const most = this.shared.deps.peoplePerRoom ?? (this.core.record.kind === 'garden' ? limits.publicRoomPeople : limits.privateRoomPeople)
    const session = arrive(
      this.core,
      pass,
      wire,
      { role, figure: figure ?? '', muted: ids('muted'), blocked: ids('blocked'), blockedBy },
      most,
    )
    if (typeof session === 'string') throw new ServerError(403, session)
    client.userData = { session, wire }
    this.shared.leaveElsewhere(pass.personId, this)
    this.clock.setTimeout(() => {
      if (client.state === ClientState.JOINING) client.leave(CloseCode.WITH_ERROR)
    }, takeUpMs)
  }

  override onDrop(client: RoomClient, code?: number): void {
    const session = this.sessionOf(client)
    // Cut off for flooding or nonsense, or by our own stopping: no seat is held, `onLeave` follows.
    if (session === null || this.stopping || code === CloseCode.WITH_ERROR) return
    const reconnection = this.allowReconnection(client, this.seatHeldSeconds)
    // It rejects when the seat is given up, and at once when this connection was never quite taken up.
    reconnection.catch((reason: unknown) => this.report.logger.debug({ reason: String(reason) }, 'Colyseus holds a seat no longer'))
    dropped(this.core, session, this.seatHeldSeconds * 1000, () => reconnection.reject?.(false))
  }

  override onReconnect(client: RoomClient): void {
    const session = client.userData?.session
    if (session === undefined || session.left || session.link.state !== 'away') throw new ServerError(403, 'signed-out')
    const wire = wireOfClient(client)
    client.userData = { session, wire }
    returned(this.core, session, wire)
  }

  override onLeave(client: RoomClient): void {
    const session = this.sessionOf(client)
    // A held seat outlives the connection, also where Colyseus would not hold it: the door leads back to it.
    if (session !== null && session.link.state !== 'away') gone(this.core, session)
  }

  override onDispose(): Promise<void> {
    // A room that was refused before it opened has nothing to store.
    if (this.core === undefined) return Promise.resolve()
    const stored = this.settle().finally(() => this.core.letGoOfMinds())
    this.shared.live.closing(this, stored)
    return stored
  }

  /** SIGTERM: people are told, what is said is stored, then everyone is sent off to come back by themselves. */
  override onBeforeShutdown(): void {
    this.stopping = true
    notice(this.core, { code: 'restarting' })
    void settleRoom(this.core)
      .catch((error: unknown) => this.report.logger.error({ error: String(error) }, 'a room could not settle before stopping'))
      .finally(() => void this.disconnect(CloseCode.SERVER_SHUTDOWN))
  }

  async save(): Promise<void> {
    this.savePlaces()
    await settleRoom(this.core)
  }

  async shut(): Promise<void> {
    this.stopping = true
    await this.disconnect(CloseCode.CONSENTED)
  }

  /** Where people stand now, written down. */
  savePlaces(): void {
    for (const { personId } of this.core.sessions.values()) {
      const body = this.core.world.bodies.get(personId)
      if (body !== undefined) this.core.places.put(personId, { x: body.x, z: body.z, yawRadians: body.yawRadians })
    }
    this.core.operations.inOrder('places', 'store places', () => this.core.places.save())
  }

  protected receive(client: RoomClient, type: unknown, payload: unknown): void {
    const session = this.sessionOf(client)
    if (session !== null) receive(this.core, session, type, payload)
  }

  private async settle(): Promise<void> {
    this.savePlaces()
    this.core.society.dispose()
    await settleRoom(this.core)
  }

  private endWhenEmpty(): void {
    const nowMs = this.shared.deps.now()
    const waiting = this.core.sessions.size > 0 || [...this.core.pendingUntilMs.values()].some((untilMs) => untilMs > nowMs)
    this.emptySinceMs = waiting ? null : (this.emptySinceMs ?? nowMs)
    if (this.emptySinceMs !== null && nowMs - this.emptySinceMs >= this.seatHeldSeconds * 1000) void this.disconnect()
  }

  private sessionOf(client: RoomClient): Session | null {
    const seat = client.userData
    return seat !== undefined && !seat.session.left && seat.session.link.wire === seat.wire ? seat.session : null
  }
}

function wireOfClient(client: RoomClient): Wire {
  const socket = client.ref as FrameSocket
  return {
    send: (type, message) => client.send(type, message as never),
    takesFrames() {
      cutWhenHopeless(socket)
      return client.state === ClientState.JOINED && takesFrames(socket)
    },
    sendFrame: (frame) => writeSealed(socket, frame),
    close: (code) => client.leave(code),
  }
}

/** Resolves when what was said and remembered so far is stored; a turn that will not end is not waited for. */
export async function settleRoom(core: RoomCore): Promise<void> {
  await Promise.race([core.society.settle(), sleep(settleMs, undefined, { ref: false })])
  await core.operations.idle()
}

/** Who may take a seat at all: a signed-in guest with a pass of their own for it. Which room it is for, `onJoin` checks. */
export function checkPass(deps: RoomDeps, token: string | undefined, options: unknown): RoomPass {
  const guest = deps.tokens.verifyGuest(token ?? '')
  if (guest === null) throw new ServerError(401, 'signed-out')
  const given = typeof options === 'object' && options !== null && 'pass' in options ? options.pass : null
  const pass = typeof given === 'string' ? deps.tokens.verifyPass(given) : null
  if (pass === null || pass.personId !== guest.personId) throw new ServerError(403, 'not-allowed')
  return pass
}

/** The people of a room who are connected now, for counting. */
export function connectedPeople(core: RoomCore): number {
  return [...core.sessions.values()].filter((session) => wireOf(session) !== null).length
}
