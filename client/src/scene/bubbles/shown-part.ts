const closing = `["'”’）)」』]*`
/** A Latin full stop ends a sentence only before a space: 3.50 has none. */
const sentenceEnd = new RegExp(`[.!?…]${closing}\\s+|[。！？…]${closing}\\s*`, 'gu')
const textEnd = new RegExp(`[.!?…。！？]${closing}\\s*$`, 'u')
const clauseEnd = new RegExp(`[,;:—]${closing}\\s+|[，；：、—]${closing}\\s*`, 'gu')
/** A reader does not wait for the end of a sentence longer than this before seeing more of it. */
const patienceCharacters = 48

/**
 * How much of a line that still grows a bubble shows: it grows by sentences, by clauses where a sentence is long, and
 * never takes back what it showed. The beginning shows at once.
 */
export function shownLength(text: string, done: boolean, shownSoFar: number): number {
  if (done || shownSoFar === 0) return text.length
  if (text.length <= shownSoFar) return shownSoFar
  const sentence = textEnd.test(text) ? text.length : lastEnd(text, sentenceEnd)
  if (sentence > shownSoFar) return sentence
  if (text.length - shownSoFar < patienceCharacters) return shownSoFar
  const clause = lastEnd(text, clauseEnd)
  return clause > shownSoFar ? clause : text.length
}

function lastEnd(text: string, pattern: RegExp): number {
  let end = 0
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length
  return end
}
