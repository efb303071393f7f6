import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { EngineError } from './engine.ts'

/**
 * The part of node-llama-cpp that is used here, in our own words: the package is installed by `npm run model` and only
 * then, so its types are not here when ours are checked. True of the version in `llamaVersion`.
 */
export const llamaVersion = '3.22.1'

type Token = number
export type ChatHistoryItem = { type: 'system' | 'user'; text: string } | { type: 'model'; response: string[] }

export interface LlamaSequence {
  readonly nextTokenIndex: number
  adaptStateToTokens(tokens: Token[], allowShift: false): Promise<void>
  evaluateWithoutGeneratingNewTokens(tokens: Token[]): Promise<void>
  compareContextTokens(tokens: Token[]): { firstDifferentIndex: number }
  readonly tokenMeter: { getState(): object; diff(before: object): { usedOutputTokens: number } }
}
interface LlamaContext {
  readonly contextSize: number
  getSequence(): LlamaSequence
}
export interface LlamaModel {
  readonly tokenizer: unknown
  readonly trainContextSize: number
  createContext(options: { contextSize: number | { max: number }; sequences: number; threads: number }): Promise<LlamaContext>
}
export interface Llama {
  loadModel(options: { modelPath: string }): Promise<LlamaModel>
  dispose(): Promise<void>
}
export interface ChatWrapper {
  generateContextState(options: { chatHistory: ChatHistoryItem[] }): { contextText: { tokenize(tokenizer: unknown): Token[] } }
}
export interface LlamaChat {
  generateResponse(
    history: ChatHistoryItem[],
    options: {
      onTextChunk: (text: string) => void
      signal: AbortSignal
      maxTokens: number
      temperature: number
      topP: number
      seed?: number
      customStopTriggers: string[]
      budgets: { thoughtTokens: number }
    },
  ): Promise<{ metadata: { stopReason: string } }>
}
export interface LlamaLibrary {
  getLlama(options: { build: 'never'; skipDownload: true; progressLogs: false; logLevel: 'error'; maxThreads: number }): Promise<Llama>
  resolveChatWrapper(model: LlamaModel, options: { customWrapperSettings: { qwen: { thoughts: 'discourage' } } }): ChatWrapper
  LlamaChat: new (options: { contextSequence: LlamaSequence; chatWrapper: ChatWrapper }) => LlamaChat
  InsufficientMemoryError: new (...args: never[]) => Error
  NoBinaryFoundError: new (...args: never[]) => Error
}

/** Where the library begins, once it is installed. */
export function libraryFile(engineDir: string): string {
  return join(engineDir, 'node_modules/node-llama-cpp/dist/index.js')
}

/** @throws EngineError when it is not installed, or not whole. */
export async function loadLibrary(engineDir: string): Promise<LlamaLibrary> {
  try {
    return (await import(pathToFileURL(libraryFile(engineDir)).href)) as LlamaLibrary
  } catch (error) {
    throw new EngineError('no-engine', String(error))
  }
}
