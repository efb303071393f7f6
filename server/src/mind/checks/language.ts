import { detectLanguage } from '@kith/shared/text'
import { speaksOtherScript } from '../other-script.ts'
import type { Check, CheckContext } from './context.ts'

const enoughHan = 4
const enoughWords = 3
const enoughLetters = 6
const aboutLanguages = /\b(?:chinese|mandarin|english|translat\w*|language|pinyin)\b|中文|汉语|普通话|英文|英语|翻译|怎么说|怎么念|语言/i

function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((left, name) => (name.length < 2 ? left : left.replaceAll(name, ' ')), text)
}

/** How sure one can be that a text is in another language: `no`, `maybe` (too short to tell), `yes`. */
function strays(text: string, { lang, names }: CheckContext): 'no' | 'maybe' | 'yes' {
  const named = withoutNames(text, names)
  // Letters alone are keys and the like, not English.
  const plain = lang === 'zh' ? named.replace(/(?<![\p{L}\p{N}])\p{Script=Latin}(?![\p{L}\p{N}])/gu, ' ') : named
  const han = plain.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = plain.match(/\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*/gu)?.length ?? 0
  const other = plain.match(/[[\p{L}]--[\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]]/gv)?.length ?? 0
  if (other > han * 2 && other > words * 4) return other >= enoughLetters ? 'yes' : 'maybe'
  const found = detectLanguage(plain)
  if (found === null || found === lang) return 'no'
  return (lang === 'zh' ? words >= enoughWords : han >= enoughHan) ? 'yes' : 'maybe'
}

/** The first clause is in the language of the answer; names of people and places may be in any. */
export const languageCheck: Check = (heard, context) => {
  if (heard.delivered || speaksOtherScript(context.cause) || aboutLanguages.test(context.cause)) return 'pass'
  const stray = strays(heard.text, context)
  if (stray === 'yes') return 'wrong-language'
  return stray === 'maybe' && !heard.ended ? 'hold' : 'pass'
}
