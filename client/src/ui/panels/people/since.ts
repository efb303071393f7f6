import type { Language } from '@kith/shared/text'

const dayMs = 86_400_000
/** After this long a change is no news any more. */
const newsMs = 30 * dayMs

/** "today", "Tuesday", "3 May": when something changed, or null when it never did or long ago. */
export function sinceWords(sinceMs: number, nowMs: number, language: Language): string | null {
  if (sinceMs === 0 || nowMs - sinceMs > newsMs) return null
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const days = Math.round((midnight(nowMs) - midnight(sinceMs)) / dayMs)
  if (days <= 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.max(0, days), 'day')
  return new Intl.DateTimeFormat(locale, days < 7 ? { weekday: 'long' } : { month: 'long', day: 'numeric' }).format(sinceMs)
}

function midnight(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0)
}
