import type { ChatModel, ChatRequest, Hold, ModelErrorCode, StreamPart, Usage } from './port.ts'
import type { Breaker } from './breaker.ts'
import type { DailyBudget, Reservation } from './budget.ts'
import type { CallBuckets } from './call-bucket.ts'
import { estimateTokens } from './tokens.ts'

export interface Guards {
  breaker: Breaker
  budget: DailyBudget
  /** What answers where no speech is needed, if another. */
  fastModel: string | null
  /** By resident, and one for the whole server. */
  residentCalls: CallBuckets
  serverCalls: CallBuckets
  onError(code: ModelErrorCode): void
}
type Fallback = ModelErrorCode | 'breaker-open'
type Ending = Extract<StreamPart, { type: 'finish' | 'error' }>
/** What is set aside for a call: of the server's day, and on the books of whoever pays. */
interface SetAside {
  reservations: Reservation[]
  hold: Hold | null
}

const bytesPerMessage = 64

/**
 * An endpoint that cannot leave people in silence or the host in debt: when it may not be called or fails before anything was
 * said, the script answers in the same stream, and `finish` says so. A failure after words were said is passed on as it is.
 */
export function guardedChat(endpoint: ChatModel, script: ChatModel, guards: Guards): ChatModel {
  return {
    name: endpoint.name,
    kind: 'endpoint',
    stream: (request, signal) => new GuardedCall(endpoint, script, guards, request).run(signal),
  }
}

class GuardedCall {
  private readonly endpoint: ChatModel
  private readonly script: ChatModel
  private readonly guards: Guards
  private readonly request: ChatRequest
  private readonly promptTokens: number
  private said = ''
  /** Whoever pays would not. */
  private capped = false

  constructor(endpoint: ChatModel, script: ChatModel, guards: Guards, request: ChatRequest) {
    this.endpoint = endpoint
    this.script = script
    this.guards = guards
    this.request = request
    const tools = request.tools.length === 0 ? '' : JSON.stringify(request.tools)
    this.promptTokens = estimateTokens(request.messages.map((message) => message.content).join('\n') + tools)
  }

  async *run(signal: AbortSignal): AsyncGenerator<StreamPart> {
    if (signal.aborted) {
      yield { type: 'error', code: 'aborted', retryable: false }
      return
    }
    const refused = yield* this.askEndpoint(signal)
    if (refused === null) return
    const { account } = this.request
    account?.stoodIn(this.capped ? 'cap' : refused)
    yield* this.askScript(refused, signal)
  }

  /** Null when the endpoint's stream came to an ending; else why the script must answer. */
  private async *askEndpoint(signal: AbortSignal): AsyncGenerator<StreamPart, Fallback | null> {
    const { breaker, budget, residentCalls, serverCalls } = this.guards
    if (!breaker.mayTry) return 'breaker-open'
    if (!residentCalls.take(this.request.scene.residentId) || !serverCalls.take('')) return 'budget'
    const aside = await this.setAside(budget)
    if (aside === null) return 'budget'
    if (!breaker.enter()) {
      await this.settle(aside, { promptTokens: 0, completionTokens: 0 }, true)
      return 'breaker-open'
    }
    let ending: Ending | null = null
    try {
      for await (const part of this.endpoint.stream({ ...this.request, mayRetry: () => this.extend(aside, budget) }, signal)) {
        if (part.type === 'finish' || part.type === 'error') {
          ending = part
          break
        }
        if (part.type === 'text-delta') this.said += part.text
        if (part.type === 'tool-call') this.said += part.name
        yield part
      }
    } finally {
      // Also when the reader leaves in the middle.
      breaker.report(this.request.purpose === 'turn' ? outcomeOf(ending) : quietOutcomeOf(ending))
      await this.settle(aside, this.spent(ending), ending?.usage !== undefined)
    }
    return yield* this.end(ending ?? { type: 'error', code: 'cut-off', retryable: true })
  }

  private async setAside(budget: DailyBudget): Promise<SetAside | null> {
    const { account } = this.request
    const hold = account === undefined ? null : await account.reserve(this.most())
    this.capped = account !== undefined && hold === null
    if (this.capped) return null
    const reservation = await budget.reserve(this.promptTokens + this.request.maxTokens)
    if (reservation !== null) return { reservations: [reservation], hold }
    await hold?.settle({ promptTokens: 0, completionTokens: 0 }, true)
    return null
  }

  /** Another attempt may cost as much again. */
  private async extend(aside: SetAside, budget: DailyBudget): Promise<boolean> {
    if ((await aside.hold?.extend()) === false) return false
    const reservation = await budget.reserve(this.promptTokens + this.request.maxTokens)
    if (reservation === null) return false
    aside.reservations.push(reservation)
    return true
  }

  private async settle({ reservations, hold }: SetAside, usage: Usage, known: boolean): Promise<void> {
    const [first, ...more] = reservations
    await first?.settle(usage.promptTokens + usage.completionTokens)
    for (const reservation of more) await reservation.settle(0)
    await hold?.settle(usage, known)
  }

  /** Bounds that hold for any tokenizer: no token is shorter than a byte. */
  private most(): { model: string; promptTokens: number; completionTokens: number } {
    const { messages, tools, maxTokens, purpose } = this.request
    const texts = [...messages.map(({ content }) => content), ...(tools.length === 0 ? [] : [JSON.stringify(tools)])]
    const promptTokens = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + bytesPerMessage, 0)
    const model = purpose === 'extract' ? (this.guards.fastModel ?? this.endpoint.name) : this.endpoint.name
    return { model, promptTokens, completionTokens: maxTokens }
  }

  private *end(ending: Ending): Generator<StreamPart, Fallback | null> {
    if (ending.type === 'finish') {
      yield { ...ending, model: ending.model ?? this.endpoint.name }
      return null
    }
    if (ending.code !== 'aborted') this.guards.onError(ending.code)
    if (ending.code !== 'aborted' && this.said === '') return ending.code
    yield ending
    return null
  }

  private spent(ending: Ending | null): Usage {
    const said = estimateTokens(this.said)
    if (ending?.usage === undefined) return { promptTokens: this.promptTokens, completionTokens: said }
    if (ending.type === 'finish') return ending.usage
    return { ...ending.usage, completionTokens: Math.max(ending.usage.completionTokens, said) }
  }

  private async *askScript(fallback: Fallback, signal: AbortSignal): AsyncGenerator<StreamPart> {
    for await (const part of this.script.stream(this.request, signal)) {
      if (part.type === 'finish') yield { ...part, model: this.script.name, fallback }
      else yield part.type === 'text-start' ? { ...part, fallback } : part
    }
  }
}

/** What an ending says about the endpoint's health: a refusal to speak of something says nothing. */
function outcomeOf(ending: Ending | null): 'success' | 'failure' | 'neutral' {
  if (ending === null) return 'neutral'
  if (ending.type === 'finish') return 'success'
  return ending.code === 'aborted' || ending.code === 'refused' || ending.code === 'budget' ? 'neutral' : 'failure'
}

/** Work that nobody waits for may wait too long itself, or be sent away for a talk: no reason to answer people by the script. */
function quietOutcomeOf(ending: Extract<StreamPart, { type: 'finish' | 'error' }> | null): 'success' | 'neutral' {
  return ending?.type === 'finish' ? 'success' : 'neutral'
}
