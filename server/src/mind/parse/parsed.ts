import type { Emote, Emotion } from '@kith/shared/actions'

/** What a model's raw text turns out to hold. */
export type Parsed =
  | { type: 'text'; text: string }
  | { type: 'feel'; emotion: Emotion | null; emote: Emote | null }
  | { type: 'call'; name: string; args: unknown }
  /** The prompt's own marks were read back. */
  | { type: 'echo' }
  /** What came before was thinking, not speech. */
  | { type: 'restart' }
  /** The model began to speak for someone else. */
  | { type: 'stop' }

/** A construct recognised at the front of the buffer: how much of it is taken, and what it means. */
export interface Taken {
  length: number
  parts: Parsed[]
  /** Text found inside, to be read as if it stood here by itself. */
  again?: string
}
/** `wait`: more is needed to tell. Null: nothing special after all, one character of plain text. */
export type Take = Taken | 'wait' | null

export const dropped = (length: number): Taken => ({ length, parts: [] })
