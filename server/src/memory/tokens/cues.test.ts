import { describe, expect, test } from 'vitest'
import { asksAboutOneself, asksForSeveral, cueKinds, cuesAsked, cuesHeld, statedShare } from './cues.ts'
import { membersOfKinds } from './kinds.ts'
import { relatedTerms } from './related.ts'
import { rootOf } from './roots.ts'
import { stemEnglish } from './english.ts'

const named = (bits: number): string[] => cueKinds.filter((_, at) => (bits & (1 << at)) !== 0)

describe('[T7] what a question asks for, and what a line holds', () => {
  test.each([
    ['when did she move', 'time'],
    ['what day is the exam', 'time'],
    ['how many cats are there', 'number'],
    ['where is the studio', 'place'],
    ['who taught him', 'person'],
    ['why did you leave', 'reason'],
    ['她什么时候搬的家', 'time'],
    ['他养了几只猫', 'number'],
    ['工坊在哪里', 'place'],
    ['是谁教她的', 'person'],
    ['你为什么走了', 'reason'],
  ])('%s asks for a %s', (question, cue) => expect(named(cuesAsked(question))).toEqual([cue]))
  test.each([
    ['I went there last Thursday', 'time'],
    ['two of them, I think', 'number'],
    ['from a farm near Bergen', 'place'],
    ['my aunt paid for it', 'person'],
    ['because it rained', 'reason'],
    ['上周四去的', 'time'],
    ['一共三只', 'number'],
    ['住在河边', 'place'],
    ['我小姨出的钱', 'person'],
    ['因为下雨了', 'reason'],
  ])('%s holds a %s', (line, cue) => expect(named(cuesHeld(line))).toContain(cue))
  test.each([
    'which books has she read',
    'how many times did they meet',
    'what do they have in common',
    '她去过哪些城市',
    '他们都喜欢什么',
  ])('%s wants several', (question) => expect(asksForSeveral(question)).toBe(true))
  test.each(['what is her name', 'where is the studio', '她叫什么'])('%s wants one', (question) =>
    expect(asksForSeveral(question)).toBe(false),
  )
  test('questions state nothing', () => {
    expect(statedShare('I have a cat.')).toBe(1)
    expect(statedShare('Do you have a cat?')).toBe(0)
    expect(statedShare('I have one. And you?')).toBeGreaterThan(0.4)
    expect(statedShare('我有猫。你呢？')).toBeCloseTo(4 / 7)
    expect(statedShare('')).toBe(1)
  })
  test.each([
    ["what is my cat's name", true],
    ['我的猫叫什么', true],
    ['what is her cat called', false],
    ['我们什么时候见面', false],
  ])('%s is about oneself: %s', (question, oneself) => expect(asksAboutOneself(question)).toBe(oneself))
})

describe('[T8] families of words', () => {
  test.each([
    ['adopt', 'adoption'],
    ['motivated', 'motivation'],
    ['perform', 'performance'],
    ['counselor', 'counseling'],
    ['friend', 'friendship'],
    ['celebrated', 'celebration'],
    ['educate', 'education'],
    ['explored', 'exploration'],
  ])('%s and %s', (one, other) => expect(rootOf(stemEnglish(one))).toBe(rootOf(stemEnglish(other))))
  test.each([
    ['planet', 'planer'],
    ['cat', 'cation'],
    ['station', 'stationery'],
    ['桂花', '桂花糕'],
  ])('not %s and %s', (one, other) => expect(rootOf(stemEnglish(one))).not.toBe(rootOf(stemEnglish(other))))
})

describe('[T9] words for the same matter', () => {
  test('a kind names what belongs to it, and not the other way round', () => {
    expect(membersOfKinds([stemEnglish('instruments')]).flat()).toContain('accordion')
    expect(membersOfKinds(['accordion'])).toEqual([])
    expect(membersOfKinds(['乐器']).flat()).toContain('手风琴')
  })
  test('what is asked is never among its other words', () => {
    expect(relatedTerms(['dog', 'cat']).flat()).not.toContain('dog')
    expect(relatedTerms(['买']).flat()).toContain('购买')
    expect(relatedTerms(['qwertz'])).toEqual([])
  })
})
