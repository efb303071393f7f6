import type { Similarity } from '@kith/server/src/memory/rank-similar.ts'
import { rankMemories } from '@kith/server/src/memory/rank.ts'
import type { SearchIndex } from '@kith/server/src/memory/search-index.ts'
import { plainFinder, type Finder } from './recall-baseline.ts'
import type { Conversation, DataSet, Question } from './recall-data.ts'
import { everyone, indexOf } from './recall-index.ts'
import type { Meanings } from './recall-meanings.ts'
import { sketchFinder } from './recall-sketch.ts'

const mostFound = 20

/** Who looks: plain BM25, the afternoon's sketch, ours by words alone, and ours with an embedding model. */
export const seekers = ['plain', 'sketch', 'ours', 'meaning'] as const
export type Seeker = (typeof seekers)[number]

export interface Answer {
  question: Question
  /** The first twenty turns each finds; nothing for who was not asked. */
  found: Record<Seeker, string[]>
}

/** What each who is wanted finds for every question that can be scored. */
export function answered(data: DataSet, meanings: Meanings | null = null, wanted: readonly Seeker[] = seekers): Answer[] {
  const questions = Map.groupBy(data.questions, ({ conversation }) => conversation)
  return data.conversations.flatMap((conversation) => {
    const some = (questions.get(conversation.id) ?? []).filter(({ evidence }) => evidence.length > 0)
    if (some.length === 0) return []
    const seeks = finders(conversation, meanings)
    const asking = wanted.map((seeker) => [seeker, seeks[seeker]()] as const)
    return some.map((question) => {
      const found: Answer['found'] = { plain: [], sketch: [], ours: [], meaning: [] }
      for (const [seeker, find] of asking) found[seeker] = find(question)
      return { question, found }
    })
  })
}

function finders(conversation: Conversation, meanings: Meanings | null): Record<Seeker, () => (question: Question) => string[]> {
  const { turns } = conversation
  const nowMs = lastOf(conversation)
  const textOnly = (finder: Finder) => (question: Question) => finder(question.text, mostFound)
  return {
    plain: () => textOnly(plainFinder(turns)),
    sketch: () => textOnly(sketchFinder(turns)),
    ours: () => {
      const index = indexOf(turns)
      return (question) => ranked(index, question, nowMs)
    },
    meaning: () => {
      const index = indexOf(turns)
      return (question) => (meanings === null ? [] : ranked(index, question, nowMs, meanings(conversation, question)))
    },
  }
}

/** In percent: the mean share of a question's evidence among the first so many found. */
export function recall(answers: readonly Answer[], by: Seeker, limit: number): number {
  const sum = answers.reduce((total, { question, found }) => {
    const kept = new Set(found[by].slice(0, limit))
    return total + question.evidence.filter((id) => kept.has(id)).length / question.evidence.length
  }, 0)
  return Math.round((sum / Math.max(1, answers.length)) * 1000) / 10
}

export function ranked(index: SearchIndex, question: Question, nowMs: number, similarity?: Similarity): string[] {
  const query = { text: question.text, listeners: [everyone], namesPresent: [], nowMs, limit: mostFound, exclude: new Set<string>() }
  const asker = question.asker === undefined ? {} : { askerName: question.asker }
  return rankMemories(index, { ...query, ...asker }, similarity === undefined ? {} : { similarity }).map(({ id }) => id)
}

export function lastOf({ turns }: Conversation): number {
  return turns.at(-1)?.atMs ?? 0
}
