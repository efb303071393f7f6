import { expect, test } from 'vitest'
import { detectLanguage } from './language.ts'

test.each([
  ['你好，今天怎么样？', 'zh'],
  ['Hello there', 'en'],
  ['我喜欢 JavaScript', 'zh'],
  ['我在学React和TypeScript', 'zh'],
  ['I love 小满 and her tea', 'en'],
  ['Zhou said 你好', 'en'],
  ['OK 好的', 'zh'],
  ['嗯', 'zh'],
  ['https://example.com/a/b/c 看这个', 'zh'],
  ['123 456', null],
  ['😀😀', null],
  ['', null],
  ['Привет', null],
  ['こんにちは', null],
  ['안녕하세요', null],
  ["don't", 'en'],
])('%j is %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language)
})
