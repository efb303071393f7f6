import type { SearchIndex } from './search-index.ts'

export interface RankedMemory {
  id: string
  score: number
  /** What each part added to the score; `coverage` (0–1) adds nothing and says how much of the question the memory itself answers. */
  parts: Record<string, number>
}

/** Memories that may be chosen, and how well each answers. */
export interface Scored {
  ordinals: Int32Array
  excluded: ReadonlySet<number>
  score(ordinal: number): number
  partsOf(ordinal: number): Record<string, number>
}

const scoreSteps = 1e9
/** So many of the best are looked at for each that is wanted. */
const poolPerWanted = 3
const sparePool = 20

/** Taken off what only says again, word for word, what is chosen already: people greet and take leave alike each time. */
const forSameWords = 0.5

/** What each memory chosen takes off the others of its conversation, and of its speaker. */
export interface Crowding {
  ofTalk: number
  ofSpeaker: number
}

/**
 * The best of them, one after the other: each takes something off those of its kind not yet chosen, so that one talk or
 * one person does not fill the answer. Equal scores go by time, newest first, then by id.
 */
export function chosen(index: SearchIndex, scored: Scored, limit: number, crowding: Crowding): RankedMemory[] {
  const pool = poolOf(index, scored, limit * poolPerWanted + sparePool)
  const ofTalk = new Map<number, number>()
  const ofSpeaker = new Map<number, number>()
  const words = new Set<string>()
  const crowdOf = (ordinal: number): number =>
    crowding.ofTalk * (ofTalk.get(index.sessionOf[ordinal] ?? 0) ?? 0) +
    crowding.ofSpeaker * (ofSpeaker.get(index.speakerOf[ordinal] ?? 0) ?? 0) +
    (words.has(wordsOf(index, ordinal)) ? forSameWords : 0)
  const found: RankedMemory[] = []
  while (found.length < limit && pool.length > 0) {
    let bestAt = 0
    let bestScore = -Infinity
    pool.forEach(({ ordinal, score }, at) => {
      const left = rounded(score - crowdOf(ordinal))
      if (left <= bestScore) return
      bestScore = left
      bestAt = at
    })
    const [best] = pool.splice(bestAt, 1)
    if (best === undefined) break
    const id = index.memories[best.ordinal]?.document.id ?? ''
    const crowd = crowdOf(best.ordinal)
    found.push({ id, score: bestScore, parts: { ...scored.partsOf(best.ordinal), crowd: -crowd } })
    words.add(wordsOf(index, best.ordinal))
    countOne(ofTalk, index.sessionOf[best.ordinal] ?? 0)
    countOne(ofSpeaker, index.speakerOf[best.ordinal] ?? 0)
  }
  return found
}

function wordsOf(index: SearchIndex, ordinal: number): string {
  return index.memories[ordinal]?.document.text.toLowerCase() ?? ''
}

function countOne(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

interface Pooled {
  ordinal: number
  score: number
}

/** The best in order, without sorting all. */
function poolOf(index: SearchIndex, scored: Scored, size: number): Pooled[] {
  const before = (a: Pooled, b: Pooled): boolean => {
    if (a.score !== b.score) return a.score > b.score
    const one = index.memories[a.ordinal]?.document
    const other = index.memories[b.ordinal]?.document
    if (one === undefined || other === undefined) return false
    return one.atMs === other.atMs ? one.id < other.id : one.atMs > other.atMs
  }
  const pool: Pooled[] = []
  for (const ordinal of scored.ordinals) {
    if (scored.excluded.has(ordinal)) continue
    const one = { ordinal, score: rounded(scored.score(ordinal)) }
    const last = pool.at(-1)
    if (pool.length >= size && last !== undefined && !before(one, last)) continue
    let low = 0
    let high = pool.length
    while (low < high) {
      const middle = (low + high) >> 1
      const there = pool[middle]
      if (there !== undefined && before(there, one)) low = middle + 1
      else high = middle
    }
    pool.splice(low, 0, one)
    if (pool.length > size) pool.pop()
  }
  return pool
}

function rounded(score: number): number {
  return Math.round(score * scoreSteps) / scoreSteps
}
