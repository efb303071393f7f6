import { createRandom, seedFrom, type Random } from '@kith/server/src/models/script/random.ts'
import type { Conversation, DataSet, Question, Turn } from '../../bench/recall-data.ts'
import { plainChatter, plainThreads, type Half, type Line, type Thread } from './threads.ts'

const conversationsOf: Record<Half, number> = { tuned: 8, held: 8 }
const threadsEach: Record<Half, number> = { tuned: 9, held: 9 }
const questionsEach = 22
const dayMs = 86_400_000
const firstDayMs = Date.UTC(2024, 2, 3, 17)
const leastTurns = 15
const people =
  'Nora Dylan Beth Marcus Elena Theo Ruth Callum Aisha Peter Lorna Ivan Grace Owen Tessa Samir Hazel Victor Molly Idris Jean Kofi'.split(
    ' ',
  )

/** What one person is asked about over all that they told: lines of any matter that bear the label answer it together. */
const acrossMatters: [label: string, question: string][] = [
  ['relax', 'What does {A} do to relax?'],
  ['event', 'What events has {A} taken part in?'],
  ['pet', 'What pets does {A} have?'],
  ['trip', 'Which places has {A} been to?'],
  ['plan', 'What are {A}’s plans?'],
]

/**
 * Two old friends writing to each other over twenty to thirty evenings of fifteen turns and more, asked in plain words: the
 * talk most memories are made of. English; the tuned ones are there to look at, the held ones only to measure.
 */
export function plainSet(half: Half): DataSet {
  const threads = plainThreads(half)
  const drawn = Array.from({ length: conversationsOf[half] }, (_, at) => conversation(`plain-${half}-${at + 1}`, half, threads, at))
  return { conversations: drawn.map(({ conversation }) => conversation), questions: drawn.flatMap(({ questions }) => questions) }
}

interface Told {
  thread: Thread
  cast: ReadonlyMap<string, string>
}
interface Block {
  lines: readonly Line[]
  told: Told | null
  cast: ReadonlyMap<string, string>
}

function conversation(id: string, half: Half, threads: readonly Thread[], at: number) {
  const random = createRandom(seedFrom('plain', id))
  const pair = [people[(at * 2) % people.length] ?? '', people[(at * 2 + 1) % people.length] ?? '']
  const told = random
    .shuffled(threads)
    .slice(0, threadsEach[half])
    .map((thread, place): Told => ({ thread, cast: castOf(thread, place % 2 === 0 ? pair : pair.toReversed(), random) }))
  const evenings = Array.from({ length: 20 + Math.floor(random.next() * 11) }, (): Block[] => [])
  for (const one of told) {
    const chosen = random.shuffled([...evenings.keys()]).slice(0, one.thread.episodes.length)
    one.thread.episodes.forEach((lines, episode) =>
      evenings[chosen.toSorted((a, b) => a - b)[episode] ?? 0]?.push({ lines, told: one, cast: one.cast }),
    )
  }
  for (const blocks of evenings) fillUp(blocks, pair, random)
  const { turns, idsOf } = spoken(id, evenings, random)
  return { conversation: { id, turns } satisfies Conversation, questions: asked(id, told, idsOf, random) }
}

function castOf(thread: Thread, [a = '', b = '']: readonly string[], random: Random): ReadonlyMap<string, string> {
  const slots = thread.slots.map(({ name, values }) => [name, values[Math.floor(random.next() * values.length)] ?? ''] as const)
  return new Map([['A', a], ['B', b], ...slots])
}

/** Small talk before, between and after, until the evening is as long as evenings are. */
function fillUp(blocks: Block[], pair: readonly string[], random: Random): void {
  const wanted = leastTurns + Math.floor(random.next() * 16)
  const chatter = random.shuffled(plainChatter())
  for (let count = blocks.reduce((sum, { lines }) => sum + lines.length, 0); count < wanted;) {
    const lines = chatter.pop()
    if (lines === undefined) return
    const [P = '', Q = ''] = random.shuffled(pair)
    const cast = new Map(Object.entries({ P, Q }))
    blocks.splice(Math.floor(random.next() * (blocks.length + 1)), 0, { lines, told: null, cast })
    count += lines.length
  }
}

type IdsOf = ReadonlyMap<Told, ReadonlyMap<string, string[]>>

function spoken(id: string, evenings: readonly Block[][], random: Random): { turns: Turn[]; idsOf: IdsOf } {
  const turns: Turn[] = []
  const idsOf = new Map<Told, Map<string, string[]>>()
  let startMs = firstDayMs
  evenings.forEach((blocks, evening) => {
    let atMs = startMs
    let place = 0
    for (const { lines, told, cast } of blocks) {
      for (const { who, label, text } of lines) {
        place += 1
        const turn = { id: `${id}:D${evening + 1}:${place}`, session: `${id}:D${evening + 1}`, speaker: cast.get(who) ?? who, atMs }
        turns.push({ ...turn, text: filled(text, cast) })
        if (told !== null && label !== null) for (const one of label.split('+')) note(idsOf, told, one, turn.id)
        atMs += 20_000 + Math.floor(random.next() * 60_000)
      }
    }
    startMs += (2 + Math.floor(random.next() * 14)) * dayMs
  })
  return { turns, idsOf }
}

function note(idsOf: Map<Told, Map<string, string[]>>, told: Told, label: string, id: string): void {
  const ids = idsOf.get(told) ?? new Map<string, string[]>()
  ids.set(label, [...(ids.get(label) ?? []), id])
  idsOf.set(told, ids)
}

function asked(id: string, told: readonly Told[], idsOf: IdsOf, random: Random): Question[] {
  const owners = [...new Set(told.map(({ cast }) => cast.get('A') ?? ''))]
  const wide = owners.flatMap((owner) =>
    acrossMatters.flatMap(([label, text]) => {
      const evidence = told.flatMap((one) => (one.cast.get('A') === owner ? (idsOf.get(one)?.get(label) ?? []) : []))
      return evidence.length < 2 ? [] : [{ text: filled(text, new Map([['A', owner]])), evidence, category: 'multi' }]
    }),
  )
  const own = told.flatMap((one) =>
    one.thread.questions.map(({ kind, text, evidence }) => ({
      text: filled(text, one.cast),
      evidence: evidence.flatMap((label) => idsOf.get(one)?.get(label) ?? []),
      category: kind,
    })),
  )
  return [...wide, ...random.shuffled(own)]
    .slice(0, questionsEach)
    .map((question, at) => ({ ...question, id: `${id}?${at + 1}`, conversation: id, lang: 'en' }))
}

function filled(text: string, cast: ReadonlyMap<string, string>): string {
  return text.replace(/\{([^}]+)\}/gu, (slot, name: string) => cast.get(name) ?? slot)
}
