import { bare, sentences, type Check } from './context.ts'

const longEnough = 14
const longEnoughHan = 7
const mostHeld = 60
const askedAgain =
  /\b(?:again|repeat|pardon|sorry\?|come again|what did you (?:just )?say|say that|didn't (?:hear|catch))\b|再说|重复|没听(?:清|见|到|懂)|刚(?:才|刚)(?:说|讲)|你说(?:什么|啥)/i

function isLong(sentence: string): boolean {
  return sentence.length >= (/\p{Script=Han}/u.test(sentence) ? longEnoughHan : longEnough)
}

/** A resident does not say a whole sentence of its last lines again, nor the same one twice in a breath. */
export const repetitionCheck: Check = (heard, { ownLines, cause }) => {
  const whole = sentences(heard.text, heard.ended).map(bare).filter(isLong)
  if (new Set(whole).size < whole.length) return 'repetition'
  if (askedAgain.test(cause)) return 'pass'
  const own = new Set(ownLines.flatMap((line) => sentences(line, true)).map(bare))
  if (whole.some((sentence) => own.has(sentence))) return 'repetition'
  if (heard.delivered || heard.ended) return 'pass'
  const said = bare(heard.text)
  return said.length < mostHeld && [...own].some((sentence) => isLong(sentence) && sentence.startsWith(said)) ? 'hold' : 'pass'
}
