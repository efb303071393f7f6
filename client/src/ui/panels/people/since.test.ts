import { expect, test } from 'vitest'
import { sinceWords } from './since.ts'

const now = new Date(2026, 4, 14, 9).getTime()
const before = (days: number) => new Date(2026, 4, 14 - days, 22).getTime()

test.each([
  [0, 'today', '今天'],
  [1, 'yesterday', '昨天'],
  [2, 'Tuesday', '星期二'],
  [9, '5 May', '5月5日'],
])('%i days ago', (days, english, chinese) => {
  const sinceMs = days === 0 ? now - 1_000 : before(days)
  expect(sinceWords(sinceMs, now, 'en')).toBe(english)
  expect(sinceWords(sinceMs, now, 'zh')).toBe(chinese)
})

test('never, and long ago, are no news; a clock that runs ahead is today', () => {
  expect(sinceWords(0, now, 'en')).toBeNull()
  expect(sinceWords(before(40), now, 'en')).toBeNull()
  expect(sinceWords(now + 60_000, now, 'en')).toBe('today')
})
