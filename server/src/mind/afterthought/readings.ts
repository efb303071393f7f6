import { episodeIdOf, utteranceIdOf } from '#memory/ids.ts'
import type { FactDraft, StudyLine } from '#memory/study-types.ts'

const mostKept = 16

/** What was read out of lines lately, for other residents who heard the same: they need not ask again. In this process only. */
export interface Readings {
  /** What was read out of everything people said in these lines, as this resident remembers it; null when that was not read yet. */
  of(lines: readonly StudyLine[], residentId: string): FactDraft[] | null
  add(lines: readonly StudyLine[], drafts: readonly FactDraft[]): void
}

export function createReadings(): Readings {
  const kept: { said: Set<string>; drafts: FactDraft[] }[] = []
  const saidIn = (lines: readonly StudyLine[]) => lines.filter(({ by }) => by === 'person').map(({ id }) => utteranceIdOf(id))
  return {
    of(lines, residentId) {
      const said = saidIn(lines)
      const reading = kept.findLast((one) => said.every((id) => one.said.has(id)))
      if (reading === undefined) return null
      return reading.drafts
        .filter(({ evidence }) => evidence.every((id) => said.includes(id)))
        .map((draft) => ({ ...draft, evidence: draft.evidence.map((id) => episodeIdOf(id, residentId)) }))
    },
    add(lines, drafts) {
      kept.push({
        said: new Set(saidIn(lines)),
        drafts: drafts.map((draft) => ({ ...draft, evidence: draft.evidence.map(utteranceIdOf) })),
      })
      if (kept.length > mostKept) kept.shift()
    },
  }
}
