import type { Card } from '@kith/shared/card'
import { speechChunks } from '@kith/shared/text'
import type { ChatModel, ChatRequest, StreamPart } from '#models/port.ts'
import { replyFor } from './causes.ts'
import { spokenText, type Reply } from './say.ts'
import { readTalk } from './talk.ts'

export interface ScriptOptions {
  /** Pause before each chunk but the first, as a person speaks; 0 in tests. */
  paceMs: number
  /** The other residents' cards: to hand a question over and to answer their banter. */
  peers?: () => readonly Card[]
}

const noUsage = { promptTokens: 0, completionTokens: 0 }

/**
 * The built-in script: a chat model without a model. It answers from `request.scene` alone, in English and Chinese,
 * the same for the same scene and seed. It has no use for `extract` requests and answers them with nothing.
 */
export function createScriptModel({ paceMs, peers = () => [] }: ScriptOptions): ChatModel {
  return {
    name: 'built-in script',
    kind: 'script',
    stream: (request, signal) => streamReply(request, signal, paceMs, peers()),
  }
}

async function* streamReply(request: ChatRequest, signal: AbortSignal, paceMs: number, peers: readonly Card[]): AsyncGenerator<StreamPart> {
  if (signal.aborted) {
    yield { type: 'error', code: 'aborted', retryable: false }
    return
  }
  if (request.purpose === 'extract') {
    yield { type: 'finish', reason: 'stop', usage: noUsage }
    return
  }
  const talk = readTalk(
    request.scene,
    peers,
    request.tools.map((tool) => tool.name),
  )
  const answer = replyFor(talk)
  const calls = answer.calls.filter((call) => talk.can(call.name))
  for (const call of calls.filter((one) => one.name !== 'end_talk')) yield { type: 'tool-call', ...call }
  if (!(yield* speak(spokenText(talk, answer), signal, paceMs))) {
    yield { type: 'error', code: 'aborted', retryable: false }
    return
  }
  for (const call of calls.filter((one) => one.name === 'end_talk')) yield { type: 'tool-call', ...call }
  yield finish(answer, calls.length > 0)
}

/** False when aborted on the way. */
async function* speak(text: string, signal: AbortSignal, paceMs: number): AsyncGenerator<StreamPart, boolean> {
  if (text === '') return !signal.aborted
  yield { type: 'text-start' }
  let first = true
  for (const piece of speechChunks(text)) {
    if (!first) await pause(paceMs, signal)
    if (signal.aborted) return false
    first = false
    yield { type: 'text-delta', text: piece }
  }
  yield { type: 'text-end' }
  return true
}

function finish({ parts, marks = [] }: Reply, called: boolean): StreamPart {
  return {
    type: 'finish',
    reason: called && parts.length === 0 ? 'tool-calls' : 'stop',
    usage: noUsage,
    usedLineIds: [...parts.map((part) => part.id), ...marks],
    sourceIds: [...new Set(parts.flatMap((part) => part.sources))],
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
  })
}
