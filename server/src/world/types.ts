import type { Emote, HeldProp } from '@kith/shared/actions'
import type { Both, Language } from '@kith/shared/text'
import type { RefusalCode, Volume } from '@kith/shared/protocol'
import type { Presence } from '@kith/shared/state'

/** A body in the world, person or resident. `id` is the person's or resident's own id; `pid` its number in this room. */
export interface Body {
  id: string
  pid: number
  kind: 'person' | 'resident'
  name: string
  lang: Language
  x: number
  y: number
  z: number
  yawRadians: number
  seatId: string | null
  presence: Presence
  /** Index of `emotions` (shared/actions). */
  emotion: number
  /** Whom this body looks at (id), or null. */
  lookAtId: string | null
  /** What a resident is busy with now, in words; null for people. */
  activity: Both | null
  /** What a resident has in its hand. */
  held: HeldProp
  /** True while walking to a target or following (server-driven bodies). */
  walking: boolean
  offRecord: boolean
  /** Connection lost but seat held: hears nothing now, but is owed what was said around it. */
  away: boolean
  muted: boolean
  conversationLock: string | null
  /** Ids this body does not hear and is not heard by (block, both ways). */
  blockedIds: ReadonlySet<string>
}

/** Everything that can change the world. People's messages and residents' actions go through the same queue. */
export type WorldCommand =
  | {
      type: 'join'
      body: Pick<Body, 'id' | 'kind' | 'name' | 'lang'>
      pid: number
      at: { x: number; z: number; yawRadians: number } | null
    }
  | { type: 'leave'; id: string }
  | { type: 'move'; id: string; x: number; z: number; yawRadians: number; atMs: number }
  | { type: 'walk'; id: string; x: number; z: number; stopWithinMetres: number; run: boolean }
  | { type: 'follow'; id: string; targetId: string | null }
  | { type: 'stop'; id: string }
  /** A standing resident turns this way, when it looks at nobody. */
  | { type: 'turn'; id: string; yawRadians: number }
  | { type: 'sit'; id: string; seatId: string }
  | { type: 'stand'; id: string }
  | { type: 'emote'; id: string; emote: Emote }
  | { type: 'look'; id: string; targetId: string | null }
  | { type: 'presence'; id: string; presence: Presence }
  | { type: 'feel'; id: string; emotion: number }
  | { type: 'activity'; id: string; activity: Both | null }
  | { type: 'hold'; id: string; prop: HeldProp }
  | { type: 'rename'; id: string; name: string; lang: Language }
  | { type: 'away'; id: string; away: boolean }
  | { type: 'mute'; id: string; on: boolean }
  | { type: 'off-record'; id: string; on: boolean }
  | { type: 'block'; id: string; blockedIds: string[] }
  | { type: 'say'; id: string; utteranceId: string; clientId: string | null; text: string; volume: Volume; lang: Language; hop: number }
  /** Streamed speech. `onlyFor`: ids that may hear it (the common audience of the memories it uses), null for all; others get a murmur. */
  | { type: 'speech-open'; id: string; utteranceId: string; volume: Volume; lang: Language; hop: number; onlyFor: string[] | null }
  | { type: 'speech-chunk'; id: string; utteranceId: string; text: string }
  | {
      type: 'speech-close'
      id: string
      utteranceId: string
      interrupted: boolean
      sources: string[]
      model: string | null
      promptVersion: string | null
    }
  /** A person stops the residents they hear speaking now. */
  | { type: 'hush'; id: string }
  | { type: 'set-shout'; on: boolean }

/** A whole utterance as heard. `heardBy`: everyone whose ears it reached, speaker included, away bodies too. */
export interface Utterance {
  id: string
  speakerId: string
  speakerPid: number
  speakerName: string
  kind: 'person' | 'resident'
  text: string
  volume: Volume
  lang: Language
  atMs: number
  heardBy: string[]
  murmurTo: string[]
  conversationId: string
  hop: number
  offRecord: boolean
  clientId: string | null
}

/** What happened in a step, in order. The room sends it out, `residents/` turns it into percepts. */
export type WorldEvent =
  | { type: 'joined'; id: string }
  | { type: 'left'; id: string; name: string }
  | { type: 'said'; utterance: Utterance }
  | { type: 'speech-opened'; utterance: Utterance }
  /** Hearing is decided anew for every chunk: who came within earshot gets the words from here on. */
  | { type: 'speech-chunk'; utteranceId: string; speakerId: string; text: string; hearers: string[]; murmurTo: string[] }
  | {
      type: 'speech-closed'
      utterance: Utterance
      interrupted: boolean
      sources: string[]
      model: string | null
      promptVersion: string | null
    }
  /** A person asked these residents to stop; what they were saying closes as interrupted right after. */
  | { type: 'hushed'; id: string; speakerIds: string[] }
  /** Told both ways round: once with each of the two as `id`. */
  | { type: 'near'; id: string; otherId: string }
  | { type: 'apart'; id: string; otherId: string }
  | { type: 'emoted'; id: string; emote: Emote; seenBy: string[] }
  | { type: 'sat'; id: string; seatId: string }
  | { type: 'stood'; id: string }
  | { type: 'arrived'; id: string; x: number; z: number }
  | { type: 'corrected'; id: string; x: number; z: number; yawRadians: number }
  | { type: 'refused'; id: string; about: string; code: RefusalCode; clientId: string | null }
  | { type: 'presence'; id: string; presence: Presence }
  | { type: 'changed'; id: string }
