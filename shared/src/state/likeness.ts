import { lookOptions } from './look-options.ts'
import { decodeLook, type Look } from './look.ts'

/** What the residents wear, as their cards have it (a test compares): nobody who comes in is to be taken for one of them. */
export const residentLooks: readonly string[] = [
  '2.1.3.7.9.8.6.0.100.100.100',
  '15.4.1.2.13.5.1.11.104.114.100.0.3',
  '7.3.4.1.1.2.1.5.96.98.104',
]

/** What tells people apart from afar, and how much of it: alike in all, two looks are taken for one. */
const shares = { hair: 0.3, outfit: 0.25, top: 0.2, hairColor: 0.15, accessory: 0.1 } as const
/** Colours one takes for each other in lamplight. */
const families: Partial<Record<keyof typeof shares, readonly (readonly string[])[]>> = {
  top: [
    ['coral', 'brick', 'crimson'],
    ['pink', 'rose', 'lilac'],
    ['cream', 'white'],
    ['leaf', 'pistachio'],
    ['teal', 'mist', 'slate'],
    ['sky', 'indigo'],
    ['plum', 'night'],
  ],
  hairColor: [
    ['darkBrown', 'brown', 'chestnut', 'black', 'blueBlack'],
    ['copper', 'red'],
    ['blond', 'gold', 'platinum'],
    ['grey', 'silver', 'white'],
  ],
}
/** Liker than this is too like. */
export const mostLike = 0.45

/** How far two looks would be taken for each other, 0 to 1: by hair, clothes and colours. */
export function likeness(one: Look, other: Look): number {
  if (one.kind !== other.kind) return 0
  let sum = 0
  for (const table of ['hair', 'outfit', 'top', 'hairColor', 'accessory'] as const)
    if (isSame(table, shown(table, one), shown(table, other))) sum += shares[table]
  return sum
}

/** Whether somebody who looks so might be taken for a resident. */
export function isLikeAResident(look: Look): boolean {
  return residentLooks.some((resident) => likeness(look, decodeLook(resident)) > mostLike)
}

/** A hat is all one sees of the hair, wherever it was chosen. */
function shown(table: keyof typeof shares, look: Look): string {
  const worn = lookOptions.accessory[look.accessory] ?? ''
  if (table === 'hair' && (worn === 'beanie' || worn === 'strawHat')) return worn
  return lookOptions[table][look[table]] ?? ''
}

function isSame(table: keyof typeof shares, one: string, other: string): boolean {
  return one === other || (families[table] ?? []).some((family) => family.includes(one) && family.includes(other))
}
