import { afterEach, describe, expect, test } from 'vitest'
import { createOpenAiChat } from '@kith/server/src/models/openai/chat.ts'
import type { Deadlines } from '@kith/server/src/models/openai/deadlines.ts'
import type { StreamPart } from '@kith/server/src/models/port.ts'
import type { OpenAiServer } from '../helpers/openai-server.ts'
import { until } from '../helpers/wait.ts'
import { closeEndpoints, collect, endings, endpoint, never, quick, request, textOf } from './models-kit.ts'

afterEach(closeEndpoints)

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
    expect(endings(parts)).toEqual([
      { type: 'finish', reason: 'stop', usage: { promptTokens: 120, completionTokens: 7 }, model: 'kith-test' },
    ])
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
    expect(parts).toMatchObject([{ type: 'error', code: 'timeout', retryable: true }])
    expect(tookMs).toBeGreaterThan(550)
    expect(server.chats()).toHaveLength(1)
  })

  test('dripping is cut at the whole deadline, or for its pauses', async () => {
    const dripping = await endpoint({ mood: 'dripping', delayMs: 100, reply: () => 'x'.repeat(400) })
    const whole = await ask(dripping)
    expect(whole.parts.at(-1)).toMatchObject({ type: 'error', code: 'timeout', retryable: true })
    expect(whole.tookMs).toBeGreaterThan(1_400)
    const pauses = await ask(await endpoint({ mood: 'dripping', delayMs: 60_000 }))
    expect(pauses.parts.at(-1)).toMatchObject({ type: 'error', code: 'timeout', retryable: true })
    const slow = await ask(await endpoint({ mood: 'dripping', delayMs: 60, reply: () => 'x'.repeat(400) }), {
      ...quick,
      dripGraceMs: 200,
      slowestCharactersPerSecond: 500,
    })
    expect(endings(slow.parts)).toMatchObject([{ type: 'error', code: 'timeout' }])
    expect(textOf(slow.parts).length).toBeLessThan(textOf(whole.parts).length)
  })

  test('429: waits as told, then asks again', async () => {
    const server = await endpoint({ mood: ['rate-limited', 'good'], retryAfterSeconds: 0.3 })
    const { parts } = await ask(server)
    expect(endings(parts)).toMatchObject([{ type: 'finish' }])
    const [first, second] = server.chats()
    expect((second?.arrivedMs ?? 0) - (first?.arrivedMs ?? 0)).toBeGreaterThan(290)
  })

  test('429 with a wait beyond the deadline: given up without waiting', async () => {
    const server = await endpoint({ mood: 'rate-limited', retryAfterSeconds: 20 })
    const { parts } = await ask(server, { ...quick, firstTokenMs: 15_000, wholeMs: 15_000 })
    expect(parts).toMatchObject([{ type: 'error', code: 'rate-limited', retryable: true }])
    expect(server.chats()).toHaveLength(1)
  })

  test.each([
    ['server-error', 'unavailable'],
    ['malformed', 'malformed'],
    ['empty', 'malformed'],
  ] as const)('%s: two retries, then one error', async (mood, code) => {
    const server = await endpoint({ mood })
    const { parts } = await ask(server, { ...quick, firstTokenMs: 6_000, wholeMs: 8_000 })
    expect(parts).toMatchObject([{ type: 'error', code, retryable: true }])
    expect(server.chats()).toHaveLength(3)
  })

  test('a wrong key is not tried again', async () => {
    const server = await endpoint({ mood: 'unauthorised' })
    expect((await ask(server)).parts).toMatchObject([{ type: 'error', code: 'unavailable', retryable: false }])
    expect(server.chats()).toHaveLength(1)
  })

  test('cut mid-sentence: what was said stays, no retry, one error', async () => {
    const server = await endpoint({ mood: 'cut', reply: () => 'A long sentence that will never come to its end at all.' })
    const { parts } = await ask(server)
    expect(textOf(parts)).toMatch(/^A long/)
    expect(parts.at(-1)).toMatchObject({ type: 'error', code: 'cut-off', retryable: true })
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
    expect(parts.at(-1)).toMatchObject({ type: 'error', code: 'refused', retryable: false })
  })

  test('nobody there', async () => {
    const server = await endpoint()
    await server.close()
    const { parts } = await ask(server)
    expect(parts).toMatchObject([{ type: 'error', code: 'unavailable', retryable: true }])
  })

  test.each(['hang', 'dripping'] as const)('%s: an abort reaches the endpoint', async (mood) => {
    const server = await endpoint({ mood, delayMs: 30_000 })
    const abort = new AbortController()
    const asked = ask(server, { firstTokenMs: 20_000, wholeMs: 20_000, idleMs: 20_000 }, abort.signal)
    await until('the request is there', () => server.chats().length === 1, 5_000, 5)
    abort.abort()
    const { parts } = await asked
    expect(parts.at(-1)).toMatchObject({ type: 'error', code: 'aborted', retryable: false })
    await until('the endpoint noticed', () => server.chats()[0]?.abortedMs !== null, 5_000, 5)
  })

  test('a reader that leaves frees the endpoint', async () => {
    const server = await endpoint({ mood: 'dripping', delayMs: 30_000 })
    const model = createOpenAiChat({ model: 'kith-test', fastModel: null, apiKey: 'k', baseUrl: server.url })
    for await (const part of model.stream(request(), never)) if (part.type === 'text-delta') break
    await until('the endpoint noticed', () => server.chats()[0]?.abortedMs !== null, 5_000, 5)
  })
})
