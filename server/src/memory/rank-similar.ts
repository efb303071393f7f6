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
  const known = measured(index, permitted, candidates, similarity)
  if (known.length === 0) return
  standings(known, candidates.parts.similar)
  candidates.similarTrust = trustIn(candidates)
  const { similar } = candidates.parts
  const above = known.filter((ordinal) => (similar[ordinal] ?? 0) > 0)
  for (let at = 0; at < known.length; at += 1) {
    const ordinal = known[at] ?? 0
    if ((similar[ordinal] ?? 0) < 0) similar[ordinal] = 0
  }
  if (candidates.similarTrust === 0) return
  const least = bar(valuesAt(above, similar), mostBroughtIn)
  for (const ordinal of above) if ((similar[ordinal] ?? 0) >= least) takeIn(candidates, ordinal)
}

/** Puts down the likeness of every memory where it is known, and returns which these are. */
function measured(index: SearchIndex, permitted: Permitted, { parts: { similar } }: Candidates, similarity: Similarity): Int32Array {
  const { touched } = permitted.space
  let count = 0
  for (let at = 0; at < permitted.ordinals.length; at += 1) {
    const ordinal = permitted.ordinals[at] ?? 0
    const id = index.memories[ordinal]?.document.id
    const value = id === undefined ? null : similarity(id)
    if (value === null || !Number.isFinite(value)) continue
    touched[count] = ordinal
    count += 1
    similar[ordinal] = value
  }
  return touched.subarray(0, count)
}

/** Makes of each likeness how far it stands above the mean, in spreads; of one alone, that it stands by itself. */
function standings(known: Int32Array, similar: Float64Array): void {
  let sum = 0
  let squares = 0
  for (let at = 0; at < known.length; at += 1) {
    const value = similar[known[at] ?? 0] ?? 0
    sum += value
    squares += value * value
  }
  const mean = sum / Math.max(1, known.length)
  const spread = Math.sqrt(Math.max(0, squares / Math.max(1, known.length) - mean * mean))
  const scale = spread > Number.EPSILON ? 1 / spread : 0
  for (let at = 0; at < known.length; at += 1) {
    const ordinal = known[at] ?? 0
    similar[ordinal] = known.length === 1 ? 1 : ((similar[ordinal] ?? 0) - mean) * scale
  }
}

function valuesAt(ordinals: Int32Array, values: Float64Array): Float64Array {
  const found = new Float64Array(ordinals.length)
  for (let at = 0; at < ordinals.length; at += 1) found[at] = values[ordinals[at] ?? 0] ?? 0
  return found
}

/** 0–1: whether what holds words of the question is also like it. Vectors that know nothing of the language do not know that. */
function trustIn({ ordinals, count, parts: { turn, similar } }: Candidates): number {
  const holding = ordinals.subarray(0, count).filter((ordinal) => (turn[ordinal] ?? 0) > 0 && similar[ordinal] !== 0)
  if (holding.length < leastWitnesses) return trustWithoutWitnesses
  const least = bar(valuesAt(holding, turn), witnesses)
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
