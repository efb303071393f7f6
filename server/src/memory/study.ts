import { createHash } from 'node:crypto'
import { cleanText } from '@kith/shared/text'
import { detectCrisis } from '#safety/crisis.ts'
import type { Episode } from '#store/types.ts'
import { severalAtOnce, type Statement } from './extract/types.ts'
import { endOfDay } from './days.ts'
import { matterOf } from './fact-shelf.ts'
import { objectKey } from './fact-words.ts'
import { learn, type FactChanges } from './facts.ts'
import { factKinds, isGrounded, plainClause } from './grounding.ts'
import type { ResidentMemory } from './resident-memory.ts'
import type { FactDraft, StudyLine } from './study-types.ts'

const mostObject = 80
const mostClause = 120
/** Below what people plainly said of themselves (0.9), so that a correction is never overruled by a model. */
const ownConfidence = 0.8
const hearsayConfidence = 0.5

/** Lines kept from a moment on, oldest first. What a resident was saying when somebody spoke is kept after it, with an earlier time. */
export function linesSince(memory: ResidentMemory, sinceMs: number, isResident: (id: string) => boolean): StudyLine[] {
  return [...memory.episodes.values()]
    .filter(({ id, kind, atMs }) => atMs >= sinceMs && kind !== 'event' && !memory.toldInCrisis(id))
    .map((episode) => studyLine(episode, isResident))
    .toSorted((a, b) => a.atMs - b.atMs)
}

export function studyLine(episode: Episode, isResident: (id: string) => boolean): StudyLine {
  const { id, speakerId, speakerName, text, lang, atMs, audience, roomId, conversationId, importance } = episode
  const by = episode.kind === 'self' ? 'self' : isResident(speakerId) ? 'resident' : 'person'
  return { id, speakerId, speakerName, by, text, lang, atMs, audience, roomId, conversationId, importance }
}

/**
 * What a draft changes in the facts held, or null when it is not to be believed: it must name lines a person said and the
 * resident still has, speak of that person or of another who heard all of them, and say nothing that is not in them.
 */
export function studied(
  memory: ResidentMemory,
  draft: FactDraft,
  utcOffsetMinutes: number,
  isResident: (id: string) => boolean,
): FactChanges | null {
  const lines = [...new Set(draft.evidence)].flatMap((id) => memory.episodes.get(id) ?? [])
  const [first] = lines
  const last = lines.reduce((late, line) => (late === undefined || line.atMs > late.atMs ? line : late), first)
  if (first === undefined || last === undefined || lines.length !== new Set(draft.evidence).size) return null
  if (lines.some(({ speakerId, kind, text }) => speakerId !== first.speakerId || kind !== 'utterance' || detectCrisis(text))) return null
  const { subjectId } = draft
  if (isResident(first.speakerId) || isResident(subjectId) || lines.some(({ audience }) => !audience.includes(subjectId))) return null
  const statement = believed(draft, lines, last, utcOffsetMinutes)
  if (statement === null) return null
  const held = [...memory.facts.of(subjectId)]
  const evidence = lines.map(({ id }) => id)
  const hearsay = subjectId !== first.speakerId
  if (alreadyDrawn(held, statement, evidence, last.atMs, hearsay)) return null
  const audience = lines.reduce<string[]>((common, line) => common.filter((id) => line.audience.includes(id)), [...first.audience])
  const id = `${last.id}~m${createHash('sha256')
    .update(`${subjectId}\n${statement.predicate}\n${objectKey(statement.object)}`)
    .digest('hex')
    .slice(0, 12)}`
  if (memory.facts.get(id) !== undefined) return null
  return learn(
    held,
    [{ ...statement, confidence: Math.min(statement.confidence, hearsay ? hearsayConfidence : ownConfidence) }],
    { residentId: memory.residentId, subjectId, roomId: last.roomId, lang: last.lang, atMs: last.atMs, audience, evidence },
    () => id,
  )
}

/** Whether a fact was drawn by a model: its id says so. */
export function isStudied(factId: string): boolean {
  return /~m[0-9a-f]{12}$/.test(factId)
}

function believed(draft: FactDraft, lines: readonly Episode[], last: Episode, utcOffsetMinutes: number): Statement | null {
  const object = cleanClause(draft.object, mostObject)
  if (object === '' || !factKinds.includes(draft.predicate)) return null
  const words = lines.map(({ text }) => text)
  if (!isGrounded(object, words) || detectCrisis(object)) return null
  const told = cleanClause(draft.text, mostClause)
  const text = told !== '' && isGrounded(told, words) ? told : plainClause(draft.predicate, object, draft.polarity, last.lang)
  const untilMs = draft.predicate === 'plan' && draft.day !== null ? endOfDay(draft.day, utcOffsetMinutes) : null
  return { predicate: draft.predicate, object, text, polarity: draft.polarity, confidence: draft.confidence, untilMs, closes: [] }
}

function cleanClause(text: string, most: number): string {
  const clean = cleanText(text)
  return clean.ok && clean.text.length <= most ? clean.text.replace(/[.。!！\s]+$/u, '') : ''
}

/**
 * Nothing to add: the rules drew it from these lines already, something later was said on the matter, or it would change
 * what somebody said of themselves by what another said of them.
 */
function alreadyDrawn(
  held: readonly { predicate: string; object: string; evidence: string[]; validFromMs: number; expiredMs: number | null }[],
  statement: Statement,
  evidence: readonly string[],
  atMs: number,
  hearsay: boolean,
): boolean {
  const matter = matterOf(statement.predicate)
  const key = objectKey(statement.object)
  return held.some((fact) => {
    if (matterOf(fact.predicate) !== matter) return false
    const same = objectKey(fact.object) === key
    if (fact.evidence.some((id) => evidence.includes(id)) && (matter === 'plan' || same || alike(fact.object, statement.object)))
      return true
    if (fact.validFromMs > atMs && (same || !severalAtOnce.has(matter))) return true
    return hearsay && fact.expiredMs === null && (statement.polarity !== 'holds' || (!same && !severalAtOnce.has(matter)))
  })
}

function alike(one: string, other: string): boolean {
  const [a, b] = [objectKey(one), objectKey(other)]
  return a.includes(b) || b.includes(a)
}
