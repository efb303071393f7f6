import { readdirSync, readFileSync } from 'node:fs'
import { parseCardText } from '@kith/shared/card'
import { residentLooks } from '@kith/shared/state'
import { expect, test } from 'vitest'

const folder = new URL('../../../assets/residents/', import.meta.url)

test('whom nobody who comes in may be taken for, by their looks, is who lives here', () => {
  const looks = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const parsed = parseCardText(readFileSync(new URL(file, folder), 'utf8'))
      if (!parsed.ok) throw new Error(`${file} is no card`)
      return parsed.card.data.extensions.kith.look
    })
  expect(new Set(looks)).toEqual(new Set(residentLooks))
})
