import { describe, expect, test } from 'vitest'
import { dayMark } from './day-mark.ts'

const at = (day: number, hour: number, year = 2026): number => new Date(year, 4, day, hour).getTime()
const now = at(3, 20)

describe('days among the lines', () => {
  test.each([
    ['the first line is of today', null, at(3, 19), null],
    ['both are of the same day', at(2, 1), at(2, 23), null],
    ['the first line is of yesterday', null, at(2, 23), 'yesterday'],
    ['a new day began in between', at(2, 23), at(3, 0), 'today'],
    ['it was days ago', null, at(1, 12), 'Friday, May 1'],
    ['it was in another year', null, at(3, 12, 2024), 'Friday, May 3, 2024'],
  ])('%s', (_, before, ms, mark) => expect(dayMark(before, ms, now, 'en')).toBe(mark))

  test('in Chinese', () => {
    expect(dayMark(null, at(2, 12), now, 'zh')).toBe('昨天')
    expect(dayMark(null, at(1, 12), now, 'zh')).toBe('5月1日星期五')
  })
})
