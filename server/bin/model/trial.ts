import { z } from 'zod'
import { readSse } from '#models/openai/sse.ts'
import { EngineError, type EngineOptions } from '#models/local/engine.ts'
import { startLocalModel } from '#models/local/supervisor.ts'
import { ModelError } from './model-error.ts'

export interface TrialOptions {
  engine: EngineOptions
  title: string
  system: string
  ask: string
  /** File URL of the module that opens the engine; node-llama-cpp's when left out. */
  module?: string
}
export interface TrialAnswer {
  text: string
  firstSeconds: number
  tokensPerSecond: number
}

const chunkSchema = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }) })),
  usage: z.object({ completion_tokens: z.number() }).nullish(),
})
const silent = { info: () => undefined, warn: () => undefined }
const maxTokens = 60

/** Loads the model as the server will, and has it say one sentence. @throws ModelError */
export async function tryModel({ engine, title, system, ask, module }: TrialOptions): Promise<TrialAnswer> {
  // What dies while being tried is not tried again: the host is there to choose another.
  const options = { engine, title, log: silent, restart: { mostDeaths: 1 }, ...(module === undefined ? {} : { module }) }
  try {
    const local = await startLocalModel(options)
    try {
      await local.ready()
      return await converse(local.baseUrl, local.key, system, ask)
    } finally {
      await local.stop()
    }
  } catch (error) {
    if (error instanceof EngineError)
      throw new ModelError(
        error.code,
        { detail: error.detail, folder: engine.engineDir, machine: `${process.platform} ${process.arch}` },
        { cause: error },
      )
    throw error
  }
}

async function converse(baseUrl: string, key: string, system: string, ask: string): Promise<TrialAnswer> {
  const startedMs = performance.now()
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: ask },
      ],
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: maxTokens,
      temperature: 0.7,
    }),
  })
  if (!response.ok || response.body === null) throw new ModelError('died', { detail: `status ${response.status}` })
  let text = ''
  let firstMs: number | null = null
  let tokens = 0
  for await (const event of readSse(response.body)) {
    const chunk = event.type === 'data' ? chunkSchema.safeParse(event.json).data : undefined
    const content = chunk?.choices[0]?.delta.content ?? ''
    if (content !== '') firstMs ??= performance.now()
    text += content
    tokens = chunk?.usage?.completion_tokens ?? tokens
  }
  const endedMs = performance.now()
  if (firstMs === null || text.trim() === '') throw new ModelError('said-nothing')
  return {
    text: text.trim(),
    firstSeconds: (firstMs - startedMs) / 1_000,
    tokensPerSecond: (tokens * 1_000) / Math.max(1, endedMs - firstMs),
  }
}
