import { quotable } from './find.ts'
import { memoryValues, pick, pickAny, type Part } from './say.ts'
import type { Talk } from './talk.ts'

const longAbsenceMs = 14 * 86_400_000

/** Hello by what is known: their own words first, then how long it has been, then the hour. */
export function greetingPart(talk: Talk): Part | null {
  const { scene, person, random } = talk
  if (person === null || person.talks === 0) return pickAny(talk, ['greeting.first', 'greeting.return', 'stock.hello'])
  const memory = quotable(talk)
    .filter((one) => scene.nowMs - one.atMs > 600_000)
    .toSorted((a, b) => b.score - a.score || b.atMs - a.atMs)[0]
  const fromMemory = memory === undefined || !random.chance(0.85) ? null : pick(talk, 'greeting.fromMemory', memoryValues(talk, memory))
  if (fromMemory !== null) return fromMemory
  const away = person.lastMetMs !== null && scene.nowMs - person.lastMetMs > longAbsenceMs
  const hourly =
    scene.hour >= 5 && scene.hour < 11
      ? 'morning'
      : scene.hour >= 17 && scene.hour < 22
        ? 'evening'
        : scene.hour >= 22 || scene.hour < 5
          ? 'night'
          : null
  const groups = [
    ...(away ? ['greeting.longAbsence'] : []),
    ...(hourly !== null && random.chance(0.5) ? [`greeting.${hourly}`] : []),
    ...(person.talks === null ? [] : ['greeting.return']),
    ...(hourly === null ? [] : [`greeting.${hourly}`]),
    'stock.hello',
  ]
  return pickAny(talk, groups)
}

/** A fact held of them, when the greeting could not quote their own words. */
export function factPart(talk: Talk): Part | null {
  const { scene, person } = talk
  if (person === null || person.talks === 0 || quotable(talk).length > 0) return null
  const fact =
    scene.facts.find((one) => !one.past && (one.predicate ?? '').startsWith('plan')) ??
    scene.facts.find((one) => !one.past && !/^(?:name|feeling)/.test(one.predicate ?? ''))
  return fact === undefined ? null : pick(talk, 'stock.greetFact', { values: { memory: fact.text }, sources: [fact.id] })
}
