import { bm25, inverseFrequency, occurrences, type Permitted, type RawParts } from './rank-parts.ts'
import type { SearchIndex } from './search-index.ts'

const feedbackMemories = 5
const feedbackTerms = 12

/**
 * Pseudo-relevance feedback: words the best memories share beyond the question find what is told in other words.
 * Adds the `feedback` part to candidates it reaches; brings in no new ones, so that an unrelated word cannot take over.
 */
export function addFeedback(index: SearchIndex, permitted: Permitted, candidates: readonly RawParts[], terms: readonly string[]): void {
  const best = bestOf(candidates)
  const asked = new Set(terms)
  const weights = new Map<string, number>()
  for (const parts of best) {
    const memory = index.memories[parts.ordinal]
    if (memory === null || memory === undefined) continue
    for (const [term, count] of memory.terms) {
      if (asked.has(term) || /^[dmy]:/.test(term)) continue
      weights.set(term, (weights.get(term) ?? 0) + (count / (index.lengthOf[parts.ordinal] ?? 1)) * (parts.withPrevious + parts.turn))
    }
  }
  const chosen = [...weights].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, feedbackTerms)
  const heaviest = chosen[0]?.[1] ?? 0
  if (heaviest <= 0) return
  const added = new Float64Array(permitted.mask.length)
  for (const [term, weight] of chosen) {
    const { ordinals, counts } = occurrences(index, permitted, term)
    const idf = inverseFrequency(ordinals.length, permitted.ordinals.length)
    ordinals.forEach((ordinal, at) => {
      const share = (weight / heaviest) * bm25(counts[at] ?? 0, idf, index.lengthOf[ordinal] ?? 1, permitted.meanLength)
      added[ordinal] = (added[ordinal] ?? 0) + share
    })
  }
  for (const parts of candidates) parts.feedback = added[parts.ordinal] ?? 0
}

function bestOf(candidates: readonly RawParts[]): RawParts[] {
  const worth = (parts: RawParts): number => parts.turn + parts.withPrevious
  const best: RawParts[] = []
  for (const parts of candidates) {
    const at = best.findIndex((other) => worth(parts) > worth(other))
    if (at >= 0) best.splice(at, 0, parts)
    else if (best.length < feedbackMemories) best.push(parts)
    if (best.length > feedbackMemories) best.pop()
  }
  return best
}
