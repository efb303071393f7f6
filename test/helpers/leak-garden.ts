import { toStored } from '@kith/server/src/rooms/talk.ts'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exportDocument } from '@kith/server/src/http/export-document.ts'
import { createMemory } from '@kith/server/src/memory/memory.ts'
import type { HeardUtterance, Memory } from '@kith/server/src/memory/types.ts'
import { createMind } from '@kith/server/src/mind/create-mind.ts'
import type { ChatModel, Models } from '@kith/server/src/models/port.ts'
import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { loadCards } from '@kith/server/src/residents/directory.ts'
import { createSocietyFactory } from '@kith/server/src/residents/society.ts'
import { createDelivery } from '@kith/server/src/rooms/delivery.ts'
import { createHistory } from '@kith/server/src/rooms/history.ts'
import { createPids } from '@kith/server/src/rooms/pids.ts'
import type { Session } from '@kith/server/src/rooms/sessions.ts'
import { openStore } from '@kith/server/src/store/open.ts'
import type { StoredUtterance } from '@kith/server/src/store/types.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import type { Utterance, WorldEvent } from '@kith/server/src/world/types.ts'
import { createWorld } from '@kith/server/src/world/world.ts'
import type { Volume } from '@kith/shared/protocol'
import { loadNavmesh, spaceDocumentSchema } from '@kith/shared/space'
import { createSceneClock } from './scene-clock.ts'

const built = (name: string) => JSON.parse(readFileSync(new URL(`../../assets/built/garden/${name}`, import.meta.url), 'utf8')) as unknown
const garden = spaceDocumentSchema.parse(built('space.json'))
const navmesh = loadNavmesh(built('navmesh.json'))
const cardsFolder = fileURLToPath(new URL('../../assets/residents/', import.meta.url))
const tickMs = 50
const startMs = Date.UTC(2026, 4, 3, 20, 0)
const logger = createLogger({ level: 'silent' })

interface Place {
  x: number
  z: number
}
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

export interface LeakGardenOptions {
  residents: Readonly<Record<string, Place>>
  /** What speaks for the residents; it may wait on the garden's own clock. */
  voice(pause: Pause): ChatModel
  /** The rule of who may know what is off: whatever a resident keeps, it may tell to anybody of these. */
  everybodyMayKnow: readonly string[] | null
  /** What a person's connection gets, message by message. */
  onWire(personId: string, type: string, message: unknown): void
  onEvent(event: WorldEvent): void
}

/** A garden with all that words pass through on their way to people: world, society, mind, memory, store, delivery, archive. */
export interface LeakGarden {
  readonly memory: Memory
  readonly residentIds: readonly string[]
  hears(residentId: string): string[]
  join(id: string, name: string, at: Place): void
  leave(id: string): void
  rename(id: string, name: string): void
  walk(id: string, at: Place): void
  offRecord(id: string, on: boolean): void
  say(id: string, text: string, volume: Volume): void
  run(ms: number): Promise<void>
  /** Until nobody thinks or speaks. */
  calm(): Promise<void>
  panelsOf(personId: string): Promise<string>
  exportOf(personId: string): Promise<string>
  keptBy(residentId: string): Promise<string>
  close(): Promise<void>
}

export async function openLeakGarden(options: LeakGardenOptions): Promise<LeakGarden> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-leaks-'))
  const store = await openStore({ dataDir, databaseUrl: null, logger })
  const { cards } = await loadCards(cardsFolder)
  let clockMs = startMs
  let lastId = 0
  const now = () => clockMs
  const newId = () => `id-${(lastId += 1).toString(36).padStart(7, '0')}`
  const clock = createSceneClock(now)
  const residentIds = Object.keys(options.residents)
  const spots = residentIds.map((id) => ({
    id: cards.get(id)?.data.extensions.kith.home ?? id,
    title: garden.title,
    yawRadians: 0,
    ...at(options, id),
  }))
  const space = { ...garden, seats: [], spots }
  const world = createWorld({ space, navmesh, nextId: newId, shout: true })
  const script = createScriptModel({ paceMs: 0 })
  const models: Models = {
    chat: options.voice(clock.pause),
    script,
    embedding: null,
    description: 'test',
    health: () => ({ name: 'test', breakerOpen: false, tokensToday: 0, budget: null, lastError: null }),
  }
  const residentNames = new Map([...cards].map(([id, card]) => [id, card.data.extensions.kith.names]))
  const work = new Set<Promise<unknown>>()
  const tracked = <T>(promise: Promise<T>): Promise<T> => {
    work.add(promise)
    void promise.finally(() => work.delete(promise))
    return promise
  }
  const memory = createMemory({ store, now, newId, spaceTitle: () => space.title, residentNames, utcOffsetMinutes: 0 })
  const pids = createPids((id) => world.bodies.has(id))
  const society = createSocietyFactory({
    cards,
    mind: createMind({ script }),
    models,
    memory: watchedMemory(memory, tracked, options.everybodyMayKnow),
    logger,
    now,
    hourAt: () => 20,
  })({ kithRoomId: 'garden', space, world, nextUtteranceId: newId, nextPid: () => pids.next() })

  const sessions = new Map<string, Session>()
  const delivery = createDelivery(sessions, pids, createHistory(), now)
  const stored = (utterance: Utterance, sources: string[]) => toStored('garden', utterance, { model: null, promptVersion: null, sources })
  const keep = (line: StoredUtterance) => {
    const off = line.offRecord || (line.speakerKind === 'resident' && line.heardBy.some((id) => world.bodies.get(id)?.offRecord))
    if (!off && line.text !== '') void tracked(store.utterances.add(line))
  }
  const tell = (event: WorldEvent) => {
    options.onEvent(event)
    if (event.type === 'said') {
      const line = stored(event.utterance, [])
      keep(line)
      delivery.said(event.utterance, line)
    } else if (event.type === 'speech-opened') delivery.opened(event.utterance)
    else if (event.type === 'speech-chunk') delivery.chunk(event)
    else if (event.type === 'speech-closed') {
      const line = stored(event.utterance, event.sources)
      keep(line)
      delivery.closed(event, line)
    }
  }
  const tick = async () => {
    clockMs += tickMs
    const events = world.step(clockMs)
    for (const event of events) tell(event)
    society.onEvents(events, clockMs)
    society.tick(clockMs)
    clock.tick()
    // All that was set going is written, and has run to its next pause, before the clock moves on.
    await new Promise((resolve) => setImmediate(resolve))
    while (work.size > 0) {
      await Promise.allSettled(work)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const busy = () => residentIds.some((id) => ['thinking', 'speaking'].includes(world.bodies.get(id)?.presence ?? ''))
  const run = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += tickMs) await tick()
  }
  await society.setPresent(residentIds)
  await tick()

  return {
    memory,
    residentIds,
    hears: (residentId) => world.hearersOf(residentId, 'say').heard.flatMap(({ id, kind }) => (kind === 'person' ? [id] : [])),
    join(id, name, { x, z }) {
      const pid = pids.of(id)
      sessions.set(id, sessionOf(id, pid, name, options.onWire))
      world.push({ type: 'join', body: { id, kind: 'person', name, lang: 'en' }, pid, at: { x, z, yawRadians: 0 } })
    },
    leave(id) {
      sessions.delete(id)
      world.push({ type: 'leave', id })
    },
    rename: (id, name) => world.push({ type: 'rename', id, name, lang: 'en' }),
    walk: (id, { x, z }) => world.push({ type: 'walk', id, x, z, stopWithinMetres: 0.1, run: true }),
    offRecord: (id, on) => world.push({ type: 'off-record', id, on }),
    say: (id, text, volume) => world.push({ type: 'say', id, utteranceId: newId(), clientId: newId(), text, volume, lang: 'en', hop: 0 }),
    run,
    async calm() {
      await run(150)
      for (let passed = 0; passed < 30_000 && busy(); passed += tickMs) await tick()
    },
    panelsOf: async (personId) => JSON.stringify([await memory.view(personId), ...(await panelOf(memory, personId))]),
    exportOf: async (personId) => JSON.stringify(exportDocument(await store.exportPerson(personId), clockMs, 'test')),
    keptBy: async (residentId) => JSON.stringify([await store.episodes.ofResident(residentId), await store.facts.ofResident(residentId)]),
    async close() {
      society.dispose()
      clock.release()
      await society.settle()
      await Promise.all(work)
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function at({ residents }: LeakGardenOptions, id: string): Place {
  const place = residents[id]
  if (place === undefined) throw new Error(`no place for ${id}`)
  return place
}

/** The memory, with what it writes waited for between ticks; with the audience rule off when everybody may know. */
function watchedMemory(memory: Memory, tracked: <T>(promise: Promise<T>) => Promise<T>, everybody: readonly string[] | null): Memory {
  const widened = (heard: HeardUtterance): HeardUtterance =>
    everybody === null ? heard : { ...heard, heardBy: [...new Set([...heard.heardBy, ...everybody])], sourceAudience: null }
  const watched: Memory = Object.create(memory)
  watched.remember = (residentId, heard) => tracked(memory.remember(residentId, widened(heard)))
  watched.meet = (residentId, personId, nowMs) => tracked(memory.meet(residentId, personId, nowMs))
  return watched
}

async function panelOf({ panel }: Memory, personId: string): Promise<unknown[]> {
  const shown: unknown[] = [
    await panel.search(personId, 'like live meeting sister what did they say', null),
    await panel.timeline(personId, null, null),
    await panel.bonds(personId),
  ]
  const { days } = await panel.diaryDays(personId, null)
  for (const { day, residentId } of days) shown.push(await panel.diaryPage(personId, residentId, day))
  return shown
}

function sessionOf(personId: string, pid: number, name: string, onWire: LeakGardenOptions['onWire']): Session {
  const wire = {
    send: (type: string, message: unknown) => onWire(personId, type, message),
    sendFrame: () => undefined,
    takesFrames: () => false,
    close: () => undefined,
  }
  return {
    personId,
    pid,
    name,
    look: '',
    figure: '',
    lang: 'en',
    from: '',
    role: 'guest',
    link: { state: 'here', wire, sentFromSeq: 0 },
    left: false,
    muted: new Set(),
    blocked: new Set(),
    blockedBy: new Set(),
    pageFromSeq: 0,
    lines: new Map(),
    typingUntilMs: 0,
    toldSparing: new Set(),
    needsFullFrame: false,
  }
}
