import type { ChatModel } from '#models/port.ts'
import type { Logger } from '#telemetry/types.ts'
import { doneOf } from './done.ts'
import { EndpointTurn } from './endpoint-turn.ts'
import type { SpokenAction } from './mind-actions.ts'
import { sayLastResort, thinkByScript } from './script-turn.ts'
import type { Mind, MindAction, TurnInput } from './types.ts'

export interface MindDeps {
  /** Answers when an endpoint fails or says what may not be said. */
  script: ChatModel
  logger?: Logger
  /** No word by then and the script answers: people never wait longer before they see something. */
  firstWordsMs?: number
}

/** A little over the endpoint's own deadline, and within the 8 s after which silence is no longer excused. */
const defaultFirstWordsMs = 7_800

/** The mind of any resident: percepts in, checked actions out. It knows no room and no socket. */
export function createMind({ script, logger, firstWordsMs = defaultFirstWordsMs }: MindDeps): Mind {
  const log = logger ?? null
  return {
    think: (input, model, signal) => {
      const actions =
        model.kind === 'script'
          ? thinkByScript(input, model, signal, log)
          : new EndpointTurn(input, model, script, signal, log).think(firstWordsMs)
      return ended(actions, input, model, signal, log)
    },
  }
}

/** Keeps the port's promise whatever happens inside: exactly one `done` unless aborted, and never a throw. */
async function* ended(
  actions: AsyncIterable<MindAction>,
  input: TurnInput,
  model: ChatModel,
  signal: AbortSignal,
  log: Logger | null,
): AsyncGenerator<MindAction> {
  let spoke = false
  try {
    for await (const action of actions) {
      if (signal.aborted) return
      spoke ||= action.type === 'speak'
      yield action
      if (action.type === 'done') return
    }
  } catch (error) {
    log?.error({ residentId: input.residentId, error: error instanceof Error ? error.message : 'unknown' }, 'a mind failed')
  }
  if (signal.aborted) return
  const rest: Iterable<SpokenAction> = spoke ? [] : sayLastResort(input, false)
  yield* rest
  yield doneOf({ model: model.name, finish: null, promptSourceIds: [], outOfWords: true })
}
