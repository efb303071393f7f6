import { readFileSync } from 'node:fs'
import { parseCardText } from '@kith/shared/card'
import { expect, test } from 'vitest'
import { isResidentName } from './resident-name.ts'

const file = new URL('../../../assets/residents/zhou.json', import.meta.url)
const parsed = parseCardText(readFileSync(file, 'utf8'), 1_000_000)
const cards = new Map(parsed.ok ? [['zhou', parsed.card]] : [])

test.each([
  ['老周 Zhou', true],
  ['老周  ＺＨＯＵ', true],
  ['zhou·老周', true],
  ['Zhou', false],
  ['老周', false],
  ['Zhou from work', false],
])('%j stands there as a resident: %j', (name, taken) => {
  expect(isResidentName(name, cards)).toBe(taken)
})
