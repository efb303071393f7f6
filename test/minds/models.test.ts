import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createModels, type ModelsOptions } from '@kith/server/src/models/models.ts'
import { usualDeadlines } from '@kith/server/src/models/openai/deadlines.ts'
import type { ChatRequest, Models } from '@kith/server/src/models/port.ts'
import { closeEndpoints, collect, endings, endpoint, never, quick, request, textOf } from './models-kit.ts'

afterEach(closeEndpoints)

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
      const { parts, last, text } = await turnWith(models)
      expect(endings(parts)).toHaveLength(1)
      expect(last).toMatchObject({ type: 'finish', model: 'built-in script' })
      expect(last).toHaveProperty('fallback')
      expect(text).not.toBe('')
    },
  )

  test('a model that only thinks is asked once, and what it spent is booked', async () => {
    const server = await endpoint({ mood: 'thinks-it-all-away' })
    const models = await modelsFor({ baseUrl: server.url, name: 'kith-test' })
    expect((await turnWith(models)).last).toMatchObject({ type: 'finish', fallback: 'malformed' })
    expect(server.chats()).toHaveLength(1)
    expect(models.health().tokensToday).toBe(120 + request().maxTokens)
  })

  test('every attempt is booked: what was read and not answered costs as well', async () => {
    const server = await endpoint({ mood: 'empty', reply: () => '' })
    // The waits between attempts are a matter of chance: with the usual deadlines there is always time for all of them.
    const models = await modelsFor({ baseUrl: server.url, name: 'kith-test', deadlines: usualDeadlines })
    await turnWith(models)
    expect(server.chats()).toHaveLength(3)
    const once = models.health().tokensToday / 3
    expect(once).toBeGreaterThan(5)
    expect(Number.isInteger(once)).toBe(true)
  })

  test('BK1, BK2 whoever pays is asked before every attempt, told what it took, and told when the script stood in', async () => {
    const server = await endpoint({ mood: ['server-error', 'good'] })
    const models = await modelsFor({ baseUrl: server.url, name: 'kith-test', deadlines: usualDeadlines })
    const asked: string[] = []
    const account = (extends_: boolean) => ({
      reserve: async ({ promptTokens, completionTokens }: { promptTokens: number; completionTokens: number }) => {
        asked.push('reserve')
        // Bytes, not guesses: no tokenizer makes more of it.
        expect(promptTokens).toBeGreaterThan(request().messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0))
        expect(completionTokens).toBe(request().maxTokens)
        return {
          extend: async () => (asked.push('extend'), extends_),
          settle: async (usage: { promptTokens: number }) => void asked.push(`settle ${usage.promptTokens}`),
        }
      },
      stoodIn: (reason: string) => void asked.push(reason),
    })
    expect((await turnWith(models, { account: account(true) })).last).toMatchObject({ model: 'kith-test' })
    expect(asked.splice(0)).toEqual(['reserve', 'extend', 'settle 120'])
    server.setMood('server-error')
    expect((await turnWith(models, { account: account(false) })).last).toMatchObject({ fallback: 'unavailable' })
    expect(asked.splice(0)).toEqual(['reserve', 'extend', 'settle 0', 'unavailable'])
    const spent = { reserve: async () => null, stoodIn: (reason: string) => void asked.push(reason) }
    const before = server.chats().length
    expect((await turnWith(models, { account: spent })).last).toMatchObject({ model: 'built-in script', fallback: 'budget' })
    expect(asked).toEqual(['cap'])
    expect(server.chats()).toHaveLength(before)
  })

  test('others of the list speak under their own names, each with a breaker of its own', async () => {
    const server = await endpoint()
    const prices = new Map([['large', { input: 1, output: 2, cached: null }]])
    const models = await modelsFor({
      baseUrl: server.url,
      name: 'kith-test',
      fastName: 'kith-fast',
      offered: ['kith-test', 'large', 'script'],
      prices,
    })
    expect(models.offered?.list).toEqual([
      { name: 'kith-test', kind: 'endpoint', price: null },
      { name: 'large', kind: 'endpoint', price: { input: 1, output: 2, cached: null } },
      { name: 'built-in script', kind: 'script', price: null },
    ])
    const large = models.offered?.find('large')
    expect(large?.label).toMatch(/^large at 127\.0\.0\.1:/)
    if (large === null || large === undefined) throw new Error('large is not offered')
    await collect(large.chat.stream(request(), never))
    expect(server.chats().at(-1)?.body?.model).toBe('large')
    expect(models.offered?.find('gpt-9')).toBeNull()
    // Whoever chose it wants it to do the quiet work as well; the fast one stands beside the usual model.
    for (const chat of [large.chat, models.chat]) await collect(chat.stream(request({ purpose: 'extract' }), never))
    expect(
      server
        .chats()
        .slice(-2)
        .map(({ body }) => body?.model),
    ).toEqual(['large', 'kith-fast'])
    server.setMood('unauthorised')
    for (let turns = 0; turns < 4; turns += 1) await collect(large.chat.stream(request(), never))
    expect(models.health().breakerOpen).toBe(false)
  })

  test('cut in the middle: the error is passed on, the script does not talk over it', async () => {
    const models = await modelsFor({ baseUrl: (await endpoint({ mood: 'cut' })).url, name: 'kith-test' })
    expect((await turnWith(models)).last).toMatchObject({ type: 'error', code: 'cut-off', retryable: true })
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
  test('a port that never answers is given up', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const models = await modelsFor({ probeLocal: true, localServers: [{ title: 'Silent', baseUrl: `http://127.0.0.1:${port}/v1` }] })
    expect(models.chat.kind).toBe('script')
    silent.close()
  })
  test('embeddings are on the day’s budget, and nothing is sent once it is spent', async () => {
    const server = await endpoint()
    const store = counters()
    const models = await modelsFor({ baseUrl: server.url, name: 'kith-test', embeddingName: 'embed-test', dailyTokens: 40 }, store)
    await models.embedding?.embed(['tea with osmanthus'], never)
    const spent = models.health().tokensToday
    expect(spent).toBeGreaterThan(0)
    const sent = server.requests.length
    await expect(models.embedding?.embed(['a word '.repeat(60)], never)).rejects.toThrow('budget')
    expect(server.requests).toHaveLength(sent)
    expect(models.health().tokensToday).toBe(spent)
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
  test('embeddings may have an endpoint of their own, which gets its own key and never the other', async () => {
    const [chat, other] = [await endpoint(), await endpoint()]
    const usual = { baseUrl: chat.url, apiKey: 'chat-key', name: 'kith-test', embeddingName: 'embed-test' }
    const embed = async (embedding: ModelsOptions['embedding'], over: Partial<ModelsOptions> = {}) => {
      const models = await modelsFor({ ...usual, ...over, ...(embedding !== undefined && { embedding }) })
      await models.embedding?.embed(['tea'], never)
      await turnWith(models)
      return { chat: chat.requests.splice(0), other: other.requests.splice(0) }
    }
    const sent = (requests: { path: string; authorization: string | null }[]) =>
      requests.map(({ path, authorization }) => `${path.replace('/v1/', '')} ${authorization ?? ''}`)
    const apart = await embed({ baseUrl: other.url, apiKey: 'other-key' })
    expect(sent(apart.other)).toEqual(['embeddings Bearer other-key'])
    expect(sent(apart.chat)).toEqual(['chat/completions Bearer chat-key'])
    const keyless = await embed({ baseUrl: other.url, apiKey: null })
    expect(JSON.stringify(keyless.other)).not.toContain('chat-key')
    expect(sent((await embed({ baseUrl: null, apiKey: 'second-key' })).chat)[0]).toBe('embeddings Bearer second-key')
    expect(sent((await embed(undefined)).chat)[0]).toBe('embeddings Bearer chat-key')
    const script = await embed({ baseUrl: other.url, apiKey: null }, { name: 'script', baseUrl: null, apiKey: null })
    expect(script.other.map(({ path }) => path)).toEqual(['/v1/embeddings'])
  })
})
