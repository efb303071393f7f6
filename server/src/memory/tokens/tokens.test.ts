import { describe, expect, test } from 'vitest'
import { datesAmong, nearness } from './dates.ts'
import { contentWords, queryTokens, tokens } from './tokens.ts'

const noon = Date.UTC(2026, 10, 22, 12)
const shared = (a: string, b: string): string[] => [...new Set(tokens(a))].filter((token) => tokens(b).includes(token))

describe('[T1] English', () => {
  test.each([
    ['I was swimming', 'she swims', 'swim'],
    ['making pottery', 'he made a pot', 'mak'],
    ['the cities I visited', 'visiting a city', 'citi'],
    ['two puppies', 'a puppy', 'puppi'],
    ['I bought shoes', 'buying a shoe', 'buy'],
    ['he wept and hung the coat', 'weeping, hang it up', 'weep'],
    ['someone stole it', 'what was stolen', 'steal'],
    ['my favourite colour', 'her favorite color', 'favorit'],
    ['happily', 'happy', 'happi'],
    ["Ada's garden", 'Ada gardens', 'garden'],
    ['stopped running', 'he runs, he stops', 'run'],
  ])('%s meets %s in %s', (a, b, token) => expect(shared(a, b)).toContain(token))
  test('words without matter leave nothing', () => expect(tokens("I don't know, what's it that you were?")).toEqual(['know']))
  test('short and odd words survive', () => expect(tokens('AI, R2D2 and bus 66')).toEqual(['ai', 'r2d2', 'bus', '66']))
})

describe('[T2] Chinese', () => {
  test('finds words without spaces', () => expect(tokens('我喜欢桂花糕')).toEqual(expect.arrayContaining(['喜欢', '桂花', '糕'])))
  test.each([
    ['我喜欢桂花糕', '桂花糕好吃吗', '桂花'],
    ['我叫周杰伦', '周杰伦是谁', '杰伦'],
    ['昨天在绿禾公园看樱花', '樱花开了吗', '樱花'],
    ['我养了一只猫', '你的猫', '猫'],
    ['我妹妹学钢琴', '钢琴难吗', '钢琴'],
  ])('%s meets %s in %s', (a, b, token) => expect(shared(a, b)).toContain(token))
  test('words without matter leave nothing', () => expect(tokens('你是谁？我们可以的')).toEqual([]))
  test('mixed lines keep both', () => expect(tokens('我在Google上班')).toEqual(expect.arrayContaining(['googl', '上班'])))
  test('kana is not lost', () => expect(tokens('さくら').length).toBeGreaterThan(0))
})

describe('[T3] forms of writing', () => {
  test('full width and case do not matter', () => expect(tokens('ＡＤＡ Ⅳ')).toEqual(tokens('ada iv')))
  test('hostile text is only text', () => {
    for (const text of ['', ' ', '\u0000', '__proto__ constructor', '𝒳'.repeat(50), '💡', '\uD800'])
      expect(Array.isArray(tokens(text))).toBe(true)
  })
})

describe('[T4] dates', () => {
  test.each(['5 May', 'May 5th', 'the 5th of may', '2026-05-05', '5月5日', '5月5号'])('%s', (text) =>
    expect(tokens(text)).toContain('d:5-5'),
  )
  test('a month after a preposition', () => expect(tokens('we met in May')).toContain('m:5'))
  test('the verb may is no month', () => expect(tokens('may I sit')).toEqual(['sit']))
  test('a year', () => expect(tokens('in 2019 we left')).toContain('y:2019'))
})

describe('[T5] questions', () => {
  test('words that ask to remember are dropped', () => {
    expect(queryTokens('do you remember what I told you?', noon, 0)).toEqual([])
    expect(queryTokens('你还记得我告诉过你的事吗', noon, 0).filter((token) => token.length > 1 && /告诉|记得/.test(token))).toEqual([])
  })
  test('a novel is no telling', () => expect(queryTokens('我写小说', noon, 0)).toContain('小说'))
  test('yesterday is a day', () => {
    expect(queryTokens('what did we do yesterday', noon, 0)).toContain('d:11-21')
    expect(queryTokens('昨天聊了什么', noon, 0)).toContain('d:11-21')
    expect(queryTokens('前天', noon, 0)).toContain('d:11-20')
  })
})

test('[T6] content words are at least two characters', () =>
  expect(contentWords('我的猫叫咪咪')).toEqual(new Set(['咪咪', '猫叫', '叫咪'])))

describe('[T10] asked dates', () => {
  const day = (month: number, date: number, year = 2026): number => Date.UTC(year, month - 1, date) / 86_400_000
  const asked = (text: string) => datesAmong(queryTokens(text, noon, 0))
  test('a day, or else a month, with its year if one is named', () => {
    expect(asked('what happened on 5 May 2026')).toEqual([{ month: 5, day: 5, year: 2026 }])
    expect(asked('五月去了哪里，我说的是5月')).toEqual([{ month: 5, day: null, year: null }])
    expect(asked('where did you go')).toEqual([])
  })
  test.each([
    ['that day', day(5, 5), 1],
    ['a week after', day(5, 12), 0.5],
    ['the day before', day(5, 4), 0],
    ['a month after', day(6, 5), 0],
    ['the same day a year later', day(5, 5, 2027), 0],
  ])('said %s', (_, said, expected) => expect(nearness({ month: 5, day: 5, year: 2026 }, said)).toBeCloseTo(expected))
  test('a month, in whichever year, over the turn of the year too', () => {
    expect(nearness({ month: 12, day: null, year: null }, day(12, 31, 2025))).toBe(1)
    expect(nearness({ month: 12, day: null, year: null }, day(1, 7, 2026))).toBeCloseTo(0.5)
    expect(nearness({ month: 12, day: null, year: null }, day(3, 1, 2026))).toBe(0)
  })
})
