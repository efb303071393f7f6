import { readFile } from 'node:fs/promises'
import { SearchIndex } from '@kith/server/src/memory/search-index.ts'
import { recallSet } from '../data/recall/conversations.ts'
import { dataSetSchema, type DataSet } from './recall-data.ts'
import { answered, indexOf, lastOf, ranked, recall, type Answer } from './recall-evidence.ts'

const someEpisodes = 10_000
const manyEpisodes = 100_000
const timedQueries = 200

export interface RecallBench extends Record<string, unknown> {
  questions: number
  /** Evidence recall in percent, over all questions and by language. */
  recallAt5: number
  recallAt10: number
  recallAt20: number
  baselineAt10: number
  recallAt10En?: number
  baselineAt10En?: number
  recallAt10Zh?: number
  baselineAt10Zh?: number
  byCategory: Record<string, number>
  baselineByCategory: Record<string, number>
  /** Of our own set: the half the ranking was tuned on, and the half it never saw. */
  byHalf?: Record<string, number>
  loadMs: number
  queryP95Ms: number
  episodes: number
  queryP95Ms100k: number
}

/**
 * How much of the evidence is found, on a data set file (`--data FILE`) or on our own set; and how long a query takes
 * among 10,000 and 100,000 episodes made of the same lines.
 */
export async function run({ dataFile = dataFileFromArguments() }: { dataFile?: string | null } = {}): Promise<RecallBench> {
  const data = dataFile === null ? ownSet() : dataSetSchema.parse(JSON.parse(await readFile(dataFile, 'utf8')))
  const answers = answered(data)
  const of = (part: (answer: Answer) => boolean) => answers.filter(part)
  const en = of(({ question }) => question.lang === 'en')
  const zh = of(({ question }) => question.lang === 'zh')
  const { loadMs, crowd } = timedLoad(data)
  return {
    questions: data.questions.length,
    recallAt5: recall(answers, 'ours', 5),
    recallAt10: recall(answers, 'ours', 10),
    recallAt20: recall(answers, 'ours', 20),
    baselineAt10: recall(answers, 'baseline', 10),
    ...(en.length > 0 ? { recallAt10En: recall(en, 'ours', 10), baselineAt10En: recall(en, 'baseline', 10) } : {}),
    ...(zh.length > 0 ? { recallAt10Zh: recall(zh, 'ours', 10), baselineAt10Zh: recall(zh, 'baseline', 10) } : {}),
    byCategory: byCategory(answers, 'ours'),
    baselineByCategory: byCategory(answers, 'baseline'),
    ...(dataFile === null ? { byHalf: byHalf(answers) } : {}),
    loadMs,
    queryP95Ms: queryTime(data, crowd),
    episodes: crowd.size,
    queryP95Ms100k: queryTime(data, crowdOf(data, manyEpisodes)),
  }
}

function dataFileFromArguments(): string | null {
  const at = process.argv.indexOf('--data')
  return (at < 0 ? undefined : process.argv[at + 1]) ?? null
}

function ownSet(): DataSet {
  const [tuned, held] = [recallSet('tuned'), recallSet('held')]
  return { conversations: [...tuned.conversations, ...held.conversations], questions: [...tuned.questions, ...held.questions] }
}

function byCategory(answers: readonly Answer[], by: 'ours' | 'baseline'): Record<string, number> {
  const kinds = Map.groupBy(answers, ({ question }) => String(question.category ?? 'all'))
  return Object.fromEntries([...kinds].map(([kind, some]) => [kind, recall(some, by, 10)]))
}

function byHalf(answers: readonly Answer[]): Record<string, number> {
  const halves = Map.groupBy(answers, ({ question }) => question.conversation.split('-', 2).join('-'))
  return Object.fromEntries(
    [...halves].flatMap(([half, some]) => [
      [half, recall(some, 'ours', 10)],
      [`${half}-baseline`, recall(some, 'baseline', 10)],
    ]),
  )
}

/** The data set again and again, until one resident has heard so many lines. */
function crowdOf(data: DataSet, episodes: number): SearchIndex {
  const turns = data.conversations.flatMap((conversation) => conversation.turns)
  const index = new SearchIndex(0)
  for (let copy = 0; index.size < episodes && turns.length > 0; copy += 1) indexOf(turns.slice(0, episodes - index.size), index, ` ${copy}`)
  return index
}

/** The second of two: the first warms the code up, as another resident's waking does. */
function timedLoad(data: DataSet): { loadMs: number; crowd: SearchIndex } {
  crowdOf(data, someEpisodes)
  const startedMs = performance.now()
  const crowd = crowdOf(data, someEpisodes)
  return { loadMs: Math.round(performance.now() - startedMs), crowd }
}

function queryTime(data: DataSet, index: SearchIndex): number {
  const nowMs = Math.max(0, ...data.conversations.map((conversation) => lastOf(conversation)))
  const step = Math.max(1, Math.floor(data.questions.length / timedQueries))
  const questions = data.questions.filter((_, at) => at % step === 0)
  for (const question of questions.slice(0, 50)) ranked(index, question, nowMs)
  const times = questions.map((question) => {
    const startedMs = performance.now()
    ranked(index, question, nowMs)
    return performance.now() - startedMs
  })
  return Math.round((times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0) * 100) / 100
}
