import type { Language } from '@kith/shared/text'
import { extractEnglish } from './en/extract.ts'
import type { ExtractContext, Statement } from './types.ts'
import { extractChinese } from './zh/extract.ts'

const mostCharacters = 2000
const mostStatements = 8

/** What a person says of themselves in a line of either language, or of both. */
export function extractStatements(line: string, context: ExtractContext): Statement[] {
  const text = line.slice(0, mostCharacters)
  const chinese = /\p{Script=Han}/u.test(text) ? extractChinese(text, context) : []
  const english = /[A-Za-z]{2,}[^A-Za-z]+[A-Za-z]+|I['’]m/.test(text) ? extractEnglish(text, context) : []
  return [...chinese, ...english].slice(0, mostStatements)
}

/** Reads a clause a person wrote in the panel ("likes tea", "喜欢茶", "I like tea") as if they had said it. */
export function extractCorrection(text: string, lang: Language, context: ExtractContext): Statement | null {
  const holds = (line: string): Statement | undefined => extractStatements(line, context).find(({ polarity }) => polarity === 'holds')
  return (
    holds(text) ?? holds(lang === 'zh' ? `我${text.replace(/^你/u, '')}` : `I ${firstPerson(text.replace(/^you (?:are )?/i, ''))}`) ?? null
  )
}

function firstPerson(clause: string): string {
  return clause
    .replace(/^is called /i, 'am called ')
    .replace(/^is /i, 'am ')
    .replace(/^has /i, 'have ')
    .replace(/^(?:does|goes) /i, (verb) => verb.replace('es ', ' '))
    .replace(/^([a-z]+?)ies /i, '$1y ')
    .replace(/^([a-z]+?)s /i, (whole, verb: string) => (/^(?:thi|alway|wa)$/i.test(verb) ? whole : `${verb} `))
    .replace(/\btheir\b/g, 'my')
}

/** Patterns are compiled when first used, which takes tens of milliseconds in all: better while waking than at the first line heard. */
export function warmExtraction(): void {
  for (let round = 0; round < 2; round += 1)
    for (const line of ['I had a lamp tomorrow', '我明天有一盏灯']) extractStatements(line, { nowMs: 0, utcOffsetMinutes: 0 })
}
