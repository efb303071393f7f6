import { bm25, inverseFrequency, occurrences, type Permitted, type RawParts } from './rank-parts.ts'
import type { SearchIndex } from './search-index.ts'
import { relatedTerms } from './tokens/related.ts'

/** A word for the same matter in so many memories says nothing about any of them. */
const mostCommonShare = 0.2

/**
 * Adds the `related` part: memories that speak of what the question asks in other words, or in the other language. Of the
 * words for one matter the best counts. Brings in memories that share no word with the question.
 */
export function withRelated(
  index: SearchIndex,
  permitted: Permitted,
  candidates: readonly RawParts[],
  terms: readonly string[],
): RawParts[] {
  const all = permitted.ordinals.length
  const sums = new Map<number, number>()
  for (const group of relatedTerms(terms)) {
    const best = new Map<number, number>()
    for (const term of group) {
      const { ordinals, counts } = occurrences(index, permitted, term)
      if (ordinals.length === 0 || (ordinals.length > 5 && ordinals.length > all * mostCommonShare)) continue
      const idf = inverseFrequency(ordinals.length, all)
      ordinals.forEach((ordinal, at) => {
        const score = bm25(counts[at] ?? 0, idf, index.lengthOf[ordinal] ?? 1, permitted.meanLength)
        if (score > (best.get(ordinal) ?? 0)) best.set(ordinal, score)
      })
    }
    for (const [ordinal, score] of best) sums.set(ordinal, (sums.get(ordinal) ?? 0) + score)
  }
  if (sums.size === 0) return [...candidates]
  const known = new Set(candidates.map(({ ordinal }) => ordinal))
  const found = candidates.map((parts) => ({ ...parts, related: sums.get(parts.ordinal) ?? 0 }))
  for (const [ordinal, related] of sums) if (!known.has(ordinal)) found.push({ ...emptyParts(ordinal), related })
  return found
}

export function emptyParts(ordinal: number): RawParts {
  return { ordinal, turn: 0, withPrevious: 0, window1: 0, window2: 0, session: 0, feedback: 0, related: 0, similar: 0, coverage: 0 }
}
