import { createRandom, seedFrom, type Random } from '@kith/server/src/models/script/random.ts'
import type { Language } from '@kith/shared/text'
import type { Conversation, DataSet, Question, Turn } from '../../bench/recall-data.ts'
import { chatterOf, threadsOf, type Half, type Kind, type Line, type Thread } from './threads.ts'

const conversationsPerHalf = 15
const threadsEach = 14
const questionsEach = 10
const dayMs = 86_400_000
const firstDayMs = Date.UTC(2025, 0, 6, 18, 30)
const names: Record<Language, string[]> = {
  en: 'Ada Bo Clara Dimitri Edith Farid Greta Hamish Ines Jonas Keiko Leo Mabel Nuno Orla Priya Ruben Saskia Tariq Una Viktor Wanda Yusuf Zoe'.split(
    ' ',
  ),
  zh: '陈默 小鹿 阿凯 沈青禾 林一舟 美琳 大伟 苏晴 周野 许知远 阿宁 何安 老顾 唐果 江离 叶子 小满哥 方圆 罗岩 秦桑'.split(' '),
}
/** How many of each kind a conversation is asked, as far as its threads go; the rest are filled up. */
const quota: [Kind, number][] = [
  ['single', 4],
  ['multi', 2],
  ['temporal', 1],
  ['changed', 1],
  ['never', 2],
]

/**
 * Thirty conversations of three to five people over eight to twelve evenings, half English and half Chinese: what happens
 * in their lives is written by hand, thread by thread; who tells it, when, and among what chatter is drawn from a seed.
 */
export function recallSet(half: Half): DataSet {
  const drawn = (['en', 'zh'] as const).flatMap((lang) => {
    const threads = threadsOf(lang, half)
    const chatter = chatterOf(lang)
    return Array.from({ length: conversationsPerHalf }, (_, at) => conversation(`${half}-${lang}-${at + 1}`, lang, threads, chatter))
  })
  return { conversations: drawn.map(({ conversation }) => conversation), questions: drawn.flatMap(({ questions }) => questions) }
}

/** Lines said one after another, with what fills their gaps. */
interface Block {
  lines: Line[]
  cast: ReadonlyMap<string, string>
  labelPrefix: string
}
interface Told {
  thread: Thread
  cast: ReadonlyMap<string, string>
}

function conversation(id: string, lang: Language, threads: readonly Thread[], chatter: readonly Line[][]) {
  const random = createRandom(seedFrom('recall', id))
  const people = random.shuffled(names[lang]).slice(0, 3 + Math.floor(random.next() * 3))
  const told = random
    .shuffled(threads)
    .slice(0, threadsEach)
    .map((thread, at): Told => ({ thread, cast: castOf(thread, people, at, random) }))
  const sessions = Array.from({ length: 8 + Math.floor(random.next() * 5) }, (): Block[] => [])
  for (const { thread, cast } of told) {
    const evenings = random
      .shuffled([...sessions.keys()])
      .slice(0, thread.episodes.length)
      .toSorted((a, b) => a - b)
    thread.episodes.forEach((lines, at) => sessions[evenings[at] ?? 0]?.push({ lines, cast, labelPrefix: thread.id }))
  }
  for (const lines of chatter) {
    const [P = '', Q = '', R = ''] = random.shuffled(people)
    sessions[Math.floor(random.next() * sessions.length)]?.push({ lines, cast: new Map(Object.entries({ P, Q, R })), labelPrefix: '' })
  }
  const { turns, idOf } = spoken(id, sessions, random)
  return { conversation: { id, turns } satisfies Conversation, questions: asked(id, lang, told, people, idOf, random) }
}

/** Matters go round, so that everybody has some of their own. */
function castOf(thread: Thread, people: readonly string[], at: number, random: Random): ReadonlyMap<string, string> {
  const owner = people[at % people.length] ?? ''
  const [second = '', third = ''] = random.shuffled(people.filter((name) => name !== owner))
  const cast = new Map([
    ['A', owner],
    ['B', second],
    ['C', third],
  ])
  for (const { name, values } of thread.slots) cast.set(name, values[Math.floor(random.next() * values.length)] ?? '')
  return cast
}

function spoken(id: string, sessions: readonly Block[][], random: Random): { turns: Turn[]; idOf: ReadonlyMap<string, string> } {
  const turns: Turn[] = []
  const idOf = new Map<string, string>()
  let startMs = firstDayMs
  sessions.forEach((blocks, session) => {
    let atMs = startMs
    for (const { lines, cast, labelPrefix } of random.shuffled(blocks)) {
      for (const { who, label, text } of lines) {
        const turn = {
          id: `${id}:${session + 1}:${turns.length}`,
          session: `${id}:${session + 1}`,
          speaker: cast.get(who) ?? who,
          atMs,
          text: filled(text, cast),
        }
        turns.push(turn)
        if (label !== null) idOf.set(`${labelPrefix}@${label}`, turn.id)
        atMs += 15_000 + Math.floor(random.next() * 45_000)
      }
    }
    startMs += (3 + Math.floor(random.next() * 18)) * dayMs
  })
  return { turns, idOf }
}

function asked(
  id: string,
  lang: Language,
  told: readonly Told[],
  people: readonly string[],
  idOf: ReadonlyMap<string, string>,
  random: Random,
): Question[] {
  const all = random.shuffled(told.flatMap(({ thread, cast }) => thread.questions.map((question) => ({ question, thread, cast }))))
  const chosen = quota.flatMap(([kind, count]) => all.filter(({ question }) => question.kind === kind).slice(0, count))
  for (const one of all) if (chosen.length < questionsEach && !chosen.includes(one)) chosen.push(one)
  return chosen.map(({ question, thread, cast }, at) => ({
    id: `${id}?${at + 1}`,
    conversation: id,
    text: filled(question.text, cast),
    asker: random.shuffled(people)[0] ?? '',
    evidence: question.evidence.map((label) => idOf.get(`${thread.id}@${label}`) ?? label),
    category: question.kind,
    lang,
  }))
}

function filled(text: string, cast: ReadonlyMap<string, string>): string {
  return text.replace(/\{([^}]+)\}/gu, (slot, name: string) => cast.get(name) ?? slot)
}
