import {
  bm25,
  inverseFrequency,
  noCandidates,
  occurrencesOfFamily,
  takeIn,
  type Candidates,
  type Occurrences,
  type Permitted,
} from './rank-parts.ts'
import type { SearchIndex } from './search-index.ts'

/** How many steps back or ahead in its conversation a memory's surroundings reach, and what each scope is called. */
const scopes = [
  { part: 'turn', back: 0, ahead: 0 },
  { part: 'withPrevious', back: 1, ahead: 0 },
  { part: 'window1', back: 1, ahead: 1 },
  { part: 'window2', back: 2, ahead: 2 },
] as const
type Scope = (typeof scopes)[number]

/** A word of the question, and how much it is about what is asked (1) rather than how (less). */
export interface WeighedTerm {
  term: string
  weight: number
}

/** Scores of every memory in one scope, summed over terms. */
class ScopeScores {
  private readonly scores: Float64Array
  private readonly counts: Float64Array
  private readonly lengths: Float64Array
  private readonly scope: Scope
  private readonly permitted: Permitted
  private readonly lengthOf: readonly number[]
  private readonly touched: Int32Array
  private touchedCount = 0

  constructor(scope: Scope, permitted: Permitted, lengthOf: readonly number[], scores: Float64Array) {
    this.scope = scope
    this.permitted = permitted
    this.lengthOf = lengthOf
    this.scores = scores
    this.counts = new Float64Array(scores.length)
    this.lengths = new Float64Array(scores.length)
    this.touched = new Int32Array(scores.length)
  }

  /** With `only`, memories outside it are passed over. */
  addTerm({ ordinals, counts }: Occurrences, idf: number, only: Uint8Array | null): void {
    const { previous, next, meanLength } = this.permitted
    const { back, ahead } = this.scope
    for (let at = 0; at < ordinals.length; at += 1) {
      const count = counts[at] ?? 0
      const ordinal = ordinals[at] ?? 0
      this.count(ordinal, count, only)
      for (let step = 0, near = next[ordinal] ?? -1; step < back && near >= 0; step += 1, near = next[near] ?? -1)
        this.count(near, count, only)
      for (let step = 0, near = previous[ordinal] ?? -1; step < ahead && near >= 0; step += 1, near = previous[near] ?? -1)
        this.count(near, count, only)
    }
    const mean = meanLength * (1 + back + ahead)
    for (let at = 0; at < this.touchedCount; at += 1) {
      const ordinal = this.touched[at] ?? 0
      this.scores[ordinal] = (this.scores[ordinal] ?? 0) + bm25(this.counts[ordinal] ?? 0, idf, this.lengthAround(ordinal), mean)
      this.counts[ordinal] = 0
    }
    this.touchedCount = 0
  }

  private count(ordinal: number, count: number, only: Uint8Array | null): void {
    if (only !== null && only[ordinal] !== 1) return
    if (this.counts[ordinal] === 0) {
      this.touched[this.touchedCount] = ordinal
      this.touchedCount += 1
    }
    this.counts[ordinal] = (this.counts[ordinal] ?? 0) + count
  }

  private lengthAround(ordinal: number): number {
    const known = this.lengths[ordinal] ?? 0
    if (known > 0) return known
    const { previous, next } = this.permitted
    let length = this.lengthOf[ordinal] ?? 1
    for (let step = 0, near = previous[ordinal] ?? -1; step < this.scope.back && near >= 0; step += 1, near = previous[near] ?? -1)
      length += this.lengthOf[near] ?? 0
    for (let step = 0, near = next[ordinal] ?? -1; step < this.scope.ahead && near >= 0; step += 1, near = next[near] ?? -1)
      length += this.lengthOf[near] ?? 0
    this.lengths[ordinal] = length
    return length
  }
}

/** With this many candidates found by rarer words, commoner ones only add to their scores. */
const enoughCandidates = 500

/** Every permitted memory with a query term in it or near it, with the raw parts of its score. Rare terms come first. */
export function candidatesOf(index: SearchIndex, permitted: Permitted, terms: readonly WeighedTerm[], kinWeight: number): Candidates {
  const candidates = noCandidates(permitted.mask.length)
  const byScope = scopes.map((scope) => new ScopeScores(scope, permitted, index.lengthOf, candidates.parts[scope.part]))
  const { coverage } = candidates
  const sessionScores = new Float64Array(permitted.sessionLength.length)
  let mass = 0
  const rareFirst = terms
    .map(({ term, weight }) => ({ found: occurrencesOfFamily(index, permitted, term, kinWeight), weight }))
    .toSorted((a, b) => a.found.ordinals.length - b.found.ordinals.length)
  for (const { found, weight } of rareFirst) {
    const idf = inverseFrequency(found.ordinals.length, permitted.ordinals.length) * weight
    mass += idf
    const closed = candidates.ordinals.length >= enoughCandidates
    if (!closed) reach(permitted, found.ordinals, candidates)
    for (const scope of byScope) scope.addTerm(found, idf, closed ? candidates.taking : null)
    for (const ordinal of found.ordinals) coverage[ordinal] = (coverage[ordinal] ?? 0) + idf
    addToSessions(index, permitted, sessionScores, found, idf)
  }
  const { session } = candidates.parts
  for (const ordinal of candidates.ordinals) {
    session[ordinal] = sessionScores[index.sessionOf[ordinal] ?? 0] ?? 0
    coverage[ordinal] = mass > 0 ? (coverage[ordinal] ?? 0) / mass : 0
  }
  return candidates
}

/** Takes in what a term reaches within the widest scope. */
function reach({ previous, next }: Permitted, ordinals: readonly number[], candidates: Candidates): void {
  for (const ordinal of ordinals) {
    const before = previous[ordinal] ?? -1
    const after = next[ordinal] ?? -1
    for (const near of [ordinal, before, after, previous[before] ?? -1, next[after] ?? -1]) if (near >= 0) takeIn(candidates, near)
  }
}

function addToSessions(
  index: SearchIndex,
  permitted: Permitted,
  scores: Float64Array,
  { ordinals, counts }: Occurrences,
  idf: number,
): void {
  const bySession = new Map<number, number>()
  for (let at = 0; at < ordinals.length; at += 1) {
    const ordinal = ordinals[at] ?? 0
    if (index.isFact[ordinal] === 1) continue
    const session = index.sessionOf[ordinal] ?? 0
    bySession.set(session, (bySession.get(session) ?? 0) + (counts[at] ?? 0))
  }
  for (const [session, count] of bySession) {
    scores[session] = (scores[session] ?? 0) + bm25(count, idf, permitted.sessionLength[session] ?? 0, permitted.meanSessionLength)
  }
}
