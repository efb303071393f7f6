import { applyRules, applyTables, type ClauseContext } from '../rule.ts'
import type { ExtractContext, Statement } from '../types.ts'
import { statedClauses } from './canonical.ts'
import { findEnglishDate } from './dates.ts'
import { peopleRules, spokenOfIn } from './rules-people.ts'
import { datedPlanRules, openPlanRules } from './rules-plan.ts'
import { birthdayRules, selfRules } from './rules-self.ts'
import { tasteRules } from './rules-taste.ts'

const afterDate = [...peopleRules, ...tasteRules, ...selfRules]

/** What a person says of themselves in a line of English. */
export function extractEnglish(line: string, context: ExtractContext): Statement[] {
  const found: Statement[] = []
  let spokenOf: string | null = null
  for (const clause of statedClauses(line)) {
    found.push(...fromClause(clause, { ...context, spokenOf, date: findEnglishDate(clause, context) }))
    spokenOf = /^my name is not\b/i.test(clause) ? 'name' : (spokenOfIn(clause) ?? spokenOf)
  }
  return found
}

function fromClause(clause: string, context: ClauseContext): readonly Statement[] {
  const { date } = context
  if (date === null) return applyTables([birthdayRules, openPlanRules, afterDate], clause, context) ?? []
  const birthday = applyRules(birthdayRules, clause, context)
  if (birthday !== null) return birthday
  const rest = withoutDate(clause, date.index, date.length)
  const tables = date.past ? [afterDate] : [datedPlanRules, openPlanRules, afterDate]
  return applyTables(tables, rest, context) ?? applyRules(afterDate, clause, context) ?? []
}

function withoutDate(clause: string, index: number, length: number): string {
  const joined = `${clause.slice(0, index)} ${clause.slice(index + length)}`.replace(/\s+/g, ' ').replace(/\s+,/g, ',').trim()
  return joined.replace(/^[,\s]+|[,\s]+$|\s+(?:on|at|in|for|by)$/g, '')
}
