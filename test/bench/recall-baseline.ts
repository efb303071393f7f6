import { tokens } from '@kith/server/src/memory/tokens/tokens.ts'
import type { Turn } from './recall-data.ts'

const saturation = 1.2
const lengthShare = 0.75

/** Plain BM25 over single turns, as the textbook has it, with the same words as ours: what any memory should beat. */
export class PlainBm25 {
  private readonly turns: { id: string; counts: ReadonlyMap<string, number>; length: number }[]
  private readonly containing = new Map<string, number>()
  private readonly meanLength: number

  constructor(turns: readonly Turn[]) {
    this.turns = turns.map(({ id, text }) => {
      const words = tokens(text)
      const counts = new Map<string, number>()
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
      for (const word of counts.keys()) this.containing.set(word, (this.containing.get(word) ?? 0) + 1)
      return { id, counts, length: words.length }
    })
    this.meanLength = this.turns.reduce((sum, { length }) => sum + length, 0) / Math.max(1, this.turns.length)
  }

  best(question: string, limit: number): string[] {
    const asked = new Set(tokens(question))
    return this.turns
      .map((turn) => ({ id: turn.id, score: this.score(turn, asked) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ id }) => id)
  }

  private score({ counts, length }: PlainBm25['turns'][number], asked: ReadonlySet<string>): number {
    let score = 0
    for (const word of asked) {
      const count = counts.get(word)
      if (count === undefined) continue
      const containing = this.containing.get(word) ?? 0
      const idf = Math.log(1 + (this.turns.length - containing + 0.5) / (containing + 0.5))
      score += (idf * count * (saturation + 1)) / (count + saturation * (1 - lengthShare + (lengthShare * length) / this.meanLength))
    }
    return score
  }
}
