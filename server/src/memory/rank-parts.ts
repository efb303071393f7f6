import { spaceFor, type RankSpace, type RelativePart } from './rank-space.ts'
import type { SearchIndex } from './search-index.ts'

/** BM25's two constants: how soon repetition stops counting, and how much length is held against a text. */
const saturation = 1.2
const lengthShare = 0.75

/** What one query may see of the index: the permitted memories, chained within their conversations. */
export interface Permitted {
  space: RankSpace
  /** By ordinal: 1 where the memory may be used. */
  mask: Uint8Array
  ordinals: Int32Array
  meanLength: number
  sessionLength: Float64Array
  meanSessionLength: number
  /** By ordinal: the episode said before and after in the same conversation, -1 for none. */
  previous: Int32Array
  next: Int32Array
  /** Who said any of them, as places in `speakerNames`. */
  speakers: number[]
}

/** The memories that take part in a ranking, and by ordinal the raw parts of their scores. */
export interface Candidates {
  count: number
  /** The first `count` are theirs. */
  ordinals: Int32Array
  taking: Uint8Array
  parts: Record<RelativePart, Float64Array>
  /** 0–1: how much of the question a memory itself answers. */
  coverage: Float64Array
  /** 0–1: how much of the question the best conversation answers; where it is little, standing in one says little. */
  sessionTrust: number
  /** 0–1: how far likeness of meaning agrees with the words; where it does not, it says little. */
  similarTrust: number
  /** What a memory would about score in one scope that holds every word of the question once, each for what it is worth by itself. */
  mass: number
}

export function noCandidates({ space }: Permitted): Candidates {
  return {
    count: 0,
    ordinals: space.candidates,
    taking: space.taking,
    parts: space,
    coverage: space.coverage,
    sessionTrust: 0,
    similarTrust: 0,
    mass: 0,
  }
}

export function takeIn(candidates: Candidates, ordinal: number): void {
  if (candidates.taking[ordinal] === 1) return
  candidates.taking[ordinal] = 1
  candidates.ordinals[candidates.count] = ordinal
  candidates.count += 1
}

export function permittedBy(index: SearchIndex, allowedGroups: readonly boolean[]): Permitted {
  const space = spaceFor(index)
  const { mask, previous, next, permitted } = space
  const last = new Int32Array(index.sessionCount).fill(-1)
  const sessionLength = new Float64Array(index.sessionCount)
  const heard = new Uint8Array(index.speakerNames.length)
  let count = 0
  let total = 0
  for (let ordinal = 0; ordinal < index.memories.length; ordinal += 1) {
    const group = index.groupOf[ordinal] ?? -1
    if (group < 0 || allowedGroups[group] !== true) continue
    const length = index.lengthOf[ordinal] ?? 1
    mask[ordinal] = 1
    permitted[count] = ordinal
    count += 1
    heard[index.speakerOf[ordinal] ?? 0] = 1
    total += length
    if (index.isFact[ordinal] === 1) continue
    const session = index.sessionOf[ordinal] ?? 0
    const before = last[session] ?? -1
    previous[ordinal] = before
    if (before >= 0) next[before] = ordinal
    last[session] = ordinal
    sessionLength[session] = (sessionLength[session] ?? 0) + length
  }
  const talks = sessionLength.filter((length) => length > 0)
  const meanSessionLength = talks.length === 0 ? 1 : talks.reduce((sum, length) => sum + length, 0) / talks.length
  return {
    space,
    mask,
    ordinals: permitted.subarray(0, count),
    meanLength: count === 0 ? 1 : total / count,
    sessionLength,
    meanSessionLength,
    previous,
    next,
    speakers: [...index.speakerNames.keys()].filter((speaker) => heard[speaker] === 1),
  }
}

export function bm25(count: number, idf: number, length: number, meanLength: number): number {
  return (idf * count * (saturation + 1)) / (count + saturation * (1 - lengthShare + (lengthShare * length) / meanLength))
}

export function inverseFrequency(containing: number, all: number): number {
  return Math.log(1 + (all - containing + 0.5) / (containing + 0.5))
}

export interface Occurrences {
  ordinals: number[]
  counts: number[]
}

/** The `count`-th highest of the values, or the lowest when there are fewer. */
export function bar(values: Float64Array, count: number): number {
  return values.length <= count ? -Infinity : (values.toSorted()[values.length - count] ?? -Infinity)
}

/** Permitted memories holding a term, with how often. */
export function occurrences(index: SearchIndex, permitted: Permitted, term: string): Occurrences {
  const ordinals: number[] = []
  const counts: number[] = []
  const posting = index.posting(term)
  if (posting === undefined) return { ordinals, counts }
  for (let at = 0; at < posting.ordinals.length; at += 1) {
    const ordinal = posting.ordinals[at] ?? 0
    if (permitted.mask[ordinal] !== 1) continue
    ordinals.push(ordinal)
    counts.push(posting.counts[at] ?? 0)
  }
  return { ordinals, counts }
}

/** As `occurrences`, counting words of the same family for less than the word itself. */
export function occurrencesOfFamily(index: SearchIndex, permitted: Permitted, term: string, kinWeight: number): Occurrences {
  const kin = kinWeight > 0 ? index.kinOf(term) : []
  const own = occurrences(index, permitted, term)
  if (kin.length === 0) return own
  const counted = new Map(own.ordinals.map((ordinal, at) => [ordinal, own.counts[at] ?? 0]))
  for (const other of kin) {
    const { ordinals, counts } = occurrences(index, permitted, other)
    ordinals.forEach((ordinal, at) => counted.set(ordinal, (counted.get(ordinal) ?? 0) + (counts[at] ?? 0) * kinWeight))
  }
  const ordinals = [...counted.keys()].toSorted((a, b) => a - b)
  return { ordinals, counts: ordinals.map((ordinal) => counted.get(ordinal) ?? 0) }
}
