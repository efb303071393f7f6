import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const source = join(import.meta.dirname, '..')

it('what shows under a pointer is kept from fingers, on which it would stick after a tap', () => {
  const sheets = globSync('**/*.css', { cwd: source })
  expect(sheets.length).toBeGreaterThan(10)
  const loose = sheets.filter((sheet) => {
    const rules = readFileSync(join(source, sheet), 'utf8').replaceAll(/@media \(hover: hover\) \{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '')
    return /:hover/.test(rules)
  })
  expect(loose).toEqual([])
})
