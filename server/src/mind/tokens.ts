const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/gu

/** A rough count of tokens: one for each character of Chinese, Japanese or Korean, one for every four others. */
export function estimateTokens(text: string): number {
  const wideCount = text.match(wide)?.length ?? 0
  return wideCount + Math.ceil((text.length - wideCount) / 4)
}
