import type { Language } from '@kith/shared/text'
import type { Bond, MemoryVector } from '#store/types.ts'

/** A kept line as those who think it over see it. Off the record leaves none, and crisis words are left out. */
export interface StudyLine {
  id: string
  speakerId: string
  speakerName: string
  /** Who said it: a person, the resident itself, or another resident. */
  by: 'person' | 'self' | 'resident'
  text: string
  lang: Language
  atMs: number
  audience: readonly string[]
  roomId: string
  conversationId: string
  importance: number
}

/** What a model read out of lines, before it is believed. */
export interface FactDraft {
  /** Ids of the lines it names. */
  evidence: string[]
  subjectId: string
  predicate: string
  object: string
  text: string
  polarity: 'holds' | 'ended' | 'denied'
  /** YYYY-MM-DD a plan is for. */
  day: string | null
  confidence: number
}
/** What passed between a resident and one person on a day, enough of it to be worth a thought. */
export interface DayTogether {
  personId: string
  personName: string
  day: string
  /** At most `mostLines`, oldest first. All of them were heard by the person. */
  lines: StudyLine[]
}
/** What a model made of it, its parts already checked for form. `evidence`: ids among the lines it was shown. */
export interface ReflectionDraft {
  personId: string
  day: string
  drawnFrom: string[]
  insights: { text: string; evidence: string[] }[]
  diary: string | null
  bond: { reason: string; evidence: string[] } | null
  lang: Language
  model: string
}

/** A memory whose meaning is not known yet. */
export interface Unembedded {
  memoryId: string
  kind: 'episode' | 'fact'
  text: string
}

/** What is thought over when a talk is over, by whoever can think. Each call sees and changes one resident's memories, awake or not. */
export interface MemoryStudies {
  /** What a resident has kept from a moment on, that moment included, oldest first, without crisis words. */
  linesSince(residentId: string, sinceMs: number): Promise<StudyLine[]>
  /** Believes of these what the lines bear out (X4–X8). Returns how many facts were added. */
  noteFacts(residentId: string, drafts: readonly FactDraft[]): Promise<number>
  /** With whom enough has happened on the last day for a thought. `thoughtOver`: up to when a thought was given already, by person. */
  daysTogether(residentId: string, thoughtOver?: ReadonlyMap<string, number>): Promise<DayTogether[]>
  /** Keeps what was thought, unless a line it was drawn from is gone meanwhile. Returns how many texts were kept. */
  noteReflection(residentId: string, draft: ReflectionDraft, nowMs: number): Promise<number>
  /** Memories that have no vector of the embedding model in use, at most so many. None without such a model. */
  unembedded(residentId: string, limit: number): Promise<Unembedded[]>
  /** Keeps vectors of memories that are still there. Returns how many. */
  noteVectors(residentId: string, vectors: readonly Pick<MemoryVector, 'memoryId' | 'kind' | 'numbers'>[]): Promise<number>
  /** BO1: writes down a talk that is a step. Called while the resident's memories are held. */
  noteTalks(bond: Bond, again: boolean): Promise<void>
}
