import { describe, expect, test } from 'vitest'
import type { Fact } from '#store/types.ts'
import { extractStatements } from './extract/extract.ts'
import { objectKey } from './fact-words.ts'
import { learn, reopenedBy, standingOf } from './facts.ts'

const dayMs = 86_400_000
const start = Date.UTC(2026, 10, 22, 12)
const both = ['ada', 'xiaoman']
const all = ['ada', 'bo', 'xiaoman']

/** Facts after Ada has said some lines, one a day, each before some ears. */
function after(...lines: [string, string[]?][]): Fact[] {
  let held: Fact[] = []
  lines.forEach(([line, audience = both], day) => {
    const atMs = start + day * dayMs
    const statements = extractStatements(line, { nowMs: atMs, utcOffsetMinutes: 0 })
    const source = { residentId: 'xiaoman', subjectId: 'ada', roomId: 'garden', lang: 'en' as const, atMs, audience, evidence: [`e${day}`] }
    const { add, update, remove } = learn(held, statements, source, (index) => `f${day}.${index}`)
    held = [...held.map((fact) => ({ ...fact, ...update.findLast(({ id }) => id === fact.id)?.change })), ...add]
    held = held.filter(({ id }) => !remove.includes(id))
  })
  return held
}
const stands = (facts: Fact[], listeners: string[], nowMs = start + 100 * dayMs): Record<string, string> =>
  Object.fromEntries(facts.map((fact) => [fact.text, standingOf(fact, facts, listeners, nowMs)]))

describe('what is held', () => {
  test('[F1] the same thing said again is one fact', () =>
    expect(after(['I like coffee'], ['I really like drinking coffee'])).toHaveLength(1))
  test('[F2] said again before more ears, the wider stands for the narrower', () => {
    expect(stands(after(['I like coffee', both], ['I love coffee', all]), all)).toEqual({ 'likes coffee': 'current' })
    const facts = after(['I like coffee', both], ['I like coffee', all])
    expect(facts.map((fact) => standingOf(fact, facts, ['ada'], start))).toEqual(['hidden', 'current'])
  })
  test('[F3] of some things there is one at a time', () =>
    expect(stands(after(['I live in Paris'], ['I live in London']), ['ada'])).toEqual({
      'lives in Paris': 'past',
      'lives in London': 'current',
    }))
  test('[F3] of others there are many', () =>
    expect(stands(after(['I like tea'], ['I like jazz']), ['ada'])).toEqual({ 'likes tea': 'current', 'likes jazz': 'current' }))
  test('[F3] one line never contradicts itself', () =>
    expect(after(["I'm Ada, 25, from Bergen and I live in Oslo"]).filter(({ expiredMs }) => expiredMs !== null)).toEqual([]))
  test.each([
    [['I like coffee'], ["I don't like coffee anymore"], 'likes coffee'],
    [['I like coffee'], ["I don't like coffee"], 'likes coffee'],
    [['I hate jazz'], ['I love jazz'], 'dislikes jazz'],
    [['我喜欢喝咖啡'], ['我不喝咖啡了'], '喜欢喝咖啡'],
    [['我喜欢咖啡'], ['我不喜欢咖啡了'], '喜欢咖啡'],
    [['I have a cat'], ['My cat died last year'], 'has a cat'],
    [['I am a nurse'], ['I quit my job'], 'is a nurse'],
    [['我住在北京'], ['我搬到上海了'], '住在北京'],
  ] as [[string], [string], string][])('[F4] %s then %s closes it', (first, second, text) => {
    const facts = after(first, second)
    const fact = facts.find((one) => one.text === text)
    expect(fact?.expiredMs).not.toBeNull()
    expect(fact?.validToMs).toBe(fact?.expiredMs)
  })
  test('[F4] a denial of what was never held leaves nothing', () => expect(after(['I am not a teacher'])).toEqual([]))
  test('[F4] liking again opens a new fact', () => {
    const facts = after(['I like coffee'], ["I don't like coffee anymore"], ['I like coffee'])
    expect(facts.filter((fact) => standingOf(fact, facts, ['ada'], start + 9 * dayMs) === 'current').map(({ text }) => text)).toEqual([
      'likes coffee',
    ])
  })
  test('[F4] leaving a job closes it and its place, and a new one closes the leaving', () => {
    const facts = after(['I am a nurse and I work at a clinic'], ['I quit my job'], ['I got a job at a bakery'])
    expect(stands(facts, ['ada'])).toEqual({
      'is a nurse': 'past',
      'works at a clinic': 'past',
      'has left their job': 'past',
      'works at a bakery': 'current',
    })
  })
  test('[F5] a plan is past when its day is over, a mood is gone', () => {
    const facts = after(['I have an exam on Friday'])
    expect(stands(facts, ['ada'], start)).toEqual({ 'has an exam on Friday, 27 November': 'current' })
    expect(stands(facts, ['ada'], start + 7 * dayMs)).toEqual({ 'has an exam on Friday, 27 November': 'past' })
    expect(stands(after(['I am sad']), ['ada'], start + 2 * dayMs)).toEqual({ 'is feeling sad': 'hidden' })
    expect(after(['I am sad'], ['hello'], ['I am sad'])).toHaveLength(2)
  })
})

describe('[A4] a change is known only to those who may know what changed it', () => {
  const facts = after(['I live in Paris', all], ['I live in London', both])
  test('to Ada it is past', () => expect(stands(facts, ['ada'])['lives in Paris']).toBe('past'))
  test('before Bo it still is so', () => expect(stands(facts, ['ada', 'bo'])['lives in Paris']).toBe('current'))
  test('until it is said before Bo too', () =>
    expect(stands(after(['I live in Paris', all], ['I live in London', both], ['I live in Berlin', all]), ['ada', 'bo'])).toMatchObject({
      'lives in Paris': 'past',
      'lives in Berlin': 'current',
    }))
})

test('[D3] forgetting what closed a fact opens it again', () => {
  const facts = after(['I live in Paris'], ['I live in London'])
  const london = facts.filter(({ text }) => text === 'lives in London')
  expect(reopenedBy(london, facts).map(({ text }) => text)).toEqual(['lives in Paris'])
})
test('[F6] a correction is not overruled by a guess', () => {
  const [named] = after(['my name is Ada'])
  const corrected = [{ ...(named as Fact), object: 'Adah', text: 'is called Adah', corrected: true }]
  const guess = extractStatements("I'm Bob", { nowMs: start, utcOffsetMinutes: 0 })
  const source = {
    residentId: 'xiaoman',
    subjectId: 'ada',
    roomId: 'garden',
    lang: 'en' as const,
    atMs: start + dayMs,
    audience: both,
    evidence: ['e9'],
  }
  expect(learn(corrected, guess, source, () => 'new')).toEqual({ add: [], update: [], remove: [] })
  expect(
    learn(corrected, extractStatements('my name is Bob', { nowMs: start, utcOffsetMinutes: 0 }), source, () => 'new').add,
  ).toHaveLength(1)
})
test('[F7] one person cannot fill a memory without end', () => {
  const many = Array.from({ length: 600 }, (_, at): Fact => ({
    ...(after(['I like tea'])[0] as Fact),
    id: `f${at}`,
    object: `thing ${at}`,
  }))
  const source = {
    residentId: 'xiaoman',
    subjectId: 'ada',
    roomId: 'garden',
    lang: 'en' as const,
    atMs: start,
    audience: both,
    evidence: [],
  }
  const learned = (text: string) => learn(many, extractStatements(text, { nowMs: start, utcOffsetMinutes: 0 }), source, () => 'new')
  expect(learned('I like rain').add).toEqual([])
  const denied = learned("I don't like thing 7 anymore")
  expect(denied.update.map(({ id }) => id)).toEqual(['f7'])
  expect(denied.add).toHaveLength(1)
})
test('[F7] nor its history: what was changed a thousand times is kept in part, and nobody learns more for it', () => {
  const lines = Array.from({ length: 1000 }, (_, at): [string, string[]] => [
    at % 2 === 0 ? 'I like tea' : "I don't like tea anymore",
    at % 4 === 3 ? all : both,
  ])
  const facts = after(...lines)
  expect(facts.length).toBeLessThan(130)
  const full = new Map(facts.map((fact) => [fact.id, standingOf(fact, facts, ['bo'], start + 2000 * dayMs)]))
  const closers = new Map(facts.map((fact) => [fact.validFromMs, fact]))
  for (const fact of facts) {
    if (fact.expiredMs === null || fact.validToMs !== fact.expiredMs) continue
    // What closed a fact that is still kept is kept too: whether it is past does not hang on what was let go.
    expect(closers.has(fact.expiredMs)).toBe(true)
    expect(full.get(fact.id)).not.toBe('hidden')
  }
})
test.each([
  ['drinking coffee', 'coffee'],
  ['喝咖啡', '咖啡'],
  ['the cats', 'cat'],
  ['《千与千寻》', '千与千寻'],
])('[F1] %s is %s', (a, b) => expect(objectKey(a)).toBe(objectKey(b)))
