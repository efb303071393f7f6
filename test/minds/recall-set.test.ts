import { describe, expect, test } from 'vitest'
import { dataSetSchema } from '../bench/recall-data.ts'
import { answered, recall } from '../bench/recall-evidence.ts'
import { recallSet } from '../data/recall/conversations.ts'
import { threadsOf } from '../data/recall/threads.ts'

const halves = (['tuned', 'held'] as const).map((half) => ({ half, set: recallSet(half) }))

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

test.each([
  ['en', 12],
  ['zh', 8],
] as const)('[K1] %s: evidence is found better than by plain BM25, by %i points and more', (lang, points) => {
  const answers = halves.flatMap(({ set }) => answered({ ...set, questions: set.questions.filter((question) => question.lang === lang) }))
  expect(recall(answers, 'ours', 10)).toBeGreaterThanOrEqual(recall(answers, 'baseline', 10) + points)
})
