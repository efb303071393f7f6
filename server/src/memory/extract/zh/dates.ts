import { Calendar, firstDate, type DateRule, type Span } from '../calendar.ts'
import type { ExtractContext, FoundDate } from '../types.ts'
import { numberPattern, readNumber } from './numbers.ts'

const weekdays = '一二三四五六日'
const seasons = { 春天: 'spring', 夏天: 'summer', 秋天: 'autumn', 冬天: 'winter', 暑假: 'summer', 寒假: 'winter' } as const
const seasonNames = { spring: '春天', summer: '夏天', autumn: '秋天', winter: '冬天' } as const
const partOfDay = '(?:的?(?:早上|上午|中午|下午|傍晚|晚上|凌晨|一早))?'
const clock = `(?:${numberPattern}点(?:半|钟|${numberPattern}分?)?)?`
const week = '(?:周|星期|礼拜)'

function rule(pattern: string, read: DateRule['read']): DateRule {
  return { pattern: new RegExp(`(?:${pattern})${partOfDay}${clock}`), read }
}
/** 上 −1, 这 0, 下 +1, 下下 +2; null when nothing is said. */
function steps(word: string | undefined): number | null {
  if (word === undefined || word === '') return null
  if (word.startsWith('下下')) return 2
  return word.startsWith('下') ? 1 : word.startsWith('上') ? -1 : 0
}

const days: Record<string, number> = {
  大前天: -3,
  前天: -2,
  前晚: -2,
  昨天: -1,
  昨晚: -1,
  昨日: -1,
  今天: 0,
  今晚: 0,
  今早: 0,
  今日: 0,
  明天: 1,
  明早: 1,
  明晚: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
}

const rules: DateRule[] = [
  rule(
    `(?<day>${Object.keys(days)
      .toSorted((a, b) => b.length - a.length)
      .join('|')})`,
    ({ day }, calendar) => calendar.days(days[day ?? ''] ?? 0),
  ),
  rule(
    `(?<count>${numberPattern})(?<unit>天|个?星期|个?礼拜|周|个月|年)(?<way>之?后|以后|之?前|以前)`,
    ({ count, unit, way }, calendar) => {
      const by = (readNumber(count) ?? 0) * (way?.includes('后') === true ? 1 : -1)
      if (unit === '天') return calendar.days(by)
      if (unit === '个月') return calendar.month(by)
      return unit === '年' ? calendar.year(calendar.today.year + by) : calendar.days(by * 7)
    },
  ),
  rule(`(?<!每个?)(?:(?<which>下下个?|下个?|这个?|本|上个?)?${week})(?<day>[一二三四五六日天])`, ({ which, day }, calendar) => {
    const weekday = day === '天' ? 7 : weekdays.indexOf(day ?? '') + 1
    const by = steps(which)
    return by === null && weekday === calendar.weekday ? calendar.weekdayOf(weekday, 1) : calendar.weekdayOf(weekday, by === 0 ? 0 : by)
  }),
  rule(`(?<!每个?)(?<which>下下个?|下个?|这个?|本|上个?)?周末`, ({ which }, calendar) => calendar.weekend(steps(which) ?? 0)),
  rule(`(?<which>下下个?|下个?|这个?|本|上个?)${week}(?![一二三四五六日天末])`, ({ which }, calendar) => calendar.week(steps(which) ?? 0)),
  rule(`(?<which>下个?|这个?|本|上个?)月(?:(?<day>${numberPattern})[号日])?(?!底)`, ({ which, day }, calendar) => {
    const by = steps(which) ?? 0
    return day === undefined ? calendar.month(by) : calendar.dayOfMonth(readNumber(day) ?? 0, by)
  }),
  rule(
    `(?:(?<year>今年|明年|去年|后年|20\\d\\d年))?(?<month>${numberPattern})月(?:份)?(?:(?<day>${numberPattern})[号日])?`,
    ({ year, month, day }, calendar) => {
      const number = readNumber(month) ?? 0
      const given = yearOf(year, calendar)
      if (number < 1 || number > 12) return null
      if (day !== undefined) return calendar.date(given, number, readNumber(day) ?? 0)
      return calendar.monthOf(given ?? calendar.today.year + (number < calendar.today.month ? 1 : 0), number)
    },
  ),
  rule(`(?<day>${numberPattern})[号日](?![线楼院码])`, ({ day }, calendar) => calendar.dayOfMonth(readNumber(day) ?? 0, null)),
  rule(`(?<year>今年|明年|去年|后年)?(?<season>春天|夏天|秋天|冬天|暑假|寒假)`, ({ year, season }, calendar) => {
    const name = seasons[(season ?? '夏天') as keyof typeof seasons]
    const span = calendar.season(name, yearOf(year, calendar) ?? calendar.today.year)
    return span.past && year === undefined ? calendar.season(name, calendar.today.year + 1) : span
  }),
  rule('(?<year>明年|后年|去年|今年)(?:年底|年初)?', ({ year }, calendar) => calendar.year(yearOf(year, calendar) ?? calendar.today.year)),
  rule('(?<which>下个?|这个?)?月底', ({ which }, calendar) => {
    const month = calendar.month(steps(which) ?? 0)
    return { ...month, startMs: month.endMs - 3 * 86_400_000 }
  }),
  rule('年底', (_, calendar) => calendar.monthOf(calendar.today.year, 12)),
  rule('(?<feast>元旦|国庆节?|圣诞节?|平安夜|五一|情人节|儿童节|万圣节)', ({ feast }, calendar) => {
    const [month, day] = feasts[(feast ?? '').replace(/^(国庆|圣诞)节$/, '$1')] ?? [0, 0]
    return calendar.date(null, month, day)
  }),
]
const feasts: Record<string, [number, number]> = {
  元旦: [1, 1],
  国庆: [10, 1],
  圣诞: [12, 25],
  平安夜: [12, 24],
  五一: [5, 1],
  情人节: [2, 14],
  儿童节: [6, 1],
  万圣节: [10, 31],
}

function yearOf(word: string | undefined, calendar: Calendar): number | null {
  if (word === undefined) return null
  const by = { 今年: 0, 明年: 1, 去年: -1, 后年: 2 }[word]
  return by === undefined ? Number(word.slice(0, 4)) : calendar.today.year + by
}

export function findChineseDate(text: string, context: ExtractContext): FoundDate | null {
  return firstDate(rules, text, context)
}

/** A date as it stands in a fact: "11月24日". */
export function sayChineseDate(date: Span, context: ExtractContext): string {
  const calendar = new Calendar(context)
  const { year, month, day } = calendar.civil(date.startMs)
  const inYear = year === calendar.today.year ? '' : `${year}年`
  if (date.grain === 'day') return `${inYear}${month}月${day}日`
  if (date.grain === 'week') return `${inYear}${month}月${day}日那周`
  if (date.grain === 'month') return `${inYear}${month}月`
  return date.grain === 'season' ? `${year}年${seasonNames[(date.label ?? 'summer') as keyof typeof seasonNames]}` : `${year}年`
}
/** Month and day of a birthday: 5月5日, 五月五号. */
export function readChineseBirthday(text: string): { month: number; day: number } | null {
  const match = new RegExp(`(${numberPattern})月(${numberPattern})[日号]?`).exec(text)
  const month = readNumber(match?.[1])
  const day = readNumber(match?.[2])
  return month === null || day === null || month > 12 || month < 1 || day > 31 || day < 1 ? null : { month, day }
}
