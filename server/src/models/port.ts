import type { Card } from '@kith/shared/card'
import type { ModelOffer, TokenPrice } from '@kith/shared/protocol'
import type { Language } from '@kith/shared/text'

/** A person or resident as a turn sees them: public name, how well known. */
export interface ScenePerson {
  id: string
  name: string
  kind: 'person' | 'resident'
  lang: Language
  distanceMetres: number
  /** How many talks before today; 0 = never met, null = they have met, and how often is not for everybody who listens. */
  talks: number | null
  lastMetMs: number | null
  /** Said hello already in this visit. */
  greeted: boolean
}
export interface SceneTurn {
  id: string
  speakerId: string
  speakerName: string
  /** Said by the resident whose turn it is. */
  self: boolean
  kind: 'person' | 'resident'
  text: string
  lang: Language
  atMs: number
}
export interface SceneMemory {
  id: string
  kind: 'episode' | 'fact'
  /** Whose words or whom it is about. */
  subjectId: string
  subjectName: string
  predicate: string | null
  /** Verbatim for an episode; a short statement for a fact. */
  text: string
  lang: Language
  atMs: number
  score: number
  /** A fact that a later one replaced. */
  past: boolean
  /** A fact's bare object: the name itself, the cake itself. */
  object?: string
}
/** Something a resident did today. `hour`: of the world's day. */
export interface OwnDeed {
  did: { zh: string; en: string }
  hour: number
  atMs: number
}
/** What made the resident take this turn. */
export type TurnCause =
  | { type: 'addressed'; utteranceId: string }
  | { type: 'overheard'; utteranceId: string }
  | { type: 'greet'; personId: string }
  | { type: 'newcomer'; personId: string }
  | { type: 'routine'; activity: { zh: string; en: string } }
  | { type: 'banter'; residentId: string; opening: boolean }
  | { type: 'emote'; personId: string; emote: string }
  /** Two people with something in common: asking one whether it may be said, taking the answer, and bringing them together. `told`: the clause it is about, said to whom it concerns. */
  | {
      type: 'introduction'
      step: 'ask' | 'agreed' | 'declined' | 'meet'
      personId: string
      otherId: string | null
      told: string
      sourceIds: string[]
    }

/** Light and weather of a room. */
export interface SceneSky {
  kind: 'rain' | 'clear' | 'mist' | 'evening' | 'night'
  title: { zh: string; en: string }
}
/** Everything a turn may know, already filtered by the audience rule. The script answers from this; other adapters from `messages`. */
export interface TurnScene {
  card: Card
  residentId: string
  /** Language to answer in. */
  lang: Language
  cause: TurnCause
  /** To whom the answer goes first (person or resident id). */
  addresseeId: string | null
  present: ScenePerson[]
  /** Last turns this audience may know, oldest first, at most 12. */
  turns: SceneTurn[]
  memories: SceneMemory[]
  /** Facts currently held about the addressee. */
  facts: SceneMemory[]
  nowMs: number
  /** Local hour 0–24 in the world. */
  hour: number
  place: { zh: string; en: string }
  activity: { zh: string; en: string }
  offRecord: boolean
  /** Ids of authored lines used lately with this audience, so that none returns. */
  usedLines: string[]
  seed: number
  /** Places one can be asked to go to. */
  spots: { id: string; title: { zh: string; en: string } }[]
  /** What it did by itself today, oldest first, at most four: seen by whoever was there, and nobody's secret. */
  doneToday: OwnDeed[]
  /** How it feels, from the last hour here; null at rest. */
  mood: { zh: string; en: string } | null
  /** What it is like outside, where that is the same for everybody here. */
  sky: SceneSky | null
  /** A resident whom the line calls by name, in this room but out of earshot of whoever called. */
  calledAway: { name: { zh: string; en: string }; place: { zh: string; en: string } | null } | null
  /** Something hangs on the board for the addressee alone, who is the only one to hear of it. What it says is not known here. */
  noteWaits?: true
}

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant'
  content: string
}
export interface ToolSchema {
  name: string
  description: string
  /** JSON schema of the arguments. */
  parameters: Record<string, unknown>
}
export interface ChatRequest {
  purpose: 'turn' | 'extract'
  /** Stable prefix first. */
  messages: ChatMessage[]
  scene: TurnScene
  tools: ToolSchema[]
  maxTokens: number
  temperature: number
  /** Logged with the call: why this turn was taken. */
  reason: string
  /** Who pays, besides the server: asked before every call of an endpoint. */
  account?: Account
  /** Asked before an adapter sends the same request once more; false: the answer so far is the last. */
  mayRetry?: () => Promise<boolean>
}
export interface Usage {
  promptTokens: number
  completionTokens: number
  /** Of the prompt, read from the endpoint's cache; absent where the endpoint does not say. */
  cachedTokens?: number
}
/** The most one call can take: upper bounds, not guesses. */
export interface CallLimit {
  model: string
  promptTokens: number
  completionTokens: number
}
/** Somebody's books, for instance a room's. */
export interface Account {
  /** Null when the worst case does not fit into what is left: then the endpoint is not called. */
  reserve(most: CallLimit): Promise<Hold | null>
  /** The script stood in for the endpoint, and why. */
  stoodIn(reason: ModelErrorCode | 'breaker-open' | 'cap'): void
}
/** What is set aside for one call until it is known what it took. */
export interface Hold {
  /** Sets as much aside once more, for another attempt; false when that does not fit. */
  extend(): Promise<boolean>
  /** To be called once. `known`: the endpoint counted itself; else a guess, at most what was set aside. */
  settle(usage: Usage, known: boolean): Promise<void>
}
export type ModelErrorCode = 'timeout' | 'rate-limited' | 'unavailable' | 'malformed' | 'cut-off' | 'refused' | 'budget' | 'aborted'

/** One stream: any number of text and tool parts, then exactly one `finish` or `error`. */
export type StreamPart =
  /** `fallback`: from here on the script's authored words follow, and why. */
  | { type: 'text-start'; fallback?: ModelErrorCode | 'breaker-open' }
  | { type: 'text-delta'; text: string }
  | { type: 'text-end' }
  | { type: 'tool-call'; name: string; args: unknown }
  | {
      type: 'finish'
      reason: 'stop' | 'length' | 'tool-calls'
      usage: Usage
      usedLineIds?: string[]
      sourceIds?: string[]
      /** What really answered, when the stream came through `Models.chat`. */
      model?: string
      /** Present when the script stood in for the endpoint, and why. */
      fallback?: ModelErrorCode | 'breaker-open'
    }
  /** `usage`: what all attempts together cost, as far as the adapter knows. */
  | { type: 'error'; code: ModelErrorCode; retryable: boolean; usage?: Usage }

/** Whatever produces language. */
export interface ChatModel {
  /** Shown to people, e.g. "gpt-5-mini" or "built-in script". */
  readonly name: string
  readonly kind: 'endpoint' | 'script'
  /** Never throws; ends promptly with `error: aborted` when the signal fires. */
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<StreamPart>
}
/** Null when no embedding model is set. */
export interface EmbeddingModel {
  readonly name: string
  embed(texts: string[], signal: AbortSignal): Promise<Float32Array[]>
}
/** What the rest of the server gets: the chosen model with budget, breaker and fallback to the script around it. */
export interface Models {
  readonly chat: ChatModel
  readonly script: ChatModel
  readonly embedding: EmbeddingModel | null
  /** One line for the log, /api/health and the panel. */
  readonly description: string
  /** What hosts may choose among; left out where there is no choice. */
  readonly offered?: OfferedModels
  health(): { name: string; breakerOpen: boolean; tokensToday: number; budget: number | null; lastError: string | null }
}
export interface OfferedModels {
  /** The usual one first, the built-in script last. */
  readonly list: readonly ModelOffer[]
  /** ISO 4217, of all prices. */
  readonly currency: string
  /** By its name in the list, guarded like `Models.chat`; null when the list has no such. */
  find(name: string): { chat: ChatModel; label: string } | null
  /** Also of models hosts cannot choose, such as the fast one; null where none is known. */
  priceOf(name: string): TokenPrice | null
}
