import type { Language } from '@kith/shared/text'
import { stripUnseen } from '@kith/shared/text'
import type { Fact } from '#store/types.ts'
import { extractCorrection } from './extract/extract.ts'
import { objectKey } from './fact-words.ts'
import { isReplaced, type FactChanges } from './facts.ts'

export interface Correction {
  personId: string
  residentId: string
  factId: string
  text: string
  lang: Language
  nowMs: number
  utcOffsetMinutes: number
  newId: string
}

const mostCharacters = 200

/**
 * What a person's own correction changes: the fact never was so, and theirs takes its place. It was told to the resident
 * alone, so nobody else may hear it. Null when the fact is not theirs, is gone, or nothing was written.
 */
export function correctFact(facts: readonly Fact[], correction: Correction): FactChanges | null {
  const { personId, residentId, nowMs, lang, newId } = correction
  const wrong = facts.find((fact) => fact.id === correction.factId && fact.subjectId === personId && !isReplaced(fact))
  const text = Array.from(stripUnseen(correction.text))
    .slice(0, mostCharacters)
    .join('')
    .replace(/[.。!！]+$/u, '')
  if (wrong === undefined || text === '') return null
  const read = extractCorrection(text, lang, { nowMs, utcOffsetMinutes: correction.utcOffsetMinutes })
  const better: Fact = {
    id: newId,
    residentId,
    subjectId: personId,
    predicate: read?.predicate ?? wrong.predicate,
    object: read?.object ?? text,
    text: read?.text ?? text,
    lang,
    validFromMs: nowMs,
    validToMs: read?.untilMs ?? null,
    createdMs: nowMs,
    expiredMs: null,
    confidence: 1,
    evidence: [],
    audience: [personId, residentId].toSorted(),
    corrected: true,
    roomId: wrong.roomId,
  }
  const same = facts.filter(
    (fact) =>
      fact.subjectId === personId &&
      fact.predicate === wrong.predicate &&
      objectKey(fact.object) === objectKey(wrong.object) &&
      !isReplaced(fact),
  )
  return {
    add: [better],
    remove: [],
    update: same.map((fact) => ({ id: fact.id, change: { validToMs: fact.validFromMs, expiredMs: nowMs } })),
  }
}
