import type { Statement } from './extract/types.ts'
import { contentWords } from './tokens/tokens.ts'

const weighty = new Set(['plan', 'family', 'pet', 'allergy', 'birthday', 'name', 'relationship', 'feeling'])
const question = /[?？]\s*$|吗\s*$|呢\s*$/u

/** From this on a line is worth coming back to in a greeting. */
export const worthReturningTo = 0.4
/** From this on a line tells something: three words of substance or more. */
export const worthTelling = 0.23

/** How much a line matters, 0–1: what it tells of the speaker, how much it says. A nudge in ranking, never a gate. */
export function importanceOf(text: string, statements: readonly Statement[], self: boolean): number {
  const words = contentWords(text).size
  if (self) return words < 3 ? 0.05 : 0.15
  if (words < 2 && statements.length === 0) return 0.05
  const told = statements.length === 0 ? 0 : statements.some(({ predicate }) => weighty.has(predicate)) ? 0.5 : 0.35
  const length = Math.min(0.15, words * 0.01)
  const asked = question.test(text) && statements.length === 0 ? -0.1 : 0
  return Math.round(Math.min(1, 0.2 + told + length + asked) * 100) / 100
}
