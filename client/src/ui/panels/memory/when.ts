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

export function day(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { year: 'numeric', month: 'long', day: 'numeric' }).format(atMs)
}
