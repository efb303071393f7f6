import type { DateGrain, ExtractContext, FoundDate } from './types.ts'

export const dayMs = 86_400_000

/** A civil date; months 1–12. */
export interface CivilDate {
  year: number
  month: number
  day: number
}

/** The local calendar at a moment: arithmetic on whole days, free of the machine's own time zone. */
export class Calendar {
  readonly today: CivilDate
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number
  private readonly offsetMs: number
  private readonly todayDay: number

  constructor({ nowMs, utcOffsetMinutes }: ExtractContext) {
    this.offsetMs = utcOffsetMinutes * 60_000
    this.todayDay = Math.floor((nowMs + this.offsetMs) / dayMs)
    const local = new Date(this.todayDay * dayMs)
    this.today = { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
    this.weekday = local.getUTCDay() === 0 ? 7 : local.getUTCDay()
  }

  civil(atMs: number): CivilDate & { weekday: number } {
    const local = new Date(atMs + this.offsetMs)
    return {
      year: local.getUTCFullYear(),
      month: local.getUTCMonth() + 1,
      day: local.getUTCDate(),
      weekday: local.getUTCDay() === 0 ? 7 : local.getUTCDay(),
    }
  }

  /** Whole days from today. */
  days(from: number, count = 1, grain: DateGrain = 'day'): Span {
    return this.span(this.todayDay + from, this.todayDay + from + count, grain)
  }

  /** A weekday of the week `weeks` from this one. Without a week: the next that has not passed; today counts as past. */
  weekdayOf(weekday: number, weeks: number | null): Span {
    if (weeks !== null) return this.days(weekday - this.weekday + weeks * 7)
    const ahead = weekday - this.weekday
    return this.days(ahead > 0 ? ahead : ahead + 7)
  }
  week(weeks: number): Span {
    return this.days(1 - this.weekday + weeks * 7, 7, 'week')
  }
  weekend(weeks: number): Span {
    return this.days(6 - this.weekday + weeks * 7, 2, 'day')
  }
  month(months: number): Span {
    return this.monthOf(this.today.year, this.today.month + months)
  }
  /** Months may run over the year's end. */
  monthOf(year: number, month: number): Span {
    return this.span(dayNumber(year, month, 1), dayNumber(year, month + 1, 1), 'month')
  }
  year(year: number): Span {
    return this.span(dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1), 'year')
  }
  season(season: 'spring' | 'summer' | 'autumn' | 'winter', year: number): Span {
    const first = { spring: 3, summer: 6, autumn: 9, winter: 12 }[season]
    return { ...this.span(dayNumber(year, first, 1), dayNumber(year, first + 3, 1), 'season'), label: season }
  }

  /** A day of a month; without a year the next one to come, today included. Null when there is no such day. */
  date(year: number | null, month: number, day: number): Span | null {
    if (month < 1 || month > 12 || day < 1 || day > 31) return null
    const at = dayNumber(year ?? this.today.year, month, day)
    if (new Date(at * dayMs).getUTCDate() !== day) return null
    const number = year === null && at < this.todayDay ? dayNumber(this.today.year + 1, month, day) : at
    return this.span(number, number + 1, 'day')
  }
  /** The n-th of this month, or of the next when it has passed. */
  dayOfMonth(day: number, months: number | null): Span | null {
    const month = this.today.month + (months ?? (day < this.today.day ? 1 : 0))
    return this.date(this.today.year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, day)
  }

  private span(fromDay: number, toDay: number, grain: DateGrain): Span {
    return {
      startMs: fromDay * dayMs - this.offsetMs,
      endMs: toDay * dayMs - this.offsetMs,
      grain,
      past: toDay <= this.todayDay,
      label: null,
    }
  }
}

export type Span = Omit<FoundDate, 'index' | 'length'>

function dayNumber(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / dayMs)
}

/** One way dates are put in a language; `read` gets the groups of the pattern. */
export interface DateRule {
  pattern: RegExp
  read: (groups: Record<string, string | undefined>, calendar: Calendar) => Span | null
}

/** The first date a clause speaks of, resolved against now; null without one. */
export function firstDate(rules: readonly DateRule[], text: string, context: ExtractContext): FoundDate | null {
  const calendar = new Calendar(context)
  const found: FoundDate[] = []
  for (const { pattern, read } of rules) {
    const match = pattern.exec(text)
    const span = match === null ? null : read(match.groups ?? {}, calendar)
    if (match !== null && span !== null) found.push({ ...span, index: match.index, length: match[0].length })
  }
  return earliest(found)
}

/** Of several readings the one that begins first in the text, and of those the longest. */
function earliest(found: readonly FoundDate[]): FoundDate | null {
  return found.toSorted((a, b) => a.index - b.index || b.length - a.length)[0] ?? null
}
