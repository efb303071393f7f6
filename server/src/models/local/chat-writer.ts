import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { EngineAnswer } from './engine.ts'

export interface ChatWriterOptions {
  title: string
  stream: boolean
  /** In a stream: whether the last chunk counts the tokens. */
  wantsUsage: boolean
  createdSeconds: number
}

/** Writes one chat completion as OpenAI does: server-sent chunks, or one object at the end. */
export class ChatWriter {
  private readonly response: ServerResponse
  private readonly options: ChatWriterOptions
  private readonly id = `chatcmpl-${randomUUID()}`
  private said = ''

  constructor(response: ServerResponse, options: ChatWriterOptions) {
    this.response = response
    this.options = options
    if (!options.stream) return
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    this.chunk({ role: 'assistant', content: '' }, null)
  }

  say(text: string): void {
    if (text === '') return
    this.said += text
    if (this.options.stream) this.chunk({ content: text }, null)
  }

  end(answer: EngineAnswer): void {
    if (this.options.stream) {
      this.chunk({}, answer.reason)
      if (this.options.wantsUsage) this.data({ ...this.head('chat.completion.chunk'), choices: [], usage: usageOf(answer) })
      this.response.end('data: [DONE]\n\n')
      return
    }
    const choice = { index: 0, message: { role: 'assistant', content: this.said }, finish_reason: answer.reason }
    const body = { ...this.head('chat.completion'), choices: [choice], usage: usageOf(answer) }
    this.response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }

  private chunk(delta: object, reason: EngineAnswer['reason'] | null): void {
    this.data({ ...this.head('chat.completion.chunk'), choices: [{ index: 0, delta, finish_reason: reason }] })
  }

  private data(value: object): void {
    this.response.write(`data: ${JSON.stringify(value)}\n\n`)
  }

  private head(object: string): object {
    return { id: this.id, object, created: this.options.createdSeconds, model: this.options.title }
  }
}

function usageOf({ promptTokens, cachedTokens, completionTokens }: EngineAnswer): object {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  }
}
