import { aboutYou, type Language } from '@kith/shared/text'
import type { Fact } from '#store/types.ts'

/** What a bond is told in, to the person it is with. No step is ever counted backwards, and no day without a talk is named. */
export const bondWords = {
  met: (name: string, lang: Language) => (lang === 'zh' ? `你第一次见到${name}。` : `You met ${name}.`),
  talks: (name: string, count: string, lang: Language) =>
    lang === 'zh' ? `你和${name}聊到了第${count}次。` : `You and ${name} talked for the ${ordinal(Number(count))} time.`,
  told(name: string, fact: Pick<Fact, 'text' | 'lang'>, lang: Language) {
    const clause = aboutYou(fact.text, fact.lang)
    return lang === 'zh' ? `你告诉过${name}：${clause}。` : `You told ${name}: ${clause.replace(/^Y(?=ou)/, 'y')}.`
  },
  /** `answer`: what the person said when asked whether they may be introduced, or `met`. */
  introduction(name: string, answer: string, lang: Language) {
    if (answer.startsWith('met')) return lang === 'zh' ? `${name}介绍你认识了一个人。` : `${name} introduced you to somebody.`
    if (answer.startsWith('yes'))
      return lang === 'zh'
        ? `你答应${name}，可以为你说过的一件事给你牵线。`
        : `You let ${name} introduce you to somebody over one thing you told.`
    return lang === 'zh' ? `你跟${name}说过，暂时不用牵线。` : `You told ${name} you would rather not be introduced to anybody for now.`
  },
  summary(name: string, talks: number, sinceMs: number, told: number, lang: Language, utcOffsetMinutes: number) {
    const since = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
      sinceMs + utcOffsetMinutes * 60_000,
    )
    return lang === 'zh' ? chineseSummary(name, talks, since, told) : englishSummary(name, talks, since, told)
  },
}

function englishSummary(name: string, talks: number, since: string, told: number): string {
  const met = talks <= 1 ? `You and ${name} talked once, on ${since}.` : `You and ${name} have talked ${talks} times since ${since}.`
  if (told === 0) return met
  return `${met} ${name} keeps ${told === 1 ? 'one thing' : `${told} things`} you said about yourself.`
}

function chineseSummary(name: string, talks: number, since: string, told: number): string {
  const met = talks <= 1 ? `你和${name}在${since}聊过一次。` : `从${since}起，你和${name}聊过${talks}次。`
  return told === 0 ? met : `${met}${name}记着你说过的${told}件关于自己的事。`
}

function ordinal(count: number): string {
  const tens = count % 100
  if (tens >= 11 && tens <= 13) return `${count}th`
  return `${count}${{ 1: 'st', 2: 'nd', 3: 'rd' }[count % 10] ?? 'th'}`
}
