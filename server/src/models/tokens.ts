/** A guess at how many tokens a text takes, rather too many than too few: a Chinese character about one, four other characters one. */
export function estimateTokens(text: string): number {
  const han = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  return Math.ceil(han * 1.1 + (text.length - han) / 3.6)
}
