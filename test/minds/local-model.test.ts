import { fork } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { unhurriedName } from '@kith/server/src/models/local/endpoint.ts'
import { EngineError } from '@kith/server/src/models/local/engine.ts'
import { startLocalModel, type LocalModel, type LocalModelOptions } from '@kith/server/src/models/local/supervisor.ts'
import { createOpenAiChat } from '@kith/server/src/models/openai/chat.ts'
import { until } from '../helpers/wait.ts'
import { collect, never, request, textOf } from './models-kit.ts'

const module = new URL('../helpers/scripted-engine.ts', import.meta.url).href
const running: LocalModel[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((model) => model.stop()))
})

interface Logged {
  message: string
  failure?: string
  delayMs?: number
}
function start(says: string, over: Partial<LocalModelOptions> = {}) {
  const file = join(mkdtempSync(join(tmpdir(), 'kith-local-')), 'scripted.gguf')
  writeFileSync(file, says)
  const logged: Logged[] = []
  const write = (fields: object, message: string) => void logged.push({ message, ...fields })
  const engine = { file, engineDir: '/nowhere', contextTokens: 400 }
  const options = { engine, title: 'scripted', module, log: { info: write, warn: write }, ...over }
  const started = startLocalModel(options).then((model) => {
    running.push(model)
    return model
  })
  return { started, logged, mend: () => writeFileSync(file, 'talks') }
}
async function ready(over: Partial<LocalModelOptions> = {}) {
  const { started, logged } = start('talks', over)
  const model = await started
  await model.ready()
  return { model, logged }
}
const ask = (model: LocalModel, body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(`${model.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${model.key}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  })
const told = (content: string, more: object = {}) => ({ messages: [{ role: 'user', content }], ...more })
const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string } }
  return { status: response.status, code: error.code }
}
const wordsOf = async (response: Response) =>
  ((await response.json()) as { choices: { message: { content: string } }[] }).choices[0]?.message.content

describe('a local model behind OpenAI’s protocol, in a process of its own', () => {
  test('[E6] the adapter speaks with it as with any endpoint, and learns that it takes no tools', async () => {
    const { model } = await ready()
    const chat = createOpenAiChat({ model: 'scripted', fastModel: null, apiKey: model.key, baseUrl: model.baseUrl })
    for (const words of ['good evening', '晚上好，灯都亮了 🏮']) {
      const parts = await collect(chat.stream(request({ messages: [{ role: 'user', content: words }] }), never))
      expect(textOf(parts)).toBe(`you said: ${words}`)
      expect(parts.at(-1)).toMatchObject({ type: 'finish', reason: 'stop', usage: { promptTokens: words.length } })
    }
  })

  test('whole or streamed, with the usage counted, cut at a length or at a stop text', async () => {
    const { model } = await ready()
    const whole = await ask(model, told('one two three', { max_tokens: 3 }))
    expect(await whole.json()).toMatchObject({
      object: 'chat.completion',
      choices: [{ message: { role: 'assistant', content: 'you said: one ' }, finish_reason: 'length' }],
      usage: { prompt_tokens: 13, completion_tokens: 3, total_tokens: 16 },
    })
    expect(await wordsOf(await ask(model, told('one two three', { stop: ['two'] })))).toBe('you said: one ')
    const streamed = await (await ask(model, told('one', { stream: true, stream_options: { include_usage: true } }))).text()
    expect(streamed).toMatch(/"usage":\{"prompt_tokens":3,.*\n\ndata: \[DONE\]\n\n$/s)
    expect(streamed).toContain('"finish_reason":"stop"')
  })

  test.each([
    ['not JSON', '{', 400, 'invalid_json'],
    ['no messages', told('x', { messages: [] }), 400, 'invalid_request'],
    ['a role nobody has', { messages: [{ role: 'god', content: 'x' }] }, 400, 'invalid_request'],
    ['tools', told('x', { tools: [{ type: 'function' }] }), 400, 'unsupported'],
    ['a prompt longer than its context', told('x'.repeat(399)), 400, 'context_length_exceeded'],
    ['more than a megabyte', told('x'.repeat(1_100_000)), 413, 'too_large'],
    ['an engine that throws', told('break'), 500, 'engine_failed'],
  ])('[E4 E6] %s is refused in so many words', async (_, body, status, code) => {
    const { model } = await ready()
    expect(await errorOf(await ask(model, body))).toEqual({ status, code })
    expect(await wordsOf(await ask(model, told('still here')))).toBe('you said: still here')
  })

  test('[E1] only the server that started it may ask: a page in a browser on this machine may not', async () => {
    const { model } = await ready()
    for (const Authorization of ['', 'Bearer none', `Bearer ${model.key}x`])
      expect(await errorOf(await ask(model, told('x'), { Authorization }))).toEqual({ status: 401, code: 'invalid_api_key' })
    expect(new URL(model.baseUrl).hostname).toBe('127.0.0.1')
    const list = await fetch(`${model.baseUrl}/models`, { headers: { Authorization: `Bearer ${model.key}` } })
    expect(await list.json()).toMatchObject({ data: [{ id: 'scripted' }, { id: unhurriedName('scripted') }] })
  })

  test('[E2 E3] who hangs up stops the words and lets the next one speak; too many waiting are sent away', async () => {
    const { model } = await ready()
    const leave = new AbortController()
    const hanging = await ask(model, told('hang', { stream: true }), {}, leave.signal)
    const waiting = Array.from({ length: 9 }, () => ask(model, told('next')))
    // Eight may wait; the ninth, whichever came last, is told so while the others still do.
    const refused = await Promise.any(
      waiting.map(async (one) => ((await one).status === 429 ? one : Promise.reject(new Error('it waited')))),
    )
    expect(refused.headers.get('retry-after')).toBe('1')
    leave.abort()
    await expect(hanging.text()).rejects.toThrow()
    const answers = await Promise.all(waiting.map(async (one) => (await one).status))
    expect(answers.filter((status) => status === 200)).toHaveLength(8)
  })
})

test('[E5] what nobody waits for breaks off when somebody speaks', async () => {
  const { model } = await ready()
  const quiet = await ask(model, told('hang', { stream: true, model: unhurriedName('scripted') }))
  expect(await wordsOf(await ask(model, told('hello')))).toBe('you said: hello')
  expect(await quiet.text()).toMatch(/"code":"gave_way"[^]*$/)
  const spoken = new AbortController()
  await ask(model, told('hang', { stream: true }), {}, spoken.signal)
  const patient = ask(model, told('later', { model: unhurriedName('scripted') }))
  const next = ask(model, told('next'))
  spoken.abort()
  expect(await Promise.all([patient, next].map(async (one) => wordsOf(await one)))).toEqual(['you said: later', 'you said: next'])
})

describe('its life', () => {
  const quick = { firstDelayMs: 1, longestDelayMs: 4 }

  test('[P1] killed in mid-sentence it comes back at the same address with the same key', async () => {
    const { model, logged } = await ready({ restart: quick })
    await expect(ask(model, told('die'))).rejects.toThrow()
    const words = await until('it is back', async () => {
      const response = await ask(model, told('again')).catch(() => null)
      return response?.ok === true ? wordsOf(response) : null
    })
    expect(words).toBe('you said: again')
    expect(logged).toContainEqual(expect.objectContaining({ failure: 'died', delayMs: 1 }))
  })

  test('[P1] dying again and again it is given up, each time after a longer wait', async () => {
    const { started, logged } = start('dies', { restart: { ...quick, mostDeaths: 4 } })
    const model = await started
    await expect(model.ready()).rejects.toMatchObject({ code: 'died' })
    expect(logged.map(({ delayMs }) => delayMs)).toEqual([1, 2, 4, undefined])
    expect(model.state).toMatchObject({ type: 'given-up', failure: 'died' })
    await expect(ask(model, told('x'))).rejects.toThrow()
  })

  test('short of memory it is tried again, and speaks when there is some', async () => {
    const { started, logged, mend } = start('no-memory', { restart: { ...quick, mostDeaths: 1_000 } })
    const model = await started
    await until('it has failed once', () => logged.length > 0)
    mend()
    await model.ready()
    expect(await wordsOf(await ask(model, told('thanks')))).toBe('you said: thanks')
  })

  test.each(['no-engine', 'no-binary', 'bad-model'])('[P2] %s will not heal: it is given up at once, with the reason', async (code) => {
    const { started, logged } = start(code, { restart: quick })
    const failed = await started.then((model) => model.ready()).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(EngineError)
    expect(failed).toMatchObject({ code, detail: `scripted ${code}` })
    expect(logged).toHaveLength(1)
  })

  test('[P3] stopped, it is gone, and stays gone', async () => {
    const { model } = await ready({ restart: quick })
    await model.stop()
    await model.stop()
    expect(model.state).toEqual({ type: 'stopped' })
    await expect(ask(model, told('x'))).rejects.toThrow()
  })

  test('[P3] a stop of the whole service leaves it to the server; without the server it ends', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'kith-local-')), 'scripted.gguf')
    writeFileSync(file, 'talks')
    const child = fork(fileURLToPath(import.meta.resolve('@kith/server/src/models/local/engine-process.ts')), [], { execArgv: [] })
    const reports: unknown[] = []
    child.on('message', (report) => reports.push(report))
    child.send({ module, engine: { file, engineDir: '/nowhere', contextTokens: 400 }, title: 'scripted', key: 'k'.repeat(16), port: 0 })
    const { port } = await until('it listens', () => reports.find(hasPort))
    await until('it is ready', () => reports.some(isReady))
    child.kill('SIGTERM')
    child.kill('SIGINT')
    const list = await fetch(`http://127.0.0.1:${port}/v1/models`, { headers: { Authorization: `Bearer ${'k'.repeat(16)}` } })
    expect(list.status).toBe(200)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.disconnect()
    expect(await ended).toBe(0)
  })
})

function isReady(report: unknown): boolean {
  return typeof report === 'object' && report !== null && 'contextTokens' in report
}
function hasPort(report: unknown): report is { port: number } {
  return typeof report === 'object' && report !== null && 'port' in report
}
