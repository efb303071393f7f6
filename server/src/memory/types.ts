import type { MemoryView } from '@kith/shared/protocol'
import type { Language } from '@kith/shared/text'
import type { Bond, Episode } from '#store/types.ts'
import type { MemoryPanel } from './panel-types.ts'
import type { MemoryStudies } from './study-types.ts'

/** A hit with the parts of its score, so that any ranking can be explained. */
export interface RecallHit {
  id: string
  kind: 'episode' | 'fact'
  score: number
  parts: Record<string, number>
  text: string
  lang: Language
  atMs: number
  speakerId: string
  speakerName: string
  predicate: string | null
  past: boolean
  /** Who may know it. */
  audience: string[]
  /** A fact's bare object ("osmanthus cake"); absent for an episode. */
  object?: string
  /** Start of the day a plan is for. Once it is over the fact is `past`: the time to ask how it went. */
  dueMs?: number
}
export interface RecallQuery {
  residentId: string
  /** Person ids within earshot of the answer. A memory is used only if all of them belong to its audience. */
  listeners: string[]
  text: string
  lang: Language
  /** Who asks, by the name they have here: "my cat" is then theirs. */
  askerName?: string
  namesPresent: string[]
  nowMs: number
  limit: number
  /** Episodes said in the running talk, already in the prompt. */
  exclude: string[]
}
export interface HeardUtterance {
  id: string
  roomId: string
  conversationId: string
  speakerId: string
  speakerName: string
  speakerKind: 'person' | 'resident'
  text: string
  lang: Language
  atMs: number
  /** All who heard it, speaker included. */
  heardBy: string[]
  offRecord: boolean
  /** The narrowed audience of the memories an answer drew on, or null when it drew on none. */
  sourceAudience: string[] | null
  /** What a resident's line drew on, as the transcript keeps it. */
  sources?: readonly string[]
}
export type ForgetWish = { kind: 'fact' | 'episode' | 'reflection' | 'bond-event'; id: string } | { kind: 'all' }
/** One resident's memories. Loaded on wake; recall is in process and synchronous. */
export interface Memory {
  load(residentId: string): Promise<void>
  /** Stores what a resident heard or said, unless off the record; committed when it resolves. Extracts facts by rule. */
  remember(residentId: string, heard: HeardUtterance): Promise<{ episode: Episode | null; learned: RecallHit[] }>
  recall(query: RecallQuery): RecallHit[]
  /** Call when a line is heard, and await before recalling by it with the same listeners: its meaning, where there is an embedding model, in no more than 20 ms. */
  foresee(asked: Pick<RecallQuery, 'residentId' | 'text' | 'listeners'>): Promise<void>
  /** Facts held now about a person that all listeners may know. */
  factsAbout(residentId: string, personId: string, listeners: string[], nowMs: number): RecallHit[]
  /** The last thing of substance this person said that all listeners may know: what a greeting comes back to. */
  lastShared(residentId: string, personId: string, listeners: string[]): RecallHit | null
  bond(residentId: string, personId: string): Bond | null
  /** Counts a talk (`talks` includes this one) when more than 30 minutes have passed since the last meeting. */
  meet(residentId: string, personId: string, nowMs: number): Promise<Bond>
  /** What the panel shows this person: facts and episodes about or by them. */
  view(personId: string): Promise<MemoryView[]>
  correct(personId: string, residentId: string, factId: string, text: string, lang: Language, nowMs: number): Promise<boolean>
  /** Deletes really: rows, index and everything derived. Returns how many. */
  forget(personId: string, residentId: string, what: ForgetWish): Promise<number>
  /** True when this resident was lately made to forget this line: the running talk must not bring it back. */
  hasForgotten(residentId: string, utteranceId: string): boolean
  /**
   * Drops everything of an erased person from what is loaded: what they said and heard at once, what was drawn from it
   * when it resolves. From the call on nothing of theirs is remembered. Rejects when the store cannot be asked.
   */
  erased(personId: string): Promise<void>
  /** What people said today that all listeners may know, the weightiest first, in the order it was said: "what did you do today?" */
  today(residentId: string, listeners: string[], nowMs: number): RecallHit[]
  readonly studies: MemoryStudies
  readonly panel: MemoryPanel
}
