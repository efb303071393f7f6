const digits = '零一二三四五六七八九'

/** A whole number written in digits or in Chinese up to 99 ("二十五", "两", "廿" is not read); null when it is none. */
export function readNumber(text: string | undefined): number | null {
  const raw = (text ?? '').replace('两', '二').replace('〇', '零').replace('几', '')
  if (/^\d{1,3}$/.test(raw)) return Number(raw)
  const match = /^(?:([一二三四五六七八九])?(十))?([零一二三四五六七八九])?$/.exec(raw)
  if (raw === '' || match === null) return null
  const tens = match[2] === undefined ? 0 : match[1] === undefined ? 1 : digits.indexOf(match[1])
  return tens * 10 + (match[3] === undefined ? 0 : digits.indexOf(match[3]))
}

/** The part of a pattern that `readNumber` reads. */
export const numberPattern = '(?:\\d{1,3}|[一二三四五六七八九十两]{1,3})'
