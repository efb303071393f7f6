import { openMemoryKit, type MemoryKit } from '@kith/server/src/memory/testing/memory-kit.ts'
import { createAfterthoughts, type Afterthoughts } from '@kith/server/src/mind/afterthought/afterthoughts.ts'
import { createModels } from '@kith/server/src/models/models.ts'
import type { EmbeddingModel, Models } from '@kith/server/src/models/port.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenAiServer } from '../helpers/openai-server.ts'
import { until } from '../helpers/wait.ts'
import { closeEndpoints, endpoint } from './models-kit.ts'
import { residentCard } from './script-talk.ts'

let kit: MemoryKit
let server: OpenAiServer
let models: Models
let thoughts: Afterthoughts

beforeAll(async () => {
  kit = await openMemoryKit()
})
afterAll(() => kit.close())
beforeEach(async () => {
  await kit.begin()
  server = await endpoint()
  await use('kith-small')
})
afterEach(async () => {
  await thoughts.stop()
  await closeEndpoints()
})

/** As after a start with this embedding model. */
async function use(embeddingName: string | null, embedding?: EmbeddingModel): Promise<void> {
  const choice = { apiKey: null, baseUrl: server.url, name: 'script', fastName: null, embeddingName, dailyTokens: null, probeLocal: false }
  models = await createModels(choice, { counters: kit.store.counters, now: () => kit.clockMs })
  if (embedding !== undefined) models = { ...models, embedding }
  kit.embedding = models.embedding
  kit.memory = kit.open()
  await kit.memory.load('xiaoman')
  thoughts = createAfterthoughts({
    store: kit.store,
    memory: kit.memory,
    models,
    cards: new Map([['xiaoman', residentCard('xiaoman')]]),
    logger: createLogger({ level: 'silent' }),
    now: () => kit.clockMs,
    utcOffsetMinutes: 0,
  })
  kit.onKept = (residentId) => thoughts.heard(residentId)
}
const hear = async (text: string, more: Parameters<MemoryKit['heard']>[1] = {}) =>
  (await kit.memory.remember('xiaoman', kit.heard(text, more))).episode?.id ?? ''
const foresee = (text: string) => kit.memory.foresee({ residentId: 'xiaoman', text, listeners: ['ada'] })
const later = async () => {
  kit.clockMs += 20_000
  await thoughts.runDue()
}
const vectors = (model: string) => kit.store.vectors.ofResident('xiaoman', model)
const asked = () =>
  server.requests.flatMap(({ path, raw }) => (path.endsWith('/embeddings') ? [JSON.parse(raw) as { input: string[]; model: string }] : []))
/** A model that knows only what is warm. */
const warmth: EmbeddingModel = {
  name: 'warmth',
  embed: (texts) => Promise.resolve(texts.map((text) => (/stove|warm|cosy/.test(text) ? Float32Array.of(2, 0) : Float32Array.of(0, 2)))),
}

describe('[EM2] vectors of memories', () => {
  test('are computed by a job, in one request for many, and kept with model and dimension over a restart', async () => {
    const line = await hear('I like osmanthus cake')
    await hear('Zq1x off the record', { offRecord: true })
    await hear('I want to kill myself Zq2x')
    expect(await vectors('kith-small')).toEqual([])
    await later()
    const kept = await vectors('kith-small')
    expect(kept.map(({ memoryId, kind, numbers }) => [memoryId, kind, numbers.length])).toEqual([
      [line, 'episode', 8],
      [`${line}~0`, 'fact', 8],
    ])
    const batches = asked().filter(({ input }) => input.length > 1)
    expect(batches).toEqual([
      { model: 'kith-small', encoding_format: 'float', input: ['Ada: I like osmanthus cake', 'Ada: likes osmanthus cake'] },
    ])
    expect(server.requests.map(({ raw }) => raw).join('')).not.toMatch(/Zq\dx/)
    await use('kith-small')
    thoughts.start()
    await later()
    expect(asked().filter(({ input }) => input.length > 1)).toHaveLength(1)
  })
  test('are computed anew when the model changes', async () => {
    const line = await hear('I like osmanthus cake')
    await later()
    await thoughts.stop()
    await use('kith-large')
    thoughts.start()
    await later()
    expect(await vectors('kith-small')).toEqual([])
    expect((await vectors('kith-large')).map(({ memoryId }) => memoryId)).toEqual([line, `${line}~0`])
  })
  test('are computed anew when the model answers with another dimension, and not for ever when it cannot decide', async () => {
    const sized = (dimension: () => number): EmbeddingModel => ({
      name: 'changing',
      embed: (texts) => Promise.resolve(texts.map((text) => new Float32Array(dimension()).fill(text.length))),
    })
    const kites = async (from: number, to: number) => {
      for (let line = from; line < to; line += 1) await hear(`Kite number ${line} went up`)
      await later()
      return new Set((await vectors('changing')).map(({ numbers }) => numbers.length))
    }
    await use(
      'changing',
      sized(() => 4),
    )
    expect(await kites(0, 70)).toEqual(new Set([4]))
    await use(
      'changing',
      sized(() => 6),
    )
    expect(await kites(70, 71)).toEqual(new Set([6]))
    expect(await vectors('changing')).toHaveLength(71)
    let calls = 0
    await use(
      'changing',
      sized(() => ((calls += 1) % 2) + 2),
    )
    await kites(71, 73)
    expect(calls).toBeLessThan(500)
  })
  test('wait for another day when the budget is spent, and so does the meaning of questions', async () => {
    const choice = { apiKey: null, baseUrl: server.url, name: 'script', fastName: null, embeddingName: 'kith-small', probeLocal: false }
    models = await createModels({ ...choice, dailyTokens: 1 }, { counters: kit.store.counters, now: () => kit.clockMs })
    await use('kith-small', models.embedding ?? undefined)
    await hear('The old stove hums at night, and the kettle answers it from the other room')
    await later()
    await foresee('old stove and kettle')
    expect(await vectors('kith-small')).toEqual([])
    expect(asked()).toEqual([])
    expect(kit.recall('old stove and kettle')).not.toEqual([])
  })
  test('go with their memory, and what was forgotten while they were computed gets none', async () => {
    const line = await hear('I like osmanthus cake')
    const { noteVectors } = kit.memory.studies
    kit.memory.studies.noteVectors = async (...given) => {
      await kit.memory.forget('ada', 'xiaoman', { kind: 'episode', id: line })
      return noteVectors(...given)
    }
    await later()
    expect(await vectors('kith-small')).toEqual([])
    kit.memory.studies.noteVectors = noteVectors
    await hear('I like rain')
    await later()
    expect(await vectors('kith-small')).toHaveLength(2)
    await kit.memory.forget('ada', 'xiaoman', { kind: 'all' })
    expect(await vectors('kith-small')).toEqual([])
  })
  test('come by many batches, and an endpoint that fails is asked again later', async () => {
    for (let line = 0; line < 70; line += 1) await hear(`Kite number ${line} went up`)
    const { embed } = models.embedding ?? warmth
    let failures = 1
    models = {
      ...models,
      embedding: {
        name: 'kith-small',
        embed: (texts, signal) => ((failures -= 1) >= 0 ? Promise.reject(new Error('away')) : embed(texts, signal)),
      },
    }
    thoughts = createAfterthoughts({
      store: kit.store,
      memory: kit.memory,
      models,
      cards: new Map(),
      logger: createLogger({ level: 'silent' }),
      now: () => kit.clockMs,
      utcOffsetMinutes: 0,
    })
    await later()
    expect(await vectors('kith-small')).toEqual([])
    kit.clockMs += 60_000
    await later()
    expect(await vectors('kith-small')).toHaveLength(70)
  })
})

describe('[EM3] [EM4] the meaning of a question', () => {
  test('finds what shares no word with it, only for those who may know it, and says so in the parts of the score', async () => {
    await use('warmth', warmth)
    const line = await hear('The old stove hums at night', { heardBy: ['ada', 'xiaoman'] })
    await hear('Kites need a steady wind')
    await later()
    const question = 'anything cosy around'
    expect(kit.recall(question).map(({ id }) => id)).not.toContain(line)
    await foresee(question)
    const [first] = kit.recall(question)
    expect(first?.id).toBe(line)
    expect(first?.parts['similar']).toBeGreaterThan(0)
    expect(kit.recall(question, ['ada', 'bo'])).toEqual([])
  })
  test('is asked for as soon as a line is heard', async () => {
    await hear('Where does the lamp oil come from')
    await foresee('Where does the lamp oil come from')
    const times = () => asked().filter(({ input }) => input.includes('Where does the lamp oil come from')).length
    await until('it is asked', () => times() > 0)
    expect(times()).toBe(1)
  })
  test('is waited for no longer than its patience, and used the next time', async () => {
    let answer: (vectors: Float32Array[]) => void = () => undefined
    await use('slow', { name: 'slow', embed: () => new Promise((resolve) => (answer = resolve)) })
    await foresee('warm?')
    expect(kit.recall('warm?')).toEqual([])
    answer([Float32Array.of(1, 0)])
    await foresee('warm?')
    await foresee('warm?')
  })
})

test('[EM5] without an embedding model, or with one that fails, words alone decide', async () => {
  await use('broken', { name: 'broken', embed: () => Promise.reject(new Error('away')) })
  const line = await hear('The old stove hums at night')
  await foresee('old stove')
  expect(kit.recall('old stove').map(({ id }) => id)).toContain(line)
  await later()
  // It is asked again, later.
  expect((await kit.store.jobs.claim(['embed'], Number.MAX_SAFE_INTEGER, 1))?.key).toBe('xiaoman')
  await use(null)
  expect(models.embedding).toBeNull()
  await hear('Kites need a steady wind')
  await later()
  expect(kit.recall('steady wind').map(({ text }) => text)).toContain('Kites need a steady wind')
})
