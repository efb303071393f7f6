import { sanitizeAction, type ActionContext, type ResidentAction } from '@kith/shared/actions'
import { SpeechChunker } from '@kith/shared/text'
import type { StreamPart } from '#models/port.ts'
import type { RejectReason } from './checks/context.ts'
import type { SpeechGate } from './checks/speech-gate.ts'
import { OutputParser } from './parse/output-parser.ts'
import type { LineNames } from './parse/line-start.ts'
import { ScriptReader } from './script-reader.ts'
import { toMindAction, type SpokenAction } from './mind-actions.ts'
import type { Parsed } from './parse/parsed.ts'

/** How reading an answer ended. */
export type ReadEnd = { type: 'complete' } | { type: 'rejected'; reason: RejectReason }
export interface ReadStep {
  actions: SpokenAction[]
  end: ReadEnd | null
}

const mostActions = 4

/** Turns one attempt's stream parts into actions, every one of them checked. */
export class AnswerReader {
  private readonly parser: OutputParser
  private readonly chunker = new SpeechChunker()
  private readonly gate: SpeechGate
  private readonly context: ActionContext
  /** Shared by the attempts of a turn, so that a second try does nothing twice. */
  private readonly done: Set<string>
  private feel: Extract<SpokenAction, { type: 'feel' }> | null = null
  private felt = false
  /** Set when the script took over inside the stream: its words need no reading. */
  private standIn: ScriptReader | null = null

  constructor(gate: SpeechGate, names: LineNames, context: ActionContext, done: Set<string>) {
    this.gate = gate
    this.parser = new OutputParser(names)
    this.context = context
    this.done = done
  }

  get spoken(): string {
    return this.gate.delivered + (this.standIn?.spoken ?? '')
  }

  /** The script spoke inside the endpoint's stream. */
  get stoodIn(): boolean {
    return this.standIn !== null
  }

  take(part: StreamPart): ReadStep {
    if (part.type === 'text-start' && part.fallback !== undefined && this.gate.delivered === '') {
      this.parser.end()
      this.chunker.end()
      this.standIn = new ScriptReader(this.context)
    }
    if (this.standIn !== null) return { actions: this.standIn.take(part), end: null }
    if (part.type === 'text-delta') return this.parsed(this.parser.push(part.text), false)
    if (part.type === 'tool-call') return this.called(part.name, part.args)
    return { actions: [], end: null }
  }

  /** The stream has finished. `cut`: it was cut off, and its last half sentence is left unsaid. */
  end(cut: boolean): ReadStep {
    if (this.standIn !== null) return { actions: this.standIn.end(), end: { type: 'complete' } }
    const step = this.parsed(this.parser.end(), true, cut)
    if (step.end !== null) return step
    const actions = [...step.actions]
    if (!this.felt && this.feel !== null) actions.push(this.feel)
    return { actions, end: { type: 'complete' } }
  }

  private parsed(parts: readonly Parsed[], ended: boolean, cut = false): ReadStep {
    const actions: SpokenAction[] = []
    for (const part of parts) {
      const step = this.onePart(part)
      actions.push(...step.actions)
      if (step.end !== null) return { actions, end: step.end }
    }
    if (!ended) return { actions, end: null }
    const rest = this.chunker.end()
    const pieces = cut && this.gate.delivered !== '' ? rest.slice(0, -1) : rest
    const last = this.offered(pieces, true)
    return { actions: [...actions, ...last.actions], end: last.end }
  }

  private onePart(part: Parsed): ReadStep {
    const nothing: ReadStep = { actions: [], end: null }
    switch (part.type) {
      case 'text':
        return this.offered(this.chunker.push(part.text), false)
      case 'feel':
        return this.noteFeel(part)
      case 'call':
        return this.called(part.name, part.args)
      case 'echo':
        return { actions: [], end: { type: 'rejected', reason: 'leak' } }
      case 'restart':
        if (this.gate.delivered === '') {
          this.chunker.end()
          this.gate.clear()
          this.feel = null
        }
        return nothing
      case 'stop':
        return { ...this.parsed([], true), end: { type: 'complete' } }
    }
  }

  /** The first feeling goes out with the first words; a later gesture at once. */
  private noteFeel(part: Extract<Parsed, { type: 'feel' }>): ReadStep {
    if (!this.felt) {
      const emotion = this.feel?.emotion ?? part.emotion
      this.feel = { type: 'feel', emotion: emotion ?? 'calm', emote: this.feel?.emote ?? part.emote }
      return { actions: [], end: null }
    }
    return part.emote === null ? { actions: [], end: null } : this.act({ name: 'emote', emote: part.emote })
  }

  private offered(pieces: readonly string[], ended: boolean): ReadStep {
    const actions: SpokenAction[] = []
    const steps = [...pieces.map((piece) => () => this.gate.offer(piece)), ...(ended ? [() => this.gate.end()] : [])]
    for (const next of steps) {
      const { release, rejected, full } = next()
      for (const text of release) {
        if (!this.felt) {
          actions.push(this.feel ?? { type: 'feel', emotion: 'calm', emote: null })
          if (this.feel?.emote) this.done.add(`emote:${this.feel.emote}`)
          this.felt = true
        }
        actions.push({ type: 'speak', text })
      }
      if (rejected !== null) return { actions, end: { type: 'rejected', reason: rejected } }
      if (full) return { actions, end: { type: 'complete' } }
    }
    return { actions, end: null }
  }

  private called(name: string, args: unknown): ReadStep {
    const result = sanitizeAction(name, args, this.context)
    if (!result.ok) return { actions: [], end: null }
    if (result.action.name === 'say') return this.parsed(this.parser.push(`${result.action.text}\n`), false)
    return this.act(result.action)
  }

  private act(action: ResidentAction): ReadStep {
    const made = toMindAction(action)
    if (made === null) return { actions: [], end: null }
    const key = made.type === 'emote' ? `emote:${made.emote}` : JSON.stringify(made)
    if (this.done.has(key) || this.done.size >= mostActions) return { actions: [], end: null }
    this.done.add(key)
    return { actions: [made], end: null }
  }
}
