import { readFile } from 'node:fs/promises'
import { createOpenAiEmbedding } from '@kith/server/src/models/openai/embedding.ts'
import type { EmbeddingModel } from '@kith/server/src/models/port.ts'
import type { Similarity } from '@kith/server/src/memory/rank-similar.ts'
import { SearchIndex } from '@kith/server/src/memory/search-index.ts'
import { recallSet } from '../data/recall/conversations.ts'
import { plainSet } from '../data/recall/plain-conversations.ts'
import { dataSetSchema, type DataSet } from './recall-data.ts'
import { answered, lastOf, ranked, recall, seekers, type Answer, type Seeker } from './recall-evidence.ts'
import { indexOf } from './recall-index.ts'
import { meaningsOf, senselessLikeness } from './recall-meanings.ts'

const someEpisodes = 10_000
const manyEpisodes = 100_000
const timedQueries = 200

export interface RecallBench extends Record<string, unknown> {
  questions: number
  /** Evidence recall in percent, over all questions. */
  recallAt5: number
  recallAt10: number
  recallAt20: number
  baselineAt10: number
  sketchAt10: number
  byCategory: Record<string, number>
  baselineByCategory: Record<string, number>
  sketchByCategory: Record<string, number>
  /** Evidence recall at ten of each who looked, for each set and language: the half the ranking was tuned on, the half it never saw, plain talk. */
  bySet: Record<string, Partial<Record<Seeker, number>>>
  /** With an embedding model: its name, and what it brings. */
  meaningModel?: string
  meaningAt10?: number
  loadMs: number
  queryP95Ms: number
  /** The same with vectors of 384 numbers to compare besides. */
  meaningP95Ms: number
  episodes: number
  queryP95Ms100k: number
}

/**
 * How much of the evidence is found, on a data set file (`--data FILE`) or on our own sets; and how long a query takes
 * among 10,000 and 100,000 episodes made of the same lines. With `KITH_EMBEDDING_MODEL` and
 * `KITH_EMBEDDING_BASE_URL` or `OPENAI_BASE_URL` (or a key) also what that model adds.
 */
export async function run({ dataFile = dataFileFromArguments() }: { dataFile?: string | null } = {}): Promise<RecallBench> {
  const sets = dataFile === null ? ownSets() : { file: dataSetSchema.parse(JSON.parse(await readFile(dataFile, 'utf8'))) }
  const model = embeddingFromEnvironment()
  const answers: Answer[] = []
  const bySet: RecallBench['bySet'] = {}
  for (const [name, set] of Object.entries(sets)) {
    const found = answered(set, model === null ? null : await meaningsOf(set, model))
    answers.push(...found)
    for (const [lang, some] of Map.groupBy(found, ({ question }) => question.lang)) {
      printTable(`${name} ${lang}`, some, model?.name ?? null)
      bySet[`${name}-${lang}`] = eachSeeker(some, model !== null)
    }
  }
  const all = Object.values(sets)
  const data = { conversations: all.flatMap((set) => set.conversations), questions: all.flatMap((set) => set.questions) }
  const { loadMs, crowd } = timedLoad(data)
  return {
    questions: data.questions.length,
    recallAt5: recall(answers, 'ours', 5),
    recallAt10: recall(answers, 'ours', 10),
    recallAt20: recall(answers, 'ours', 20),
    baselineAt10: recall(answers, 'plain', 10),
    sketchAt10: recall(answers, 'sketch', 10),
    byCategory: byCategory(answers, 'ours'),
    baselineByCategory: byCategory(answers, 'plain'),
    sketchByCategory: byCategory(answers, 'sketch'),
    bySet,
    ...(model === null ? {} : { meaningModel: model.name, meaningAt10: recall(answers, 'meaning', 10) }),
    loadMs,
    queryP95Ms: queryTime(data, crowd),
    meaningP95Ms: queryTime(data, crowd, senselessLikeness(crowd.memories.flatMap((memory) => memory?.document.id ?? []))),
    episodes: crowd.size,
    queryP95Ms100k: queryTime(data, crowdOf(data, manyEpisodes)),
  }
}

function dataFileFromArguments(): string | null {
  const at = process.argv.indexOf('--data')
  return (at < 0 ? undefined : process.argv[at + 1]) ?? null
}

function ownSets(): Record<string, DataSet> {
  return { tuned: recallSet('tuned'), held: recallSet('held'), 'plain-tuned': plainSet('tuned'), 'plain-held': plainSet('held') }
}

function embeddingFromEnvironment(): EmbeddingModel | null {
  const { KITH_EMBEDDING_MODEL: name = '', OPENAI_BASE_URL: baseUrl = null, OPENAI_API_KEY: apiKey = null } = process.env
  const { KITH_EMBEDDING_BASE_URL: own = '', KITH_EMBEDDING_API_KEY: ownKey = null } = process.env
  return name === ''
    ? null
    : createOpenAiEmbedding(name, own === '' ? { apiKey: ownKey ?? apiKey, baseUrl } : { apiKey: ownKey, baseUrl: own })
}

function byCategory(answers: readonly Answer[], by: Seeker): Record<string, number> {
  return Object.fromEntries([...kindsOf(answers)].map(([kind, some]) => [kind, recall(some, by, 10)]))
}

function kindsOf(answers: readonly Answer[]): Map<string, Answer[]> {
  return Map.groupBy(answers, ({ question }) => String(question.category ?? 'any'))
}

function eachSeeker(answers: readonly Answer[], withMeaning: boolean): Partial<Record<Seeker, number>> {
  const asked = seekers.filter((seeker) => withMeaning || seeker !== 'meaning')
  return Object.fromEntries(asked.map((seeker) => [seeker, recall(answers, seeker, 10)]))
}

/** One row for each who looked, one column for each kind of question: evidence found among the first ten. */
function printTable(title: string, answers: readonly Answer[], modelName: string | null): void {
  const columns = [['all', [...answers]] as const, ...[...kindsOf(answers)].toSorted(([a], [b]) => (a < b ? -1 : 1))]
  const names: Record<Seeker, string> = { plain: 'BM25', sketch: 'sketch', ours: 'ours', meaning: `+ ${modelName ?? ''}` }
  const row = (first: string, cells: string[]): string => first.padEnd(24).slice(0, 24) + cells.map((cell) => cell.padStart(15)).join('')
  const lines = [
    row(
      title,
      columns.map(([kind, some]) => `${kind} (${some.length})`),
    ),
  ]
  for (const seeker of seekers) {
    if (seeker === 'meaning' && modelName === null) continue
    lines.push(
      row(
        `  ${names[seeker]}`,
        columns.map(([, some]) => recall(some, seeker, 10).toFixed(1)),
      ),
    )
  }
  console.log(`${lines.join('\n')}\n`)
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

function queryTime(data: DataSet, index: SearchIndex, likeness?: Similarity): number {
  const nowMs = Math.max(0, ...data.conversations.map((conversation) => lastOf(conversation)))
  const step = Math.max(1, Math.floor(data.questions.length / timedQueries))
  const questions = data.questions.filter((_, at) => at % step === 0)
  for (const question of questions.slice(0, 50)) ranked(index, question, nowMs, likeness)
  const times = questions.map((question) => {
    const startedMs = performance.now()
    ranked(index, question, nowMs, likeness)
    return performance.now() - startedMs
  })
  return Math.round((times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0) * 100) / 100
}
