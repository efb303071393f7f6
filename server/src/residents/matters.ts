import { createHash } from 'node:crypto'
import type { RecallHit } from '#memory/types.ts'
import { aboutYou } from '@kith/shared/text'
import type { SocietyState } from './turns.ts'

/** Something a person told of themselves that others may share. */
export interface Told {
  hit: RecallHit
  matter: string
}

/** What people like to find in each other. Health, family, money, plans and feelings are nobody's to match. */
const sharable: ReadonlySet<string> = new Set(['likes', 'does'])

/** Neither words nor ids are kept with an answer: what was forgotten must not stand there. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}
/** Two people told the same when this is the same. */
function matterOf({ predicate, object, lang }: RecallHit): string {
  return fingerprint(`${predicate ?? ''} ${lang} ${(object ?? '').trim().toLocaleLowerCase()}`)
}
/** The same for both of them. */
export function pairKey(a: string, b: string): string {
  return fingerprint([a, b].toSorted().join(' '))
}

/** What this person told of themselves that all of these may know. */
export function knownOf(state: SocietyState, residentId: string, personId: string, listeners: readonly string[], nowMs: number): Told[] {
  return state.deps.memory
    .factsAbout(residentId, personId, [...listeners], nowMs)
    .filter(({ predicate, past, object }) => sharable.has(predicate ?? '') && !past && (object ?? '').trim() !== '')
    .map((hit) => ({ hit, matter: matterOf(hit) }))
}
export function sharedWith(own: readonly Told[], others: readonly Told[]): { own: Told; other: Told } | null {
  for (const one of own) {
    const other = others.find(({ matter }) => matter === one.matter)
    if (other !== undefined) return { own: one, other }
  }
  return null
}

/** Persons within earshot of a resident now. */
export function listenersOf(state: SocietyState, residentId: string): string[] {
  return state.room.world.hearersOf(residentId, 'say').heard.flatMap(({ id, kind }) => (kind === 'person' ? [id] : []))
}

/** "You both like climbing", 你们都喜欢爬山. */
export function bothClause({ text, lang }: RecallHit): string {
  const told = aboutYou(text, lang)
  return lang === 'zh' ? told.replace(/^你/u, '你们都') : told.replace(/^You /u, 'You both ')
}
