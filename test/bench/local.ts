import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnvironment, readSettings } from '@kith/server/src/config/settings.ts'
import { engineFolder } from '@kith/server/src/models/local/kept-choice.ts'
import { libraryFile } from '@kith/server/src/models/local/llama-library.ts'
import { contextTokens } from '@kith/server/src/models/local/open-local.ts'
import { startLocalModel, type LocalModel } from '@kith/server/src/models/local/supervisor.ts'
import { readSse } from '@kith/server/src/models/openai/sse.ts'
import { tinyGguf } from '../helpers/tiny-gguf.ts'

export interface LocalBench extends Record<string, unknown> {
  model: string
  loadMs: number
  /** First word of a prompt never seen, and of the same talk one line later. */
  coldFirstMs: number
  warmFirstMs: number
  promptTokens: number
  /** Share of the second prompt that did not have to be read again. */
  warmCachedShare: number
  tokensPerSecond: number
  /** From hanging up to the first word for the next in the queue. */
  takeOverMs: number
}

const answerTokens = 64
const promptLines = 60

/**
 * The real engine in its real process: with `--file MODEL.gguf`, or with a tiny one of random weights, which shows that all of
 * it works and nothing about any real model's speed. Needs what `npm run model` installs.
 */
export async function run(): Promise<LocalBench> {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { file: { type: 'string' } } })
  const engineDir = engineFolder(readSettings(readEnvironment(process.cwd(), process.env)).dataDir)
  if (!existsSync(libraryFile(engineDir))) throw new Error(`${engineDir} holds no engine: run \`npm run model\` first`)
  const folder = await mkdtemp(join(tmpdir(), 'kith-local-'))
  try {
    const tiny = join(folder, 'tiny-random.gguf')
    await writeFile(tiny, tinyGguf({ contextTokens }))
    return await measure(values.file === undefined ? tiny : resolve(values.file), engineDir)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(file: string, engineDir: string): Promise<LocalBench> {
  const startedMs = performance.now()
  const say = (fields: object, message: string) => console.log(message, JSON.stringify(fields))
  const model = await startLocalModel({ engine: { file, engineDir, contextTokens }, title: 'bench', log: { info: say, warn: say } })
  try {
    await model.ready()
    const loadMs = performance.now() - startedMs
    const cold = await talk(model, prompt('Mira: Good evening.'))
    const warm = await talk(model, prompt('Mira: 今晚有什么茶？'))
    return {
      model: file,
      loadMs: Math.round(loadMs),
      coldFirstMs: Math.round(cold.firstMs),
      warmFirstMs: Math.round(warm.firstMs),
      promptTokens: warm.promptTokens,
      warmCachedShare: Number((warm.cachedTokens / warm.promptTokens).toFixed(3)),
      tokensPerSecond: Number(warm.tokensPerSecond.toFixed(1)),
      takeOverMs: Math.round(await takeOver(model)),
    }
  } finally {
    await model.stop()
  }
}

/** About as long as a resident's prompt, the last line apart. */
function prompt(last: string): object[] {
  const rules = Array.from({ length: promptLines }, (_, line) => `${line + 1}. 灯笼 ${line} hangs by the pond.`).join('\n')
  return [
    { role: 'system', content: rules },
    { role: 'user', content: last },
  ]
}

interface Talk {
  firstMs: number
  promptTokens: number
  cachedTokens: number
  tokensPerSecond: number
}
interface Chunk {
  choices: { delta: { content?: string } }[]
  usage?: { prompt_tokens: number; completion_tokens: number; prompt_tokens_details: { cached_tokens: number } }
}

async function talk(model: LocalModel, messages: object[], signal?: AbortSignal, onWord: () => void = () => undefined): Promise<Talk> {
  const startedMs = performance.now()
  const response = await fetch(`${model.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${model.key}` },
    body: JSON.stringify({ messages, stream: true, stream_options: { include_usage: true }, max_tokens: answerTokens, seed: 1 }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (!response.ok || response.body === null) throw new Error(`the model answered ${response.status}: ${await response.text()}`)
  let firstMs = Number.NaN
  let usage: Chunk['usage']
  for await (const event of readSse(response.body)) {
    if (event.type !== 'data') continue
    const chunk = event.json as Chunk
    if ((chunk.choices[0]?.delta.content ?? '') !== '') {
      if (Number.isNaN(firstMs)) firstMs = performance.now() - startedMs
      onWord()
    }
    usage = chunk.usage ?? usage
  }
  const spokeMs = performance.now() - startedMs - firstMs
  return {
    firstMs,
    promptTokens: usage?.prompt_tokens ?? 0,
    cachedTokens: usage?.prompt_tokens_details.cached_tokens ?? 0,
    tokensPerSecond: ((usage?.completion_tokens ?? 0) * 1_000) / spokeMs,
  }
}

/** A person's new line: the answer under way is hung up, and the one in the queue begins. */
async function takeOver(model: LocalModel): Promise<number> {
  const leave = new AbortController()
  const spoken = Promise.withResolvers<void>()
  const interrupted = talk(model, prompt('Mira: Tell me a long story.'), leave.signal, spoken.resolve).catch(() => null)
  await spoken.promise
  const firstWord = Promise.withResolvers<number>()
  const next = talk(model, prompt('Mira: Wait.'), undefined, () => firstWord.resolve(performance.now()))
  const leftMs = performance.now()
  leave.abort()
  const tookMs = (await firstWord.promise) - leftMs
  await Promise.all([interrupted, next])
  return tookMs
}
