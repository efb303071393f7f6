import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeOf } from './host-reasons.ts'

const residents = new URL('../residents/', import.meta.url)

test('every rule by which residents decide has plain words for the host', () => {
  const sources = readdirSync(residents).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const reasons = sources.flatMap((name) =>
    Array.from(
      readFileSync(new URL(name, residents), 'utf8').matchAll(/['`]((?:FL|TU)\d+ [a-z][^'`$]*)['`$]/g),
      ([, reason]) => reason ?? '',
    ),
  )
  expect(reasons.length).toBeGreaterThan(15)
  const vague: ReadonlySet<string | null> = new Set(['own-reason', 'stays-out'])
  const unknown = reasons.filter((reason) => vague.has(codeOf({ reason, taken: true })))
  expect(unknown).toEqual([])
})

test('what is not known is still told as taken or passed', () => {
  expect(codeOf({ reason: 'a whim', taken: true })).toBe('own-reason')
  expect(codeOf({ reason: 'a whim', taken: false })).toBe('stays-out')
})

test('BK9 that help lines were shown to somebody is not told', () => {
  expect(codeOf({ reason: 'FL12 crisis words', taken: false })).toBeNull()
})
