import type { Language } from '@kith/shared/text'

/** What happens in a visit: somebody speaks, or everybody goes and comes back days later. */
export type VisitStep = { who: string; says: string } | { backAfterDays: number }
export interface Visit {
  id: string
  lang: Language
  steps: readonly VisitStep[]
}

/** `Name: words` a line, `{me}` for the resident's name; `— 7` when they leave and are back seven days later. */
export function visit(id: string, lang: Language, script: string): Visit {
  const steps = script
    .trim()
    .split('\n')
    .map((line): VisitStep => {
      const [, days] = /^— (\d+)$/.exec(line.trim()) ?? []
      if (days !== undefined) return { backAfterDays: Number(days) }
      const [who = '', ...said] = line.trim().split(': ')
      return { who, says: said.join(': ') }
    })
  return { id, lang, steps }
}
