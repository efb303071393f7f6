import { expect, test } from 'vitest'
import { hourInWords, offsetFromHour, whenInWords } from './when.ts'

const minute = 60_000
const day = 86_400_000
/** Wednesday, 14 May 2025, 19:30. */
const now = Date.UTC(2025, 4, 14, 19, 30)

test.each([
  [2 * minute, 'just now', '刚才'],
  [-5 * minute, 'just now', '刚才'],
  [3 * 60 * minute, 'earlier today', '今天早些时候'],
  [day, 'yesterday', '昨天'],
  [2 * day, 'on Monday', '前天'],
  [3 * day, 'on Sunday', '上周日'],
  [5 * day, 'on Friday', '上周五'],
  [9 * day, 'last week', '上周'],
  [40 * day, 'on 4 April', '4月4日'],
  [400 * day, 'on 9 April 2024', '2024年4月9日'],
])('%d ms ago', (agoMs, en, zh) => {
  expect(whenInWords(now - agoMs, now, 'en')).toBe(en)
  expect(whenInWords(now - agoMs, now, 'zh')).toBe(zh)
})

test('days are those of the place, not of UTC', () => {
  const midnightThere = Date.UTC(2025, 4, 14, 16, 30)
  const offsetMs = offsetFromHour(0.5, midnightThere)
  expect(offsetMs).toBe(8 * 3_600_000)
  expect(whenInWords(midnightThere - 12 * 3_600_000, midnightThere, 'en', offsetMs)).toBe('yesterday')
  expect(whenInWords(midnightThere - 2 * 3_600_000, midnightThere, 'zh', offsetMs)).toBe('今晚早些时候')
})

test.each([
  [19.5, 'about half past seven in the evening', '晚上七点半左右'],
  [0, 'about midnight', '凌晨十二点左右'],
  [12, 'about noon', '中午十二点左右'],
  [5.75, 'about a quarter to six in the morning', '早上五点三刻左右'],
  [23.99, 'about midnight', '凌晨十二点左右'],
  [14.25, 'about a quarter past two in the afternoon', '下午两点一刻左右'],
])('%d o’clock', (hour, en, zh) => {
  expect(hourInWords(hour, 'en')).toBe(en)
  expect(hourInWords(hour, 'zh')).toBe(zh)
})
