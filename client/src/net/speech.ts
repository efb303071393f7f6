import type {
  GapMessage,
  RefusalCode,
  SaidMessage,
  TranscriptAnswer,
  UtteranceDeltaMessage,
  UtteranceEndMessage,
  UtteranceMessage,
  Volume,
} from '@kith/shared/protocol'
import { detectLanguage, type Language } from '@kith/shared/text'
import type { Line, TalkState } from '#state/talk-store.ts'
import type { AvatarView } from '#state/world-view.ts'
import type { Up } from './wire.ts'

/** What speech needs from the rest of `net`. */
export interface SpeechParts {
  talk: { getState(): TalkState }
  avatars: ReadonlyMap<number, AvatarView>
  /** Milliseconds since the epoch by the server's clock. */
  serverNow(): number
  /** performance.now(). */
  now(): number
  newId(): string
  self(): { pid: number; name: string; language: Language }
  send: SpeechSender
}
interface SpeechSender {
  (type: 'say', message: Up<'say'>): void
  (type: 'resume', message: Up<'resume'>): void
}

/** A line of mine the server has not confirmed. */
interface Pending {
  id: string
  text: string
  volume: Volume
  lang: Language
  timer: ReturnType<typeof setTimeout> | null
}

const confirmWithinMs = 12_000
/** A mouth moves about this long per grapheme of text. */
const speakMsPerCharacter = 55
const mostSpeakingMs = 7000
/** Characters; a mouth stops before it is through so many. */
const mostMouthed = 600
const murmurMs = 1600

/**
 * What is said, both ways. My lines stand in the transcript at once and are sent until the server has confirmed them,
 * under one id each, so that a line sent again after a lost connection is said once.
 */
export class Speech {
  readonly #parts: SpeechParts
  readonly #pending = new Map<string, Pending>()
  /** Lines given up on, kept for "say it again". */
  readonly #failed = new Map<string, Pending>()
  #online = false
  /** Back after a restart, but those my waiting lines were meant for are not yet. */
  #held = false
  #lastWholeId: string | null = null

  constructor(parts: SpeechParts) {
    this.#parts = parts
  }

  say(text: string, volume: Volume): void {
    const words = text.trim()
    if (words === '') return
    const { pid, name, language } = this.#parts.self()
    const id = this.#parts.newId()
    const lang = detectLanguage(words) ?? language
    const line: Line = {
      id,
      pid,
      name,
      kind: 'person',
      mine: true,
      text: words,
      lang,
      volume,
      atMs: this.#parts.serverNow(),
      grewAtMs: this.#parts.now(),
      done: true,
      interrupted: false,
      sources: 0,
      sending: 'sending',
      failure: null,
      heardByPids: [],
    }
    this.#parts.talk.getState().put(line)
    this.#pending.set(id, { id, text: words, volume, lang, timer: null })
    this.#sendPending(id)
  }

  /** Says a line that failed once more, under its old id. */
  retry(id: string): void {
    const line = this.#failed.get(id)
    if (line === undefined) return
    this.#failed.delete(id)
    this.#pending.set(id, line)
    this.#parts.talk.getState().patch(id, { sending: 'sending', failure: null, grewAtMs: this.#parts.now() })
    this.#sendPending(id)
  }

  discard(id: string): void {
    this.#failed.delete(id)
    this.#parts.talk.getState().remove(id)
  }

  /** Whether lines of mine wait for a connection. */
  get hasWaiting(): boolean {
    return this.#pending.size > 0
  }

  /** The connection stands. `again`: it stood before, so ask for what was missed. `hold`: lines wait on until `release`. */
  wentOnline(again: boolean, hold = false): void {
    this.#online = true
    this.#held = hold
    if (again) this.#parts.send('resume', { lastUtteranceId: this.#lastWholeId })
    for (const id of this.#pending.keys()) this.#sendPending(id)
  }

  /** Lets held lines go. */
  release(): void {
    if (!this.#held) return
    this.#held = false
    for (const id of this.#pending.keys()) this.#sendPending(id)
  }

  /** The connection is gone: half-told lines end here, mine wait. */
  wentOffline(): void {
    this.#online = false
    for (const pending of this.#pending.values()) stopTimer(pending)
    const { lines, patch } = this.#parts.talk.getState()
    for (const line of lines) if (!line.done) patch(line.id, { done: true, interrupted: true })
  }

  /** Forgets everything of this room. */
  reset(): void {
    for (const pending of this.#pending.values()) stopTimer(pending)
    this.#pending.clear()
    this.#failed.clear()
    this.#lastWholeId = null
    this.#online = false
    this.#parts.talk.getState().clear()
  }

  said({ id, utteranceId, atMs, heardByPids }: SaidMessage): void {
    const pending = this.#pending.get(id) ?? this.#failed.get(id)
    if (pending !== undefined) stopTimer(pending)
    this.#pending.delete(id)
    this.#failed.delete(id)
    const { lines, patch, remove } = this.#parts.talk.getState()
    // A replay may have brought it already.
    if (lines.some((line) => line.id === utteranceId)) remove(id)
    else patch(id, { id: utteranceId, key: id, atMs, heardByPids, sending: 'said', failure: null })
    this.#lastWholeId = utteranceId
    if (pending !== undefined) this.#move(this.#parts.self().pid, pending.text)
  }

  /** True when the refusal was about a line of mine. */
  refused(id: string, code: RefusalCode): boolean {
    return this.#fail(id, code)
  }

  heard(message: UtteranceMessage): void {
    const { id, text, done } = message
    const known = this.#parts.talk.getState().lines.find((line) => line.id === id)
    const mine = known?.mine ?? message.speakerPid === this.#parts.self().pid
    this.#parts.talk.getState().put({
      id,
      pid: message.speakerPid,
      name: message.speakerName,
      kind: message.speakerKind,
      mine,
      text,
      lang: message.lang,
      volume: message.volume,
      atMs: message.atMs,
      // What was said while I was away is read, not heard: it raises no bubble.
      grewAtMs: message.replayed === true ? (known?.grewAtMs ?? Number.NEGATIVE_INFINITY) : this.#parts.now(),
      done,
      interrupted: false,
      sources: known?.sources ?? 0,
      sending: mine ? 'said' : null,
      failure: null,
      heardByPids: message.heardByPids,
      ...(message.offRecord === true ? { offRecord: true } : {}),
    })
    if (done) this.#lastWholeId = id
    if (message.replayed !== true) this.#move(message.speakerPid, text)
  }

  grew({ id, text }: UtteranceDeltaMessage): void {
    const line = this.#parts.talk.getState().lines.find((each) => each.id === id)
    if (line === undefined || line.done) return
    this.#parts.talk.getState().patch(id, { text: line.text + text, grewAtMs: this.#parts.now() })
    this.#move(line.pid, text)
  }

  ended({ id, text, interrupted, sources, heardByPids }: UtteranceEndMessage): void {
    this.#parts.talk.getState().patch(id, { text, interrupted, sources, heardByPids, done: true })
    this.#lastWholeId = id
  }

  murmured(pid: number): void {
    const avatar = this.#parts.avatars.get(pid)
    if (avatar !== undefined) avatar.murmurUntilMs = this.#parts.now() + murmurMs
  }

  gap({ reason }: GapMessage): void {
    this.note(reason === 'restart' ? 'talk.gapRestart' : 'talk.gapTooLong')
  }

  /** A remark of the interface among the lines; `word` is an i18n key. */
  note(word: string): void {
    const now = this.#parts.now()
    const id = `note-${this.#parts.newId()}`
    const { language } = this.#parts.self()
    this.#parts.talk.getState().put({
      id,
      pid: 0,
      name: '',
      kind: 'note',
      mine: false,
      text: word,
      lang: language,
      volume: 'say',
      atMs: this.#parts.serverNow(),
      grewAtMs: now,
      done: true,
      interrupted: false,
      sources: 0,
      sending: null,
      failure: null,
      heardByPids: [],
    })
  }

  /** Lines of earlier visits, as the server kept them for me. */
  remember({ lines }: TranscriptAnswer): void {
    const { lines: known, put } = this.#parts.talk.getState()
    const ids = new Set(known.map((line) => line.id))
    for (const line of lines) {
      if (ids.has(line.id)) continue
      put({
        id: line.id,
        pid: 0,
        name: line.speakerName,
        kind: line.speakerKind,
        mine: line.mine,
        text: line.text,
        lang: line.lang,
        volume: 'say',
        atMs: line.atMs,
        grewAtMs: Number.NEGATIVE_INFINITY,
        done: true,
        interrupted: false,
        sources: 0,
        sending: line.mine ? 'said' : null,
        failure: null,
        heardByPids: [],
      })
    }
  }

  #sendPending(id: string): void {
    const pending = this.#pending.get(id)
    if (pending === undefined || !this.#online || this.#held) return
    stopTimer(pending)
    pending.timer = setTimeout(() => this.#fail(id, 'no-answer'), confirmWithinMs)
    this.#parts.send('say', { id, text: pending.text, volume: pending.volume, lang: pending.lang })
  }

  #fail(id: string, failure: RefusalCode | 'no-answer'): boolean {
    const pending = this.#pending.get(id)
    if (pending === undefined) return false
    stopTimer(pending)
    this.#pending.delete(id)
    this.#failed.set(id, pending)
    this.#parts.talk.getState().patch(id, { sending: 'failed', failure })
    return true
  }

  /** Lets a body's mouth move for as long as the words take. */
  #move(pid: number, text: string): void {
    const avatar = this.#parts.avatars.get(pid)
    if (avatar === undefined || text === '') return
    const now = this.#parts.now()
    if (now >= avatar.speakingUntilMs) {
      avatar.words = ''
      avatar.wordsAtMs = now
    }
    avatar.words = (avatar.words + text).slice(0, mostMouthed)
    const wide = detectLanguage(text) === 'zh' ? 3 : 1
    const lengthMs = 300 + text.length * speakMsPerCharacter * wide
    avatar.speakingUntilMs = Math.min(now + mostSpeakingMs, Math.max(now, avatar.speakingUntilMs - 300) + lengthMs)
  }
}

function stopTimer(pending: Pending): void {
  if (pending.timer !== null) clearTimeout(pending.timer)
  pending.timer = null
}
