const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Chinese, Japanese, Korean and full-width signs take the room of two Latin letters; so do most emoji. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff01-\uff60]/u

/** About how much room a text takes, in Latin letters. */
export function lettersWide(text: string): number {
  let letters = 0
  for (const { segment } of segmenter.segment(text)) letters += wide.test(segment) ? 2 : 1
  return letters
}

/** A name cut so that it takes no more room than so many Latin letters, with its dots. */
export function shortName(name: string, most: number): string {
  if (lettersWide(name) <= most) return name
  let short = ''
  let letters = 1
  for (const { segment } of segmenter.segment(name)) {
    letters += wide.test(segment) ? 2 : 1
    if (letters > most) break
    short += segment
  }
  return `${short.trimEnd()}…`
}
