import { rankMemories } from '@kith/server/src/memory/rank.ts'
import { SearchIndex } from '@kith/server/src/memory/search-index.ts'
import { PlainBm25 } from './recall-baseline.ts'
import type { Conversation, DataSet, Question, Turn } from './recall-data.ts'

const listener = 'everyone'

export interface Answer {
  question: Question
  ours: string[]
  baseline: string[]
}

/** The first twenty turns each finds, for every question that can be scored. */
export function answered(data: DataSet): Answer[] {
  const questions = Map.groupBy(data.questions, ({ conversation }) => conversation)
  return data.conversations.flatMap((conversation) => {
    const index = indexOf(conversation.turns)
    const plain = new PlainBm25(conversation.turns)
    const nowMs = lastOf(conversation)
    return (questions.get(conversation.id) ?? [])
      .filter(({ evidence }) => evidence.length > 0)
      .map((question) => ({ question, ours: ranked(index, question, nowMs), baseline: plain.best(question.text, 20) }))
  })
}

/** In percent: the mean share of a question's evidence among the first so many found. */
export function recall(answers: readonly Answer[], by: 'ours' | 'baseline', limit: number): number {
  const sum = answers.reduce((total, { question, [by]: found }) => {
    const kept = new Set(found.slice(0, limit))
    return total + question.evidence.filter((id) => kept.has(id)).length / question.evidence.length
  }, 0)
  return Math.round((sum / Math.max(1, answers.length)) * 1000) / 10
}

export function ranked(index: SearchIndex, question: Question, nowMs: number): string[] {
  const query = { text: question.text, listeners: [listener], namesPresent: [], nowMs, limit: 20, exclude: new Set<string>() }
  const asker = question.asker === undefined ? {} : { askerName: question.asker }
  return rankMemories(index, { ...query, ...asker }).map(({ id }) => id)
}

export function indexOf(turns: readonly Turn[], index = new SearchIndex(0), copy = ''): SearchIndex {
  for (const { id, session, speaker, text, atMs } of turns) {
    index.add({
      id: `${id}${copy}`,
      kind: 'episode',
      sessionId: `${session}${copy}`,
      speakerName: speaker,
      text,
      atMs,
      audience: [listener],
      importance: 0.2,
    })
  }
  return index
}

export function lastOf({ turns }: Conversation): number {
  return turns.at(-1)?.atMs ?? 0
}
