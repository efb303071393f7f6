import { createServer, type Server as HttpServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Server, matchMaker } from '@colyseus/core'
import { WebSocketTransport } from '@colyseus/ws-transport'
import { limits } from '@kith/shared/protocol'
import type { Card } from '@kith/shared/card'
import { keptSecret, prepareDataFolder } from '#config/data-folder.ts'
import { SettingsError } from '#config/settings-error.ts'
import type { Settings } from '#config/settings.ts'
import { createHttpApp } from '#http/app.ts'
import { createEraser, type Eraser } from '#http/eraser.ts'
import { createFrontServer } from '#http/front-server.ts'
import { createHttpLimits } from '#http/limits.ts'
import { createOriginPolicy, type OriginPolicy } from '#http/origins.ts'
import type { Memory } from '#memory/types.ts'
import type { Afterthoughts } from '#mind/afterthought/afterthoughts.ts'
import { createMind } from '#mind/create-mind.ts'
import { createModels, type ModelsOptions } from '#models/models.ts'
import type { Models } from '#models/port.ts'
import { loadCards } from '#residents/directory.ts'
import { createSocietyFactory } from '#residents/society.ts'
import { defineRooms, type RoomDeps, type Rooms } from '#rooms/index.ts'
import { loadSpaces, type KnownSpaces } from '#rooms/spaces.ts'
import { helpLines } from '#safety/help-lines.ts'
import { createTokens, type Tokens } from '#safety/tokens.ts'
import { openStore } from '#store/open.ts'
import type { Store } from '#store/types.ts'
import { createLogger, type Logger } from '#telemetry/log.ts'
import { createMetrics, type Metrics } from '#telemetry/metrics.ts'
import { createConsentBook } from './consent-book.ts'
import { listen } from './listening.ts'
import { openLocalLife, type LocalLife } from './local-life.ts'
import { meteredModels } from './metered-models.ts'
import { createRemembering } from './remembering.ts'
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

/** What everything else is built on. */
interface Ground {
  options: StartOptions
  settings: Settings
  now: () => number
  logger: Logger
  store: Store
  tokens: Tokens
  metrics: Metrics
  cards: ReadonlyMap<string, Card>
  origins: OriginPolicy
}
interface Life {
  local: LocalLife | null
  models: Models
  memory: Memory
  rooms: Rooms
  eraser: Eraser
  afterthoughts: Afterthoughts
}

/**
 * Opens the data, starts the rooms and listens.
 * @throws SettingsError with one sentence when the machine or the settings do not allow it.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const ground = await openGround(options)
  const { settings, store, logger } = ground
  try {
    const life = await openLife(ground)
    const game = await openGame(life.rooms, ground.origins, logger)
    try {
      // Before anybody can ask, so that the first visitor finds its residents about their day.
      await life.rooms.openGarden()
      await life.eraser.resume()
      const front = await listen(createFront(ground, life, game.server), settings.port, settings.host)
      const stop = once(async () => {
        life.rooms.stopEntering()
        front.close()
        // Tells people, stores what is under way, and sends everyone off to come back by themselves.
        await game.close()
        await front.hangUp()
        await life.afterthoughts.stop()
        await life.local?.stop()
        await store.close()
      })
      life.afterthoughts.start()
      const { tokens, metrics } = ground
      const url = `http://${settings.host ?? 'localhost'}:${front.port}`
      return { port: front.port, url, store, tokens, metrics, logger, ...life, version: packageJson.version, stop }
    } catch (error) {
      await game.close()
      await life.local?.stop()
      throw error
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function openGround(options: StartOptions): Promise<Ground> {
  const { settings } = options
  const now = options.now ?? Date.now
  const logger = options.logger ?? createLogger({ level: settings.logLevel, personal: settings.logPersonal })
  prepareDataFolder(settings.dataDir)
  const tokens = createTokens(keptSecret(settings.dataDir, settings.secret), now)
  const cards = options.cards ?? (await residentCards(logger))
  const store = await openStore({ dataDir: settings.dataDir, databaseUrl: settings.databaseUrl, logger })
  return { options, settings, now, logger, store, tokens, metrics: createMetrics(), cards, origins: createOriginPolicy(settings) }
}

/** Models, memories, and the rooms their residents live in. */
async function openLife({ options, settings, now, logger, store, tokens, metrics, cards }: Ground): Promise<Life> {
  const local = options.models === undefined ? await openLocalLife(settings, logger) : null
  const choice = { ...settings.model, ...local?.options, ...options.modelOptions }
  const chosen =
    options.models ?? (await createModels(choice, { counters: store.counters, now, cards: () => [...cards.values()], log: logger }))
  const metered = meteredModels(chosen, metrics)
  const models = local?.described(metered) ?? metered
  const { memory, afterthoughts } = createRemembering({
    store,
    models,
    cards,
    logger,
    now,
    chatFor: (roomId, residentId) => rooms.chatFor(roomId, residentId),
    onGivenUp: (residentId, roomId) => rooms.thoughtGivenUp(residentId, roomId),
    oneAtATime: local?.patience.firstWordsMs !== undefined,
  })
  const makeSociety = createSocietyFactory({
    cards,
    mind: createMind({ script: models.script, logger, ...local?.patience }),
    models,
    memory,
    logger,
    now,
    hourAt: hourAt(settings.hour),
    onDecision: ({ taken }) => metrics.decisions.inc({ taken: String(taken) }),
    consents: createConsentBook(store),
  })
  const spaces = await builtSpaces(logger)
  local?.readAhead(cards, spaces.get('garden')?.space, settings.locale ?? 'en')
  const rooms = defineRooms({
    store,
    tokens,
    logger,
    metrics,
    spaces,
    cards,
    makeSociety,
    helpLines: helpLines(settings.crisisLines),
    breakReminderMs: settings.breakHours === 0 ? Number.POSITIVE_INFINITY : settings.breakHours * 3_600_000,
    models,
    modelLabel: () => models.description,
    version: packageJson.version,
    now,
    ...options.rooms,
  })
  return { local, models, memory, rooms, afterthoughts, eraser: createEraser({ store, memory, doors: rooms.doors, logger, now }) }
}

function createFront(ground: Ground, { models, memory, rooms, eraser }: Life, game: HttpServer): HttpServer {
  const { options, settings, now, logger, store, tokens, metrics, cards, origins } = ground
  const limiters = createHttpLimits(now, options.easyLimits)
  const clientDir = options.clientDir === undefined ? join(repository, 'client/dist') : options.clientDir
  const app = createHttpApp({
    store,
    memory,
    doors: rooms.doors,
    eraser,
    tokens,
    models,
    cards,
    metrics,
    logger,
    settings,
    origins,
    limits: limiters,
    version: packageJson.version,
    clientDir,
    now,
  })
  return createFrontServer({ app, game, origins, limits: limiters, metrics, trustedProxies: settings.trustedProxies, logger })
}

async function residentCards(logger: Logger): Promise<Map<string, Card>> {
  const { cards, problems } = await loadCards(join(assetsDir, 'residents'))
  for (const { file, field, message } of problems)
    logger.error({ file, field, problem: message }, 'a resident card is damaged; this resident stays away')
  return cards
}

/** @throws SettingsError when not even the garden can be opened. */
async function builtSpaces(logger: Logger): Promise<KnownSpaces['spaces']> {
  const { spaces, problems } = await loadSpaces(join(assetsDir, 'built'))
  for (const { spaceId, message } of problems) logger.error({ spaceId, problem: message }, 'a space is damaged; nobody can go there')
  if (!spaces.has('garden'))
    throw new SettingsError(`The garden cannot be opened: ${problems[0]?.message ?? 'it is not built'} (npm run bake).`)
  return spaces
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
  const say = (level: 'debug' | 'warn') => (message?: unknown) =>
    logger[level]({ detail: String(message).split('\n', 1)[0]?.slice(0, 300) }, 'colyseus')
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
