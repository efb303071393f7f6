import { access } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { EngineError, type Engine, type EngineAnswer, type EngineMessage, type EngineOptions, type EngineRequest } from './engine.ts'
import {
  loadLibrary,
  type ChatHistoryItem,
  type ChatWrapper,
  type Llama,
  type LlamaChat,
  type LlamaLibrary,
  type LlamaModel,
  type LlamaSequence,
} from './llama-library.ts'
import { chooseSlot } from './slots.ts'

/** Talks kept in memory side by side, where there is room: the residents of one place, so that a card is read once, and one for quiet work. */
const mostSlots = 4
/** Read between two looks at the signal. */
const pieceTokens = 64

/** A GGUF through node-llama-cpp. @throws EngineError */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const library = await loadLibrary(options.engineDir)
  await access(options.file).catch((error: unknown) => {
    throw new EngineError('bad-model', String(error))
  })
  // All cores but one: ggml's threads spin while they wait, and a core shared with the rooms makes every one of them wait.
  const threads = Math.max(1, availableParallelism() - 1)
  const llama = await getLlama(library, threads)
  const model = await llama.loadModel({ modelPath: options.file }).catch((error: unknown) => {
    throw new EngineError(error instanceof library.InsufficientMemoryError ? 'no-memory' : 'bad-model', String(error))
  })
  const contextTokens = Math.min(options.contextTokens, model.trainContextSize)
  const sequences = await openSequences(library, model, contextTokens, threads)
  // Those that can think aloud first are asked not to: nobody waits a minute for "good evening".
  const wrapper = library.resolveChatWrapper(model, { customWrapperSettings: { qwen: { thoughts: 'discourage' } } })
  return new LlamaEngine({ llama, model, wrapper, contextTokens, slots: sequences.map((sequence) => openSlot(library, wrapper, sequence)) })
}

async function getLlama(library: LlamaLibrary, threads: number): Promise<Llama> {
  try {
    return await library.getLlama({ build: 'never', skipDownload: true, progressLogs: false, logLevel: 'error', maxThreads: threads })
  } catch (error) {
    throw new EngineError(error instanceof library.NoBinaryFoundError ? 'no-binary' : 'no-engine', String(error))
  }
}

/** As many as memory allows, at least one. */
async function openSequences(library: LlamaLibrary, model: LlamaModel, contextTokens: number, threads: number): Promise<LlamaSequence[]> {
  for (let sequences = mostSlots; ; sequences -= 1) {
    try {
      const context = await model.createContext({ contextSize: contextTokens, sequences, threads })
      return Array.from({ length: sequences }, () => context.getSequence())
    } catch (error) {
      if (!(error instanceof library.InsufficientMemoryError)) throw new EngineError('bad-model', String(error))
      if (sequences === 1) throw new EngineError('no-memory', String(error))
    }
  }
}

interface LlamaSlot {
  sequence: LlamaSequence
  chat: LlamaChat
  usedAt: number
}

function openSlot(library: LlamaLibrary, chatWrapper: ChatWrapper, sequence: LlamaSequence): LlamaSlot {
  return { sequence, chat: new library.LlamaChat({ contextSequence: sequence, chatWrapper }), usedAt: 0 }
}

interface LlamaParts {
  llama: Llama
  model: LlamaModel
  wrapper: ChatWrapper
  contextTokens: number
  slots: LlamaSlot[]
}

class LlamaEngine implements Engine {
  readonly contextTokens: number
  private readonly parts: LlamaParts
  private uses = 0

  constructor(parts: LlamaParts) {
    this.parts = parts
    this.contextTokens = parts.contextTokens
  }

  countTokens(messages: EngineMessage[]): number {
    return this.tokensOf(toHistory(messages)).length
  }

  async generate(request: EngineRequest, onText: (text: string) => void, signal: AbortSignal): Promise<EngineAnswer> {
    const history = toHistory(request.messages)
    const tokens = this.tokensOf(history)
    const slot = this.slotFor(tokens)
    const cachedTokens = await readPrompt(slot.sequence, tokens, signal)
    const before = slot.sequence.tokenMeter.getState()
    const { metadata } = await slot.chat.generateResponse(history, {
      onTextChunk: onText,
      signal,
      maxTokens: request.maxTokens,
      temperature: request.temperature,
      topP: request.topP,
      ...(request.seed === null ? {} : { seed: request.seed }),
      customStopTriggers: request.stop,
      budgets: { thoughtTokens: 0 },
    })
    return {
      reason: metadata.stopReason === 'maxTokens' ? 'length' : 'stop',
      promptTokens: tokens.length,
      cachedTokens,
      completionTokens: slot.sequence.tokenMeter.diff(before).usedOutputTokens,
    }
  }

  async close(): Promise<void> {
    await this.parts.llama.dispose()
  }

  private tokensOf(chatHistory: ChatHistoryItem[]): number[] {
    const { wrapper, model } = this.parts
    return wrapper.generateContextState({ chatHistory }).contextText.tokenize(model.tokenizer)
  }

  private slotFor(tokens: number[]): LlamaSlot {
    const { slots } = this.parts
    const known = slots.map(({ sequence, usedAt }) => {
      const shared = sequence.compareContextTokens(tokens).firstDifferentIndex
      return { shared, held: sequence.nextTokenIndex, usedAt }
    })
    const slot = slots[chooseSlot(known, tokens.length)]
    if (slot === undefined) throw new EngineError('no-memory', 'no place to think in')
    this.uses += 1
    slot.usedAt = this.uses
    return slot
  }
}

/**
 * Reads a prompt in pieces, all but its last token, and returns how much of it was in memory already. Left to itself the library
 * reads a prompt to its end before it looks at the signal (3.22), which on a slow machine is half a minute in which nobody else
 * is answered. What has been read stays, so a prompt that took too long is shorter the next time.
 */
async function readPrompt(sequence: LlamaSequence, tokens: number[], signal: AbortSignal): Promise<number> {
  const most = tokens.slice(0, -1)
  await sequence.adaptStateToTokens(most, false)
  const cached = sequence.nextTokenIndex
  for (let at = cached; at < most.length; at += pieceTokens) {
    signal.throwIfAborted()
    await sequence.evaluateWithoutGeneratingNewTokens(most.slice(at, at + pieceTokens))
  }
  signal.throwIfAborted()
  return cached
}

/** The library's form of a talk: lines of one speaker in a row become one, and the last, empty one is to be written. */
function toHistory(messages: EngineMessage[]): ChatHistoryItem[] {
  const history: ChatHistoryItem[] = []
  for (const { role, content } of messages) {
    const last = history.at(-1)
    if (role === 'assistant') history.push({ type: 'model', response: [content] })
    else if (last?.type === role) last.text += `\n\n${content}`
    else history.push({ type: role, text: content })
  }
  return [...history, { type: 'model', response: [] }]
}
