import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemory } from '@kith/server/src/memory/memory.ts'
import type { Memory } from '@kith/server/src/memory/types.ts'
import { createAfterthoughts } from '@kith/server/src/mind/afterthought/afterthoughts.ts'
import { createMind } from '@kith/server/src/mind/create-mind.ts'
import type { ChatModel, Models } from '@kith/server/src/models/port.ts'
import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { loadCards } from '@kith/server/src/residents/directory.ts'
import type { ConsentBook } from '@kith/server/src/residents/consents.ts'
import { createSocietyFactory } from '@kith/server/src/residents/society.ts'
import type { DecisionRecord, Society } from '@kith/server/src/residents/types.ts'
import { openStore } from '@kith/server/src/store/open.ts'
import type { Store } from '@kith/server/src/store/types.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import type { Utterance, WorldEvent } from '@kith/server/src/world/types.ts'
import { createWorld, type World } from '@kith/server/src/world/world.ts'
import { loadNavmesh, spaceDocumentSchema } from '@kith/shared/space'
import type { Language } from '@kith/shared/text'
import type { Volume } from '@kith/shared/protocol'
import { fileURLToPath } from 'node:url'

const built = (name: string) => JSON.parse(readFileSync(new URL(`../../assets/built/garden/${name}`, import.meta.url), 'utf8')) as unknown
const cardsFolder = fileURLToPath(new URL('../../assets/residents/', import.meta.url))
const tickMs = 50
const slowWorkMs = 3
const thinkEveryMs = 5_000

export interface VillageOptions {
  residents?: readonly string[]
  /** What speaks; the script when left out. */
  chat?: ChatModel
  hour?: number
  startMs?: number
  /** Residents also read their talks over when they are done, with `chat`. */
  thinksOver?: boolean
  /** Where answers about introductions are kept; for this village only when left out. */
  consents?: ConsentBook
  /** Who has a note waiting; once told, they are taken out. */
  noted?: Set<string>
}

/**
 * The garden in one process without sockets: the real world, society, mind, memory and database, on a clock moved by hand.
 * What residents do slowly (think, write) is awaited between ticks, so that nothing depends on how fast the machine is.
 */
export interface Village {
  readonly world: World
  readonly society: Society
  readonly store: Store
  readonly memory: Memory
  readonly decisions: DecisionRecord[]
  /** Every finished line, in order. */
  readonly lines: Utterance[]
  /** Every event since the start. */
  readonly events: WorldEvent[]
  nowMs(): number
  join(id: string, name: string, x: number, z: number, lang?: Language): void
  place(id: string, x: number, z: number): void
  say(id: string, text: string, options?: { volume?: Volume; lang?: Language }): void
  /** Lets the clock run; in longer steps where only the day goes by. */
  run(ms: number, stepMs?: number): Promise<void>
  /** Ticks until `done` holds or the time is up; tells which. */
  runUntil(done: () => boolean, withinMs: number, stepMs?: number): Promise<boolean>
  close(): Promise<void>
}

export async function openVillage(options: VillageOptions = {}): Promise<Village> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-village-'))
  const logger = createLogger({ level: 'silent' })
  const store = await openStore({ dataDir, databaseUrl: null, logger })
  const { cards } = await loadCards(cardsFolder)
  let clockMs = options.startMs ?? Date.UTC(2026, 4, 3, 20, 0)
  const now = () => clockMs
  let lastId = 0
  const newId = () => `id-${(lastId += 1).toString(36).padStart(6, '0')}`
  const space = spaceDocumentSchema.parse(built('space.json'))
  const world = createWorld({ space, navmesh: loadNavmesh(built('navmesh.json')), nextId: newId, shout: true })
  const script = createScriptModel({ paceMs: 0 })
  const models: Models = {
    chat: options.chat ?? script,
    script,
    embedding: null,
    description: 'test',
    health: () => ({ name: 'test', breakerOpen: false, tokensToday: 0, budget: null, lastError: null }),
  }
  const memory = createMemory({
    store,
    now,
    newId,
    spaceTitle: () => space.title,
    residentNames: new Map([...cards].map(([id, card]) => [id, card.data.extensions.kith.names])),
    onKept: (residentId) => thoughts?.heard(residentId),
  })
  const thoughts =
    options.thinksOver === true ? createAfterthoughts({ store, memory, models, cards, logger, now, utcOffsetMinutes: 0 }) : null
  const decisions: DecisionRecord[] = []
  let lastPid = 0
  const nextPid = () => (lastPid += 1)
  const society = createSocietyFactory({
    cards,
    mind: createMind({ script }),
    models,
    memory,
    logger,
    now,
    hourAt: () => options.hour ?? 20,
    onDecision: (decision) => decisions.push(decision),
    ...(options.consents === undefined ? {} : { consents: options.consents }),
  })({
    kithRoomId: 'garden',
    space,
    world,
    nextUtteranceId: () => `u-${newId()}`,
    nextPid,
    notes: { waitFor: (personId) => options.noted?.has(personId) === true, told: (personId) => void options.noted?.delete(personId) },
  })

  const lines: Utterance[] = []
  const events: WorldEvent[] = []
  const tick = async (stepMs = tickMs) => {
    clockMs += stepMs
    const happened = world.step(clockMs)
    events.push(...happened)
    for (const event of happened)
      if (event.type === 'said' || (event.type === 'speech-closed' && event.utterance.text !== '')) lines.push(event.utterance)
    society.onEvents(happened, clockMs)
    society.tick(clockMs)
    if (clockMs % thinkEveryMs === 0) await thoughts?.runDue()
    // Slow work goes on in real time: give it a moment when there is any, none when there is not.
    await Promise.race([society.settle(), new Promise((resolve) => setTimeout(resolve, slowWorkMs))])
  }
  await society.setPresent(options.residents ?? [...cards.keys()])
  await tick()

  return {
    world,
    society,
    store,
    memory,
    decisions,
    lines,
    events,
    nowMs: now,
    join: (id, name, x, z, lang = 'en') =>
      world.push({ type: 'join', body: { id, kind: 'person', name, lang }, pid: nextPid(), at: { x, z, yawRadians: 0 } }),
    place: (id, x, z) => world.push({ type: 'walk', id, x, z, stopWithinMetres: 0.1, run: true }),
    say: (id, text, { volume = 'say', lang = /\p{Script=Han}/u.test(text) ? 'zh' : 'en' } = {}) =>
      world.push({ type: 'say', id, utteranceId: `u-${newId()}`, clientId: null, text, volume, lang, hop: 0 }),
    async run(ms, stepMs = tickMs) {
      for (let passed = 0; passed < ms; passed += stepMs) await tick(stepMs)
    },
    async runUntil(done, withinMs, stepMs = tickMs) {
      for (let passed = 0; passed < withinMs; passed += stepMs) {
        if (done()) return true
        await tick(stepMs)
      }
      return done()
    },
    async close() {
      society.dispose()
      await society.settle()
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
