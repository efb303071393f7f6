import { type Look, lookMeasures, lookOptions } from '@kith/shared/state'
import type { Say, Word } from '#i18n/i18n.ts'

type Table = keyof typeof lookOptions
type Measure = keyof typeof lookMeasures

/** The name of an option. Both languages name every option of every table: `i18n/look-words.test.ts`. */
export function optionWord(table: Table, index: number): Word {
  // The second accessory is from the same table as the first.
  return `look.${table === 'extra' ? 'accessory' : table}.${lookOptions[table][index] ?? lookOptions[table][0]}` as Word
}

/** The word for a measure: small, middling or large, whichever is nearest. */
export function measureWord(measure: Measure, percent: number): Word {
  const steps = lookMeasures[measure]
  const middle = (a: number, b: number): number => (a + b) / 2
  if (percent < middle(steps.low, steps.middle)) return `look.${measure}.low`
  return percent > middle(steps.middle, steps.high) ? `look.${measure}.high` : `look.${measure}.middle`
}

/** A look in words, for whoever does not see it. */
export function describeLook(look: Look, say: Say): string {
  const person = lookOptions.kind[look.kind] === 'person'
  const tables: readonly Table[] = person
    ? ['kind', 'age', 'skin', 'hair', 'hairColor', 'outfit', 'top', 'bottom']
    : ['kind', 'age', 'top', 'accent']
  const parts = tables.map((table) => `${say(`look.table.${table}`)}: ${say(optionWord(table, look[table]))}`)
  for (const table of ['beard', 'accessory', 'extra'] as const)
    if (look[table] !== 0) parts.push(`${say(`look.table.${table}`)}: ${say(optionWord(table, look[table]))}`)
  return parts.join(', ')
}
