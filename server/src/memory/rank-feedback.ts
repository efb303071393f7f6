import { bm25, inverseFrequency, occurrences, takeIn, type Candidates, type Permitted } from './rank-parts.ts'
import type { SearchIndex } from './search-index.ts'

const feedbackMemories = 5
const feedbackTerms = 12
/** A word of a share of the memories, or of so few, leads from one memory to another: a name, an odd thing. */
const rareShare = 0.035
const leastRare = 4
const mostRare = 60

/**
 * Pseudo-relevance feedback: words the best memories (by `worth`) hold beyond the question find what is told in other words.
 * Adds the `feedback` part to what it reaches. Only rare words bring in new ones, of whoever said the best: a name beside the first
 * answer leads to the second, but no everyday word takes over.
 */
export function addFeedback(
  index: SearchIndex,
  permitted: Permitted,
  candidates: Candidates,
  asked: ReadonlySet<string>,
  worth: (ordinal: number) => number,
): void {
  const { feedback } = candidates.parts
  const weights = new Map<string, number>()
  const best = bestOf(candidates.ordinals.subarray(0, candidates.count), worth, feedbackMemories)
  const lead = index.speakerOf[best[0]?.ordinal ?? -1]
  for (const { ordinal, value } of best) {
    for (const [term, count] of index.termsOf(ordinal)) {
      if (asked.has(term) || /^(?:[dmy]:|~)/.test(term)) continue
      weights.set(term, (weights.get(term) ?? 0) + (count / (index.lengthOf[ordinal] ?? 1)) * value)
    }
  }
  const chosen = [...weights].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, feedbackTerms)
  const rare = Math.max(leastRare, Math.min(mostRare, permitted.ordinals.length * rareShare))
  const heaviest = chosen[0]?.[1] ?? 0
  if (heaviest <= 0) return
  for (const [term, weight] of chosen) {
    const { ordinals, counts } = occurrences(index, permitted, term)
    const idf = inverseFrequency(ordinals.length, permitted.ordinals.length)
    ordinals.forEach((ordinal, at) => {
      if (candidates.taking[ordinal] !== 1) {
        if (ordinals.length > rare || index.speakerOf[ordinal] !== lead) return
        takeIn(candidates, ordinal)
      }
      const share = (weight / heaviest) * bm25(counts[at] ?? 0, idf, index.lengthOf[ordinal] ?? 1, permitted.meanLength)
      feedback[ordinal] = (feedback[ordinal] ?? 0) + share
    })
  }
}

/** The so many best by `worth`, best first. */
export function bestOf(ordinals: Int32Array, worth: (ordinal: number) => number, most: number): { ordinal: number; value: number }[] {
  const best: { ordinal: number; value: number }[] = []
  for (const ordinal of ordinals) {
    const value = worth(ordinal)
    if (best.length === most && value <= (best.at(-1)?.value ?? 0)) continue
    const at = best.findIndex((other) => value > other.value)
    best.splice(at < 0 ? best.length : at, 0, { ordinal, value })
    if (best.length > most) best.pop()
  }
  return best
}
