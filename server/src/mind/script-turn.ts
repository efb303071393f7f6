import type { ChatModel } from '#models/port.ts'
import type { Logger } from '#telemetry/types.ts'
import { streamParts } from './attempt.ts'
import { lastResort } from './corrections.ts'
import { doneOf, type Finish } from './done.ts'
import type { SpokenAction } from './mind-actions.ts'
import { allMemories, toRequest } from './prepare.ts'
import { ScriptReader } from './script-reader.ts'
import type { MindAction, TurnInput } from './types.ts'
import { actionContext, createView, type PromptView } from './view.ts'

interface ScriptEnd {
  finish: Finish | null
  spoken: string
  failed: boolean
  silenced: boolean
}

/** A turn the script speaks from the start: no prompt, no retry. */
export async function* thinkByScript(
  input: TurnInput,
  model: ChatModel,
  signal: AbortSignal,
  log: Logger | null,
): AsyncGenerator<MindAction> {
  const end = yield* speakScript(createView(input), model, signal, log)
  if (signal.aborted) return
  if (end.spoken === '' && (end.failed || end.silenced)) yield* sayLastResort(input, end.silenced)
  const promptSourceIds = allMemories(input).map((memory) => memory.id)
  yield doneOf({ model: end.finish?.model ?? model.name, finish: end.finish, promptSourceIds, outOfWords: end.failed })
}

/** The script's answer, acted and spoken as it comes. */
export async function* speakScript(
  view: PromptView,
  model: ChatModel,
  signal: AbortSignal,
  log: Logger | null,
): AsyncGenerator<SpokenAction, ScriptEnd> {
  const reader = new ScriptReader(actionContext(view))
  let finish: Finish | null = null
  for await (const part of streamParts(model, toRequest(view.input, null), signal, log)) {
    if (part.type === 'finish') finish = part
    if (part.type === 'finish' || part.type === 'error') break
    yield* reader.take(part)
  }
  if (!signal.aborted) yield* reader.end()
  return { finish, spoken: reader.spoken, failed: finish === null, silenced: reader.silenced }
}

/** When nothing else is left to say: the card's own words for it. */
export function* sayLastResort(input: TurnInput, askedWhatItIs: boolean): Generator<SpokenAction> {
  const line = lastResort(input, askedWhatItIs)
  yield { type: 'feel', emotion: line.emotion ?? 'calm', emote: line.emote }
  yield { type: 'speak', text: line.text }
}
