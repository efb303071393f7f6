const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** What a reader calls characters, in order: 👩‍💻 and é are one each. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment)
}

/** How many graphemes, counted no further than `most` + 1. */
export function graphemeCount(text: string, most = Number.POSITIVE_INFINITY): number {
  let count = 0
  for (const part of segmenter.segment(text)) {
    if (part.segment !== '') count += 1
    if (count > most) break
  }
  return count
}

/** The first `count` graphemes, whole. */
export function firstGraphemes(text: string, count: number): string {
  let seen = 0
  for (const part of segmenter.segment(text)) {
    if (seen === count) return text.slice(0, part.index)
    seen += 1
  }
  return text
}
