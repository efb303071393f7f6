import { takeIn, type Candidates, type Permitted } from './rank-parts.ts'
import type { SearchIndex } from './search-index.ts'

/** How like a memory's meaning is to the question's, higher is more alike; null when it is not known. Asked only of permitted memories. */
export type Similarity = (memoryId: string) => number | null

/** So many of the most alike take part though they share no word with the question. */
const mostBroughtIn = 100

/**
 * Adds the `similar` part: how far above the usual a memory's likeness stands, since vectors of one model all lie close
 * together. What is not known or is below the mean adds nothing.
 */
export function addSimilar(index: SearchIndex, permitted: Permitted, candidates: Candidates, similarity: Similarity): void {
  const known: { ordinal: number; value: number }[] = []
  let sum = 0
  for (const ordinal of permitted.ordinals) {
    const id = index.memories[ordinal]?.document.id
    const value = id === undefined ? null : similarity(id)
    if (value === null || !Number.isFinite(value)) continue
    known.push({ ordinal, value })
    sum += value
  }
  const mean = known.length === 0 ? 0 : sum / known.length
  const { similar } = candidates.parts
  const alike = known.filter(({ value }) => value > mean || known.length === 1)
  for (const { ordinal, value } of alike) similar[ordinal] = known.length === 1 ? 1 : value - mean
  alike.sort((a, b) => b.value - a.value || a.ordinal - b.ordinal)
  for (const { ordinal } of alike.slice(0, mostBroughtIn)) takeIn(candidates, ordinal)
}
