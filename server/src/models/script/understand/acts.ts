import type { Language } from '@kith/shared/text'

/** What a line does in a conversation. Several acts may hold at once. */
export type ActName =
  | 'greet'
  | 'farewell'
  | 'thanks'
  | 'apology'
  | 'praise'
  | 'affection'
  | 'insult'
  | 'tease'
  | 'laugh'
  | 'yes'
  | 'no'
  | 'unclear'
  | 'again'
  | 'wellbeing'
  | 'more'
  | 'why'
  | 'doubt'
  | 'backchannel'
  | 'not-you'
  | 'ask-self'
  | 'ask-memory'
  | 'ask-other'
  | 'ask-place'
  | 'ask-ai'
  | 'ask-talk'
  | 'tell-self'
  | 'tell-secret'
  | 'feeling'
  | 'request'
  | 'give-up'
  | 'hint'
  | 'joke'
  | 'shy'
  | 'ask-nice'
  | 'misquote'

/** An act that a line seems to do. `weight` ranks it among the others of the same line, 0–100. */
export interface Act {
  name: ActName
  /** Which question, feeling, request…; see the rule tables. */
  slot: string | null
  /** The words the slot is about, as typed and trimmed ("jasmine tea"), or null. */
  about: string | null
  weight: number
}

/** One pattern. Runs on the whole line and on each clause, so `^` and `$` may mean a clause. */
export interface Rule {
  act: ActName
  slot: string | null
  pattern: RegExp
  /** Share of the act's own weight, 0–1. */
  score: number
  /** What a "not" right before the match does to it. */
  negated: 'keep' | 'drop' | 'insult' | 'stop'
}

export interface RuleTable {
  lang: Language
  rules: readonly Rule[]
  /** Ends with a negation, tested on the text before a match. */
  negation: RegExp
}

/** How much each act wants to be answered when a line holds several. */
export const actWeights: Record<ActName, number> = {
  'not-you': 98,
  'ask-nice': 88,
  joke: 84,
  misquote: 83,
  shy: 83,
  'give-up': 30,
  hint: 30,
  farewell: 88,
  'ask-ai': 87,
  'ask-memory': 86,
  request: 85,
  feeling: 82,
  'ask-place': 78,
  'ask-self': 77,
  'ask-other': 76,
  insult: 75,
  again: 74,
  'ask-talk': 73,
  more: 72,
  wellbeing: 71,
  why: 70,
  doubt: 67,
  unclear: 69,
  affection: 68,
  'tell-self': 66,
  'tell-secret': 97,
  tease: 64,
  apology: 62,
  thanks: 61,
  praise: 60,
  laugh: 55,
  no: 52,
  yes: 51,
  greet: 50,
  backchannel: 40,
}

/** Short way to write a table: `act` is the act's name, optionally with its slot after a dot. */
export function rule(act: ActName | `${ActName}.${string}`, pattern: RegExp, score = 1): Rule {
  const dot = act.indexOf('.')
  const name = (dot === -1 ? act : act.slice(0, dot)) as ActName
  const slot = dot === -1 ? null : act.slice(dot + 1)
  return { act: name, slot, pattern, score, negated: negatedBy[name] ?? 'keep' }
}

const negatedBy: Partial<Record<ActName, Rule['negated']>> = {
  feeling: 'drop',
  praise: 'insult',
  insult: 'drop',
  request: 'stop',
  tease: 'drop',
}

/** `ask-self.name`, or the name alone when there is no slot. */
export function actKey(act: Pick<Act, 'name' | 'slot'>): string {
  return act.slot === null ? act.name : `${act.name}.${act.slot}`
}
