/** One line of a talk as the engine gets it. */
export interface EngineMessage {
  role: 'system' | 'user' | 'assistant'
  content: string
}
export interface EngineRequest {
  messages: EngineMessage[]
  /** Most tokens of the answer; prompt and answer together fit into the engine's context. */
  maxTokens: number
  temperature: number
  topP: number
  /** Texts that end the answer and are not part of it. */
  stop: string[]
  /** Null: chosen by chance. */
  seed: number | null
}
export interface EngineAnswer {
  reason: 'stop' | 'length'
  promptTokens: number
  /** Of `promptTokens`, those that were still in memory from an earlier request. */
  cachedTokens: number
  completionTokens: number
}

/** A model in memory that continues a talk. One request at a time; whoever calls it keeps the queue. */
export interface Engine {
  /** Tokens that prompt and answer may have together. */
  readonly contextTokens: number
  countTokens(messages: EngineMessage[]): number
  /** Hands out the words as they come. Rejects with the signal's reason once that fires, having stopped. */
  generate(request: EngineRequest, onText: (text: string) => void, signal: AbortSignal): Promise<EngineAnswer>
  close(): Promise<void>
}
export interface EngineOptions {
  /** Absolute path of the GGUF. */
  file: string
  /** Folder whose node_modules hold the engine. */
  engineDir: string
  contextTokens: number
}

export const engineFailures = ['no-engine', 'no-binary', 'bad-model', 'no-memory', 'port-taken', 'died'] as const
/** `died`: the process ended without a word, as it does when the system takes its memory away. */
export type EngineFailure = (typeof engineFailures)[number]

/** The engine cannot run; `detail` is its own words, for the log. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: EngineFailure
  readonly detail: string

  constructor(code: EngineFailure, detail: string) {
    super(`the local model cannot run: ${code}`)
    this.code = code
    this.detail = detail
  }
}

/** What a module must export as `openEngine` for the engine's process. @throws EngineError */
export type OpenEngine = (options: EngineOptions) => Promise<Engine>
