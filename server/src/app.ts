import { createServer, type Server as HttpServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Server, matchMaker } from '@colyseus/core'
import { WebSocketTransport } from '@colyseus/ws-transport'
import { limits } from '@kith/shared/protocol'
import { loadNavmesh, spaceDocumentSchema } from '@kith/shared/space'
import type { Card } from '@kith/shared/card'
import { keptSecret, prepareDataFolder } from '#config/data-folder.ts'
import type { Settings } from '#config/settings.ts'
import { createHttpApp } from '#http/app.ts'
import { createFrontServer } from '#http/front-server.ts'
import { createHttpLimits } from '#http/limits.ts'
import { createOriginPolicy, type OriginPolicy } from '#http/origins.ts'
import { createMemory } from '#memory/memory.ts'
import type { Memory } from '#memory/types.ts'
import { createMind } from '#mind/create-mind.ts'
import { createModels, type ModelsOptions } from '#models/models.ts'
import type { Models } from '#models/port.ts'
import { loadCards } from '#residents/directory.ts'
import { createSocietyFactory } from '#residents/society.ts'
import { defineRooms, type LoadedSpace, type RoomDeps, type Rooms } from '#rooms/index.ts'
import { helpLines } from '#safety/help-lines.ts'
import { createTokens, type Tokens } from '#safety/tokens.ts'
import { newId } from '#store/ids.ts'
import { openStore } from '#store/open.ts'
import { placeName } from '#store/place-name.ts'
import type { Store } from '#store/types.ts'
import { createLogger, type Logger } from '#telemetry/log.ts'
import { createMetrics, type Metrics } from '#telemetry/metrics.ts'
import { hangUp, listen } from './listening.ts'
import { meteredModels } from './metered-models.ts'
import packageJson from '../package.json' with { type: 'json' }

const repository = fileURLToPath(new URL('../../', import.meta.url))
const assetsDir = join(repository, 'assets')
const pingIntervalMs = 5000
const pingMaxRetries = 3

export interface StartOptions {
  settings: Settings
  /** The server's own clock, in epoch milliseconds. */
  now?: () => number
  logger?: Logger
  /** Instead of what the settings choose. */
  models?: Models
  /** On top of the settings: deadlines, pace, local servers (tests). */
  modelOptions?: Partial<ModelsOptions>
  /** Instead of the residents in assets/residents. */
  cards?: ReadonlyMap<string, Card>
  /** The built client; null serves no pages. */
  clientDir?: string | null
  /** Multiplies HTTP limits, for benchmarks with hundreds of people on one address. */
  easyLimits?: number
  rooms?: Pick<RoomDeps, 'peoplePerRoom' | 'seatHeldSeconds'>
}

/** A server that listens. Colyseus keeps its matchmaker in module state, so there is one at a time in a process. */
export interface RunningServer {
  readonly port: number
  readonly url: string
  readonly store: Store
  readonly memory: Memory
  readonly models: Models
  readonly rooms: Rooms
  readonly tokens: Tokens
  readonly metrics: Metrics
  readonly logger: Logger
  readonly version: string
  /** Lets nobody in any more, tells people, stores what is under way, closes everything. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * Opens the data, starts the rooms and listens.
 * @throws SettingsError with one sentence when the machine or the settings do not allow it.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { settings } = options
  const now = options.now ?? Date.now
  const logger = options.logger ?? createLogger({ level: settings.logLevel, personal: settings.logPersonal })
  prepareDataFolder(settings.dataDir)
  const tokens = createTokens(keptSecret(settings.dataDir, settings.secret), now)
  const store = await openStore({ dataDir: settings.dataDir, databaseUrl: settings.databaseUrl, logger })
  const undo: (() => Promise<void>)[] = [() => store.close()]
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    const metrics = createMetrics()
    const cards = options.cards ?? (await residentCards(logger))
    const models = meteredModels(options.models ?? (await chooseModels(options, store, cards, now, logger)), metrics)
    const memory = openMemory(store, cards, now)
    const origins = createOriginPolicy(settings)
    const makeSociety = createSocietyFactory({
      cards,
      mind: createMind({ script: models.script, logger }),
      models,
      memory,
      logger,
      now,
      hourAt: hourAt(settings.hour),
    })
    const rooms = defineRooms({
      store,
      tokens,
      logger,
      metrics,
      loadSpace,
      cards,
      makeSociety,
      helpLines: helpLines(settings.crisisLines),
      modelLabel: () => models.description,
      version: packageJson.version,
      now,
      ...options.rooms,
    })
    const game = await openGame(rooms, origins, logger)
    undo.push(() => game.close())
    const limiters = createHttpLimits(now, options.easyLimits)
    const app = createHttpApp({
      store,
      memory,
      doors: rooms.doors,
      tokens,
      models,
      cards,
      metrics,
      logger,
      settings,
      origins,
      limits: limiters,
      version: packageJson.version,
      clientDir: options.clientDir === undefined ? join(repository, 'client/dist') : options.clientDir,
      now,
    })
    const front = createFrontServer({ app, game: game.server, origins, limits: limiters, metrics, trustedProxies: settings.trustedProxies })
    // Before anybody can ask, so that the first visitor finds its residents about their day.
    await rooms.openGarden()
    const port = await listen(front, settings.port, settings.host)
    undo.push(() => hangUp(front))
    const stop = once(async () => {
      rooms.stopEntering()
      front.close()
      await rooms.saveAll()
      await close()
    })
    const url = `http://${settings.host ?? 'localhost'}:${port}`
    return { port, url, store, memory, models, rooms, tokens, metrics, logger, version: packageJson.version, stop }
  } catch (error) {
    await close()
    throw error
  }
}

function chooseModels(
  options: StartOptions,
  store: Store,
  cards: ReadonlyMap<string, Card>,
  now: () => number,
  log: Logger,
): Promise<Models> {
  return createModels(
    { ...options.settings.model, ...options.modelOptions },
    { counters: store.counters, now, cards: () => [...cards.values()], log },
  )
}

async function residentCards(logger: Logger): Promise<Map<string, Card>> {
  const { cards, problems } = await loadCards(join(assetsDir, 'residents'))
  for (const { file, field, message } of problems)
    logger.error({ file, field, problem: message }, 'a resident card is damaged; this resident stays away')
  return cards
}

function openMemory(store: Store, cards: ReadonlyMap<string, Card>, now: () => number): Memory {
  const residentNames = new Map([...cards].map(([id, card]) => [id, card.data.extensions.kith.names]))
  return createMemory({ store, now, newId, spaceTitle: (roomId) => placeName(store, roomId), residentNames })
}

async function loadSpace(spaceId: string): Promise<LoadedSpace> {
  const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(assetsDir, 'built', spaceId, file), 'utf8'))
  return { space: spaceDocumentSchema.parse(await read('space.json')), navmesh: loadNavmesh(await read('navmesh.json')) }
}

/** The world's hour is the host's own, unless it is held still. */
function hourAt(held: number | null): (nowMs: number) => number {
  return (nowMs) => {
    if (held !== null) return held
    const time = new Date(nowMs)
    return time.getHours() + time.getMinutes() / 60
  }
}

/** Colyseus on a server of its own that never listens; `http/front-server.ts` hands it what passed the checks. */
async function openGame(rooms: Rooms, origins: OriginPolicy, logger: Logger): Promise<{ server: HttpServer; close(): Promise<void> }> {
  const server = createServer()
  const transport = new WebSocketTransport({ server, maxPayload: limits.messageBytes, pingInterval: pingIntervalMs, pingMaxRetries })
  const say = (level: 'debug' | 'warn') => (message?: unknown) => logger[level]({ detail: String(message).slice(0, 300) }, 'colyseus')
  const colyseus = new Server({
    transport,
    greet: false,
    gracefullyShutdown: false,
    logger: { debug: say('debug'), trace: say('debug'), info: say('debug'), warn: say('warn'), error: say('warn') },
  })
  rooms.define(colyseus)
  matchMaker.controller.getCorsHeaders = (headers) => {
    const origin = headers.get('origin')
    const allowed = origin !== null && origins.originAllowed(origin, headers.get('host'))
    return { 'Access-Control-Allow-Origin': allowed ? origin : 'null', 'Access-Control-Allow-Credentials': 'false', Vary: 'Origin' }
  }
  await colyseus.serverless()
  // The transport pings its sockets from the moment its server listens, which this one never says by itself.
  server.emit('listening')
  return {
    server,
    async close() {
      await colyseus.gracefullyShutdown(false)
      server.emit('close')
    },
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  return () => (running ??= action())
}
