import { mayHear } from './audience.ts'
import { chosen, type Crowding, type RankedMemory, type Scored } from './rank-choose.ts'
import { addFeedback } from './rank-feedback.ts'
import { permittedBy, takeIn, type Candidates, type Permitted } from './rank-parts.ts'
import { readQuestion, type AskedFor } from './rank-question.ts'
import { addRelated } from './rank-related.ts'
import { candidatesOf } from './rank-scopes.ts'
import { addSimilar, type Similarity } from './rank-similar.ts'
import { relativeParts, type RelativePart } from './rank-space.ts'
import { addThreads } from './rank-thread.ts'
import type { SearchIndex } from './search-index.ts'
import { nearness } from './tokens/dates.ts'

export interface RankQuery {
  text: string
  /** Person ids within earshot of the answer. */
  listeners: readonly string[]
  namesPresent: readonly string[]
  /** Who asks, where it is known: "my cat" is then theirs. */
  askerName?: string
  nowMs: number
  limit: number
  /** Never returned, though they still count as what was said around others. */
  exclude: ReadonlySet<string>
}
export interface RankWeights extends Record<RelativePart, number> {
  named: number
  present: number
  importance: number
  /** For holding what is asked for (a time, a number …), and for stating rather than asking. */
  cue: number
  stated: number
  /** For being said on a day that is asked about, or soon after it. */
  near: number
  /** Taken off for each memory of the same conversation chosen before, when the question wants several, and when it wants one. */
  crowdOfSeveral: number
  crowd: number
  /** Taken off for each memory of the same person chosen before, when the question names several. */
  crowdOfSpeaker: number
  /** What a word of the same family counts, beside the word itself. */
  kin: number
}
/** From turn to feedback near what was measured on LoCoMo, the others tuned on one half of our own set; recency has no weight at all. */
export const defaultWeights: RankWeights = {
  turn: 0.5,
  withPrevious: 1,
  window1: 0.5,
  window2: 0.2,
  session: 0.8,
  feedback: 0.2,
  related: 0.6,
  thread: 0.2,
  similar: 0.7,
  named: 0.3,
  present: 0.1,
  importance: 0.05,
  cue: 0.2,
  stated: 0.55,
  near: 0.3,
  crowdOfSeveral: 0.15,
  crowd: 0.04,
  crowdOfSpeaker: 0.1,
  kin: 0.7,
}

interface RankOptions {
  weights?: RankWeights
  /** With an embedding model: one more part of the score, which also brings in what shares no word with the question. */
  similarity?: Similarity
}

/**
 * The memories that answer a text best, with the parts of each score. Only those every listener may know take part,
 * in any way: what the others hold changes neither hits nor scores. Equal scores go by time, newest first, then by id.
 */
export function rankMemories(
  index: SearchIndex,
  query: RankQuery,
  { weights = defaultWeights, similarity }: RankOptions = {},
): RankedMemory[] {
  const allowed = index.groups.map((group) => mayHear(query.listeners, group.members))
  const permitted = permittedBy(index, allowed)
  if (permitted.ordinals.length === 0 || query.limit <= 0) return []
  const asked = readQuestion(index, permitted, query.text, query.nowMs, query.askerName ?? null)
  const candidates = candidatesOf(index, permitted, asked.terms, weights.kin)
  const terms = asked.terms.map(({ term }) => term)
  if (!asked.ofMatter) everything(permitted, candidates)
  else if (weights.related > 0) addRelated(index, permitted, candidates, terms)
  if (asked.thin && asked.cues !== 0) addHolding(index, permitted, candidates, asked)
  if (similarity !== undefined) addSimilar(index, permitted, candidates, similarity)
  const apt = aptFor(asked, weights)
  if (asked.ofMatter && apt.thread > 0)
    addThreads(index, permitted, candidates, asked, scoredBy(index, candidates, asked, query, apt).score)
  if (asked.ofMatter) addFeedback(index, permitted, candidates, new Set(terms), scoredBy(index, candidates, asked, query, apt).score)
  return chosen(index, scoredBy(index, candidates, asked, query, apt), query.limit, crowdingFor(asked, apt))
}

/** What the answer must hold counts for more where the question says little else. */
const thinCue = 4
const thinWords = 0.3
/** Of a kind: its members and how such things are told say more than the word for the kind, and whose they are the most. */
const broadWords = 0.3
const broadRelated = 2
const broadNamed = 2

function scaled(weights: RankWeights, parts: readonly RelativePart[], by: number): Partial<RankWeights> {
  return Object.fromEntries(parts.map((part) => [part, weights[part] * by]))
}

/**
 * Where several lines answer they stand in different talks: each counts for itself, and by who said it. Where a name alone
 * is asked about, what stands beside a line that calls it is of no account.
 */
function aptFor({ several, ofMatter, thin, broad }: AskedFor, weights: RankWeights): RankWeights {
  if (!ofMatter) return { ...weights, withPrevious: 0, window1: 0, window2: 0, session: 0 }
  if (thin)
    return {
      ...weights,
      ...scaled(weights, ['turn', 'withPrevious', 'window1', 'window2', 'session'], thinWords),
      cue: weights.cue * thinCue,
    }
  if (broad)
    return {
      ...weights,
      ...scaled(weights, ['turn', 'withPrevious', 'window1', 'window2', 'session'], broadWords),
      related: weights.related * broadRelated,
      named: weights.named * broadNamed,
      thread: 0,
    }
  if (!several) return weights
  const { session, withPrevious, named } = weights
  return { ...weights, thread: 0, session: session * 0.5, withPrevious: withPrevious * 0.7, named: named * 1.3 }
}

function crowdingFor({ several, broad, named }: AskedFor, weights: RankWeights): Crowding {
  return { ofTalk: several || broad ? weights.crowdOfSeveral : weights.crowd, ofSpeaker: named.size > 1 ? weights.crowdOfSpeaker : 0 }
}

const mostHolding = 64

/** "Which day do they want me?": the latest of their own lines that hold a day take part, whatever their words. */
function addHolding(index: SearchIndex, permitted: Permitted, candidates: Candidates, { cues, named }: AskedFor): void {
  let left = mostHolding
  for (let at = permitted.ordinals.length - 1; at >= 0 && left > 0; at -= 1) {
    const ordinal = permitted.ordinals[at] ?? 0
    if (((index.cuesOf[ordinal] ?? 0) & cues) === 0 || !named.has(index.speakerOf[ordinal] ?? -1)) continue
    takeIn(candidates, ordinal)
    left -= 1
  }
}

/** A question with no matter of its own ("what did Bo tell you?"): all are alike, so people, importance and time decide. */
function everything(permitted: Permitted, candidates: Candidates): void {
  for (const ordinal of permitted.ordinals) takeIn(candidates, ordinal)
}

/** A statement with so many words of substance says as much as one needs. */
const fullStatement = 9

function scoredBy(index: SearchIndex, candidates: Candidates, asked: AskedFor, query: RankQuery, weights: RankWeights): Scored {
  const factors = factorsOf(candidates, weights)
  const relative = relativeParts.map((part) => ({ part, raw: candidates.parts[part], factor: factors[part] }))
  const flat = flatParts(index, asked, query, weights)
  return {
    ordinals: candidates.ordinals.subarray(0, candidates.count),
    excluded: index.ordinalsOf(query.exclude),
    score: (ordinal) => {
      let sum = 0
      for (const { raw, factor } of relative) sum += (raw[ordinal] ?? 0) * factor
      for (const part of flatNames) sum += flat[part](ordinal)
      return sum
    },
    partsOf: (ordinal) => ({
      ...Object.fromEntries(relative.map(({ part, raw, factor }) => [part, (raw[ordinal] ?? 0) * factor])),
      ...Object.fromEntries(flatNames.map((part) => [part, flat[part](ordinal)])),
      coverage: candidates.coverage[ordinal] ?? 0,
    }),
  }
}

const flatNames = ['named', 'present', 'importance', 'cue', 'stated', 'near'] as const
type FlatParts = Record<(typeof flatNames)[number], (ordinal: number) => number>

/** Parts that are the same whatever the other memories are. */
function flatParts(index: SearchIndex, asked: AskedFor, query: RankQuery, weights: RankWeights): FlatParts {
  const here = new Set(query.namesPresent.map((name) => name.normalize('NFKC').toLowerCase()))
  const present = index.speakerNames.map((name) => here.has(name.normalize('NFKC').toLowerCase()))
  const stating = asked.terms.length === 0 ? 0 : weights.stated / fullStatement
  return {
    named: (ordinal) => (asked.named.has(index.speakerOf[ordinal] ?? -1) ? weights.named : 0),
    present: (ordinal) => (present[index.speakerOf[ordinal] ?? -1] === true ? weights.present : 0),
    importance: (ordinal) => (index.importanceOf[ordinal] ?? 0) * weights.importance,
    cue: (ordinal) => (((index.cuesOf[ordinal] ?? 0) & asked.cues) === 0 ? 0 : weights.cue),
    near: (ordinal) => {
      let most = 0
      for (const date of asked.dates) most = Math.max(most, nearness(date, index.dayOf[ordinal] ?? 0))
      return most * weights.near
    },
    stated: (ordinal) => Math.min(fullStatement, index.statedOf[ordinal] ?? 0) * stating,
  }
}

/** Where the best memory holds less of the question than this, holding it says less. */
const leastAnswered = 0.65
const lexical: ReadonlySet<RelativePart> = new Set(['turn', 'withPrevious', 'window1', 'window2'])

/** What stands around a line says less where it is known what the line itself means. */
const surroundingsYield = 0.5

/** What each raw part is multiplied with, so that the best memory's share of it is 1 times its weight. */
function factorsOf(candidates: Candidates, weights: RankWeights): Record<RelativePart, number> {
  const factors = { ...weights }
  for (const part of relativeParts) {
    const raw = candidates.parts[part]
    let most = 0
    for (const ordinal of candidates.ordinals.subarray(0, candidates.count)) most = Math.max(most, raw[ordinal] ?? 0)
    if (lexical.has(part)) most = Math.max(most, candidates.mass * leastAnswered)
    factors[part] = most > 0 ? weights[part] / most : 0
  }
  factors.session *= candidates.sessionTrust
  factors.similar *= candidates.similarTrust
  const left = 1 - surroundingsYield * candidates.similarTrust
  for (const part of ['withPrevious', 'window1', 'window2'] as const) factors[part] *= left
  return factors
}
