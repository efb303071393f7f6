import { bm25, inverseFrequency, occurrences, takeIn, type Candidates, type Permitted } from './rank-parts.ts'
import type { SearchIndex } from './search-index.ts'
import { membersOfKinds } from './tokens/kinds.ts'
import { relatedTerms } from './tokens/related.ts'

/** A word for the same matter in so many memories says nothing about any of them. */
const mostCommonShare = 0.2
/** Belonging to a kind that is asked for says less than being another word for the same. */
const memberWeight = 0.6

/**
 * Adds the `related` part: memories that speak of what the question asks in other words, or in the other language, or of
 * what belongs to a kind it asks for. Of the words for one matter the best counts. Brings in what shares no word with it.
 */
export function addRelated(index: SearchIndex, permitted: Permitted, candidates: Candidates, terms: readonly string[]): void {
  const best = new Float64Array(permitted.mask.length)
  for (const group of relatedTerms(terms)) addGroup(index, permitted, candidates, group, 1, best)
  for (const group of membersOfKinds(terms)) addGroup(index, permitted, candidates, group, memberWeight, best)
}

/** `best` is lent: nought before and after. */
function addGroup(
  index: SearchIndex,
  permitted: Permitted,
  candidates: Candidates,
  group: readonly string[],
  weight: number,
  best: Float64Array,
): void {
  const all = permitted.ordinals.length
  const touched: number[] = []
  for (const term of group) {
    const { ordinals, counts } = occurrences(index, permitted, term)
    if (ordinals.length === 0 || (ordinals.length > 5 && ordinals.length > all * mostCommonShare)) continue
    const idf = inverseFrequency(ordinals.length, all) * weight
    for (let at = 0; at < ordinals.length; at += 1) {
      const ordinal = ordinals[at] ?? 0
      const score = bm25(counts[at] ?? 0, idf, index.lengthOf[ordinal] ?? 1, permitted.meanLength)
      const before = best[ordinal] ?? 0
      if (before === 0) touched.push(ordinal)
      if (score > before) best[ordinal] = score
    }
  }
  const { related } = candidates.parts
  for (const ordinal of touched) {
    related[ordinal] = (related[ordinal] ?? 0) + (best[ordinal] ?? 0)
    best[ordinal] = 0
    takeIn(candidates, ordinal)
  }
}
