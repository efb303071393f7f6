import { afterEach, describe, expect, test } from 'vitest'
import { createOpenAiChat } from '@kith/server/src/models/openai/chat.ts'
import type { Deadlines } from '@kith/server/src/models/openai/deadlines.ts'
import { createModels, type ModelsOptions } from '@kith/server/src/models/models.ts'
import type { ChatRequest, Models, StreamPart } from '@kith/server/src/models/port.ts'
import { startOpenAiServer, type OpenAiServer, type OpenAiServerOptions } from '../helpers/openai-server.ts'
import { until } from '../helpers/wait.ts'
import { chatRequest, residentCard, scene, turn } from './script-talk.ts'

const servers: OpenAiServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})
async function endpoint(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const server = await startOpenAiServer(options)
  servers.push(server)
  return server
}

const zhou = residentCard('zhou')
const quick: Partial<Deadlines> = { firstTokenMs: 600, wholeMs: 1_500, idleMs: 400 }
const request = (over: Partial<ChatRequest> = {}): ChatRequest =>
  chatRequest(scene(zhou, 'en', { cause: { type: 'addressed', utteranceId: 'u' }, turns: [turn('u', 'Good evening, Zhou')] }), {
    messages: [
      { role: 'system', content: 'You are Zhou.' },
      { role: 'user', content: 'Mira: Good evening, Zhou' },
    ],
    tools: [{ name: 'follow', description: 'Follow someone', parameters: { type: 'object', properties: { person: { type: 'string' } } } }],
    ...over,
  })

async function collect(parts: AsyncIterable<StreamPart>): Promise<StreamPart[]> {
  const all: StreamPart[] = []
  for await (const part of parts) all.push(part)
  return all
}
const textOf = (parts: StreamPart[]) => parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('')
const endings = (parts: StreamPart[]) => parts.filter((part) => part.type === 'finish' || part.type === 'error')
const never = new AbortController().signal

async function ask(
  server: OpenAiServer,
  deadlines: Partial<Deadlines> = quick,
  signal: AbortSignal = never,
): Promise<{ parts: StreamPart[]; tookMs: number }> {
  const startedMs = performance.now()
  const model = createOpenAiChat({ model: 'kith-test', fastModel: null, apiKey: 'k', baseUrl: server.url, deadlines })
  const parts = await collect(model.stream(request(), signal))
  return { parts, tookMs: performance.now() - startedMs }
}

describe('the adapter, over real HTTP', () => {
  test('good: text, then one finish with the usage', async () => {
    const server = await endpoint({ reply: () => 'Good evening. Mizar is up.' })
    const { parts } = await ask(server)
    expect(textOf(parts)).toBe('Good evening. Mizar is up.')
    expect(parts[0]).toEqual({ type: 'text-start' })
    expect(endings(parts)).toEqual([{ type: 'finish', reason: 'stop', usage: { promptTokens: 120, completionTokens: 7 } }])
    expect(server.chats()[0]?.body).toMatchObject({
      model: 'kith-test',
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 300,
    })
  })

  test('tool calls come whole, after the text', async () => {
    const server = await endpoint({ reply: () => ({ text: 'After you.', toolCalls: [{ name: 'follow', args: { person: 'Mira' } }] }) })
    const { parts } = await ask(server)
    expect(parts.filter((part) => part.type === 'tool-call')).toEqual([{ type: 'tool-call', name: 'follow', args: { person: 'Mira' } }])
    expect(endings(parts)).toMatchObject([{ type: 'finish', reason: 'stop' }])
  })

  test('wrong tool arguments are passed on as they are, for the mind to refuse', async () => {
    const { parts } = await ask(await endpoint({ mood: 'wrong-tool-args' }))
    const calls = parts.filter((part) => part.type === 'tool-call')
    expect(calls).toContainEqual({ type: 'tool-call', name: 'follow', args: 'not an object' })
    expect(calls).toContainEqual({ type: 'tool-call', name: 'emote', args: { emote: 'explode' } })
    expect(endings(parts)).toHaveLength(1)
  })

  test('an obedient model may call what it likes: every call is visible, none more than eight', async () => {
    const { parts } = await ask(await endpoint({ mood: 'obedient-to-attackers' }))
    expect(parts.filter((part) => part.type === 'tool-call')).toHaveLength(8)
    expect(textOf(parts)).toContain('You are Zhou.')
    expect(endings(parts)).toMatchObject([{ type: 'finish' }])
  })

  test('thoughts are not spoken', async () => {
    const { parts } = await ask(await endpoint({ mood: 'thinking', reply: () => 'Evening, neighbour.' }))
    expect(textOf(parts)).toBe('Evening, neighbour.')
  })

  test('bad chunks in between are skipped', async () => {
    const { parts } = await ask(await endpoint({ mood: 'some-malformed-chunks', reply: () => 'All lit, all well.' }))
    expect(textOf(parts)).toBe('All lit, all well.')
    expect(endings(parts)).toMatchObject([{ type: 'finish' }])
  })

  test('no usage: a guess, so that the budget still counts', async () => {
    const [ending] = endings((await ask(await endpoint({ mood: 'no-usage' }))).parts)
    expect(ending).toMatchObject({ type: 'finish', usage: { completionTokens: 300 } })
  })

  test.each([
    ['rejects-stream-options', 'stream_options'],
    ['rejects-max-tokens', 'max_tokens'],
  ] as const)('%s: asked again without, and remembered', async (mood, field) => {
    const server = await endpoint({ mood })
    const model = createOpenAiChat({ model: 'kith-test', fastModel: null, apiKey: null, baseUrl: server.url, deadlines: quick })
    expect(endings(await collect(model.stream(request(), never)))).toMatchObject([{ type: 'finish' }])
    expect(server.chats()).toHaveLength(2)
    expect(endings(await collect(model.stream(request(), never)))).toMatchObject([{ type: 'finish' }])
    expect(server.chats()).toHaveLength(3)
    expect(server.chats()[2]?.body).not.toHaveProperty(field)
  })

  test('slow first token within the deadline is waited for', async () => {
    const { parts } = await ask(await endpoint({ mood: 'slow-first-token', delayMs: 250 }))
    expect(endings(parts)).toMatchObject([{ type: 'finish' }])
  })

  test.each(['hang', 'hang-before-headers', 'slow-first-token'] as const)('%s: given up at the first-token deadline', async (mood) => {
    const server = await endpoint({ mood, delayMs: 60_000 })
    const { parts, tookMs } = await ask(server)
    expect(parts).toEqual([{ type: 'error', code: 'timeout', retryable: true }])
    expect(tookMs).toBeGreaterThan(550)
    expect(tookMs).toBeLessThan(1_100)
    expect(server.chats()).toHaveLength(1)
  })

  test('dripping is cut at the whole deadline, or for its pauses', async () => {
    const dripping = await endpoint({ mood: 'dripping', delayMs: 100, reply: () => 'x'.repeat(400) })
    const whole = await ask(dripping)
    expect(whole.parts.at(-1)).toEqual({ type: 'error', code: 'timeout', retryable: true })
    expect(whole.tookMs).toBeLessThan(2_000)
    const pauses = await ask(await endpoint({ mood: 'dripping', delayMs: 60_000 }))
    expect(pauses.parts.at(-1)).toEqual({ type: 'error', code: 'timeout', retryable: true })
    expect(pauses.tookMs).toBeLessThan(1_000)
    const slow = await ask(await endpoint({ mood: 'dripping', delayMs: 60, reply: () => 'x'.repeat(400) }), {
      ...quick,
      dripGraceMs: 200,
      slowestCharactersPerSecond: 500,
    })
    expect(slow.tookMs).toBeLessThan(900)
    expect(endings(slow.parts)).toHaveLength(1)
  })

  test('429: waits as told, then asks again', async () => {
    const server = await endpoint({ mood: ['rate-limited', 'good'], retryAfterSeconds: 0.3 })
    const { parts } = await ask(server)
    expect(endings(parts)).toMatchObject([{ type: 'finish' }])
    const [first, second] = server.chats()
    expect((second?.arrivedMs ?? 0) - (first?.arrivedMs ?? 0)).toBeGreaterThan(290)
  })

  test('429 with a wait beyond the deadline: given up at once', async () => {
    const server = await endpoint({ mood: 'rate-limited', retryAfterSeconds: 20 })
    const { parts, tookMs } = await ask(server)
    expect(parts).toEqual([{ type: 'error', code: 'rate-limited', retryable: true }])
    expect(server.chats()).toHaveLength(1)
    expect(tookMs).toBeLessThan(500)
  })

  test.each([
    ['server-error', 'unavailable'],
    ['malformed', 'malformed'],
    ['empty', 'malformed'],
  ] as const)('%s: two retries, then one error', async (mood, code) => {
    const server = await endpoint({ mood })
    const { parts } = await ask(server, { ...quick, firstTokenMs: 6_000, wholeMs: 8_000 })
    expect(parts).toEqual([{ type: 'error', code, retryable: true }])
    expect(server.chats()).toHaveLength(3)
  })

  test('a wrong key is not tried again', async () => {
    const server = await endpoint({ mood: 'unauthorised' })
    expect((await ask(server)).parts).toEqual([{ type: 'error', code: 'unavailable', retryable: false }])
    expect(server.chats()).toHaveLength(1)
  })

  test('cut mid-sentence: what was said stays, no retry, one error', async () => {
    const server = await endpoint({ mood: 'cut', reply: () => 'A long sentence that will never come to its end at all.' })
    const { parts } = await ask(server)
    expect(textOf(parts)).toMatch(/^A long/)
    expect(parts.at(-1)).toEqual({ type: 'error', code: 'cut-off', retryable: true })
    expect(server.chats()).toHaveLength(1)
  })

  test('a flood is stopped and ends as too long', async () => {
    const server = await endpoint({ mood: 'flood' })
    const { parts } = await ask(server)
    expect(parts.at(-1)).toMatchObject({ type: 'finish', reason: 'length' })
    expect(textOf(parts).length).toBeLessThan(300 * 8 + 401)
    await until('the flood was shut off', () => server.chats()[0]?.abortedMs !== null, 5_000, 5)
  })

  test('a content filter is a refusal', async () => {
    const { parts } = await ask(await endpoint({ mood: 'filtered' }))
    expect(parts.at(-1)).toEqual({ type: 'error', code: 'refused', retryable: false })
  })

  test('nobody there', async () => {
    const server = await endpoint()
    await server.close()
    const { parts } = await ask(server)
    expect(parts).toEqual([{ type: 'error', code: 'unavailable', retryable: true }])
  })

  test.each(['hang', 'dripping'] as const)('%s: an abort reaches the endpoint within 100 ms', async (mood) => {
    const server = await endpoint({ mood, delayMs: 30_000 })
    const abort = new AbortController()
    const asked = ask(server, { firstTokenMs: 20_000, wholeMs: 20_000, idleMs: 20_000 }, abort.signal)
    await until('the request is there', () => server.chats().length === 1, 5_000, 5)
    const abortedMs = performance.now()
    abort.abort()
    const { parts } = await asked
    expect(performance.now() - abortedMs).toBeLessThan(100)
    expect(parts.at(-1)).toEqual({ type: 'error', code: 'aborted', retryable: false })
    await until('the endpoint noticed', () => server.chats()[0]?.abortedMs !== null, 5_000, 5)
    expect((server.chats()[0]?.abortedMs ?? Infinity) - abortedMs).toBeLessThan(100)
  })

  test('a reader that leaves frees the endpoint', async () => {
    const server = await endpoint({ mood: 'dripping', delayMs: 30_000 })
    const model = createOpenAiChat({ model: 'kith-test', fastModel: null, apiKey: 'k', baseUrl: server.url })
    for await (const part of model.stream(request(), never)) if (part.type === 'text-delta') break
    await until('the endpoint noticed', () => server.chats()[0]?.abortedMs !== null, 5_000, 5)
  })
})

function counters() {
  const totals = new Map<string, number>()
  return {
    totals,
    add: (name: string, dayKey: string, amount: number) => {
      const total = (totals.get(`${name} ${dayKey}`) ?? 0) + amount
      totals.set(`${name} ${dayKey}`, total)
      return Promise.resolve(total)
    },
    get: (name: string, dayKey: string) => Promise.resolve(totals.get(`${name} ${dayKey}`) ?? 0),
  }
}
const clock = { ms: Date.UTC(2025, 4, 14) }
async function modelsFor(over: Partial<ModelsOptions>, store = counters()): Promise<Models> {
  const options: ModelsOptions = {
    apiKey: null,
    baseUrl: null,
    name: null,
    fastName: null,
    embeddingName: null,
    dailyTokens: null,
    probeLocal: false,
    paceMs: 0,
    deadlines: quick,
    ...over,
  }
  return createModels(options, { counters: store, now: () => clock.ms })
}
const turnWith = async (models: Models, over: Partial<ChatRequest> = {}) => {
  const parts = await collect(models.chat.stream(request(over), never))
  return { parts, last: parts.at(-1), text: textOf(parts) }
}

describe('the chosen model with its guards', () => {
  test('what answered is on the finish', async () => {
    const models = await modelsFor({ baseUrl: (await endpoint()).url, name: 'kith-test' })
    const { last } = await turnWith(models)
    expect(last).toMatchObject({ type: 'finish', model: 'kith-test' })
    expect(last).not.toHaveProperty('fallback')
    expect(models.health()).toMatchObject({ name: 'kith-test', breakerOpen: false, tokensToday: 120 + 20, lastError: null })
  })

  test.each(['hang', 'server-error', 'malformed', 'empty', 'unauthorised', 'rate-limited', 'filtered'] as const)(
    '%s: the script answers instead, and says so',
    async (mood) => {
      const server = await endpoint({ mood, reply: () => '' })
      const models = await modelsFor({ baseUrl: server.url, name: 'kith-test' })
      const startedMs = performance.now()
      const { parts, last, text } = await turnWith(models)
      expect(endings(parts)).toHaveLength(1)
      expect(last).toMatchObject({ type: 'finish', model: 'built-in script' })
      expect(last).toHaveProperty('fallback')
      expect(text).not.toBe('')
      expect(performance.now() - startedMs).toBeLessThan(2_500)
    },
  )

  test('cut in the middle: the error is passed on, the script does not talk over it', async () => {
    const models = await modelsFor({ baseUrl: (await endpoint({ mood: 'cut' })).url, name: 'kith-test' })
    expect((await turnWith(models)).last).toEqual({ type: 'error', code: 'cut-off', retryable: true })
  })

  test('three failures open the breaker: one call every 30 s, and it heals', async () => {
    const server = await endpoint({ mood: 'unauthorised' })
    const models = await modelsFor({ baseUrl: server.url, name: 'kith-test' })
    for (let turns = 0; turns < 10; turns += 1) await turnWith(models)
    expect(server.chats()).toHaveLength(3)
    expect(models.health().breakerOpen).toBe(true)
    expect((await turnWith(models)).last).toMatchObject({ type: 'finish', fallback: 'breaker-open' })
    clock.ms += 30_000
    await Promise.all([turnWith(models), turnWith(models), turnWith(models)])
    expect(server.chats()).toHaveLength(4)
    server.setMood('good')
    clock.ms += 29_000
    await turnWith(models)
    expect(server.chats()).toHaveLength(4)
    clock.ms += 1_000
    expect((await turnWith(models)).last).toMatchObject({ type: 'finish', model: 'kith-test' })
    expect(models.health().breakerOpen).toBe(false)
  })

  test('a spent budget is never overspent, however many ask at once', async () => {
    const server = await endpoint()
    const store = counters()
    const models = await modelsFor({ baseUrl: server.url, name: 'kith-test', dailyTokens: 1_000 }, store)
    const turns = await Promise.all(Array.from({ length: 12 }, () => turnWith(models)))
    for (let more = 0; more < 8; more += 1) turns.push(await turnWith(models))
    expect(Math.max(...store.totals.values())).toBeLessThanOrEqual(1_000)
    expect(turns.every(({ last }) => last?.type === 'finish')).toBe(true)
    expect(turns.at(-1)?.last).toMatchObject({ fallback: 'budget', model: 'built-in script' })
    clock.ms += 86_400_000
    expect((await turnWith(models)).last).toMatchObject({ model: 'kith-test' })
  })

  test('a flood of turns of one resident meets its own limit, not that of others', async () => {
    const models = await modelsFor({ baseUrl: (await endpoint()).url, name: 'kith-test', residentCalls: { perMinute: 6, burst: 3 } })
    const turns = []
    for (let index = 0; index < 5; index += 1) turns.push((await turnWith(models)).last)
    expect(turns.filter((last) => last?.type === 'finish' && last.fallback === undefined)).toHaveLength(3)
    const other = request().scene
    expect((await turnWith(models, { scene: { ...other, residentId: 'xiaoman' } })).last).toMatchObject({ model: 'kith-test' })
    clock.ms += 10_000
    expect((await turnWith(models)).last).toMatchObject({ model: 'kith-test' })
  })

  test('a store that cannot count stops a limited budget, not the talk', async () => {
    const broken = { add: () => Promise.reject(new Error('disk')), get: () => Promise.reject(new Error('disk')) }
    const options: ModelsOptions = {
      apiKey: null,
      baseUrl: (await endpoint()).url,
      name: 'kith-test',
      fastName: null,
      embeddingName: null,
      dailyTokens: 1_000,
      probeLocal: false,
      paceMs: 0,
    }
    const limited = await createModels(options, { counters: broken, now: () => clock.ms })
    expect((await turnWith(limited)).last).toMatchObject({ fallback: 'budget' })
    const free = await createModels({ ...options, dailyTokens: null }, { counters: broken, now: () => clock.ms })
    expect((await turnWith(free)).last).toMatchObject({ model: 'kith-test' })
  })
})

describe('choice at start', () => {
  test('nothing set and nobody local: the script', async () => {
    const models = await modelsFor({})
    expect(models.chat.kind).toBe('script')
    expect(models.description).toMatch(/^built-in script/)
  })
  test('the script can be asked for, whatever else is set', async () => {
    const models = await modelsFor({ name: 'script', apiKey: 'k', baseUrl: (await endpoint()).url })
    expect(models.chat.kind).toBe('script')
  })
  test('an address without a name: the first model there that can talk', async () => {
    const server = await endpoint({ models: ['nomic-embed-text', 'qwen3:4b'] })
    expect((await modelsFor({ baseUrl: server.url })).chat.name).toBe('qwen3:4b')
  })
  test('a key alone: OpenAI', async () => {
    const models = await modelsFor({ apiKey: 'k' })
    expect(models.description).toMatch(/at api\.openai\.com$/)
  })
  test('a local server is found, in order, and only then', async () => {
    const [first, second] = [await endpoint({ models: ['llama3.2:3b'] }), await endpoint({ models: ['other'] })]
    const localServers = [
      { title: 'Nobody', baseUrl: 'http://127.0.0.1:9/v1' },
      { title: 'Ollama', baseUrl: first.url },
      { title: 'LM Studio', baseUrl: second.url },
    ]
    const found = await modelsFor({ probeLocal: true, localServers })
    expect(found.description).toBe('llama3.2:3b from Ollama on this machine')
    const named = await modelsFor({ probeLocal: true, localServers, name: 'other' })
    expect(named.description).toBe('other from LM Studio on this machine')
    const unknown = await modelsFor({ probeLocal: true, localServers, name: 'gpt-9' })
    expect(unknown.chat.kind).toBe('script')
    expect(unknown.description).toContain('gpt-9')
  })
  test('a port that never answers costs no more than its 300 ms', async () => {
    const { createServer } = await import('node:net')
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const startedMs = performance.now()
    const models = await modelsFor({ probeLocal: true, localServers: [{ title: 'Silent', baseUrl: `http://127.0.0.1:${port}/v1` }] })
    expect(performance.now() - startedMs).toBeLessThan(900)
    expect(models.chat.kind).toBe('script')
    silent.close()
  })
  test('embeddings when a model for them is set', async () => {
    const server = await endpoint()
    const models = await modelsFor({ baseUrl: server.url, name: 'kith-test', embeddingName: 'embed-test' })
    const vectors = await models.embedding?.embed(['tea', '茶', 'tea'], never)
    expect(vectors).toHaveLength(3)
    expect(vectors?.[0]).toEqual(vectors?.[2])
    expect(vectors?.[0]).toBeInstanceOf(Float32Array)
    expect((await modelsFor({ embeddingName: 'embed-test' })).embedding).toBeNull()
  })
})
