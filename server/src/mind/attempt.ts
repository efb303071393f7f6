import type { ChatModel, ChatRequest, ModelErrorCode, StreamPart } from '#models/port.ts'
import type { Logger } from '#telemetry/types.ts'
import type { AnswerReader } from './answer-reader.ts'
import type { SpokenAction } from './mind-actions.ts'
import type { RejectReason } from './checks/context.ts'
import { nextOrStopped, whenStopped } from './race.ts'

type Finish = Extract<StreamPart, { type: 'finish' }>

/** How one call of a model went. */
export type AttemptEnd =
  | { type: 'finished'; finish: Finish | null }
  | { type: 'rejected'; reason: RejectReason }
  | { type: 'failed'; code: ModelErrorCode }
  | { type: 'stopped' }

export interface Stops {
  /** The turn is over: nothing more may be said. */
  signal: AbortSignal
  /** No words in time; ignored once something was said. */
  firstWords: AbortSignal
}

/** The parts of one call, until it ends, fails or is stopped. Never throws and never waits for a model that ignores the signal. */
export async function* streamParts(
  model: ChatModel,
  request: ChatRequest,
  signal: AbortSignal,
  logger: Logger | null,
): AsyncGenerator<StreamPart, 'ended' | 'stopped' | 'threw'> {
  const { stopped, release } = whenStopped(signal)
  let iterator: AsyncIterator<StreamPart> | null = null
  try {
    iterator = model.stream(request, signal)[Symbol.asyncIterator]()
    while (true) {
      const next = await nextOrStopped(iterator, stopped)
      if (next === null || signal.aborted) return 'stopped'
      if (next.done === true) return 'ended'
      yield next.value
    }
  } catch (error) {
    logger?.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a chat model threw, which its port forbids')
    return 'threw'
  } finally {
    release()
    leave(iterator, logger)
  }
}

/** Tells a model that nobody listens any more, without waiting for it. */
function leave(iterator: AsyncIterator<StreamPart> | null, logger: Logger | null): void {
  Promise.resolve()
    .then(() => iterator?.return?.())
    .catch((error: unknown) => {
      logger?.debug({ error: error instanceof Error ? error.name : 'unknown' }, 'a chat model failed while being stopped')
    })
}

/** One call of an endpoint: its actions as they come, checked; then how it ended. */
export async function* runAttempt(
  model: ChatModel,
  request: ChatRequest,
  reader: AnswerReader,
  stops: Stops,
  logger: Logger | null,
): AsyncGenerator<SpokenAction, AttemptEnd> {
  const inner = new AbortController()
  const stopForWords = () => {
    if (reader.spoken === '') inner.abort()
  }
  stops.firstWords.addEventListener('abort', stopForWords, { once: true })
  const parts = streamParts(model, request, AbortSignal.any([stops.signal, inner.signal]), logger)
  try {
    if (stops.firstWords.aborted) return { type: 'failed', code: 'timeout' }
    while (true) {
      const next = await parts.next()
      if (stops.signal.aborted) return { type: 'stopped' }
      if (next.done === true) return ending(next.value)
      const end = yield* take(next.value, reader)
      if (end !== null) return end
    }
  } finally {
    stops.firstWords.removeEventListener('abort', stopForWords)
    inner.abort()
    await parts.return('stopped')
  }
}

function ending(how: 'ended' | 'stopped' | 'threw'): AttemptEnd {
  if (how === 'stopped') return { type: 'failed', code: 'timeout' }
  // The port promises a finish or an error; a stream without either was cut.
  return { type: 'failed', code: how === 'ended' ? 'cut-off' : 'unavailable' }
}

function* take(part: StreamPart, reader: AnswerReader): Generator<SpokenAction, AttemptEnd | null> {
  if (part.type === 'error') return part.code === 'aborted' ? { type: 'stopped' } : { type: 'failed', code: part.code }
  const step = part.type === 'finish' ? reader.end(part.reason === 'length') : reader.take(part)
  yield* step.actions
  if (step.end?.type === 'rejected') return step.end
  if (part.type === 'finish') return { type: 'finished', finish: part }
  return step.end === null ? null : { type: 'finished', finish: null }
}
