import type { Language } from '@kith/shared/text'
import type { Fact } from '#store/types.ts'
import { includesAll } from './audience.ts'
import { severalAtOnce, type Statement } from './extract/types.ts'
import { matterOf } from './fact-shelf.ts'
import { objectKey } from './fact-words.ts'

/** The utterance facts are drawn from. */
export interface FactSource {
  residentId: string
  subjectId: string
  roomId: string
  lang: Language
  atMs: number
  audience: string[]
  evidence: string[]
}
export interface FactChanges {
  add: Fact[]
  update: { id: string; change: Pick<Fact, 'validToMs' | 'expiredMs'> }[]
  /** Old history that is more than is kept. */
  remove: string[]
}

/** Facts that stand about one person. Beyond it nothing new is learned; what changes or ends one still is. */
const mostFactsOfOnePerson = 600
/** Closed facts on one matter. Cut down by a good many at a time: each cut scrubs the database. */
const mostClosedOnOneMatter = 60
const cutBackTo = 40
/** What a correction in the panel is only overruled by. */
const plainSpoken = 0.9

/**
 * What statements change in the facts held about a person. Nothing is overwritten: a later contradicting statement closes
 * the earlier fact, and the statement that closed it is itself kept, so that only those who may know it see the change.
 */
export function learn(
  held: readonly Fact[],
  statements: readonly Statement[],
  source: FactSource,
  idOf: (index: number) => string,
): FactChanges {
  const changes: FactChanges = { add: [], update: [], remove: [] }
  const standing = held.filter(
    (fact) => fact.subjectId === source.subjectId && isOpen(fact) && (fact.validToMs === null || fact.validToMs > source.atMs),
  )
  const full = standing.length >= mostFactsOfOnePerson
  for (const statement of statements) {
    const open = standing.filter(({ id }) => !changes.update.some((update) => update.id === id))
    applyStatement(open, statement, source, changes, idOf, full)
  }
  changes.remove = tooOld(held, source, changes)
  return changes
}

/**
 * History that is let go, the oldest first. What closed a fact that stays is kept as well: without it, that the fact is
 * over would be plain to those who were never told.
 */
function tooOld(held: readonly Fact[], source: FactSource, changes: FactChanges): string[] {
  const matters = new Set(changes.add.map(({ predicate }) => matterOf(predicate)))
  const changed = new Set(changes.update.map(({ id }) => id))
  const own = held.filter((fact) => fact.subjectId === source.subjectId)
  const gone = new Set<string>()
  for (const matter of matters) {
    const closed = own.filter((fact) => !isOpen(fact) && !changed.has(fact.id) && matterOf(fact.predicate) === matter)
    if (closed.length <= mostClosedOnOneMatter) continue
    const closedAt = new Map<number, number>()
    for (const { validToMs } of own) if (validToMs !== null) closedAt.set(validToMs, (closedAt.get(validToMs) ?? 0) + 1)
    let left = closed.length
    for (const fact of closed.toSorted((a, b) => a.createdMs - b.createdMs || (a.id < b.id ? -1 : 1))) {
      if (left <= cutBackTo) break
      if ((closedAt.get(fact.validFromMs) ?? 0) > 0) continue
      gone.add(fact.id)
      left -= 1
      if (fact.validToMs !== null) closedAt.set(fact.validToMs, (closedAt.get(fact.validToMs) ?? 1) - 1)
    }
  }
  return [...gone]
}

/** Neither closed, nor replaced. */
function isOpen(fact: Fact): boolean {
  return fact.expiredMs === null
}

function applyStatement(
  open: readonly Fact[],
  statement: Statement,
  source: FactSource,
  changes: FactChanges,
  idOf: (index: number) => string,
  full: boolean,
): void {
  const closed = open.filter((fact) => contradicts(statement, fact) && !(fact.corrected && statement.confidence < plainSpoken))
  if (statement.polarity === 'denied' && closed.length === 0) return
  const overruled = open.some((fact) => contradicts(statement, fact) && fact.corrected && statement.confidence < plainSpoken)
  if (overruled) return
  const predicate = statement.polarity === 'holds' ? statement.predicate : `${statement.predicate}-ended`
  const same = [...open, ...changes.add].filter((fact) => fact.predicate === predicate && sameThing(statement, fact))
  if (closed.length === 0 && (full || same.some((fact) => includesAll(fact.audience, source.audience)))) return
  for (const fact of closed) changes.update.push({ id: fact.id, change: { validToMs: source.atMs, expiredMs: source.atMs } })
  for (const fact of same) {
    if (open.includes(fact) && includesAll(source.audience, fact.audience))
      changes.update.push({ id: fact.id, change: { validToMs: fact.validToMs, expiredMs: source.atMs } })
  }
  changes.add.push(factOf(statement, predicate, source, idOf(changes.add.length)))
}

function factOf(statement: Statement, predicate: string, source: FactSource, id: string): Fact {
  return {
    id,
    residentId: source.residentId,
    subjectId: source.subjectId,
    predicate,
    object: statement.object,
    text: statement.text,
    lang: source.lang,
    validFromMs: source.atMs,
    validToMs: statement.untilMs,
    createdMs: source.atMs,
    expiredMs: null,
    confidence: statement.confidence,
    evidence: [...source.evidence],
    audience: [...source.audience],
    corrected: false,
    roomId: source.roomId,
  }
}

function sameThing(statement: Statement, fact: Fact): boolean {
  if (statement.predicate === 'plan') return fact.text === statement.text
  return objectKey(fact.object) === objectKey(statement.object)
}

/** Whether a statement closes a fact. Those of one utterance never contradict each other: they are compared with what was held before. */
function contradicts(statement: Statement, fact: Fact): boolean {
  if (
    statement.closes.some(
      ({ predicate, object }) => fact.predicate === predicate && (object === '' || objectKey(fact.object) === objectKey(object)),
    )
  )
    return true
  if (statement.polarity !== 'holds') {
    return fact.predicate === statement.predicate && (statement.object === '' || objectKey(fact.object) === objectKey(statement.object))
  }
  if (fact.predicate === 'work-ended' && fact.object === '') return statement.predicate === 'work' || statement.predicate === 'workplace'
  if (fact.predicate === `${statement.predicate}-ended`) return sameThing(statement, fact)
  return fact.predicate === statement.predicate && !severalAtOnce.has(statement.predicate) && !sameThing(statement, fact)
}

export type Standing = 'current' | 'past' | 'hidden'

/**
 * How a fact stands for some listeners. It is past for them only if they may also know what closed it: that it changed
 * is itself something told to somebody. `facts`: at least those that may speak against it.
 */
export function standingOf(fact: Fact, facts: Iterable<Fact>, listeners: readonly string[], nowMs: number): Standing {
  if (fact.expiredMs !== null) {
    if (isReplaced(fact)) return 'hidden'
    let told = false
    for (const other of facts) {
      if (!speaksAgainst(other, fact)) continue
      if (includesAll(other.audience, listeners)) return 'past'
      told = true
    }
    return told ? 'current' : 'past'
  }
  if (fact.validToMs === null || fact.validToMs > nowMs) return 'current'
  return fact.predicate === 'feeling' ? 'hidden' : 'past'
}

/** What closed a fact, or a later word on the same matter. */
function speaksAgainst(other: Fact, fact: Fact): boolean {
  if (other.id === fact.id || other.subjectId !== fact.subjectId || fact.validToMs === null || other.validFromMs < fact.validToMs)
    return false
  if (other.validFromMs === fact.validToMs) return true
  const sameMatter = other.predicate === fact.predicate || other.predicate === `${fact.predicate}-ended`
  return sameMatter && (!severalAtOnce.has(fact.predicate) || objectKey(other.object) === objectKey(fact.object))
}

/** Facts that a fact, now forgotten, had closed: nothing speaks against them any more. */
export function reopenedBy(forgotten: readonly Fact[], facts: readonly Fact[]): Fact[] {
  const gone = new Set(forgotten.map(({ id }) => id))
  const subjects = new Set(forgotten.map(({ subjectId }) => subjectId))
  const left = facts.filter(({ id, subjectId }) => subjects.has(subjectId) && !gone.has(id))
  return left.filter(
    (fact) =>
      fact.expiredMs !== null &&
      !isCorrectedAway(fact) &&
      forgotten.some((closer) => closer.subjectId === fact.subjectId && closer.validFromMs === fact.expiredMs) &&
      !left.some((other) => other.id !== fact.id && other.subjectId === fact.subjectId && other.validFromMs === fact.expiredMs),
  )
}

/** Put right by the person: it never was so. */
function isCorrectedAway(fact: Fact): boolean {
  return fact.expiredMs !== null && fact.validToMs !== null && fact.validToMs <= fact.validFromMs
}
/** Put right, or said again before more ears: another fact has taken its place. */
export function isReplaced(fact: Fact): boolean {
  return isCorrectedAway(fact) || (fact.expiredMs !== null && fact.validToMs !== fact.expiredMs)
}
