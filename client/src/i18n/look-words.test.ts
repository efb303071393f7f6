import { lookMeasures, lookOptions } from '@kith/shared/state'
import { expect, test } from 'vitest'
import { look as en } from './en/look.ts'
import { look as zh } from './zh/look.ts'

/** Accessories worn second are the same things and take the same words. */
const tables = Object.entries({ ...lookOptions, ...lookMeasures }).filter(([table]) => table !== 'extra')

test.each([
  ['English', en],
  ['Chinese', zh],
] as const)('%s has a word for every table and every option, and no more', (_, words) => {
  const named: Record<string, Readonly<Record<string, string>>> = words
  expect(Object.keys(words.table).sort()).toEqual([...tables.map(([table]) => table), 'extra'].sort())
  for (const [table, options] of tables) {
    const names: readonly string[] = Array.isArray(options) ? options : Object.keys(options)
    expect({ table, words: Object.keys(named[table] ?? {}) }).toEqual({ table, words: names })
  }
})
