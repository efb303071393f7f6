import { mkdtemp, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Server } from '@colyseus/core'
import { WebSocketTransport } from '@colyseus/ws-transport'
import { limits, protocolVersion, type EnterRequest, type MakeRoomRequest } from '@kith/shared/protocol'
import { doorLooks } from '@kith/shared/state'
import { loadCards } from '@kith/server/src/residents/directory.ts'
import type { RoomContext, Society } from '@kith/server/src/residents/types.ts'
import { defineRooms, type LiveRoom, type RoomDeps, type Rooms } from '@kith/server/src/rooms/index.ts'
import { helpLines } from '@kith/server/src/safety/help-lines.ts'
import { createTokens, type Tokens } from '@kith/server/src/safety/tokens.ts'
import { openStore } from '@kith/server/src/store/open.ts'
import type { Person, Store } from '@kith/server/src/store/types.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { createMetrics, type Metrics } from '@kith/server/src/telemetry/metrics.ts'
import { flatNavmesh, flatSpace } from '@kith/server/src/world/testing/flat-space.ts'
import type { WorldEvent } from '@kith/server/src/world/types.ts'

/** Residents that do nothing but stand there; a test speaks for them through `room.world.push`. */
export interface Puppets extends Society {
  readonly room: RoomContext
  readonly events: WorldEvent[]
  /** Puts the first resident at a place and gives back its id. */
  stand(x: number, z: number): string
}

export interface RoomServer {
  readonly port: number
  readonly endpoint: string
  readonly store: Store
  readonly tokens: Tokens
  readonly metrics: Metrics
  readonly rooms: Rooms
  readonly dataDir: string
  readonly logLines: string[]
  /** The puppets of a room, by Kith's room id. */
  puppets(kithRoomId: string): Puppets
  /** A new person, known to the store. */
  person(name: string): Promise<Person>
  request(name: string, more?: Partial<EnterRequest>): EnterRequest
  /** Makes a private room and gives back its invite token. */
  privateRoom(owner: Person, more?: Partial<MakeRoomRequest>): Promise<string>
  live(kithRoomId: string): LiveRoom
  /** Bytes written to sockets so far. */
  bytesSent(): number
  /** Stops and keeps the data. */
  halt(): Promise<void>
  stop(): Promise<void>
}

export interface RoomServerOptions extends Partial<RoomDeps> {
  /** Keep the data of an earlier server. */
  dataDir?: string
  secret?: string
  /** Adds room types of a test's own. */
  define?: (server: Server) => void
}

const residentsFolder = resolve(import.meta.dirname, '../../assets/residents')

/** Boots the rooms alone, on a flat floor, with a real store and a real socket server on a free port. */
export async function startRooms(options: RoomServerOptions = {}): Promise<RoomServer> {
  const { dataDir: keptDir, secret = 'a secret for tests, thirty-two characters or more', define, ...overrides } = options
  const dataDir = keptDir ?? (await mkdtemp(join(tmpdir(), 'kith-rooms-')))
  const logLines: string[] = []
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void logLines.push(line) } })
  const store = await openStore({ dataDir, databaseUrl: null, logger })
  const tokens = createTokens(secret)
  const metrics = createMetrics()
  const { cards } = await loadCards(residentsFolder)
  const societies = new Map<string, Puppets>()
  const navmesh = flatNavmesh()
  const rooms = defineRooms({
    store,
    tokens,
    logger,
    metrics,
    spaces: new Map([['garden', { space: flatSpace(), navmesh }]]),
    cards,
    makeSociety: (room) => {
      const puppets = createPuppets(room)
      societies.set(room.kithRoomId, puppets)
      return puppets
    },
    helpLines: helpLines(null),
    modelLabel: () => 'puppets',
    version: '0.0.0',
    now: Date.now,
    ...overrides,
  })
  const transport = new WebSocketTransport({ maxPayload: limits.messageBytes, pingInterval: 5000, pingMaxRetries: 3 })
  const server = new Server({ transport, greet: false, gracefullyShutdown: false, logger: quiet })
  rooms.define(server)
  define?.(server)
  await server.listen(0, '127.0.0.1')
  const bytesSent = countBytes(transport.server)
  const address = transport.server?.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no address')
  const { port } = address
  let people = 0
  const halt = async () => {
    rooms.stopEntering()
    await server.gracefullyShutdown(false)
    await store.close()
  }
  return {
    port,
    endpoint: `http://127.0.0.1:${port}`,
    store,
    tokens,
    metrics,
    rooms,
    dataDir,
    logLines,
    puppets(kithRoomId) {
      const puppets = societies.get(kithRoomId)
      if (puppets === undefined) throw new Error(`no society in ${kithRoomId}`)
      return puppets
    },
    async person(name) {
      people += 1
      const nowMs = Date.now()
      const person: Person = {
        id: `${name}-${people}-${nowMs.toString(36)}`,
        name,
        look: doorLooks[0] ?? '',
        lang: 'en',
        createdMs: nowMs,
        lastSeenMs: nowMs,
      }
      await store.people.create(person)
      return person
    },
    request: (name, more = {}) => ({ protocol: protocolVersion, name, look: doorLooks[0] ?? '', lang: 'en', takeover: false, ...more }),
    async privateRoom(owner, more = {}) {
      const made = await rooms.doors.makeRoom(owner, {
        title: '',
        passcode: null,
        knock: false,
        spaceId: 'garden',
        residentIds: [],
        ...more,
      })
      if ('error' in made) throw new Error(`no room: ${made.error}`)
      return made.invitePath.slice('/r/'.length)
    },
    live(kithRoomId) {
      const room = rooms.liveRooms().find(({ core }) => core.record.id === kithRoomId)
      if (room === undefined) throw new Error(`${kithRoomId} does not run`)
      return room
    },
    bytesSent,
    halt,
    async stop() {
      await halt()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Counts what a server writes, by socket, closed ones included. */
function countBytes(server: WebSocketTransport['server']): () => number {
  const sockets = new Set<Socket>()
  let closed = 0
  server?.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      closed += socket.bytesWritten
    })
  })
  return () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, closed)
}

const keptEvents = 2000
const nothing = () => undefined
/** Colyseus prints to the console otherwise. */
const quiet = { debug: nothing, info: nothing, warn: nothing, error: nothing, trace: nothing }

function createPuppets(room: RoomContext): Puppets {
  const events: WorldEvent[] = []
  let present: string[] = []
  let moving: { id: string; x: number; z: number } | null = null
  return {
    room,
    events,
    stand(x, z) {
      const [id] = present
      if (id === undefined) throw new Error('nobody lives here')
      room.world.push({ type: 'leave', id })
      moving = { id, x, z }
      return id
    },
    onEvents(happened) {
      events.push(...happened)
      if (events.length > keptEvents) events.splice(0, events.length - keptEvents)
    },
    tick() {
      if (moving === null || room.world.bodies.has(moving.id)) return
      const { id, x, z } = moving
      moving = null
      room.world.push({
        type: 'join',
        body: { id, kind: 'resident', name: id, lang: 'en' },
        pid: room.nextPid(),
        at: { x, z, yawRadians: 0 },
      })
    },
    async setPresent(ids) {
      for (const id of present) if (!ids.includes(id)) room.world.push({ type: 'leave', id })
      ids.forEach((id, index) => {
        if (!present.includes(id))
          room.world.push({
            type: 'join',
            body: { id, kind: 'resident', name: id, lang: 'en' },
            pid: room.nextPid(),
            at: { x: -40 + index, z: 40, yawRadians: 0 },
          })
      })
      present = [...ids]
    },
    silence: nothing,
    forget: nothing,
    settle: async () => undefined,
    dispose: nothing,
  }
}
