import type { ChatModel } from '#models/port.ts'
import { estimateTokens } from '#models/tokens.ts'
import type { Logger } from '#telemetry/types.ts'
import { AnswerReader } from './answer-reader.ts'
import { runAttempt, type AttemptEnd } from './attempt.ts'
import type { RejectReason } from './checks/context.ts'
import { SpeechGate } from './checks/speech-gate.ts'
import { correction } from './corrections.ts'
import { doneOf, type Done, type Finish } from './done.ts'
import type { SpokenAction } from './mind-actions.ts'
import { allMemories, allNames, handleNames, toCheckContext, toLineNames, toRequest } from './prepare.ts'
import { buildPrompt, type Prompt } from './prompt.ts'
import { sayLastResort, speakScript } from './script-turn.ts'
import type { MindAction, TurnInput } from './types.ts'
import { usedMemories } from './used-memories.ts'
import { actionContext, causingText, createView, type PromptView } from './view.ts'

const mostAttempts = 2

/** A turn an endpoint speaks: at most two tries before the first words, then the script. */
export class EndpointTurn {
  private readonly input: TurnInput
  private readonly model: ChatModel
  private readonly script: ChatModel
  private readonly signal: AbortSignal
  private readonly log: Logger | null
  private readonly view: PromptView
  private promptTokens = 0
  private stableTokens = 0
  /** What the body did so far: a second try does nothing twice. */
  private readonly acted = new Set<string>()

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
    let problem: RejectReason | null = null
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const reader = new AnswerReader(new SpeechGate(checks, handles), toLineNames(this.view), actionContext(this.view), this.acted)
      const request = toRequest(this.input, problem === null ? prompt : corrected(prompt, problem, this.view))
      const end: AttemptEnd = yield* runAttempt(this.model, request, reader, { signal: this.signal, firstWords }, this.log)
      if (this.signal.aborted) return null
      this.count(prompt, end, reader)
      if (reader.spoken !== '') {
        if (end.type === 'rejected') yield* trailOff(reader.spoken)
        return this.spokenEnd(reader, end, prompt)
      }
      problem = this.problemOf(end)
      if (problem === null && end.type === 'finished') return this.quietEnd(end.finish, prompt)
      const code = end.type === 'failed' ? end.code : null
      this.log?.info({ residentId: this.input.residentId, attempt, problem, code }, 'an answer was not used')
      if (problem === null) break
    }
    if (problem === 'empty' && this.acted.size > 0) return this.quietEnd(null, prompt)
    return yield* this.byScript(prompt)
  }

  /** Why another try is worth it; null when none is. */
  private problemOf(end: AttemptEnd): RejectReason | null {
    if (end.type === 'rejected') return end.reason
    if (end.type !== 'finished' || end.finish?.fallback !== undefined) return null
    return this.mustSpeak() ? 'empty' : null
  }

  private mustSpeak(): boolean {
    return this.input.cause.type === 'addressed'
  }

  private count(prompt: Prompt, end: AttemptEnd, reader: AnswerReader): void {
    const finish = end.type === 'finished' ? end.finish : null
    if (reader.stoodIn || finish?.fallback !== undefined) return
    const counted = finish?.usage.promptTokens ?? 0
    const tokens = counted > 0 ? counted : prompt.tokens
    this.promptTokens += tokens
    this.stableTokens += Math.min(prompt.stableTokens, tokens)
  }

  private spokenEnd(reader: AnswerReader, end: AttemptEnd, prompt: Prompt): Done {
    const finish = end.type === 'finished' ? end.finish : null
    if (end.type === 'rejected') this.log?.info({ residentId: this.input.residentId, problem: end.reason }, 'an answer was cut')
    const shown = allMemories(this.input).filter((memory) => prompt.shownIds.includes(memory.id))
    return this.done(finish, {
      model: finish?.model ?? (reader.stoodIn ? this.script.name : this.model.name),
      promptSourceIds: prompt.shownIds,
      sourceIds: finish?.sourceIds ?? usedMemories(reader.spoken, shown, causingText(this.input), allNames(this.view)),
      outOfWords: end.type === 'failed' || reader.stoodIn || finish?.fallback !== undefined,
    })
  }

  /** Nothing was said, and nothing needed to be. */
  private quietEnd(finish: Finish | null, prompt: Prompt): Done {
    const outOfWords = finish?.fallback !== undefined
    return this.done(finish, { model: finish?.model ?? this.model.name, promptSourceIds: prompt.shownIds, outOfWords })
  }

  private async *byScript(prompt: Prompt): AsyncGenerator<SpokenAction, Done | null> {
    const end = yield* speakScript(this.view, this.script, this.signal, this.log)
    if (this.signal.aborted) return null
    if (end.spoken === '' && (end.failed || end.silenced || this.mustSpeak())) yield* sayLastResort(this.input, end.silenced)
    const promptSourceIds = [...new Set([...prompt.shownIds, ...allMemories(this.input).map((memory) => memory.id)])]
    return this.done(end.finish, { model: end.finish?.model ?? this.script.name, promptSourceIds, outOfWords: true })
  }

  private done(
    finish: Finish | null,
    parts: { model: string; promptSourceIds: string[]; sourceIds?: string[]; outOfWords: boolean },
  ): Done {
    return doneOf({ ...parts, finish, promptTokens: this.promptTokens, stablePrefixTokens: this.stableTokens })
  }
}

/** An answer cut in the middle of a sentence is left hanging visibly. */
function* trailOff(said: string): Generator<SpokenAction> {
  if (!/[.!?。！？…]["'”’」)\s]*$/u.test(said)) yield { type: 'speak', text: '…' }
}

function corrected(prompt: Prompt, problem: RejectReason, view: PromptView): Prompt {
  // In the same message: some chat templates refuse two of a person's in a row.
  const more = correction(problem, view.lang)
  const messages = prompt.messages.map((message) =>
    message.role === 'user' ? { ...message, content: `${message.content}\n\n${more}` } : message,
  )
  return { ...prompt, messages, tokens: prompt.tokens + estimateTokens(more) }
}
