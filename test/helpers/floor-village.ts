import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Mind, TurnInput } from '@kith/server/src/mind/types.ts'
import type { Models } from '@kith/server/src/models/port.ts'
import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { loadCards } from '@kith/server/src/residents/directory.ts'
import { createSocietyFactory } from '@kith/server/src/residents/society.ts'
import type { DecisionRecord, Society, SocietyDeps } from '@kith/server/src/residents/types.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import type { Utterance } from '@kith/server/src/world/types.ts'
import { createWorld, type World } from '@kith/server/src/world/world.ts'
import type { Card } from '@kith/shared/card'
import type { Volume } from '@kith/shared/protocol'
import { loadNavmesh, spaceDocumentSchema } from '@kith/shared/space'
import { createSceneClock, type SceneClock } from './scene-clock.ts'

const built = (name: string) => JSON.parse(readFileSync(new URL(`../../assets/built/garden/${name}`, import.meta.url), 'utf8')) as unknown
const space = spaceDocumentSchema.parse(built('space.json'))
const navmesh = loadNavmesh(built('navmesh.json'))
export const tickMs = 50
const firstWordMs = 400
const betweenWordsMs = 200
const wordsEach = 6

/** The residents of the garden and a fourth, so that four can stand together. */
export async function floorCards(): Promise<Map<string, Card>> {
  const { cards } = await loadCards(fileURLToPath(new URL('../../assets/residents/', import.meta.url)))
  const first = cards.get('xiaoman')
  if (first === undefined) throw new Error('there is no card to make a fourth resident from')
  const fourth = structuredClone(first)
  Object.assign(fourth.data, { name: 'Yarrow' })
  Object.assign(fourth.data.extensions.kith, {
    id: 'yarrow',
    names: { zh: '青蒿', en: 'Yarrow' },
    aliases: { zh: ['青蒿', '小蒿'], en: ['yarrow', 'yaro'] },
    interests: { zh: ['绣球', '堆肥'], en: ['hydrangea', 'compost'] },
    banter: [],
  })
  const three = ['xiaoman', 'zhou', 'adeng'].flatMap((id) => {
    const card = cards.get(id)
    return card === undefined ? [] : [[id, card] as const]
  })
  return new Map([...three, ['yarrow', fourth]])
}

/** One thing a resident said, and when whose ears got words of it. */
export interface Speech {
  readonly utteranceId: string
  readonly speakerId: string
  readonly hop: number
  readonly openedMs: number
  text: string
  /** First and last moment each listener got words of it. */
  readonly heard: Map<string, { fromMs: number; toMs: number }>
  /** When it ended, and whether it was cut; null while it goes on. */
  end: { atMs: number; cut: boolean } | null
}
export interface Standing {
  id: string
  name: string
  x: number
  z: number
}

/**
 * A real world and a real society whose residents say as many words as it takes, one after the other on the scene's own
 * clock: who speaks, when and over whom is all there is to see. Nothing is remembered.
 */
export interface FloorVillage {
  readonly world: World
  readonly society: Society
  readonly decisions: readonly DecisionRecord[]
  readonly speeches: readonly Speech[]
  /** What people said, in order. */
  readonly said: readonly Utterance[]
  nowMs(): number
  join(standing: Standing): void
  /** Returns the id of the line. */
  say(id: string, text: string, volume?: Volume): string
  face(id: string, otherId: string | null): void
  run(ms: number, stepMs?: number): Promise<void>
  runUntil(done: () => boolean, withinMs: number): Promise<boolean>
  busy(): boolean
  close(): Promise<void>
}

export interface FloorOptions {
  cards: ReadonlyMap<string, Card>
  residents: readonly Standing[]
  people: readonly Standing[]
}

export async function openFloorVillage({ cards, residents, people }: FloorOptions): Promise<FloorVillage> {
  let clockMs = Date.UTC(2026, 4, 3, 20, 0)
  let lastId = 0
  const newId = () => `${(lastId += 1)}`
  const clock = createSceneClock(() => clockMs)
  // Each resident is at home where the scene wants it, and its day has nowhere else to go.
  const home = new Map(residents.map((one) => [one.id, one]))
  const ownSpace = { ...space, seats: [], spots: residents.map(({ id, x, z }) => ({ id, title: space.title, x, z, yawRadians: 0 })) }
  const ownCards = new Map([...cards].filter(([id]) => home.has(id)).map(([id, card]) => [id, atHome(card, id)]))
  const world = createWorld({ space: ownSpace, navmesh, nextId: newId, shout: true })
  const decisions: DecisionRecord[] = []
  let pid = 0
  const society = createSocietyFactory({
    cards: ownCards,
    mind: wordyMind(clock.pause, ownCards),
    models,
    memory: noMemory(),
    logger,
    now: () => clockMs,
    hourAt: () => 20,
    onDecision: (decision) => decisions.push(decision),
  })({ kithRoomId: 'floor', space: ownSpace, world, nextUtteranceId: () => `r${newId()}`, nextPid: () => (pid += 1) })

  const speeches: Speech[] = []
  const said: Utterance[] = []
  const open = new Map<string, Speech>()
  const tick = async (stepMs: number) => {
    clockMs += stepMs
    const happened = world.step(clockMs)
    for (const event of happened) {
      if (event.type === 'said') said.push(event.utterance)
      else if (event.type === 'speech-opened') {
        const { id: utteranceId, speakerId, hop } = event.utterance
        const speech: Speech = { utteranceId, speakerId, hop, openedMs: clockMs, text: '', heard: new Map(), end: null }
        speeches.push(speech)
        open.set(utteranceId, speech)
      } else if (event.type === 'speech-chunk') {
        const speech = open.get(event.utteranceId)
        if (speech === undefined) continue
        speech.text += event.text
        for (const id of event.hearers) speech.heard.set(id, { fromMs: speech.heard.get(id)?.fromMs ?? clockMs, toMs: clockMs })
      } else if (event.type === 'speech-closed') {
        const speech = open.get(event.utterance.id)
        if (speech !== undefined) speech.end = { atMs: clockMs, cut: event.interrupted }
        open.delete(event.utterance.id)
      }
    }
    society.onEvents(happened, clockMs)
    society.tick(clockMs)
    clock.tick()
    // Whatever that set going runs to its next pause before the clock moves on.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const join = ({ id, name, x, z }: Standing) =>
    world.push({ type: 'join', body: { id, kind: 'person', name, lang: 'en' }, pid: (pid += 1), at: { x, z, yawRadians: 0 } })

  await society.setPresent(residents.map(({ id }) => id))
  for (const person of people) join(person)
  await tick(tickMs)

  return {
    world,
    society,
    decisions,
    speeches,
    said,
    nowMs: () => clockMs,
    join,
    say(id, text, volume = 'say') {
      const utteranceId = `u${newId()}`
      const lang = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
      world.push({ type: 'say', id, utteranceId, clientId: null, text, volume, lang, hop: 0 })
      return utteranceId
    },
    face(id, otherId) {
      const [from, to] = [world.bodies.get(id), world.bodies.get(otherId ?? '')]
      if (from !== undefined) from.yawRadians = to === undefined ? from.yawRadians : Math.atan2(to.x - from.x, to.z - from.z)
    },
    async run(ms, stepMs = tickMs) {
      for (let passed = 0; passed < ms; passed += stepMs) await tick(stepMs)
    },
    async runUntil(done, withinMs) {
      for (let passed = 0; passed < withinMs && !done(); passed += tickMs) await tick(tickMs)
      return done()
    },
    busy: () => residents.some(({ id }) => ['thinking', 'speaking'].includes(world.bodies.get(id)?.presence ?? '')),
    async close() {
      society.dispose()
      clock.release()
      await society.settle()
    },
  }
}

const script = createScriptModel({ paceMs: 0 })
const logger = createLogger({ level: 'silent' })
const models: Models = {
  chat: script,
  script,
  embedding: null,
  description: 'test',
  health: () => ({ name: 'test', breakerOpen: false, tokensToday: 0, budget: null, lastError: null }),
}

function atHome(card: Card, id: string): Card {
  const own = structuredClone(card)
  const [first] = own.data.extensions.kith.routine
  if (first === undefined) throw new Error('a card has no routine')
  Object.assign(own.data.extensions.kith, { home: id, routine: [{ ...first, fromHour: 0, toHour: 24, spot: id, clip: 'idle' }] })
  return own
}

/** Says what it answers, then talks on and on, and at the end calls another resident: no prompt may move the floor. */
function wordyMind(pause: SceneClock['pause'], cards: ReadonlyMap<string, Card>): Mind {
  return {
    async *think(input, _model, signal) {
      await pause(firstWordMs, signal)
      const other = [...cards.values()].find((card) => card.data.extensions.kith.id !== input.residentId)
      const words = [`[${causeTag(input)}]`, ...Array.from({ length: wordsEach }, () => ' word'), ` ${other?.data.name ?? 'you'}, and you?`]
      for (const text of words) {
        if (signal.aborted) return
        yield { type: 'speak', text }
        await pause(betweenWordsMs, signal)
      }
      if (signal.aborted) return
      const none: string[] = []
      const tokens = { promptTokens: 0, stablePrefixTokens: 0 }
      yield {
        type: 'done',
        model: 'wordy',
        promptVersion: '0',
        sourceIds: none,
        promptSourceIds: none,
        usedLineIds: none,
        outOfWords: false,
        ...tokens,
      }
    },
  }
}
function causeTag({ cause }: TurnInput): string {
  if (cause.type === 'addressed' || cause.type === 'overheard') return `re ${cause.utteranceId}`
  return cause.type === 'banter' ? `to ${cause.residentId}` : cause.type
}
/** Which line of a person a speech answers, and to which resident it is said, if any. */
export function causeOf({ text }: Speech): { lineId: string | null; residentId: string | null } {
  return { lineId: /^\[re ([^\]]+)\]/.exec(text)?.[1] ?? null, residentId: /^\[to ([^\]]+)\]/.exec(text)?.[1] ?? null }
}

function noMemory(): SocietyDeps['memory'] {
  return {
    load: async () => undefined,
    remember: async () => ({ episode: null, learned: [] }),
    recall: () => [],
    factsAbout: () => [],
    lastShared: () => null,
    bond: () => null,
    meet: async (residentId, personId, atMs) => ({
      residentId,
      personId,
      firstMetMs: atMs,
      lastMetMs: atMs,
      talks: 1,
      lastEpisodeId: null,
    }),
    hasForgotten: () => false,
    today: () => [],
    foresee: async () => undefined,
  }
}
