import type { Permitted, RawParts } from './rank-parts.ts'
import { emptyParts } from './rank-related.ts'
import type { SearchIndex } from './search-index.ts'

/** How like a memory's meaning is to the question's, higher is more alike; null when it is not known. Asked only of permitted memories. */
export type Similarity = (memoryId: string) => number | null

/** So many of the most alike take part though they share no word with the question. */
const mostBroughtIn = 100

/**
 * Adds the `similar` part: how far above the usual a memory's likeness stands, since vectors of one model all lie close
 * together. What is not known or is below the mean adds nothing.
 */
export function withSimilar(index: SearchIndex, permitted: Permitted, candidates: readonly RawParts[], similarity: Similarity): RawParts[] {
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
  const alike = known.filter(({ value }) => value > mean || known.length === 1)
  alike.sort((a, b) => b.value - a.value || a.ordinal - b.ordinal)
  const above = new Map(alike.map(({ ordinal, value }) => [ordinal, known.length === 1 ? 1 : value - mean]))
  const found = candidates.map((parts) => ({ ...parts, similar: above.get(parts.ordinal) ?? 0 }))
  const there = new Set(candidates.map(({ ordinal }) => ordinal))
  for (const { ordinal } of alike.slice(0, mostBroughtIn))
    if (!there.has(ordinal)) found.push({ ...emptyParts(ordinal), similar: above.get(ordinal) ?? 0 })
  return found
}
