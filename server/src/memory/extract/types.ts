/** What a statement is about. Each but those in `severalAtOnce` holds one value at a time. */
type Predicate =
  | 'name'
  | 'surname'
  | 'age'
  | 'birthday'
  | 'born'
  | 'home'
  | 'from'
  | 'grew-up'
  | 'work'
  | 'workplace'
  | 'study'
  | 'school'
  | 'learning'
  | 'language'
  | 'likes'
  | 'dislikes'
  | 'favourite'
  | 'does'
  | 'diet'
  | 'allergy'
  | 'pet'
  | 'family'
  | 'relationship'
  | 'friend'
  | 'plan'
  | 'feeling'

/** Of these a person may have many. A favourite is one per kind: its predicate carries the kind (`favourite:colour`). */
export const severalAtOnce: ReadonlySet<string> = new Set<Predicate>([
  'learning',
  'language',
  'likes',
  'dislikes',
  'does',
  'diet',
  'allergy',
  'pet',
  'family',
  'friend',
  'plan',
])

/**
 * What a person says of themselves in one clause.
 * `holds`: it is so. `ended`: it was and is no more. `denied`: it is not so; worth keeping only if it was thought to be.
 * `text` is a clause without its subject, as in `Fact.text`.
 */
export interface Statement {
  predicate: string
  /** Bare: what two statements about the same thing share. Empty with `ended` closes all of the predicate. */
  object: string
  text: string
  polarity: 'holds' | 'ended' | 'denied'
  confidence: number
  /** When what it says is over by itself: the end of a plan's day, of a mood. */
  untilMs: number | null
  /** What it closes besides contradictions of its own predicate, e.g. disliking closes liking; an empty object means all. */
  closes: { predicate: string; object: string }[]
}

export interface ExtractContext {
  nowMs: number
  utcOffsetMinutes: number
}

export type DateGrain = 'day' | 'week' | 'month' | 'season' | 'year'
export interface FoundDate {
  index: number
  length: number
  /** Local midnight its first day begins, as epoch milliseconds. */
  startMs: number
  /** Where its last day ends. */
  endMs: number
  grain: DateGrain
  past: boolean
  /** For a season: its name. */
  label: string | null
}

export function statement(
  predicate: string,
  object: string,
  text: string,
  more: Partial<Omit<Statement, 'predicate' | 'object' | 'text'>> = {},
): Statement {
  return { predicate, object, text, polarity: 'holds', confidence: 0.9, untilMs: null, closes: [], ...more }
}
