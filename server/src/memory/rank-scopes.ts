import {
  bar,
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
  { part: 'turn', lengths: null, back: 0, ahead: 0 },
  { part: 'withPrevious', lengths: 'length1', back: 1, ahead: 0 },
  { part: 'window1', lengths: 'length2', back: 1, ahead: 1 },
  { part: 'window2', lengths: 'length3', back: 2, ahead: 2 },
] as const
type Scope = (typeof scopes)[number]

/** A word of the question, and how much it is about what is asked (1) rather than how (less). */
export interface WeighedTerm {
  term: string
  weight: number
}

/** Scores of the candidates in one scope, summed over terms. */
class ScopeScores {
  private readonly scores: Float64Array
  private readonly lengths: Float64Array | null
  private readonly scope: Scope
  private readonly permitted: Permitted
  private readonly lengthOf: readonly number[]
  private readonly taking: Uint8Array
  private readonly sums: Float64Array
  private readonly touched: Int32Array
  private touchedCount = 0

  constructor(scope: Scope, permitted: Permitted, lengthOf: readonly number[], { parts, taking }: Candidates) {
    this.scope = scope
    this.permitted = permitted
    this.lengthOf = lengthOf
    this.scores = parts[scope.part]
    this.taking = taking
    this.sums = permitted.space.sums
    this.touched = permitted.space.touched
    this.lengths = scope.lengths === null ? null : permitted.space[scope.lengths]
  }

  addTerm({ ordinals, counts }: Occurrences, idf: number): void {
    const { previous, next, meanLength } = this.permitted
    const { back, ahead } = this.scope
    for (let at = 0; at < ordinals.length; at += 1) {
      const count = counts[at] ?? 0
      const ordinal = ordinals[at] ?? 0
      this.count(ordinal, count)
      for (let step = 0, near = next[ordinal] ?? -1; step < back && near >= 0; step += 1, near = next[near] ?? -1) this.count(near, count)
      for (let step = 0, near = previous[ordinal] ?? -1; step < ahead && near >= 0; step += 1, near = previous[near] ?? -1)
        this.count(near, count)
    }
    const mean = meanLength * (1 + back + ahead)
    for (let at = 0; at < this.touchedCount; at += 1) {
      const ordinal = this.touched[at] ?? 0
      const count = this.sums[ordinal] ?? 0
      this.scores[ordinal] = (this.scores[ordinal] ?? 0) + bm25(count, idf, this.lengthAround(ordinal), mean)
      this.sums[ordinal] = 0
    }
    this.touchedCount = 0
  }

  private count(ordinal: number, count: number): void {
    if (this.taking[ordinal] !== 1) return
    const before = this.sums[ordinal] ?? 0
    if (before === 0) {
      this.touched[this.touchedCount] = ordinal
      this.touchedCount += 1
    }
    this.sums[ordinal] = before + count
  }

  private lengthAround(ordinal: number): number {
    if (this.lengths === null) return this.lengthOf[ordinal] ?? 1
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

interface FoundTerm extends Occurrences {
  idf: number
}
/** So many of the memories that hold words of the question open the surroundings they stand in. */
const mostSeeds = 1000

/** The best of the permitted memories with a query term in them, and what stands around them, with the raw parts of their scores. */
export function candidatesOf(index: SearchIndex, permitted: Permitted, terms: readonly WeighedTerm[], kinWeight: number): Candidates {
  const candidates = noCandidates(permitted)
  const found = terms.map(({ term, weight }): FoundTerm => {
    const { ordinals, counts } = occurrencesOfFamily(index, permitted, term, kinWeight)
    const idf = inverseFrequency(ordinals.length, permitted.ordinals.length)
    candidates.mass += idf
    return { ordinals, counts, idf: idf * weight }
  })
  takeInSeeds(index, permitted, candidates, found)
  const byScope = scopes.map((scope) => new ScopeScores(scope, permitted, index.lengthOf, candidates))
  for (const term of found) for (const scope of byScope) scope.addTerm(term, term.idf)
  const mass = found.reduce((sum, { idf }) => sum + idf, 0)
  const { coverage } = candidates
  for (const { ordinals, idf } of found)
    for (const ordinal of ordinals) coverage[ordinal] = Math.min(1, (coverage[ordinal] ?? 0) + (mass > 0 ? idf / mass : 0))
  addSessions(index, permitted, candidates, found)
  return candidates
}

/** Takes in the memories that hold most of the question, and what the widest scope reaches from them. */
function takeInSeeds(index: SearchIndex, permitted: Permitted, candidates: Candidates, found: readonly FoundTerm[]): void {
  const { previous, next, meanLength, space } = permitted
  const { sums: scores, touched } = space
  let size = 0
  for (const { ordinals, counts, idf } of found) {
    for (let at = 0; at < ordinals.length; at += 1) {
      const ordinal = ordinals[at] ?? 0
      if (scores[ordinal] === 0) {
        touched[size] = ordinal
        size += 1
      }
      scores[ordinal] = (scores[ordinal] ?? 0) + bm25(counts[at] ?? 0, idf, index.lengthOf[ordinal] ?? 1, meanLength)
    }
  }
  const seeds = touched.subarray(0, size)
  const least = bar(
    Float64Array.from(seeds, (ordinal) => scores[ordinal] ?? 0),
    mostSeeds,
  )
  for (const ordinal of seeds) {
    const score = scores[ordinal] ?? 0
    scores[ordinal] = 0
    if (score < least) continue
    const before = previous[ordinal] ?? -1
    const after = next[ordinal] ?? -1
    for (const near of [ordinal, before, after, previous[before] ?? -1, next[after] ?? -1]) if (near >= 0) takeIn(candidates, near)
  }
}

function addSessions(index: SearchIndex, permitted: Permitted, candidates: Candidates, found: readonly FoundTerm[]): void {
  const { sessionLength, meanSessionLength } = permitted
  const scores = new Float64Array(sessionLength.length)
  const masses = new Float64Array(sessionLength.length)
  const counted = new Float64Array(sessionLength.length)
  for (const { ordinals, counts, idf } of found) {
    const sessions: number[] = []
    for (let at = 0; at < ordinals.length; at += 1) {
      const ordinal = ordinals[at] ?? 0
      if (index.isFact[ordinal] === 1) continue
      const session = index.sessionOf[ordinal] ?? 0
      if (counted[session] === 0) sessions.push(session)
      counted[session] = (counted[session] ?? 0) + (counts[at] ?? 0)
    }
    for (const session of sessions) {
      masses[session] = (masses[session] ?? 0) + idf
      scores[session] = (scores[session] ?? 0) + bm25(counted[session] ?? 0, idf, sessionLength[session] ?? 0, meanSessionLength)
      counted[session] = 0
    }
  }
  const best = scores.reduce((most, score, at) => (score > (scores[most] ?? 0) ? at : most), 0)
  candidates.sessionTrust = candidates.mass > 0 ? (masses[best] ?? 0) / candidates.mass : 0
  const { session } = candidates.parts
  for (const ordinal of candidates.ordinals.subarray(0, candidates.count)) session[ordinal] = scores[index.sessionOf[ordinal] ?? 0] ?? 0
}
