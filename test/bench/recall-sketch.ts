import { tokensOfDay } from '@kith/server/src/memory/tokens/dates.ts'
import { tokens } from '@kith/server/src/memory/tokens/tokens.ts'
import { Bm25, bestOf, eachOnce, type Finder } from './recall-baseline.ts'
import type { Turn } from './recall-data.ts'

const weights = { turn: 0.5, withPrevious: 1, window1: 0.5, window2: 0.3, session: 0.8, named: 0.3, feedback: 0.2 }
const feedbackTurns = 5
const feedbackWords = 12

/**
 * What can be had in an afternoon, and ours has to earn its length against: BM25 over turns, over each with the one before
 * and its month and year, over windows of three and of five and over sessions, each as a share of its best and summed; a
 * bonus for the speaker who is named; and once more with the words the best five share.
 */
export function sketchFinder(turns: readonly Turn[]): Finder {
  const words = turns.map(({ text }) => tokens(text))
  const around = (back: number, ahead: number) =>
    new Bm25(
      turns.map(({ session }, at) =>
        words.slice(Math.max(0, at - back), at + ahead + 1).flatMap((some, near) => {
          const other = turns[Math.max(0, at - back) + near]
          return other?.session === session ? some : []
        }),
      ),
    )
  const withPrevious = turns.map(({ session, atMs }, at) => {
    const before = turns[at - 1]?.session === session ? (words[at - 1] ?? []) : []
    return [...before, ...(words[at] ?? []), ...tokensOfDay(atMs, 0).filter((token) => !token.startsWith('d:'))]
  })
  const sessions = [...new Set(turns.map(({ session }) => session))]
  const placeOf = new Map(sessions.map((session, at) => [session, at]))
  const ofSession = new Bm25(sessions.map((session) => turns.flatMap((turn, at) => (turn.session === session ? (words[at] ?? []) : []))))
  const single = new Bm25(words)
  const [pair, three, five] = [new Bm25(withPrevious), around(1, 1), around(2, 2)]
  return (question, limit) => {
    const asked = eachOnce(tokens(question))
    const bySession = shares(ofSession.scores(asked))
    const parts = [
      { share: shares(single.scores(asked)), weight: weights.turn },
      { share: shares(pair.scores(asked)), weight: weights.withPrevious },
      { share: shares(three.scores(asked)), weight: weights.window1 },
      { share: shares(five.scores(asked)), weight: weights.window2 },
      { share: turns.map(({ session }) => bySession[placeOf.get(session) ?? -1] ?? 0), weight: weights.session },
      { share: turns.map(({ speaker }) => (question.toLowerCase().includes(speaker.toLowerCase()) ? 1 : 0)), weight: weights.named },
    ]
    const first = turns.map((_, at) => parts.reduce((sum, { share, weight }) => sum + (share[at] ?? 0) * weight, 0))
    const again = shares(single.scores(furtherWords(first, words, single, asked)))
    return bestOf(
      turns,
      first.map((score, at) => score + (again[at] ?? 0) * weights.feedback),
      limit,
    )
  }
}

/** What the best turns speak of besides what was asked, as far as it is rare. */
function furtherWords(scores: readonly number[], words: readonly string[][], single: Bm25, asked: ReadonlyMap<string, number>) {
  const best = [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, feedbackTurns)
  const found = new Map<string, number>()
  for (const at of best)
    for (const word of words[at] ?? [])
      if (!asked.has(word)) found.set(word, (found.get(word) ?? 0) + (scores[at] ?? 0) / Math.max(1, words[at]?.length ?? 1))
  const worth = ([word, weight]: [string, number]): number => weight * single.inverseFrequency(word)
  return new Map([...found].toSorted((a, b) => worth(b) - worth(a)).slice(0, feedbackWords))
}

/** Each as a share of the highest. */
function shares(scores: readonly number[]): number[] {
  const most = scores.reduce((a, b) => Math.max(a, b), 0)
  return most > 0 ? scores.map((score) => score / most) : [...scores]
}
