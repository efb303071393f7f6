import type { Language } from '@kith/shared/text'

const minuteMs = 60_000
const hourMs = 3_600_000
const dayMs = 86_400_000
const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const chineseDays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * A past moment in words, as one would say it: "just now", "yesterday", "on Tuesday", "on 3 May" / 刚才、昨天、周二、5月3日.
 * `offsetMs` is how far the world's local time is ahead of UTC; a moment in the future reads as just now.
 */
export function whenInWords(atMs: number, nowMs: number, lang: Language, offsetMs = 0): string {
  const zh = lang === 'zh'
  const agoMs = nowMs - atMs
  if (agoMs < 5 * minuteMs) return zh ? '刚才' : 'just now'
  const at = new Date(atMs + offsetMs)
  const now = new Date(nowMs + offsetMs)
  const days = Math.floor((nowMs + offsetMs) / dayMs) - Math.floor((atMs + offsetMs) / dayMs)
  if (days <= 0) return zh ? '今天早些时候' : 'earlier today'
  if (days === 1) return agoMs < 4 * hourMs ? (zh ? '今晚早些时候' : 'earlier tonight') : zh ? '昨天' : 'yesterday'
  const weekday = at.getUTCDay()
  if (days === 2 && zh) return '前天'
  if (days < 7)
    return zh
      ? ((mondayFirst(weekday) < mondayFirst(now.getUTCDay()) ? chineseDays[weekday] : `上${chineseDays[weekday]}`) ?? '')
      : `on ${englishDays[weekday]}`
  if (days < 14) return zh ? '上周' : 'last week'
  const month = at.getUTCMonth()
  const sameYear = at.getUTCFullYear() === now.getUTCFullYear()
  if (zh) return `${sameYear ? '' : `${at.getUTCFullYear()}年`}${month + 1}月${at.getUTCDate()}日`
  return `on ${at.getUTCDate()} ${englishMonths[month]}${sameYear ? '' : ` ${at.getUTCFullYear()}`}`
}

function mondayFirst(weekday: number): number {
  return (weekday + 6) % 7
}

/** How far local time is ahead of UTC, in whole quarters of an hour, from the local hour of a moment. */
export function offsetFromHour(hour: number, nowMs: number): number {
  const utcHour = (nowMs % dayMs) / hourMs
  let hours = Math.round((hour - utcHour) * 4) / 4
  if (hours > 14) hours -= 24
  if (hours < -12) hours += 24
  return hours * hourMs
}

/** A clock time as people say it: "about half past seven in the evening" / 晚上七点半左右. */
export function hourInWords(hour: number, lang: Language): string {
  const quarters = Math.round((((hour % 24) + 24) % 24) * 4)
  const whole = Math.floor(quarters / 4) % 24
  const part = quarters % 4
  return lang === 'zh' ? chineseHour(whole, part) : englishHour(whole, part)
}

const englishNumbers = ['twelve', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven']
const chineseNumbers = ['十二', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一']

function englishHour(whole: number, part: number): string {
  if (part === 0 && whole === 0) return 'about midnight'
  if (part === 0 && whole === 12) return 'about noon'
  const spoken = englishNumbers[(part === 3 ? whole + 1 : whole) % 12] ?? ''
  const clock =
    part === 0
      ? `${spoken} o'clock`
      : part === 1
        ? `a quarter past ${spoken}`
        : part === 2
          ? `half past ${spoken}`
          : `a quarter to ${spoken}`
  const time =
    whole < 5 || whole >= 22 ? ' at night' : whole < 12 ? ' in the morning' : whole < 18 ? ' in the afternoon' : ' in the evening'
  return `about ${clock}${time}`
}

function chineseHour(whole: number, part: number): string {
  const time =
    whole < 5 ? '凌晨' : whole < 8 ? '早上' : whole < 11 ? '上午' : whole < 13 ? '中午' : whole < 18 ? '下午' : whole < 22 ? '晚上' : '夜里'
  const tail = part === 0 ? '' : part === 1 ? '一刻' : part === 2 ? '半' : '三刻'
  return `${time}${chineseNumbers[whole % 12] ?? ''}点${tail}左右`
}
