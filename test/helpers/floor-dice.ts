import type { FloorVillage } from './floor-village.ts'
import type { Chance } from './room-fuzz.ts'

const talkativeness: Readonly<Record<string, number>> = { xiaoman: 0.62, zhou: 0.42, adeng: 0.78, yarrow: 0.62 }

/**
 * How group chats of character cards choose who answers: whoever is named by a word of the text; without any, each one's
 * talkativeness is rolled; when nobody comes of that, anybody. All of them answer.
 */
export function rollDice(text: string, residentIds: readonly string[], { world }: FloorVillage, chance: Chance): string[] {
  const lower = text.toLowerCase()
  const words = new Set(lower.match(/[\p{L}\p{N}-]+/gu))
  const named = residentIds.filter((id) =>
    (world.bodies.get(id)?.name ?? '')
      .toLowerCase()
      .split(' ')
      .some((name) => words.has(name) || (/\p{Script=Han}/u.test(name) && lower.includes(name))),
  )
  if (named.length > 0) return named
  const rolled = residentIds.filter((id) => chance() < (talkativeness[id] ?? 0.5))
  if (rolled.length > 0) return rolled
  const any = residentIds[Math.floor(chance() * residentIds.length)]
  return any === undefined ? [] : [any]
}
