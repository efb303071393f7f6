import { applyRules, applyTables, type ClauseContext } from '../rule.ts'
import type { ExtractContext, Statement } from '../types.ts'
import { statedClauses } from './canonical.ts'
import { findChineseDate } from './dates.ts'
import { joinSpokenOf, peopleRules, spokenOfIn } from './rules-people.ts'
import { datedPlanRules, openPlanRules } from './rules-plan.ts'
import { birthdayRules, selfRules } from './rules-self.ts'
import { tasteRules } from './rules-taste.ts'

const afterDate = [...peopleRules, ...tasteRules, ...selfRules]

/** What a person says of themselves in a line of Chinese. */
export function extractChinese(line: string, context: ExtractContext): Statement[] {
  const found: Statement[] = []
  let spokenOf: string | null = null
  for (const clause of joinSpokenOf(statedClauses(line))) {
    found.push(...fromClause(clause, { ...context, spokenOf, date: findChineseDate(clause, context) }))
    spokenOf = spokenOfIn(clause) ?? spokenOf
  }
  return found
}

function fromClause(clause: string, context: ClauseContext): readonly Statement[] {
  const { date } = context
  if (date === null) return applyTables([birthdayRules, openPlanRules, afterDate], clause, context) ?? []
  const birthday = applyRules(birthdayRules, clause, context)
  if (birthday !== null) return birthday
  const rest = `${clause.slice(0, date.index)}${clause.slice(date.index + date.length)}`.trim()
  const past = date.past || /过$|(?:去|做|看|吃|见|买|考|玩|参加|回)了(?!$)|(?:试|成|完|砸|过)了$/u.test(rest)
  const now = date.grain === 'day' && date.startMs <= context.nowMs && context.nowMs < date.endMs
  const tables = past ? [afterDate] : now ? [afterDate, datedPlanRules, openPlanRules] : [datedPlanRules, openPlanRules, afterDate]
  return applyTables(tables, rest, context) ?? applyRules(afterDate, clause, context) ?? []
}
