import { mayHear } from './audience.ts'
import { chosen, type Scored } from './rank-choose.ts'
import { addFeedback } from './rank-feedback.ts'
import { permittedBy, relativeParts, takeIn, type Candidates, type Permitted, type RelativePart } from './rank-parts.ts'
import { readQuestion, type AskedFor } from './rank-question.ts'
import { addRelated } from './rank-related.ts'
import { candidatesOf } from './rank-scopes.ts'
import { addSimilar, type Similarity } from './rank-similar.ts'
import type { SearchIndex } from './search-index.ts'

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
  /** Taken off for each memory of the same conversation chosen before, when the question wants several, and when it wants one. */
  crowdOfSeveral: number
  crowd: number
  /** What a word of the same family counts, beside the word itself. */
  kin: number
}
/** Tuned on LoCoMo for turn to feedback, the others on the tuned half of our own set; recency has no weight at all. */
export const defaultWeights: RankWeights = {
  turn: 0.5,
  withPrevious: 1,
  window1: 0.5,
  window2: 0.3,
  session: 0.8,
  feedback: 0.2,
  related: 0.25,
  similar: 1.2,
  named: 0.3,
  present: 0.1,
  importance: 0.05,
  cue: 0.2,
  stated: 0.2,
  crowdOfSeveral: 0.1,
  crowd: 0.03,
  kin: 0.7,
}

export interface RankedMemory {
  id: string
  score: number
  /** What each part added to the score; `coverage` (0–1) adds nothing and says how much of the question the memory itself answers. */
  parts: Record<string, number>
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
  if (terms.length === 0) everything(permitted, candidates)
  else {
    addFeedback(index, permitted, candidates, new Set(terms))
    if (weights.related > 0) addRelated(index, permitted, candidates, terms)
  }
  if (similarity !== undefined) addSimilar(index, permitted, candidates, similarity)
  const crowd = asked.several ? weights.crowdOfSeveral : weights.crowd
  return chosen(index, scoredBy(index, candidates, asked, query, weights), query.limit, crowd)
}

/** A question with no matter of its own ("what did I tell you?"): all are alike, so people, importance and time decide. */
function everything(permitted: Permitted, candidates: Candidates): void {
  for (const ordinal of permitted.ordinals) takeIn(candidates, ordinal)
}

/** A statement with so many words of substance says as much as one needs. */
const fullStatement = 8

function scoredBy(index: SearchIndex, candidates: Candidates, asked: AskedFor, query: RankQuery, weights: RankWeights): Scored {
  const factors = factorsOf(candidates, weights)
  const here = new Set(query.namesPresent.map((name) => name.normalize('NFKC').toLowerCase()))
  const present = index.speakerNames.map((name) => here.has(name.normalize('NFKC').toLowerCase()))
  const flatParts = (ordinal: number) => ({
    named: asked.named.has(index.speakerOf[ordinal] ?? -1) ? weights.named : 0,
    present: present[index.speakerOf[ordinal] ?? -1] === true ? weights.present : 0,
    importance: Math.min(1, Math.max(0, index.memories[ordinal]?.document.importance ?? 0)) * weights.importance,
    cue: ((index.cuesOf[ordinal] ?? 0) & asked.cues) === 0 ? 0 : weights.cue,
    stated: asked.terms.length === 0 ? 0 : (Math.min(fullStatement, index.statedOf[ordinal] ?? 0) / fullStatement) * weights.stated,
  })
  const score = (ordinal: number): number => {
    let sum = 0
    for (const part of relativeParts) sum += (candidates.parts[part][ordinal] ?? 0) * factors[part]
    const flat = flatParts(ordinal)
    return sum + flat.named + flat.present + flat.importance + flat.cue + flat.stated
  }
  const partsOf = (ordinal: number): Record<string, number> => {
    const parts: Record<string, number> = {}
    for (const part of relativeParts) parts[part] = (candidates.parts[part][ordinal] ?? 0) * factors[part]
    return { ...parts, ...flatParts(ordinal), coverage: candidates.coverage[ordinal] ?? 0 }
  }
  const ordinals = candidates.ordinals.filter((ordinal) => {
    const id = index.memories[ordinal]?.document.id
    return id !== undefined && !query.exclude.has(id)
  })
  return { ordinals, score, partsOf }
}

/** What each raw part is multiplied with, so that the best memory's share of it is 1 times its weight. */
function factorsOf(candidates: Candidates, weights: RankWeights): Record<RelativePart, number> {
  const factors = { ...weights }
  for (const part of relativeParts) {
    let most = 0
    for (const ordinal of candidates.ordinals) most = Math.max(most, candidates.parts[part][ordinal] ?? 0)
    factors[part] = most > 0 ? weights[part] / most : 0
  }
  return factors
}
