import { bar, bm25, inverseFrequency, occurrences, takeIn, type Candidates, type Permitted } from './rank-parts.ts'
import type { SearchIndex } from './search-index.ts'
import { membersOfKinds } from './tokens/kinds.ts'
import { relatedTerms } from './tokens/related.ts'
import { signalsAsked } from './tokens/signals.ts'

/** A word for the same matter in so many memories says nothing about any of them. */
const mostCommonShare = 0.2
const mostCommon = 1500
/** So many take part though they may share no word with the question. */
const mostBroughtIn = 500
/** Belonging to a kind that is asked for says less than being another word for the same. */
const memberWeight = 0.7
/** To tell of it the way such things are told. */
const signalWeight = 1.4
/** What it says for the line after and the line before. */
const afterShare = 0.5
const beforeShare = 0.25

/**
 * Adds the `related` part: memories that speak of what the question asks in other words, or in the other language, or of
 * what belongs to a kind it asks for. Of the words for one matter the best counts. Brings in what shares no word with it.
 */
export function addRelated(index: SearchIndex, permitted: Permitted, candidates: Candidates, terms: readonly string[]): void {
  const { best } = permitted.space
  const sums: Sums = { scores: candidates.parts.related, reached: [] }
  for (const group of relatedTerms(terms)) addGroup(index, permitted, sums, group, 1, best)
  for (const group of membersOfKinds(terms)) addGroup(index, permitted, sums, group, memberWeight, best)
  for (const signal of signalsAsked(terms)) addGroup(index, permitted, sums, [signal], signalWeight, best)
  const least = bar(
    Float64Array.from(sums.reached, (ordinal) => sums.scores[ordinal] ?? 0),
    mostBroughtIn,
  )
  for (const ordinal of sums.reached) if ((sums.scores[ordinal] ?? 0) >= least) takeIn(candidates, ordinal)
}

interface Sums {
  scores: Float64Array
  reached: number[]
}

/** `best` is lent: nought before and after. */
function addGroup(
  index: SearchIndex,
  permitted: Permitted,
  sums: Sums,
  group: readonly string[],
  weight: number,
  best: Float64Array,
): void {
  const all = permitted.ordinals.length
  const touched: number[] = []
  for (const term of group) {
    const { ordinals, counts } = occurrences(index, permitted, term)
    if (ordinals.length > Math.min(mostCommon, Math.max(5, all * mostCommonShare))) continue
    const idf = inverseFrequency(ordinals.length, all) * weight
    for (let at = 0; at < ordinals.length; at += 1) {
      const ordinal = ordinals[at] ?? 0
      const score = bm25(counts[at] ?? 0, idf, index.lengthOf[ordinal] ?? 1, permitted.meanLength)
      const before = best[ordinal] ?? 0
      if (before === 0) touched.push(ordinal)
      if (score > before) best[ordinal] = score
    }
  }
  const { scores, reached } = sums
  const add = (ordinal: number, score: number): void => {
    if (ordinal < 0) return
    if (scores[ordinal] === 0) reached.push(ordinal)
    scores[ordinal] = (scores[ordinal] ?? 0) + score
  }
  for (const ordinal of touched) {
    const score = best[ordinal] ?? 0
    best[ordinal] = 0
    add(ordinal, score)
    add(permitted.next[ordinal] ?? -1, score * afterShare)
    add(permitted.previous[ordinal] ?? -1, score * beforeShare)
  }
}
