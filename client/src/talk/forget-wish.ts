import type { Line } from '#state/talk-store.ts'

/** Asking to be forgotten, or to have something forgotten, in so many words. */
const wishes = [
  /\bforget (that|this|it|what|me|my|about|everything|all|i)\b/i,
  /\b(delete|erase|remove|wipe) (that|this|it|what|my|everything|all|me)\b/i,
  /\b(don[’']?t|do not|please don[’']?t) (remember|keep|note|write (that|this|it) down)\b/i,
  /忘(了|掉|记)?(吧|这|那|它|我|刚|关于|所有|一切)/u,
  /(别|不要|不用|请勿)(再)?(记|记住|记得|记下)/u,
  /(删|抹|擦)(掉|除|去|了)/u,
]
/** Not a wish but news, a question or a habit: "I forget my keys", "did you forget me?" */
const others = [
  /\b(i|we|they|he|she|you|never|did|will|can[’']?t|cannot|don[’']?t|won[’']?t|not) forget\b/i,
  /(别|不要|不会|没|没有|从不|难)忘/u,
]
/** The answer comes within so many lines. */
const reachLines = 3

/** Whether somebody asks that something be no longer remembered, in either language. */
export function asksToForget(text: string): boolean {
  return wishes.some((wish) => wish.test(text)) && !others.some((other) => other.test(text))
}

/** Whether this line answers such a wish of mine: it then leads to where forgetting is done. */
export function answersForgetWish(lines: readonly Line[], at: number): boolean {
  if (lines[at]?.kind !== 'resident') return false
  for (let before = at - 1; before >= Math.max(0, at - reachLines); before -= 1) {
    const line = lines[before]
    if (line === undefined || line.kind === 'resident') return false
    if (line.mine) return asksToForget(line.text)
  }
  return false
}
