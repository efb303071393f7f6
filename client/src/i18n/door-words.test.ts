import { assert, double, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectLanguage } from './detect.ts'
import { doorWords } from './door-words.ts'
import { friendlyName } from './friendly-names.ts'

describe('words at the door', () => {
  test.each([
    ['en', 1, '1 person'],
    ['en', 0, '0 people'],
    ['en', 3, '3 people'],
    ['zh', 1, '1 个人'],
    ['zh', 3, '3 个人'],
  ] as const)('%s counts %i as %s', (language, count, text) => {
    expect(doorWords(language)('insidePeople', { count })).toBe(text)
  })

  test('slots are filled', () => {
    expect(doorWords('en')('insideBoth', { people: 'a', residents: 'b' })).toBe('a and b inside')
  })
})

describe('detectLanguage', () => {
  test.each([
    [['zh-CN', 'en'], 'zh'],
    [['zh-Hant-TW'], 'zh'],
    [['fr', 'ZH'], 'zh'],
    [['en-GB', 'zh'], 'en'],
    [['fr', 'de'], 'en'],
    [[], 'en'],
  ] as const)('%j → %s', (preferred, language) => {
    expect(detectLanguage(preferred)).toBe(language)
  })
})

test('friendly names fit and are in their language', () => {
  assert(
    property(double({ min: 0, max: 0.999, noNaN: true }), double({ min: 0, max: 0.999, noNaN: true }), (a, b) => {
      const numbers = [a, b]
      const english = friendlyName('en', () => numbers[0] ?? 0)
      const chinese = friendlyName('zh', () => numbers[1] ?? 0)
      expect(english).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
      expect(chinese).toMatch(/^\p{Script=Han}{3,9}$/u)
    }),
  )
})
