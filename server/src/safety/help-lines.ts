import type { HelpLine } from '#config/settings.ts'

const builtIn: readonly HelpLine[] = [
  {
    region: 'CN',
    number: '12356',
    label: {
      zh: '中国：全国统一心理援助热线，白天夜里都有人接；紧急时请拨 120 或 110',
      en: 'China: national mental-health line, day and night; in an emergency 120 or 110',
    },
  },
  {
    region: 'US',
    number: '988',
    label: {
      zh: '美国：自杀与危机生命线，可拨打或发短信；其他地区请拨当地急救电话，或查 findahelpline.com',
      en: 'US: Suicide & Crisis Lifeline, call or text; elsewhere your emergency number, or see findahelpline.com',
    },
  },
]

/** The lines on the card that crisis words bring up: the host's own, or the built-in ones. Fixed text, never generated. */
export function helpLines(configured: readonly HelpLine[] | null): HelpLine[] {
  return [...(configured ?? builtIn)]
}
