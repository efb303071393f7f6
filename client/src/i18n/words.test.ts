import { refusalCodes } from '@kith/shared/protocol'
import { describe, expect, test } from 'vitest'
import { door as doorEn } from './en/door.ts'
import { words as en } from './en/index.ts'
import type { WordTree } from './types.ts'
import { door as doorZh } from './zh/door.ts'
import { words as zh } from './zh/index.ts'

/** Every key with its text, plural endings dropped. */
function flatten(tree: WordTree, path = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const name = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') all.set(name.replace(/_(one|other)$/, ''), value)
    else for (const [inner, text] of flatten(value, name)) all.set(inner, text)
  }
  return all
}
const english = flatten({ door: doorEn, ...en })
const chinese = flatten({ door: doorZh, ...zh })
const slots = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()

describe('words', () => {
  test('both languages have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
    expect(english.size).toBeGreaterThan(200)
  })

  test('both languages fill the same slots', () => {
    for (const [key, text] of english) expect({ key, slots: slots(chinese.get(key) ?? '') }).toEqual({ key, slots: slots(text) })
  })

  test('nothing is empty, and nothing was left in the other language', () => {
    const names = new Set(['settings.chinese', 'settings.english'])
    for (const [key, text] of english) {
      expect(text.trim(), key).not.toBe('')
      if (!names.has(key)) expect(text, key).not.toMatch(/\p{Script=Han}/u)
    }
    for (const [key, text] of chinese) {
      expect(text.trim(), key).not.toBe('')
      const letters = text.replaceAll(/\{\{\w+\}\}/g, '').replaceAll(/[\P{L}]/gu, '')
      if (!names.has(key) && letters !== '' && letters !== 'AI') expect(text, key).toMatch(/\p{Script=Han}/u)
    }
  })

  test('every refusal has words', () => {
    for (const code of refusalCodes) expect(english.get(`code.${code}`), code).toBeDefined()
  })
})
