import type { Language } from '@kith/shared/text'

/** A day and an hour as people write them: "3 May, 20:14", "5月3日 20:14". */
export function dayAndHour(atMs: number, language: Language): string {
  const sameYear = new Date(atMs).getFullYear() === new Date().getFullYear()
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(atMs)
}

/** A day given as YYYY-MM-DD, as people write it. */
export function dayOf(written: string, language: Language): string {
  const [year = 1970, month = 1, date = 1] = written.split('-').map(Number)
  const at = new Date(year, month - 1, date)
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'long',
    ...(year === new Date().getFullYear() ? {} : { year: 'numeric' }),
    month: 'long',
    day: 'numeric',
  }).format(at)
}

export function day(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { year: 'numeric', month: 'long', day: 'numeric' }).format(atMs)
}
