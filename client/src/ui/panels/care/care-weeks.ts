import type { CareAnswer } from '@kith/shared/protocol'
import type { CareDiary } from '#state/care-diary.ts'

type Sum = Record<CareAnswer, number>
type Answers = CareDiary['answers']

const weeksShown = 8
const dayMs = 86_400_000

export function careSum(answers: Answers): Sum {
  const sum: Sum = { better: 0, same: 0, worse: 0 }
  for (const { answer } of answers) sum[answer] += 1
  return sum
}

/** Sums by week, Monday to Sunday, up to the week of `today`, oldest first; weeks without answers are there and empty. */
export function careWeeks(answers: Answers, today: string): { monday: string; sum: Sum }[] {
  const last = mondayMs(today)
  return Array.from({ length: weeksShown }, (_, index) => {
    const monday = last - (weeksShown - 1 - index) * 7 * dayMs
    return { monday: new Date(monday).toISOString().slice(0, 10), sum: careSum(answers.filter(({ day }) => mondayMs(day) === monday)) }
  })
}

/** Days without hours are counted as if in UTC: no summer time moves them. */
function mondayMs(day: string): number {
  const ms = Date.parse(`${day}T00:00:00Z`)
  return ms - ((new Date(ms).getUTCDay() + 6) % 7) * dayMs
}
