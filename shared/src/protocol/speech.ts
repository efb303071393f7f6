import { z } from 'zod'
import { languageSchema, type Language } from '../text/both.ts'
import { plainId } from './plain-id.ts'

/** How loud: whisper 1.5 m, say 8 m, shout the whole room. */
export const volumes = ['whisper', 'say', 'shout'] as const
export type Volume = (typeof volumes)[number]

/** Client → server: one line. `id` is the sender's own, so a retry is not said twice. */
export const sayMessageSchema = z.object({
  id: plainId(40).min(1),
  text: z.string().max(4000),
  volume: z.enum(volumes),
  lang: languageSchema.optional(),
})
export type SayMessage = z.infer<typeof sayMessageSchema>

/** Client → server: the composer is in use. */
export const typingMessageSchema = z.object({ on: z.boolean() })

/** Client → server after a reconnect or at join: send what I missed since this utterance, the last one I have whole (`done`); null when I have none. */
export const resumeMessageSchema = z.object({ lastUtteranceId: plainId(60).nullable() })

/**
 * Server → those who hear it. A person's line comes whole (`done: true`); a resident's opens
 * with `done: false` and grows by `utterance-delta` until `utterance-end`.
 */
export interface UtteranceMessage {
  id: string
  speakerPid: number
  speakerName: string
  speakerKind: 'person' | 'resident'
  text: string
  volume: Volume
  lang: Language
  atMs: number
  /** Who hears it, by pid, the speaker not included. */
  heardByPids: number[]
  done: boolean
  /** Sent again after a reconnect. */
  replayed?: boolean
  /** Said while the speaker was off the record. */
  offRecord?: boolean
}
export interface UtteranceDeltaMessage {
  id: string
  text: string
}
export interface UtteranceEndMessage {
  id: string
  /** All that was said. */
  text: string
  interrupted: boolean
  /** How many memories stand behind it; more than 0 shows the mark that opens "why did you say that". */
  sources: number
  heardByPids: number[]
}
/** Server → those too far to make out the words. */
export interface MurmurMessage {
  pid: number
}
/** Server → the sender: it is said (and stored). */
export interface SaidMessage {
  id: string
  utteranceId: string
  atMs: number
  heardByPids: number[]
}
/** Server → one client: something between the last line you have and now could not be kept. */
export interface GapMessage {
  reason: 'restart' | 'too-long'
}
