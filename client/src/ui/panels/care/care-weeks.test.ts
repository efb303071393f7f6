import { expect, test } from 'vitest'
import { careWeeks } from './care-weeks.ts'

test('weeks run from Monday to Sunday, end with this one, and count each answer once', () => {
  const weeks = careWeeks(
    [
      { day: '2026-03-01', answer: 'worse' },
      { day: '2026-05-03', answer: 'same' },
      { day: '2026-05-04', answer: 'better' },
      { day: '2026-05-10', answer: 'better' },
    ],
    '2026-05-07',
  )
  expect(weeks).toHaveLength(8)
  expect(weeks.at(-1)).toEqual({ monday: '2026-05-04', sum: { better: 2, same: 0, worse: 0 } })
  expect(weeks.at(-2)).toEqual({ monday: '2026-04-27', sum: { better: 0, same: 1, worse: 0 } })
  expect(weeks[0]).toEqual({ monday: '2026-03-16', sum: { better: 0, same: 0, worse: 0 } })
})
