import { refusalCodes } from '@kith/shared/protocol'
import { describe, expect, test } from 'vitest'
import { door as doorEn } from './en/door.ts'
import { words as en } from './en/index.ts'
import { offline as offlineEn } from './en/offline.ts'
import type { WordTree } from './types.ts'
import { door as doorZh } from './zh/door.ts'
import { offline as offlineZh } from './zh/offline.ts'
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
const english = flatten({ door: doorEn, offline: offlineEn, ...en })
const chinese = flatten({ door: doorZh, offline: offlineZh, ...zh })
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
    const han = /\p{Script=Han}/u
    const letters = (text: string): string => text.replaceAll(/\{\{\w+\}\}/g, '').replaceAll(/[\P{L}]/gu, '')
    const wrong = (texts: Map<string, string>, isWrong: (text: string) => boolean): string[] =>
      [...texts].filter(([key, text]) => !names.has(key) && (text.trim() === '' || isWrong(text))).map(([key]) => key)
    expect(wrong(english, (text) => han.test(text))).toEqual([])
    expect(wrong(chinese, (text) => letters(text) !== '' && letters(text) !== 'AI' && !han.test(text))).toEqual([])
  })

  test('every refusal has words', () => {
    expect(refusalCodes.filter((code) => !english.has(`code.${code}`))).toEqual([])
  })
})
