import { hanTokens, withoutHanMeta } from './chinese.ts'
import { dateTokens, relativeDayTokens } from './dates.ts'
import { isEnglishMetaWord, isEnglishStopWord, stemEnglish } from './english.ts'

/** Scripts written without spaces go the way of Han; everything else by words. */
const pieces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]+(?:'[\p{Script=Latin}]+)*/gv
const spaceless = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'")
}

function wordToken(piece: string): string | null {
  const word = piece.replace(/'(?:s|m|re|ve|ll|d)$/, '').replace(/n't$/, '')
  if (word === '' || isEnglishStopWord(word) || isEnglishStopWord(word.replaceAll("'", ''))) return null
  return stemEnglish(word.replaceAll("'", ''))
}

/** What a text is indexed by: stems without stop words, Chinese words with pairs and single characters, dates. */
export function tokens(text: string): string[] {
  const { tokens: found, rest } = dateTokens(fold(text))
  for (const piece of rest.match(pieces) ?? []) {
    if (spaceless.test(piece)) found.push(...hanTokens(piece))
    else {
      const token = wordToken(piece)
      if (token !== null) found.push(token)
    }
  }
  return found
}

/** What a question is searched by: as `tokens`, with "yesterday" resolved and words that only ask to remember left out. */
export function queryTokens(text: string, nowMs: number, utcOffsetMinutes: number): string[] {
  const relative = relativeDayTokens(fold(text), nowMs, utcOffsetMinutes)
  const { tokens: found, rest } = dateTokens(relative.rest)
  found.push(...relative.tokens)
  for (const piece of rest.match(pieces) ?? []) {
    if (spaceless.test(piece)) {
      for (const part of withoutHanMeta(piece).split(' ')) found.push(...hanTokens(part))
    } else if (!isEnglishMetaWord(piece)) {
      const token = wordToken(piece)
      if (token !== null) found.push(token)
    }
  }
  return found
}

/** The words of substance in a text: what an answer must share with a memory to be said to draw on it. */
export function contentWords(text: string): Set<string> {
  return new Set(tokens(text).filter((token) => token.length >= 2))
}
