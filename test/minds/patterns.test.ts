import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readTwoWays, repeatedGroups, spellingsOf } from '../helpers/word-runs.ts'

const root = new URL('../../', import.meta.url)
const folders = [
  'server/src/residents',
  'server/src/safety',
  'server/src/models/script',
  'server/src/memory',
  'server/src/mind',
  'shared/src/text',
]

/** Lines of source that hold a pattern over what somebody said. */
function patternLines(): { where: string; source: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap((name) =>
        readFileSync(new URL(`${folder}/${name}`, root), 'utf8')
          .split('\n')
          .map((source, index) => ({ where: `${folder}/${name}:${index + 1}`, source }))
          .filter(({ source }) => /\)(?:[*+]|\{\d+,\})/.test(source) && !/^\s*(?:\*|\/[/*])/.test(source)),
      ),
  )
}

test('runs of words are told apart: a run that can be read in two ways is found, one that cannot is not', () => {
  expect(readTwoWays(['bye', 'bye bye', ' '])).not.toBeNull()
  expect(readTwoWays(spellingsOf('真的|真|的'))).not.toBeNull()
  expect(readTwoWays(spellingsOf('bye(?: bye)?[ ,]*'))).not.toBeNull()
  expect(readTwoWays(spellingsOf('真的|真|很|hm+'))).toBeNull()
  expect(repeatedGroups('我(?:很|真(?:的)?)*(?<x>a|b)+[)]?(?:c)')).toEqual(['很|真(?:的)?', 'a|b'])
})

test('no line somebody says can be read in so many ways that a pattern never ends', () => {
  const groups = patternLines().flatMap(({ where, source }) =>
    repeatedGroups(source.replaceAll('\\\\', '\\').replaceAll(/\$\{[^}]*\}/g, '◇')).map((group) => ({ where, group })),
  )
  expect(groups.length).toBeGreaterThan(80)
  const endless = groups.flatMap(({ where, group }) => {
    const why = readTwoWays(spellingsOf(group))
    return why === null ? [] : [`${where} ${why}`]
  })
  expect(endless).toEqual([])
})
