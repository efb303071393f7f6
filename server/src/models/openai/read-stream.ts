import type { ModelErrorCode, StreamPart, Usage } from '#models/port.ts'
import { parseArguments, parseChunk, type Chunk } from './chunks.ts'
import type { StopClock } from './deadlines.ts'
import { failure, type Failure } from './failure.ts'
import { HiddenText } from './hidden-text.ts'
import { readSse } from './sse.ts'

export type Ending =
  | { type: 'finished'; reason: 'stop' | 'length' | 'tool-calls'; usage: Usage | null }
  | { type: 'failed'; failure: Failure; usage: Usage | null }

/** A turn of speech is far shorter; whoever sends more is stopped. */
const mostCharactersPerToken = 8
const mostToolCalls = 8
const mostRubbish = 20

interface OpenCall {
  name: string
  args: string
}

/** Turns one response body into text and tool parts; returns how it ended. Throws only what the connection throws. */
export async function* readStream(
  body: ReadableStream<Uint8Array>,
  clock: StopClock,
  maxTokens: number,
): AsyncGenerator<StreamPart, Ending> {
  const reading = new Reading(clock, maxTokens * mostCharactersPerToken + 400)
  let rubbish = 0
  for await (const event of readSse(body)) {
    if (clock.signal.aborted) break
    if (event.type === 'done') {
      reading.done = true
      break
    }
    const chunk = event.type === 'data' ? parseChunk(event.json) : null
    if (chunk === null) {
      rubbish += 1
      if (rubbish > mostRubbish) break
      continue
    }
    if (chunk.failed) return reading.failed('unavailable', true)
    yield* reading.take(chunk)
    if (reading.full) break
  }
  yield* reading.close()
  return reading.ending(rubbish)
}

class Reading {
  done = false
  full = false
  private readonly hidden = new HiddenText()
  private readonly calls = new Map<number, OpenCall>()
  private readonly writtenCalls: string[] = []
  private readonly clock: StopClock
  private readonly mostCharacters: number
  private open = false
  private characters = 0
  private emittedCalls = 0
  private finishReason: string | null = null
  private usage: Usage | null = null

  constructor(clock: StopClock, mostCharacters: number) {
    this.clock = clock
    this.mostCharacters = mostCharacters
  }

  *take(chunk: Chunk): Generator<StreamPart> {
    const { text, calls } = this.hidden.push(chunk.content)
    this.writtenCalls.push(...calls)
    yield* this.say(text)
    for (const call of chunk.toolCalls) {
      const known = this.calls.get(call.index) ?? { name: '', args: '' }
      if (this.calls.size >= mostToolCalls && !this.calls.has(call.index)) continue
      this.calls.set(call.index, { name: known.name + call.name, args: (known.args + call.args).slice(0, this.mostCharacters) })
    }
    this.finishReason = chunk.finishReason ?? this.finishReason
    this.usage = chunk.usage ?? this.usage
  }

  /** What was held back, and the calls, whose arguments are whole only now. */
  *close(): Generator<StreamPart> {
    if (this.clock.signal.aborted) return
    const { text, calls } = this.hidden.end()
    this.writtenCalls.push(...calls)
    yield* this.say(text)
    if (this.open) yield { type: 'text-end' }
    if (this.finishReason === null && !this.done && !this.full) return
    const whole = [...this.calls.values()].map(({ name, args }) => ({ name, args: parseArguments(args) }))
    for (const call of [...whole, ...this.writtenCalls.flatMap(writtenCall)].filter(({ name }) => name !== '').slice(0, mostToolCalls)) {
      this.clock.progress(0)
      this.emittedCalls += 1
      yield { type: 'tool-call', ...call }
    }
  }

  failed(code: ModelErrorCode, retryable: boolean): Ending {
    return { type: 'failed', failure: failure(code, retryable), usage: this.usage }
  }

  ending(rubbish: number): Ending {
    const said = this.characters > 0 || this.emittedCalls > 0
    if (this.full) return { type: 'finished', reason: 'length', usage: this.usage }
    if (this.finishReason === 'content_filter') return this.failed('refused', false)
    if (this.finishReason === null && !(this.done && said)) return this.failed(rubbish > 0 && !said ? 'malformed' : 'cut-off', true)
    // All of its words went into thinking: it would do so again.
    if (!said) return this.failed('malformed', this.finishReason !== 'length')
    if (this.finishReason === 'length') return { type: 'finished', reason: 'length', usage: this.usage }
    return { type: 'finished', reason: this.emittedCalls > 0 && this.characters === 0 ? 'tool-calls' : 'stop', usage: this.usage }
  }

  private *say(raw: string): Generator<StreamPart> {
    const text = this.characters === 0 ? raw.trimStart() : raw
    if (text === '' || this.full) return
    const room = this.mostCharacters - this.characters
    const kept = text.slice(0, room)
    if (!this.open) yield { type: 'text-start' }
    this.open = true
    this.characters += kept.length
    this.full = kept.length < text.length
    this.clock.progress(kept.length)
    yield { type: 'text-delta', text: kept }
  }
}

/** `{"name": …, "arguments": …}` written into the text by models without a tool field. */
function writtenCall(raw: string): { name: string; args: unknown }[] {
  const value = parseArguments(raw)
  if (typeof value !== 'object' || value === null || !('name' in value) || typeof value.name !== 'string') return []
  const args = 'arguments' in value ? value.arguments : 'parameters' in value ? value.parameters : {}
  return [{ name: value.name, args: typeof args === 'string' ? parseArguments(args) : args }]
}
