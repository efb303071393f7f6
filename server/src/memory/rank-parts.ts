import type { SearchIndex } from './search-index.ts'

/** BM25's two constants: how soon repetition stops counting, and how much length is held against a text. */
const saturation = 1.2
const lengthShare = 0.75

/** What one query may see of the index: the permitted memories, chained within their conversations. */
export interface Permitted {
  /** By ordinal: 1 where the memory may be used. */
  mask: Uint8Array
  ordinals: number[]
  meanLength: number
  sessionLength: Float64Array
  meanSessionLength: number
  /** By ordinal: the episode said before and after in the same conversation, -1 for none. */
  previous: Int32Array
  next: Int32Array
}
export interface RawParts {
  ordinal: number
  turn: number
  withPrevious: number
  window1: number
  window2: number
  session: number
  feedback: number
  related: number
  similar: number
  coverage: number
}

export function permittedBy(index: SearchIndex, allowedGroups: readonly boolean[]): Permitted {
  const size = index.memories.length
  const mask = new Uint8Array(size)
  const previous = new Int32Array(size).fill(-1)
  const next = new Int32Array(size).fill(-1)
  const last = new Int32Array(index.sessionCount).fill(-1)
  const sessionLength = new Float64Array(index.sessionCount)
  const ordinals: number[] = []
  let total = 0
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    const group = index.groupOf[ordinal] ?? -1
    if (group < 0 || allowedGroups[group] !== true) continue
    const length = index.lengthOf[ordinal] ?? 1
    mask[ordinal] = 1
    ordinals.push(ordinal)
    total += length
    if (index.isFact[ordinal] === 1) continue
    const session = index.sessionOf[ordinal] ?? 0
    const before = last[session] ?? -1
    previous[ordinal] = before
    if (before >= 0) next[before] = ordinal
    last[session] = ordinal
    sessionLength[session] = (sessionLength[session] ?? 0) + length
  }
  const talks = sessionLength.filter((length) => length > 0)
  const meanSessionLength = talks.length === 0 ? 1 : talks.reduce((sum, length) => sum + length, 0) / talks.length
  return {
    mask,
    ordinals,
    meanLength: ordinals.length === 0 ? 1 : total / ordinals.length,
    sessionLength,
    meanSessionLength,
    previous,
    next,
  }
}

export function bm25(count: number, idf: number, length: number, meanLength: number): number {
  return (idf * count * (saturation + 1)) / (count + saturation * (1 - lengthShare + (lengthShare * length) / meanLength))
}

export function inverseFrequency(containing: number, all: number): number {
  return Math.log(1 + (all - containing + 0.5) / (containing + 0.5))
}

export interface Occurrences {
  ordinals: number[]
  counts: number[]
}

/** Permitted memories holding a term, with how often. */
export function occurrences(index: SearchIndex, permitted: Permitted, term: string): Occurrences {
  const ordinals: number[] = []
  const counts: number[] = []
  const posting = index.posting(term)
  if (posting === undefined) return { ordinals, counts }
  for (let at = 0; at < posting.ordinals.length; at += 1) {
    const ordinal = posting.ordinals[at] ?? 0
    if (permitted.mask[ordinal] !== 1) continue
    ordinals.push(ordinal)
    counts.push(posting.counts[at] ?? 0)
  }
  return { ordinals, counts }
}

/** How many steps back or ahead in its conversation a memory's surroundings reach, and what each scope is called. */
const scopes = [
  { part: 'turn', back: 0, ahead: 0 },
  { part: 'withPrevious', back: 1, ahead: 0 },
  { part: 'window1', back: 1, ahead: 1 },
  { part: 'window2', back: 2, ahead: 2 },
] as const
type Scope = (typeof scopes)[number]

/** Scores of every memory in one scope, summed over terms. */
class ScopeScores {
  readonly scores: Float64Array
  private readonly counts: Float64Array
  private readonly scope: Scope
  private readonly permitted: Permitted
  private readonly lengthOf: readonly number[]
  private touched: number[] = []

  constructor(scope: Scope, permitted: Permitted, lengthOf: readonly number[]) {
    this.scope = scope
    this.permitted = permitted
    this.lengthOf = lengthOf
    this.scores = new Float64Array(permitted.mask.length)
    this.counts = new Float64Array(permitted.mask.length)
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
    for (const ordinal of this.touched) {
      this.scores[ordinal] = (this.scores[ordinal] ?? 0) + bm25(this.counts[ordinal] ?? 0, idf, this.lengthAround(ordinal), mean)
      this.counts[ordinal] = 0
    }
    this.touched = []
  }

  private count(ordinal: number, count: number, only: Uint8Array | null): void {
    if (only !== null && only[ordinal] !== 1) return
    if (this.counts[ordinal] === 0) this.touched.push(ordinal)
    this.counts[ordinal] = (this.counts[ordinal] ?? 0) + count
  }

  private lengthAround(ordinal: number): number {
    const { previous, next } = this.permitted
    let length = this.lengthOf[ordinal] ?? 1
    for (let step = 0, near = previous[ordinal] ?? -1; step < this.scope.back && near >= 0; step += 1, near = previous[near] ?? -1)
      length += this.lengthOf[near] ?? 0
    for (let step = 0, near = next[ordinal] ?? -1; step < this.scope.ahead && near >= 0; step += 1, near = next[near] ?? -1)
      length += this.lengthOf[near] ?? 0
    return length
  }
}

/** With this many candidates found by rarer words, commoner ones only add to their scores. */
const enoughCandidates = 500

/** Every permitted memory with a query term in it or near it, with the raw parts of its score. Rare terms come first. */
export function candidatesOf(index: SearchIndex, permitted: Permitted, terms: readonly string[]): RawParts[] {
  const byScope = scopes.map((scope) => new ScopeScores(scope, permitted, index.lengthOf))
  const [turn, withPrevious, window1, window2] = byScope
  const reached = new Uint8Array(permitted.mask.length)
  const coverage = new Float64Array(permitted.mask.length)
  const sessionScores = new Float64Array(permitted.sessionLength.length)
  let mass = 0
  let candidates = 0
  const rareFirst = terms.map((term) => occurrences(index, permitted, term)).toSorted((a, b) => a.ordinals.length - b.ordinals.length)
  for (const found of rareFirst) {
    const idf = inverseFrequency(found.ordinals.length, permitted.ordinals.length)
    mass += idf
    const closed = candidates >= enoughCandidates
    if (!closed) candidates += reach(permitted, found.ordinals, reached)
    for (const scope of byScope) scope.addTerm(found, idf, closed ? reached : null)
    for (const ordinal of found.ordinals) coverage[ordinal] = (coverage[ordinal] ?? 0) + idf
    addToSessions(index, permitted, sessionScores, found, idf)
  }
  const found: RawParts[] = []
  for (const ordinal of permitted.ordinals) {
    if (reached[ordinal] !== 1) continue
    found.push({
      ordinal,
      turn: turn?.scores[ordinal] ?? 0,
      withPrevious: withPrevious?.scores[ordinal] ?? 0,
      window1: window1?.scores[ordinal] ?? 0,
      window2: window2?.scores[ordinal] ?? 0,
      session: sessionScores[index.sessionOf[ordinal] ?? 0] ?? 0,
      feedback: 0,
      related: 0,
      similar: 0,
      coverage: mass > 0 ? (coverage[ordinal] ?? 0) / mass : 0,
    })
  }
  return found
}

/** Marks what a term reaches within the widest scope; returns how many are new. */
function reach({ previous, next }: Permitted, ordinals: readonly number[], reached: Uint8Array): number {
  let added = 0
  const mark = (ordinal: number): void => {
    if (ordinal < 0 || reached[ordinal] === 1) return
    reached[ordinal] = 1
    added += 1
  }
  for (const ordinal of ordinals) {
    const before = previous[ordinal] ?? -1
    const after = next[ordinal] ?? -1
    for (const near of [ordinal, before, after, previous[before] ?? -1, next[after] ?? -1]) mark(near)
  }
  return added
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
