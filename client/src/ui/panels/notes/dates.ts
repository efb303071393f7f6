import type { Language } from '@kith/shared/text'

/** A day as one writes it on a slip of paper: "3 May", "5月3日"; with the year where it is another. */
export function dayShort(atMs: number, language: Language): string {
  const sameYear = new Date(atMs).getFullYear() === new Date().getFullYear()
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    day: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(atMs)
}
