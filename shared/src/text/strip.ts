/**
 * Characters with no place in what people type: they draw nothing, turn the text around or hide words in it.
 * Controls, format and bidi characters, zero-width ones, tags, fillers, private and unassigned code points, lone surrogates.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFC\u2800]/u
const spaceLike = /[\s\u2028\u2029\u0085\u2800]/u
const pictograph = /\p{Extended_Pictographic}/u
const beforeJoiner = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u
const virama = /[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA]/u
const arabicLetter = /[\p{Script=Arabic}&&\p{L}]/v
const indicLetter = /\p{L}/u
const emojiBase = /[\p{Emoji}]/u
const han = /\p{Script=Han}/u
const manyMarks = /(\p{M}{5})\p{M}+/gu

/**
 * NFC without unseen characters, with runs of any white space as one space and no space at the ends.
 * Kept, because words and pictures need them: the joiner inside an emoji or after an Indic virama, the
 * non-joiner between Arabic-script letters, one variation selector after an emoji or a Han character.
 */
export function stripUnseen(raw: string): string {
  const characters = Array.from(raw.toWellFormed().normalize('NFC'))
  let out = ''
  let previous = ''
  characters.forEach((character, index) => {
    const kept = keep(character, previous, characters[index + 1] ?? '')
    out += kept
    if (kept !== '') previous = kept
  })
  return out.replace(manyMarks, '$1').normalize('NFC').replace(/ {2,}/g, ' ').trim()
}

function keep(character: string, previous: string, next: string): string {
  if (character === '\uFEFF' || character === '\uFFFD') return ''
  if (spaceLike.test(character)) return ' '
  if (!unseen.test(character)) return character
  switch (character) {
    case '\u200D':
      return (beforeJoiner.test(previous) && pictograph.test(next)) || (virama.test(previous) && indicLetter.test(next)) ? character : ''
    case '\u200C':
      return (arabicLetter.test(previous) && arabicLetter.test(next)) || (virama.test(previous) && indicLetter.test(next)) ? character : ''
    case '\uFE0E':
    case '\uFE0F':
      return emojiBase.test(previous) ? character : ''
    default:
      return isIdeographSelector(character) && han.test(previous) ? character : ''
  }
}

function isIdeographSelector(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= 0xe0100 && code <= 0xe01ef
}
