const contraction = /\b(?:\w+n['’]t|(?:I|you|we|they|he|she|it|that|there|who|what)['’](?:m|re|ve|ll|d|s))\b/i

const whole: readonly (readonly [pattern: RegExp, written: string])[] = [
  [/\bcan['’]t\b/g, 'cannot'],
  [/\bCan['’]t\b/g, 'I cannot'],
  [/\bwon['’]t\b/g, 'will not'],
  [/\b(is|are|was|were|do|does|did|has|have|had|would|could|should)n['’]t (I|you|he|she|it|we|they|there)\b/gi, '$1 $2 not'],
  [/\b(is|are|was|were|do|does|did|has|have|had|would|could|should|need)n['’]t\b/gi, '$1 not'],
  [/\b(I)['’]m\b/g, '$1 am'],
  [/['’]re\b/g, ' are'],
  [/['’]ve\b/g, ' have'],
  [/['’]ll\b/g, ' will'],
  [/\b(I|you|he|she|we|they)['’]d (been|had|got|better)\b/gi, '$1 had $2'],
  [/['’]d\b/g, ' would'],
  [/\b(it|that|there|here|he|she|what|who|nothing|nobody)['’]s (been|got|gone|truly gone|held)\b/gi, '$1 has $2'],
  [/\b(it|that|there|here|he|she|what|who|how|nothing|nobody|everything)['’]s\b/gi, '$1 is'],
  [/\b(?:let)['’]s\b/g, 'let us'],
  [/(?<=[\w}])['’]s (?=(?:doing|fine|just|near|put|standing|still|yours)\b)/g, ' is '],
]

/** Whether somebody writes every word out: none of their lines has a contraction. */
export function writesOut(lines: readonly string[]): boolean {
  return lines.length > 0 && !lines.some((line) => contraction.test(line))
}

/** "I'd say it's late" as somebody says it who writes every word out. */
export function writtenOut(line: string): string {
  return whole.reduce((text, [pattern, written]) => text.replace(pattern, written), line)
}
