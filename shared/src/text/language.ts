import type { Language } from './both.ts'

/** A Chinese word is about this many characters, so that both languages count words. */
const hanPerWord = 1.6

/**
 * Which of Kith's languages a text is in, by the larger share of words when mixed.
 * Null when it holds neither (numbers, emoji, kana, other scripts): keep what was known before.
 */
export function detectLanguage(text: string): Language | null {
  const plain = text.replace(/https?:\/\/\S+|www\.\S+/gi, ' ')
  const han = count(plain, /\p{Script=Han}/gu)
  const otherAsian = count(plain, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)
  const latinWords = count(plain, /\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*/gu)
  const hanWords = han / hanPerWord
  if (otherAsian * 2 > han && otherAsian > latinWords) return null
  if (han === 0 && latinWords === 0) return null
  return hanWords >= latinWords ? 'zh' : 'en'
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
