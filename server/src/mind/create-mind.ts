import type { ChatModel, StreamPart } from '#models/port.ts'
import type { Logger } from '#telemetry/types.ts'
import { AnswerReader, type SpokenAction } from './answer-reader.ts'
import { runAttempt, streamParts, type AttemptEnd } from './attempt.ts'
import type { RejectReason } from './checks/context.ts'
import { SpeechGate } from './checks/speech-gate.ts'
import { allMemories, allNames, handleNames, toCheckContext, toLineNames, toRequest } from './prepare.ts'
import { buildPrompt, promptVersion, type Prompt } from './prompt.ts'
import { ScriptReader } from './script-reader.ts'
import { correction, lastResort } from './corrections.ts'
import type { Mind, MindAction, TurnInput } from './types.ts'
import { usedMemories } from './used-memories.ts'
import { estimateTokens } from './tokens.ts'
import { actionContext, causingText, createView, type PromptView } from './view.ts'

export interface MindDeps {
  /** Answers when an endpoint fails or says what may not be said. */
  script: ChatModel
  logger?: Logger
  /** No word by then and the script answers: people never wait longer before they see something. */
  firstWordsMs?: number
}

const defaultFirstWordsMs = 8_000
const attempts = 2

type Done = Extract<MindAction, { type: 'done' }>
type Finish = Extract<StreamPart, { type: 'finish' }>

/** The mind of any resident: percepts in, checked actions out. It knows no room and no socket. */
export function createMind({ script, logger, firstWordsMs = defaultFirstWordsMs }: MindDeps): Mind {
  const log = logger ?? null
  return {
    think: (input, model, signal) =>
      model.kind === 'script'
        ? thinkByScript(input, model, signal, log)
        : new EndpointTurn(input, model, script, signal, log).think(firstWordsMs),
  }
}

/** A turn the script speaks from the start: no prompt, no retry. */
async function* thinkByScript(input: TurnInput, model: ChatModel, signal: AbortSignal, log: Logger | null): AsyncGenerator<MindAction> {
  const shownIds = allMemories(input).map((memory) => memory.id)
  const end = yield* speakScript(createView(input), model, signal, log)
  if (signal.aborted) return
  if (end.spoken === '' && (end.failed || end.silenced)) yield* sayLastResort(input, end.silenced)
  yield doneOf({ model: end.finish?.model ?? model.name, finish: end.finish, promptSourceIds: shownIds, outOfWords: end.failed })
}

interface ScriptEnd {
  finish: Finish | null
  spoken: string
  failed: boolean
  silenced: boolean
}

async function* speakScript(
  view: PromptView,
  model: ChatModel,
  signal: AbortSignal,
  log: Logger | null,
): AsyncGenerator<SpokenAction, ScriptEnd> {
  const reader = new ScriptReader(actionContext(view))
  const parts = streamParts(model, toRequest(view.input, null), signal, log)
  let finish: Finish | null = null
  let failed = true
  for await (const part of parts) {
    if (signal.aborted) break
    if (part.type === 'error') break
    if (part.type === 'finish') {
      finish = part
      failed = false
      break
    }
    yield* reader.take(part)
  }
  if (!signal.aborted) yield* reader.end()
  return { finish, spoken: reader.spoken, failed, silenced: reader.silenced }
}

/** When nothing else is left to say: the card's own words for it. */
function* sayLastResort(input: TurnInput, askedWhatItIs: boolean): Generator<SpokenAction> {
  const line = lastResort(input, askedWhatItIs)
  yield { type: 'feel', emotion: line.emotion ?? 'calm', emote: line.emote }
  yield { type: 'speak', text: line.text }
}

interface DoneParts {
  model: string
  finish: Finish | null
  promptSourceIds: string[]
  outOfWords: boolean
  sourceIds?: string[]
  promptTokens?: number
  stablePrefixTokens?: number
}

function doneOf(parts: DoneParts): Done {
  return {
    type: 'done',
    model: parts.model,
    promptVersion,
    sourceIds: parts.sourceIds ?? parts.finish?.sourceIds ?? [],
    promptSourceIds: parts.promptSourceIds,
    usedLineIds: parts.finish?.usedLineIds ?? [],
    outOfWords: parts.outOfWords,
    promptTokens: parts.promptTokens ?? 0,
    stablePrefixTokens: parts.stablePrefixTokens ?? 0,
  }
}

/** A turn an endpoint speaks: at most two tries before the first words, then the script. */
class EndpointTurn {
  private readonly input: TurnInput
  private readonly model: ChatModel
  private readonly script: ChatModel
  private readonly signal: AbortSignal
  private readonly log: Logger | null
  private readonly view: PromptView
  private promptTokens = 0
  private stableTokens = 0
  private acted = false

  constructor(input: TurnInput, model: ChatModel, script: ChatModel, signal: AbortSignal, log: Logger | null) {
    this.input = input
    this.model = model
    this.script = script
    this.signal = signal
    this.log = log
    this.view = createView(input)
  }

  async *think(firstWordsMs: number): AsyncGenerator<MindAction> {
    if (this.signal.aborted) return
    const prompt = buildPrompt(this.view)
    const firstWords = new AbortController()
    const timer = setTimeout(() => firstWords.abort(), firstWordsMs)
    try {
      const done = yield* this.tries(prompt, firstWords.signal)
      if (done !== null && !this.signal.aborted) yield done
    } finally {
      clearTimeout(timer)
    }
  }

  private async *tries(prompt: Prompt, firstWords: AbortSignal): AsyncGenerator<SpokenAction, Done | null> {
    const handles = handleNames(this.view)
    const checks = toCheckContext(this.view)
    const acted = new Set<string>()
    let problem: RejectReason | null = null
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const gate = new SpeechGate(checks, handles)
      const reader = new AnswerReader(gate, toLineNames(this.view), actionContext(this.view), acted)
      const request = toRequest(this.input, problem === null ? prompt : corrected(prompt, problem, this.view))
      const end: AttemptEnd = yield* runAttempt(this.model, request, reader, { signal: this.signal, firstWords }, this.log)
      if (end.type === 'stopped' && this.signal.aborted) return null
      this.count(prompt, end)
      this.acted = acted.size > 0
      const said = reader.spoken
      if (said !== '') return this.spokenEnd(said, end, prompt)
      problem = this.problemOf(end)
      if (problem === null && end.type === 'finished') return this.quietEnd(end.finish, prompt)
      this.log?.info(
        { residentId: this.input.residentId, attempt, problem: problem ?? 'failed', code: end.type === 'failed' ? end.code : null },
        'an answer was not used',
      )
      if (problem === null) break
    }
    if (problem === 'empty' && this.acted) return this.quietEnd(null, prompt)
    return yield* this.byScript(prompt)
  }

  /** Why another try is worth it; null when none is. */
  private problemOf(end: AttemptEnd): RejectReason | null {
    if (end.type === 'rejected') return end.reason
    if (end.type !== 'finished') return null
    return this.input.cause.type === 'addressed' && end.finish?.fallback === undefined ? 'empty' : null
  }

  private count(prompt: Prompt, end: AttemptEnd): void {
    const finish = end.type === 'finished' ? end.finish : null
    if (finish?.fallback !== undefined) return
    const tokens = finish?.usage.promptTokens || prompt.tokens
    this.promptTokens += tokens
    this.stableTokens += Math.min(prompt.stableTokens, tokens)
  }

  private *trailOff(said: string): Generator<SpokenAction> {
    if (!/[.!?。！？…]["'”’」)\s]*$/u.test(said)) yield { type: 'speak', text: '…' }
  }

  private spokenEnd(said: string, end: AttemptEnd, prompt: Prompt): Done {
    const finish = end.type === 'finished' ? end.finish : null
    if (end.type === 'rejected') this.log?.info({ residentId: this.input.residentId, problem: end.reason }, 'an answer was cut')
    const shown = allMemories(this.input).filter((memory) => prompt.shownIds.includes(memory.id))
    return this.done({
      finish,
      model: finish?.model ?? this.model.name,
      promptSourceIds: prompt.shownIds,
      sourceIds: finish?.sourceIds ?? usedMemories(said, shown, causingText(this.input), allNames(this.view)),
      outOfWords: end.type === 'failed' || finish?.fallback !== undefined,
    })
  }

  /** Nothing was said, and nothing needed to be. */
  private quietEnd(finish: Finish | null, prompt: Prompt): Done {
    return this.done({
      finish,
      model: finish?.model ?? this.model.name,
      promptSourceIds: prompt.shownIds,
      outOfWords: finish?.fallback !== undefined,
    })
  }

  private async *byScript(prompt: Prompt): AsyncGenerator<SpokenAction, Done | null> {
    const end = yield* speakScript(this.view, this.script, this.signal, this.log)
    if (this.signal.aborted) return null
    if (end.spoken === '') yield* sayLastResort(this.input, end.silenced)
    const promptSourceIds = [...new Set([...prompt.shownIds, ...allMemories(this.input).map((memory) => memory.id)])]
    return this.done({ finish: end.finish, model: end.finish?.model ?? this.script.name, promptSourceIds, outOfWords: true })
  }

  private done(parts: DoneParts): Done {
    return doneOf({ ...parts, promptTokens: this.promptTokens, stablePrefixTokens: this.stableTokens })
  }
}

function corrected(prompt: Prompt, problem: RejectReason, view: PromptView): Prompt {
  const content = correction(problem, view.lang)
  return { ...prompt, messages: [...prompt.messages, { role: 'user', content }], tokens: prompt.tokens + estimateTokens(content) }
}
