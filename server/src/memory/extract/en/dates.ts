import { Calendar, firstDate, type DateRule, type Span } from '../calendar.ts'
import type { ExtractContext, FoundDate } from '../types.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const numbers = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const seasons = { spring: 'spring', summer: 'summer', autumn: 'autumn', fall: 'autumn', winter: 'winter' } as const
const feasts: Record<string, [number, number]> = {
  'christmas eve': [12, 24],
  'christmas day': [12, 25],
  christmas: [12, 25],
  "new year's eve": [12, 31],
  "new year's day": [1, 1],
  halloween: [10, 31],
  "valentine's day": [2, 14],
}

const month = `(?<month>${months.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?`
const weekday = `(?<weekday>${weekdays.join('|')})`
const count = `(?<count>\\d{1,3}|an?|${numbers.slice(1).join('|')}|a few|a couple of)`
const season = `(?<season>spring|summer|autumn|fall|winter)`
const partOfDay = '(?: (?:morning|afternoon|evening|night))?'
const clock = "(?: (?:at|around|by) (?:noon|midnight|\\d{1,2}(?::\\d\\d)?(?: ?[ap]\\.?m\\.?)?(?: o'clock)?))?"

function numberOf(raw: string | undefined): number {
  if (raw === undefined) return 0
  const word = raw.toLowerCase()
  if (/^\d+$/.test(word)) return Number(word)
  if (word === 'a couple of') return 2
  if (word === 'a few') return 3
  return word === 'an' ? 1 : numbers.indexOf(word) + 1
}
function monthOf(name: string | undefined): number {
  return months.findIndex((full) => full.startsWith((name ?? '-').toLowerCase().slice(0, 3))) + 1
}
function weekdayOf(name: string | undefined): number {
  return weekdays.indexOf((name ?? '').toLowerCase()) + 1
}
function steps(raw: string | undefined): number {
  const word = raw?.toLowerCase()
  return word === 'next' ? 1 : word === 'last' ? -1 : 0
}
function rule(pattern: string, read: DateRule['read']): DateRule {
  return { pattern: new RegExp(`\\b(?:${pattern})${clock}(?![\\w'-])`, 'i'), read }
}

const rules: DateRule[] = [
  rule('the day after tomorrow', (_, calendar) => calendar.days(2)),
  rule('the day before yesterday', (_, calendar) => calendar.days(-2)),
  rule(`tomorrow${partOfDay}`, (_, calendar) => calendar.days(1)),
  rule('today|tonight|this (?:morning|afternoon|evening)|later today', (_, calendar) => calendar.days(0)),
  rule(`yesterday${partOfDay}|last night`, (_, calendar) => calendar.days(-1)),
  rule(`${count} (?<unit>day|week|month|year)s? ago`, ({ count: n, unit }, calendar) => offset(calendar, -numberOf(n), unit)),
  rule(
    `(?:in|within) ${count} (?<unit>day|week|month|year)s?(?:' time)?|${count.replace('count', 'count2')} (?<unit2>day|week|month|year)s? from now`,
    (g, calendar) => offset(calendar, numberOf(g['count'] ?? g['count2']), g['unit'] ?? g['unit2']),
  ),
  rule(`(?<which>next|this|last) (?<unit>week|month|year|weekend)`, ({ which, unit }, calendar) => unitSpan(calendar, unit, steps(which))),
  rule('(?:on |over |at )?the weekend', (_, calendar) => calendar.weekend(0)),
  rule(`(?:(?<which>next|this|last) )${season}`, ({ which, season: name }, calendar) => seasonSpan(calendar, name, steps(which))),
  rule(`in (?:the )?${season}(?: of (?<year>\\d{4}))?`, ({ season: name, year }, calendar) =>
    seasonSpan(calendar, name, year === undefined ? 0 : Number(year) - calendar.today.year),
  ),
  rule(`(?:on )?(?<which>next|last) ${weekday}${partOfDay}`, ({ which, weekday: name }, calendar) =>
    calendar.weekdayOf(weekdayOf(name), steps(which)),
  ),
  rule(`(?:on )?(?:this coming |this |coming )?${weekday}${partOfDay}`, ({ weekday: name }, calendar) =>
    calendar.weekdayOf(weekdayOf(name), null),
  ),
  rule(`(?:on )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?:,? (?<year>\\d{4}))?`, readDate),
  rule(`(?:on )?${month} (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\\d{4}))?(?!\\d)`, readDate),
  rule('(?:on )?(?<year>(?:19|20)\\d\\d)-(?<month>\\d{1,2})-(?<day>\\d{1,2})', ({ year, month: m, day }, calendar) =>
    calendar.date(Number(year), Number(m), Number(day)),
  ),
  rule('on the (?<day>\\d{1,2})(?:st|nd|rd|th)', ({ day }, calendar) => calendar.dayOfMonth(Number(day), null)),
  rule(`(?:in|next|this) ${month}(?: (?<year>\\d{4}))?`, ({ month: name, year }, calendar) => {
    const number = monthOf(name)
    return calendar.monthOf(year === undefined ? calendar.today.year + (number < calendar.today.month ? 1 : 0) : Number(year), number)
  }),
  rule(`(?:on|at|for|over) (?<feast>${Object.keys(feasts).join('|')})`, ({ feast }, calendar) => {
    const [m, d] = feasts[(feast ?? '').toLowerCase()] ?? [0, 0]
    return calendar.date(null, m, d)
  }),
  rule('in (?<year>20\\d\\d)', ({ year }, calendar) => calendar.year(Number(year))),
]

function readDate({ month: name, day, year }: Record<string, string | undefined>, calendar: Calendar): Span | null {
  return calendar.date(year === undefined ? null : Number(year), monthOf(name), Number(day))
}
function offset(calendar: Calendar, by: number, rawUnit: string | undefined): Span {
  const unit = rawUnit?.toLowerCase()
  if (unit === 'day') return calendar.days(by)
  if (unit === 'week') return calendar.days(by * 7)
  return unit === 'month' ? calendar.month(by) : calendar.year(calendar.today.year + by)
}
function unitSpan(calendar: Calendar, rawUnit: string | undefined, by: number): Span {
  const unit = rawUnit?.toLowerCase()
  if (unit === 'week') return calendar.week(by)
  if (unit === 'weekend') return calendar.weekend(by)
  return unit === 'month' ? calendar.month(by) : calendar.year(calendar.today.year + by)
}
function seasonSpan(calendar: Calendar, name: string | undefined, years: number): Span {
  const found = seasons[(name ?? 'spring').toLowerCase() as keyof typeof seasons]
  const span = calendar.season(found, calendar.today.year + years)
  return span.past && years === 0 ? calendar.season(found, calendar.today.year + 1) : span
}

export function findEnglishDate(text: string, context: ExtractContext): FoundDate | null {
  return firstDate(rules, text, context)
}

/** A date as it stands in a fact: "on Friday, 27 November". */
export function sayEnglishDate(date: Span, context: ExtractContext): string {
  const calendar = new Calendar(context)
  const { year, month: number, day, weekday: dayOfWeek } = calendar.civil(date.startMs)
  const title = (name: string | undefined): string => (name ?? '').replace(/^./, (first) => first.toUpperCase())
  const withYear = year === calendar.today.year ? '' : ` ${year}`
  if (date.grain === 'day') return `on ${title(weekdays[dayOfWeek - 1])}, ${day} ${title(months[number - 1])}${withYear}`
  if (date.grain === 'week') return `in the week of ${day} ${title(months[number - 1])}${withYear}`
  if (date.grain === 'month') return `in ${title(months[number - 1])}${withYear}`
  return date.grain === 'season' ? `in ${date.label ?? 'spring'} ${year}` : `in ${year}`
}

export function sayEnglishDay(monthNumber: number, day: number): string {
  return `${day} ${(months[monthNumber - 1] ?? '').replace(/^./, (first) => first.toUpperCase())}`
}
/** Month and day (0 when none) of a birthday: "5 May", "May 5th", "in May". */
export function readEnglishBirthday(text: string): { month: number; day: number } | null {
  const first =
    new RegExp(`(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}`, 'i').exec(text) ??
    new RegExp(`${month} (?:the )?(?<day>\\d{1,2})(?!\\d)`, 'i').exec(text)
  const alone = first ?? new RegExp(`^(?:in )?${month}$`, 'i').exec(text)
  if (alone === null) return null
  const day = Number(alone.groups?.['day'] ?? 0)
  return day > 31 ? null : { month: monthOf(alone.groups?.['month']), day }
}
