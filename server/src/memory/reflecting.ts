import type { BondEvent, Reflection } from '#store/types.ts'
import { dayOf } from './days.ts'
import { objectKey } from './fact-words.ts'
import { worthTelling } from './importance.ts'
import type { ResidentMemory } from './resident-memory.ts'
import { studyLine } from './study.ts'
import type { DayTogether, ReflectionDraft } from './study-types.ts'

const mostLines = 40
/** So many lines that tell something must have been said since the last thought. */
const enoughLines = 3
const mostInsights = 3
const mostInsightsOfOnePerson = 24

/**
 * RE1: with whom enough has happened, on the day of the last line kept, since the resident last thought about them.
 * `thoughtOver`: up to when, by person, where nothing kept tells of it.
 */
export function daysTogether(
  memory: ResidentMemory,
  utcOffsetMinutes: number,
  isResident: (id: string) => boolean,
  thoughtOver: ReadonlyMap<string, number>,
): DayTogether[] {
  const today = dayOf([...memory.episodes.values()].at(-1)?.atMs ?? 0, utcOffsetMinutes)
  const lines = [...memory.episodes.values()]
    .filter(({ id, atMs, kind }) => kind !== 'event' && dayOf(atMs, utcOffsetMinutes) === today && !memory.toldInCrisis(id))
    .map((episode) => studyLine(episode, isResident))
  const thought = [...memory.reflections.values()]
  const found: DayTogether[] = []
  for (const personId of new Set(lines.filter(({ by }) => by === 'person').map(({ speakerId }) => speakerId))) {
    const between = lines.filter(({ by, speakerId, audience }) => speakerId === personId || (by === 'self' && audience.includes(personId)))
    const lastMs = Math.max(
      thoughtOver.get(personId) ?? 0,
      ...thought.filter(({ aboutId }) => aboutId === personId).map(({ atMs }) => atMs),
    )
    const telling = between.filter(
      ({ speakerId, atMs, importance }) => speakerId === personId && atMs > lastMs && importance >= worthTelling,
    )
    if (telling.length < enoughLines) continue
    found.push({ personId, personName: memory.nameOf(personId), day: today, lines: between.slice(-mostLines) })
  }
  return found
}

export interface ReflectionRows {
  reflections: Reflection[]
  bondEvents: BondEvent[]
  /** Old insights that are more than is kept. */
  remove: string[]
}

/**
 * RE2–RE4: the rows a draft becomes; null when a line it was drawn from is gone. Only who may know every line its writer
 * was shown may read any of it, whatever it cites.
 */
export function reflected(memory: ResidentMemory, draft: ReflectionDraft, nowMs: number, newId: () => string): ReflectionRows | null {
  const { personId, drawnFrom, day, lang, model } = draft
  const lines = drawnFrom.map((id) => memory.episodes.get(id))
  const [first] = lines
  const last = lines.at(-1)
  if (first === undefined || last === undefined || lines.some((line) => line === undefined)) return null
  const audience = first.audience.filter((id) => lines.every((line) => line?.audience.includes(id)))
  if (!audience.includes(personId)) return null
  const known = new Set(drawnFrom)
  const cited = (evidence: readonly string[]) => [...new Set(evidence)].filter((id) => known.has(id))
  const base = { residentId: memory.residentId, aboutId: personId, day, lang, roomId: last.roomId, model, drawnFrom, audience }
  const before = [...memory.reflections.values()].filter(({ aboutId }) => aboutId === personId)
  const insights = draft.insights
    .filter(
      ({ text, evidence }) => cited(evidence).length > 0 && !before.some((one) => one.kind === 'insight' && sameWords(one.text, text)),
    )
    .slice(0, mostInsights)
    .map(({ text, evidence }): Reflection => ({ ...base, id: newId(), kind: 'insight', text, evidence: cited(evidence), atMs: last.atMs }))
  const page = before.find((one) => one.kind === 'diary' && one.day === day)
  const diary: Reflection[] =
    draft.diary === null ? [] : [{ ...base, id: page?.id ?? newId(), kind: 'diary', text: draft.diary, evidence: [], atMs: last.atMs }]
  const old = before.filter(({ kind }) => kind === 'insight').toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1))
  return {
    reflections: [...insights, ...diary],
    bondEvents:
      draft.bond === null || cited(draft.bond.evidence).length === 0
        ? []
        : [
            {
              // One a day: what the same day brings later is already told.
              id: `${memory.residentId}~${day}~${personId}`,
              residentId: memory.residentId,
              personId,
              kind: 'reflected',
              reason: draft.bond.reason,
              lang,
              atMs: nowMs,
              evidence: cited(draft.bond.evidence),
              drawnFrom,
            },
          ],
    remove: old.slice(Math.max(0, mostInsightsOfOnePerson - insights.length)).map(({ id }) => id),
  }
}

function sameWords(one: string, other: string): boolean {
  return objectKey(one) === objectKey(other)
}
