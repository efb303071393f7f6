import type { Language } from '@kith/shared/text'

/**
 * What to write before a line to say which day it was said on: nothing on the same day as the line before (`beforeMs`), and
 * nothing before a first line of today.
 */
export function dayMark(beforeMs: number | null, atMs: number, nowMs: number, language: Language): string | null {
  const day = dayOf(atMs)
  const today = dayOf(nowMs)
  if (beforeMs === null ? day === today : dayOf(beforeMs) === day) return null
  const locale = language === 'zh' ? 'zh-CN' : 'en'
  const ago = Math.round((today - day) / 86_400_000)
  if (ago === 0 || ago === 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-ago, 'day')
  const sameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear()
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(atMs)
}

/** The day as such, by the clock of the place: midnight as if it were in UTC, so that days are equally long. */
function dayOf(ms: number): number {
  const date = new Date(ms)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
}
