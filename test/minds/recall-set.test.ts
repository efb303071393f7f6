import { tokens } from '@kith/server/src/memory/tokens/tokens.ts'
import { createRandom, seedFrom } from '@kith/server/src/models/script/random.ts'
import { describe, expect, test } from 'vitest'
import { dataSetSchema, type DataSet } from '../bench/recall-data.ts'
import { answered, recall } from '../bench/recall-evidence.ts'
import type { Meanings } from '../bench/recall-meanings.ts'
import { recallSet } from '../data/recall/conversations.ts'
import { plainSet } from '../data/recall/plain-conversations.ts'
import { threadsOf } from '../data/recall/threads.ts'

const halves = [
  { half: 'tuned', set: recallSet('tuned') },
  { half: 'held', set: recallSet('held') },
] as const
const plainSets = [
  { half: 'tuned', set: plainSet('tuned') },
  { half: 'held', set: plainSet('held') },
] as const

describe.each(halves)('the $half half of the recall set', ({ half, set }) => {
  test('has fifteen long conversations in each language, among three to five people, over eight evenings or more', () => {
    for (const lang of ['en', 'zh']) {
      const some = set.conversations.filter(({ id }) => id.startsWith(`${half}-${lang}-`))
      expect(some).toHaveLength(15)
      for (const { turns } of some) {
        const people = new Set(turns.map(({ speaker }) => speaker)).size
        expect(people).toBeGreaterThanOrEqual(3)
        expect(people).toBeLessThanOrEqual(5)
        expect(new Set(turns.map(({ session }) => session)).size).toBeGreaterThanOrEqual(8)
        expect(turns.length).toBeGreaterThan(200)
      }
    }
  })
  test('asks three hundred questions of every kind, each with evidence that was said', () => {
    expect(set.questions).toHaveLength(300)
    const said = new Set(set.conversations.flatMap(({ turns }) => turns.map(({ id }) => id)))
    expect(set.questions.flatMap(({ evidence }) => evidence.filter((id) => !said.has(id)))).toEqual([])
    expect(new Set(set.questions.map(({ category }) => category))).toEqual(new Set(['single', 'multi', 'temporal', 'changed', 'never']))
  })
  test('is a data set file, leaves no slot open, and is drawn the same each time', () => {
    expect(dataSetSchema.parse(structuredClone(set))).toEqual(set)
    expect(JSON.stringify(set)).not.toMatch(/[{][A-Za-z\p{Script=Han}]+[}]/u)
    expect(recallSet(half)).toEqual(set)
  })
})

test('no thread of the held half is one of the tuned', () => {
  for (const lang of ['en', 'zh'] as const) {
    const tuned = new Set(threadsOf(lang, 'tuned').flatMap(({ id, questions }) => [id, ...questions.map(({ text }) => text)]))
    expect(
      threadsOf(lang, 'held')
        .flatMap(({ id, questions }) => [id, ...questions.map(({ text }) => text)])
        .filter((one) => tuned.has(one)),
    ).toEqual([])
  }
})

describe.each(plainSets)('the $half half of plain talk', ({ half, set }) => {
  test('is two friends over twenty to thirty evenings of fifteen turns and more', () => {
    for (const { turns } of set.conversations) {
      const evenings = Map.groupBy(turns, ({ session }) => session)
      expect(new Set(turns.map(({ speaker }) => speaker)).size).toBe(2)
      expect(evenings.size).toBeGreaterThanOrEqual(20)
      expect(Math.min(...[...evenings.values()].map(({ length }) => length))).toBeGreaterThanOrEqual(15)
    }
    if (half === 'held') expect(set.questions.length).toBeGreaterThanOrEqual(150)
  })
  test('is a data set file with evidence that was said, and is drawn the same each time', () => {
    expect(dataSetSchema.parse(structuredClone(set))).toEqual(set)
    expect(JSON.stringify(set)).not.toMatch(/[{][A-Za-z]+[}]/)
    const said = new Set(set.conversations.flatMap(({ turns }) => turns.map(({ id }) => id)))
    expect(set.questions.flatMap(({ evidence }) => (evidence.length === 0 ? ['none'] : evidence.filter((id) => !said.has(id))))).toEqual([])
    expect(plainSet(half)).toEqual(set)
  })
})

const lexical = ['plain', 'sketch', 'ours'] as const
const inLanguage = (set: DataSet, lang: 'en' | 'zh'): DataSet => ({ ...set, questions: set.questions.filter((one) => one.lang === lang) })

test.each([
  ['en', 12],
  ['zh', 8],
] as const)('[K1] %s: evidence is found better than by plain BM25, by %i points and more, and than by the sketch', (lang, points) => {
  const answers = halves.flatMap(({ set }) => answered(inLanguage(set, lang), null, lexical))
  expect(recall(answers, 'ours', 10)).toBeGreaterThanOrEqual(recall(answers, 'plain', 10) + points)
  for (const [, some] of Map.groupBy(answers, ({ question }) => question.category))
    expect(recall(some, 'ours', 10)).toBeGreaterThan(recall(some, 'sketch', 10))
})

test('[K1] in plain talk, where words go a long way, too', () => {
  const answers = plainSets.flatMap(({ set }) => answered(set, null, lexical))
  const several = answers.filter(({ question }) => question.category === 'multi')
  expect(recall(answers, 'ours', 10)).toBeGreaterThan(recall(answers, 'sketch', 10) + 5)
  expect(recall(several, 'ours', 10)).toBeGreaterThan(recall(several, 'sketch', 10) + 12)
})

describe('[K11] likeness of meaning', () => {
  /** As models give it: noise about a mean, somewhat more for what shares a word with the question, and for what answers. */
  const gives =
    (forWord: number, forEvidence: number): Meanings =>
    ({ turns }, { id, text, evidence }) => {
      const random = createRandom(seedFrom('likeness', id))
      const asked = new Set(tokens(text))
      const likeness = new Map(
        turns.map((turn) => {
          const noise = 0.3 + 0.1 * (random.next() + random.next() + random.next() - 1.5)
          const shared = tokens(turn.text).some((token) => asked.has(token))
          return [turn.id, noise + (shared ? forWord : 0) + (evidence.includes(turn.id) ? forEvidence : 0)]
        }),
      )
      return (turnId) => likeness.get(turnId) ?? null
    }
  const found = (set: DataSet, meanings: Meanings): Record<'ours' | 'meaning', number> => {
    const answers = answered(set, meanings, ['ours', 'meaning'])
    return { ours: recall(answers, 'ours', 10), meaning: recall(answers, 'meaning', 10) }
  }
  test('that knows the language brings in much of what words miss', () => {
    const { ours, meaning } = found(inLanguage(halves[1].set, 'en'), gives(0.1, 0.1))
    expect(meaning).toBeGreaterThanOrEqual(ours + 6)
  })
  test.each([
    ['en', inLanguage(halves[1].set, 'en')],
    ['zh', inLanguage(halves[1].set, 'zh')],
    ['plain', plainSets[1].set],
  ])('that knows nothing costs next to nothing: %s', (_, set) => {
    const { ours, meaning } = found(set, gives(0, 0))
    expect(meaning).toBeGreaterThanOrEqual(ours - 2)
  })
})
