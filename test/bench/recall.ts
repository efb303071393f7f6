import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { defaultWeights, rankMemories, type RankWeights } from '@kith/server/src/memory/rank.ts'
import { SearchIndex } from '@kith/server/src/memory/search-index.ts'
import { languageSchema } from '@kith/shared/text'
import { z } from 'zod'

const dataSetSchema = z.object({
  conversations: z.array(
    z.object({
      id: z.string(),
      turns: z.array(z.object({ id: z.string(), session: z.string(), speaker: z.string(), atMs: z.number(), text: z.string() })),
    }),
  ),
  questions: z.array(
    z.object({
      id: z.string(),
      conversation: z.string(),
      text: z.string(),
      asker: z.string().optional(),
      evidence: z.array(z.string()).min(1),
      category: z.union([z.string(), z.number()]).optional(),
      lang: languageSchema,
    }),
  ),
})
type DataSet = z.infer<typeof dataSetSchema>

/** Plain BM25 over single turns: what any memory should beat. */
const baselineWeights: RankWeights = {
  turn: 1,
  withPrevious: 0,
  window1: 0,
  window2: 0,
  session: 0,
  named: 0,
  present: 0,
  feedback: 0,
  related: 0,
  similar: 0,
  importance: 0,
}
const sample = fileURLToPath(new URL('./recall-sample.json', import.meta.url))
const listener = 'everyone'
const crowdedEpisodes = 10_000

export interface RecallBench extends Record<string, unknown> {
  questions: number
  recallAt5: number
  recallAt10: number
  recallAt20: number
  baselineAt10: number
  byCategory: Record<string, number>
  queryP95Ms: number
  episodes: number
}

/**
 * Evidence recall in percent on a data set file (`--data FILE`: conversations of turns, questions with the turns that
 * answer them), or on the small committed sample; and the time of a query among 10,000 episodes made of the same lines.
 */
export async function run({ dataFile = dataFileFromArguments() }: { dataFile?: string } = {}): Promise<RecallBench> {
  const data = dataSetSchema.parse(JSON.parse(await readFile(dataFile, 'utf8')))
  const indexes = new Map(data.conversations.map((conversation) => [conversation.id, indexOf(conversation.turns, 1)]))
  const ours = evidenceRecall(data, indexes, defaultWeights)
  const crowd = crowdOf(data)
  return {
    questions: data.questions.length,
    recallAt5: percent(ours.at(5)),
    recallAt10: percent(ours.at(10)),
    recallAt20: percent(ours.at(20)),
    baselineAt10: percent(evidenceRecall(data, indexes, baselineWeights).at(10)),
    byCategory: ours.byCategory(10),
    queryP95Ms: queryTime(data, crowd),
    episodes: crowd.size,
  }
}

function dataFileFromArguments(): string {
  const at = process.argv.indexOf('--data')
  return (at < 0 ? undefined : process.argv[at + 1]) ?? sample
}

type Turn = DataSet['conversations'][number]['turns'][number]

function indexOf(turns: readonly Turn[], copies: number, index = new SearchIndex(0)): SearchIndex {
  for (let copy = 0; copy < copies; copy += 1) {
    for (const turn of turns) {
      index.add({
        id: copies === 1 ? turn.id : `${turn.id} ${copy}`,
        kind: 'episode',
        sessionId: `${turn.session} ${copy}`,
        speakerName: turn.speaker,
        text: turn.text,
        atMs: turn.atMs,
        audience: [listener],
        importance: 0.2,
      })
    }
  }
  return index
}

/** The data set again and again, until one resident has heard 10,000 lines. */
function crowdOf(data: DataSet): SearchIndex {
  const turns = data.conversations.flatMap((conversation) => conversation.turns)
  return indexOf(turns, Math.max(1, Math.ceil(crowdedEpisodes / Math.max(1, turns.length))))
}

interface Outcome {
  at(limit: number): number
  byCategory(limit: number): Record<string, number>
}

function evidenceRecall(data: DataSet, indexes: ReadonlyMap<string, SearchIndex>, weights: RankWeights): Outcome {
  const answers = data.questions.flatMap((question) => {
    const index = indexes.get(question.conversation)
    return index === undefined ? [] : [{ question, found: ranked(index, question, 20, weights) }]
  })
  const share = (some: typeof answers, limit: number) =>
    some.reduce((sum, { question, found }) => {
      const kept = new Set(found.slice(0, limit))
      return sum + question.evidence.filter((id) => kept.has(id)).length / question.evidence.length
    }, 0) / Math.max(1, some.length)
  return {
    at: (limit) => share(answers, limit),
    byCategory(limit) {
      const kinds = Map.groupBy(answers, ({ question }) => String(question.category ?? 'all'))
      return Object.fromEntries([...kinds].map(([kind, some]) => [kind, percent(share(some, limit))]))
    },
  }
}

function ranked(index: SearchIndex, question: DataSet['questions'][number], limit: number, weights: RankWeights): string[] {
  const query = { text: question.text, listeners: [listener], namesPresent: [], nowMs: 0, limit, exclude: new Set<string>() }
  return rankMemories(index, query, { weights }).map(({ id }) => id)
}

function queryTime(data: DataSet, index: SearchIndex): number {
  const times: number[] = []
  for (let round = 0; round < Math.ceil(100 / data.questions.length) + 1; round += 1) {
    for (const question of data.questions) {
      const startedMs = performance.now()
      ranked(index, question, 20, defaultWeights)
      // The first round warms the code up, as a resident's first talk does.
      if (round > 0) times.push(performance.now() - startedMs)
    }
  }
  return Math.round((times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0) * 100) / 100
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10
}
