import { tokens } from '@kith/server/src/memory/tokens/tokens.ts'
import type { Turn } from './recall-data.ts'

const saturation = 1.2
const lengthShare = 0.75

/** Finds the turns that answer a question, best first. */
export type Finder = (question: string, limit: number) => string[]

/** BM25 as the textbook has it, over documents given as their words. */
export class Bm25 {
  private readonly documents: { counts: ReadonlyMap<string, number>; length: number }[]
  private readonly containing = new Map<string, number>()
  private readonly meanLength: number

  constructor(documents: readonly (readonly string[])[]) {
    this.documents = documents.map((words) => {
      const counts = new Map<string, number>()
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
      for (const word of counts.keys()) this.containing.set(word, (this.containing.get(word) ?? 0) + 1)
      return { counts, length: words.length }
    })
    this.meanLength =
      Math.max(
        1,
        this.documents.reduce((sum, { length }) => sum + length, 0),
      ) / Math.max(1, documents.length)
  }

  /** Of each document, in their order. Words count for their weight. */
  scores(asked: ReadonlyMap<string, number>): number[] {
    return this.documents.map(({ counts, length }) => {
      let score = 0
      for (const [word, weight] of asked) {
        const count = counts.get(word)
        if (count === undefined) continue
        const around = saturation * (1 - lengthShare + (lengthShare * length) / this.meanLength)
        score += (weight * this.inverseFrequency(word) * count * (saturation + 1)) / (count + around)
      }
      return score
    })
  }

  inverseFrequency(word: string): number {
    const containing = this.containing.get(word) ?? 0
    return Math.log(1 + (this.documents.length - containing + 0.5) / (containing + 0.5))
  }
}

export function eachOnce(words: readonly string[]): Map<string, number> {
  return new Map(words.map((word) => [word, 1]))
}

export function bestOf(turns: readonly Turn[], scores: readonly number[], limit: number): string[] {
  return turns
    .map(({ id }, at) => ({ id, score: scores[at] ?? 0 }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ id }) => id)
}

/** Plain BM25 over single turns, with the same words as ours: what any memory should beat. */
export function plainFinder(turns: readonly Turn[]): Finder {
  const single = new Bm25(turns.map(({ text }) => tokens(text)))
  return (question, limit) => bestOf(turns, single.scores(eachOnce(tokens(question))), limit)
}
