import type { Emote, Emotion } from '@kith/shared/actions'
import type { ChatModel, TurnScene } from '#models/port.ts'

/** What the mind streams out; `residents/` checks the lease and turns each into a world command. */
export type MindAction =
  | { type: 'feel'; emotion: Emotion; emote: Emote | null }
  /** A chunk of speech, ready to be shown: a few words or a clause. */
  | { type: 'speak'; text: string }
  | { type: 'walk-to'; spotId: string | null; personId: string | null }
  | { type: 'follow'; personId: string | null }
  | { type: 'sit' }
  | { type: 'look-at'; id: string }
  | { type: 'emote'; emote: Emote }
  /** Something to eat or drink, to whoever asked for it. */
  | { type: 'bring'; personId: string }
  | { type: 'end-talk' }
  /** A wish: both are asked before anything comes of it. */
  | { type: 'introduce'; personId: string; otherId: string }
  /**
   * The turn is over. `outOfWords`: the model failed and the script spoke or nothing could be said.
   * `sourceIds`: memories the answer drew on. `promptSourceIds`: all memories the model was shown.
   */
  | {
      type: 'done'
      model: string
      promptVersion: string
      sourceIds: string[]
      promptSourceIds: string[]
      usedLineIds: string[]
      outOfWords: boolean
      promptTokens: number
      stablePrefixTokens: number
    }

/** The input of one turn: plain data, already filtered by the audience rule. */
export interface TurnInput extends TurnScene {
  /** Why the turn was taken; logged with every call. */
  reason: string
}
export interface Mind {
  /** Streams actions and ends with exactly one `done`. Never throws; stops within 50 ms of the signal. */
  think(input: TurnInput, model: ChatModel, signal: AbortSignal): AsyncIterable<MindAction>
}
