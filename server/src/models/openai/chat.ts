import { ExponentialBackoff } from 'cockatiel'
import OpenAI from 'openai'
import type { ChatModel, ChatRequest, ModelErrorCode, StreamPart, Usage } from '#models/port.ts'
import { estimateTokens } from '#models/tokens.ts'
import { StopClock, usualDeadlines, type Deadlines, type StopReason } from './deadlines.ts'
import { failure, failureOf, type Failure } from './failure.ts'
import { readStream, type Ending } from './read-stream.ts'
import { firstQuirks, learnFrom, requestBody, type Quirks } from './request-body.ts'

export interface OpenAiChatOptions {
  model: string
  /** For purposes that need no speech; the same model when null. */
  fastModel: string | null
  apiKey: string | null
  /** Null: OpenAI's own. */
  baseUrl: string | null
  deadlines?: Partial<Deadlines>
  /** For work that nobody waits for; the same when left out. */
  quietDeadlines?: Partial<Deadlines>
  /** Each attempt that failed, with nothing personal in it. */
  onFailure?: (failure: Failure & { attempt: number; model: string }) => void
}

const mostRetries = 2
const mostLessons = 6

/** A chat model behind OpenAI's protocol, at any base address. Keeps the port's promises: one ending, never a throw. */
export function createOpenAiChat(options: OpenAiChatOptions): ChatModel {
  const deadlines = { ...usualDeadlines, ...options.deadlines }
  const quietDeadlines = { ...deadlines, ...options.quietDeadlines }
  const client = openAiClient(options, Math.max(deadlines.wholeMs, quietDeadlines.wholeMs))
  const learned = new Map<string, Quirks>()
  return {
    name: options.model,
    kind: 'endpoint',
    stream(request, signal) {
      const quiet = request.purpose === 'extract'
      const model = quiet ? (options.fastModel ?? options.model) : options.model
      return new Call({ client, model, request, learned, deadlines: quiet ? quietDeadlines : deadlines, options }).run(signal)
    },
  }
}

/** Everything given explicitly: the client must not read the environment of its own accord, nor write to the console. */
export function openAiClient({ apiKey, baseUrl }: Pick<OpenAiChatOptions, 'apiKey' | 'baseUrl'>, timeoutMs: number): OpenAI {
  return new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    // The endpoint that was set, and no other.
    fetchOptions: { redirect: 'error' },
  })
}

interface CallParts {
  client: OpenAI
  model: string
  request: ChatRequest
  learned: Map<string, Quirks>
  deadlines: Deadlines
  options: OpenAiChatOptions
}

/** One request with its retries. */
class Call {
  private readonly parts: CallParts
  private readonly tried = new Set<string>()
  /** Of all attempts so far. */
  private usage: Usage = { promptTokens: 0, completionTokens: 0 }

  constructor(parts: CallParts) {
    this.parts = parts
  }

  async *run(outer: AbortSignal): AsyncGenerator<StreamPart> {
    const clock = new StopClock(this.parts.deadlines, outer)
    try {
      const last = yield* this.attempts(clock)
      yield last
    } finally {
      // Also when the reader stops listening: nothing may go on talking to the endpoint.
      clock.stop('aborted')
      clock.close()
    }
  }

  private async *attempts(clock: StopClock): AsyncGenerator<StreamPart, StreamPart> {
    let backoff = new ExponentialBackoff({ initialDelay: 250, maxDelay: 2_000 }).next()
    for (let attempt = 0; ; attempt += 1) {
      const ending = yield* this.attempt(clock)
      if (ending.type === 'finished') {
        this.spend(ending.usage ?? this.guessUsage())
        return { type: 'finish', reason: ending.reason, usage: this.usage, model: this.parts.model }
      }
      if (ending.usage !== null) this.spend(ending.usage)
      const failed = stopped(clock) ?? ending.failure
      this.parts.options.onFailure?.({ ...failed, attempt, model: this.parts.model })
      const waitMs = failed.retryAfterMs ?? backoff.duration
      if (!failed.retryable || clock.visible || clock.signal.aborted || attempt >= mostRetries || waitMs >= clock.remainingMs)
        return this.errorPart(failed)
      if ((await this.parts.request.mayRetry?.()) === false) return this.errorPart(failed)
      await clock.pause(waitMs)
      if (clock.signal.aborted) return this.errorPart(stopped(clock) ?? failed)
      backoff = backoff.next(undefined)
    }
  }

  /** One answer of the endpoint; refusals that teach something are asked again in other words, without counting as a retry. */
  private async *attempt(clock: StopClock): AsyncGenerator<StreamPart, Ending> {
    const { client, model, request, learned, options } = this.parts
    for (let lesson = 0; ; lesson += 1) {
      const quirks = learned.get(model) ?? firstQuirks(model, options.baseUrl)
      this.tried.add(JSON.stringify(quirks))
      let opened = false
      try {
        const response = await client.chat.completions.create(requestBody(model, request, quirks), { signal: clock.signal }).asResponse()
        if (response.body === null) return { type: 'failed', failure: failure('malformed', true), usage: null }
        opened = true
        const ending = yield* readStream(response.body, clock, request.maxTokens)
        return ending.type === 'failed' ? { ...ending, usage: ending.usage ?? this.promptAlone() } : ending
      } catch (error) {
        const next = clock.visible || lesson >= mostLessons ? null : learnFrom(error, quirks, this.tried)
        if (next === null) {
          const why = stopped(clock) ?? (clock.visible ? failure('cut-off', true) : failureOf(error, Date.now()))
          return { type: 'failed', failure: why, usage: opened ? this.promptAlone() : null }
        }
        learned.set(model, next)
      }
    }
  }

  private spend({ promptTokens, completionTokens, cachedTokens }: Usage): void {
    const cached = this.usage.cachedTokens ?? cachedTokens
    this.usage = {
      promptTokens: this.usage.promptTokens + promptTokens,
      completionTokens: this.usage.completionTokens + completionTokens,
      ...(cached === undefined ? {} : { cachedTokens: (this.usage.cachedTokens ?? 0) + (cachedTokens ?? 0) }),
    }
  }

  /** For endpoints that count nothing: a guess from what was sent, and all that could have come. */
  private guessUsage(): Usage {
    return { ...this.promptAlone(), completionTokens: this.parts.request.maxTokens }
  }

  /** An answer that broke off uncounted: what was sent was read. */
  private promptAlone(): Usage {
    return {
      promptTokens: estimateTokens(this.parts.request.messages.map((message) => message.content).join('\n')),
      completionTokens: 0,
    }
  }

  private errorPart({ code, retryable }: Failure): StreamPart {
    return { type: 'error', code, retryable, usage: this.usage }
  }
}

const stopCodes: Record<StopReason, ModelErrorCode> = {
  aborted: 'aborted',
  'first-token': 'timeout',
  whole: 'timeout',
  idle: 'timeout',
  drip: 'timeout',
  flood: 'malformed',
}

function stopped(clock: StopClock): Failure | null {
  return clock.reason === null ? null : failure(stopCodes[clock.reason], clock.reason !== 'aborted')
}
