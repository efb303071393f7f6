import type { DecisionCode } from '@kith/shared/protocol'
import type { DecisionRecord } from '#residents/types.ts'

/** Reasons of `residents/` (its SPEC.md) as a host reads them. The first that fits holds. */
const codes: readonly [pattern: RegExp, code: DecisionCode][] = [
  [/^FL1 /, 'called'],
  [/^FL2 /, 'alone'],
  [/^FL3 /, 'goes-on'],
  [/^FL4 /, 'meant-for-person'],
  [/^FL5 /, 'people-talking'],
  [/^FL6 faced/, 'faced'],
  [/^FL6 /, 'asked-all'],
  [/^FL7 has something/, 'adds'],
  [/^FL7 nothing/, 'nothing-to-add'],
  [/^FL7 /, 'another-answers'],
  [/^FL8 joins/, 'joins-in'],
  [/^FL8 /, 'not-mine'],
  [/^(FL10|TU1) /, 'interrupted'],
  [/^FL12 /, 'paused'],
  [/^FL15 /, 'faced'],
  [/^FL16 /, 'meant-for-person'],
  [/^FL17 meant/, 'faced'],
  [/^FL17 /, 'meant-for-person'],
  [/^FL21 /, 'goes-on'],
  [/^TU5 /, 'nobody-near'],
  [/^came near/, 'greets'],
  [/^(a word among|answers a word)/, 'banter'],
]

/**
 * The plain reason behind a decision; one that is not known here is still told as taken or passed. Null is for nobody's eyes:
 * that somebody was shown help lines.
 */
export function codeOf({ reason, taken }: Pick<DecisionRecord, 'reason' | 'taken'>): DecisionCode | null {
  if (reason.startsWith('FL12 crisis')) return null
  return codes.find(([pattern]) => pattern.test(reason))?.[1] ?? (taken ? 'own-reason' : 'stays-out')
}
