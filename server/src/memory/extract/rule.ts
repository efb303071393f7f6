import type { ExtractContext, FoundDate, Statement } from './types.ts'

export interface ClauseContext extends ExtractContext {
  /** The first date in the clause; rules see the clause without it. */
  date: FoundDate | null
  /** What the line spoke of before, which "it" or "her name" may mean: "cat", "sister". */
  spokenOf: string | null
}
type Groups = Record<string, string | undefined>
export interface Rule {
  pattern: RegExp
  /** Null: not mine after all. Empty: it states nothing. */
  build: (groups: Groups, context: ClauseContext) => Statement | readonly Statement[] | null
}

export function rule(pattern: string, build: Rule['build'], flags = 'iu'): Rule {
  return { pattern: new RegExp(`^(?:${pattern})$`, flags), build }
}

/** What the first rule that knows the clause makes of it: `[]` when that is nothing at all, null when no rule knows it. */
export function applyRules(rules: readonly Rule[], clause: string, context: ClauseContext): readonly Statement[] | null {
  for (const { pattern, build } of rules) {
    const match = pattern.exec(clause)
    const built = match === null ? null : build(match.groups ?? {}, context)
    if (built !== null) return 'predicate' in built ? [built] : built
  }
  return null
}

/** The same over several tables, in order. */
export function applyTables(tables: readonly (readonly Rule[])[], clause: string, context: ClauseContext): readonly Statement[] | null {
  for (const table of tables) {
    const found = applyRules(table, clause, context)
    if (found !== null) return found
  }
  return null
}
