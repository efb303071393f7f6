import type { Language } from './both.ts'

const second: [RegExp, string][] = [
  [/^is\b/, 'are'],
  [/^has\b/, 'have'],
  [/^does\b/, 'do'],
  [/^was\b/, 'were'],
  [/^goes\b/, 'go'],
  [/^no longer (\w+?)s\b/, 'no longer $1'],
  [/^no longer ha\b/, 'no longer have'],
  [/^(\w+)ies\b/, '$1y'],
  [/^(\w+(?:ch|sh|ss|x))es\b/, '$1'],
  [/^(\w+[^s\W])s\b/, '$1'],
]

/**
 * A remembered clause without its subject, said to the person it is about: "likes their sister's cake" → "You like your
 * sister's cake", "their sister is called Mei" → "Your sister is called Mei", 喜欢桂花糕 → 你喜欢桂花糕. Other words stay.
 */
export function aboutYou(clause: string, lang: Language): string {
  if (lang === 'zh') return `你${clause}`
  const yours = clause
    .replace(/\btheir\b/g, 'your')
    .replace(/\btheirs\b/g, 'yours')
    .replace(/\bthemselves\b/g, 'yourself')
    .replace(/\bthey are\b/g, 'you are')
    .replace(/\bthey\b/g, 'you')
    .replace(/\bthem\b/g, 'you')
  if (/^your\b/.test(yours)) return yours.replace(/^y/, 'Y')
  const change = second.find(([pattern]) => pattern.test(yours))
  return `You ${change === undefined ? yours : yours.replace(change[0], change[1])}`
}
