import { episodeIdOf, utteranceIdOf } from '#memory/ids.ts'
import type { FactDraft, StudyLine } from '#memory/study-types.ts'

const mostKept = 16
/** Words are not held longer than the talk of those who share them is young. */
const keptMs = 10 * 60_000

/** What was read out of lines lately, for other residents who heard the same: they need not ask again. In this process only, and not for long. */
export interface Readings {
  /** What was read out of everything people said in these lines, as this resident remembers it; null when that was not read yet. */
  of(lines: readonly StudyLine[], residentId: string): FactDraft[] | null
  add(lines: readonly StudyLine[], drafts: readonly FactDraft[]): void
}

export function createReadings(now: () => number): Readings {
  let kept: { atMs: number; said: Set<string>; drafts: FactDraft[] }[] = []
  const forgetOld = () => {
    kept = kept.slice(-mostKept).filter(({ atMs }) => now() - atMs <= keptMs)
  }
  const saidIn = (lines: readonly StudyLine[]) => lines.filter(({ by }) => by === 'person').map(({ id }) => utteranceIdOf(id))
  return {
    of(lines, residentId) {
      forgetOld()
      const said = saidIn(lines)
      const reading = kept.findLast((one) => said.every((id) => one.said.has(id)))
      if (reading === undefined) return null
      return reading.drafts
        .filter(({ evidence }) => evidence.every((id) => said.includes(id)))
        .map((draft) => ({ ...draft, evidence: draft.evidence.map((id) => episodeIdOf(id, residentId)) }))
    },
    add(lines, drafts) {
      kept.push({
        atMs: now(),
        said: new Set(saidIn(lines)),
        drafts: drafts.map((draft) => ({ ...draft, evidence: draft.evidence.map(utteranceIdOf) })),
      })
      forgetOld()
    },
  }
}
