import { bar, takeIn, type Candidates, type Permitted } from './rank-parts.ts'
import type { SearchIndex } from './search-index.ts'

/** How like a memory's meaning is to the question's, higher is more alike; null when it is not known. Asked only of permitted memories. */
export type Similarity = (memoryId: string) => number | null

/** So many of the most alike take part though they share no word with the question. */
const mostBroughtIn = 100
/** So many memories that hold words of the question are asked whether likeness agrees, and no fewer than so many. */
const witnesses = 8
const leastWitnesses = 3
/** How far above the mean, in spreads, they have to stand for likeness to count for something, and for how much more for all. */
const leastAgreement = 0.3
const agreementSpan = 1
/** Where words find next to nothing there is little to compare with, and little to spoil. */
const trustWithoutWitnesses = 0.6

/**
 * Adds the `similar` part: how far above the mean a memory's likeness stands, in spreads, since vectors of one model all lie
 * close together. What is not known or is below the mean adds nothing. It counts as far as likeness agrees with the words:
 * to a model that knows the language, memories that hold words of the question are more like it than others are.
 */
export function addSimilar(index: SearchIndex, permitted: Permitted, candidates: Candidates, similarity: Similarity): void {
  const known = standings(index, permitted, candidates, similarity)
  candidates.similarTrust = trustIn(candidates)
  const { similar } = candidates.parts
  const above = known.filter((ordinal) => (similar[ordinal] ?? 0) > 0)
  for (const ordinal of known) if ((similar[ordinal] ?? 0) < 0) similar[ordinal] = 0
  if (candidates.similarTrust === 0) return
  const least = bar(
    Float64Array.from(above, (ordinal) => similar[ordinal] ?? 0),
    mostBroughtIn,
  )
  for (const ordinal of above) if ((similar[ordinal] ?? 0) >= least) takeIn(candidates, ordinal)
}

/** Sets `similar` of every memory whose likeness is known, below the mean as negative numbers; returns which these are. */
function standings(index: SearchIndex, permitted: Permitted, { parts: { similar } }: Candidates, similarity: Similarity): Int32Array {
  const { touched } = permitted.space
  let count = 0
  let sum = 0
  let squares = 0
  for (const ordinal of permitted.ordinals) {
    const id = index.memories[ordinal]?.document.id
    const value = id === undefined ? null : similarity(id)
    if (value === null || !Number.isFinite(value)) continue
    touched[count] = ordinal
    count += 1
    similar[ordinal] = value
    sum += value
    squares += value * value
  }
  const known = touched.subarray(0, count)
  const mean = count === 0 ? 0 : sum / count
  const spread = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean))
  for (const ordinal of known) {
    const beyond = (similar[ordinal] ?? 0) - mean
    if (count === 1) similar[ordinal] = 1
    else similar[ordinal] = spread > Number.EPSILON ? beyond / spread : 0
  }
  return known
}

/** 0–1: whether what holds words of the question is also like it. Vectors that know nothing of the language do not know that. */
function trustIn({ ordinals, count, parts: { turn, similar } }: Candidates): number {
  const holding = ordinals.subarray(0, count).filter((ordinal) => (turn[ordinal] ?? 0) > 0 && similar[ordinal] !== 0)
  if (holding.length < leastWitnesses) return trustWithoutWitnesses
  const least = bar(
    Float64Array.from(holding, (ordinal) => turn[ordinal] ?? 0),
    witnesses,
  )
  let weights = 0
  let weighed = 0
  for (const ordinal of holding) {
    const weight = turn[ordinal] ?? 0
    if (weight < least) continue
    weights += weight
    weighed += weight * (similar[ordinal] ?? 0)
  }
  return Math.min(1, Math.max(0, (weighed / weights - leastAgreement) / agreementSpan))
}
