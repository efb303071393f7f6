import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { vowelOfHanzi } from './mouth-hanzi.ts'
import { giveWords, loadHanzi, mouthTrack, shapeAt } from './mouth-words.ts'
import { createMouth, mouthShapes } from './mouth.ts'

beforeAll(loadHanzi)
const names = ['sil', 'A', 'I', 'U', 'E', 'O', 'teeth']
const shapesOf = (words: string) => Array.from(mouthTrack(words), (code) => names[code & 7])

describe('which mouth a character makes', () => {
  test.each([
    ['你好我们', 'IAOE'],
    ['灯园知交', 'EAIA'],
    ['今天下雨', 'IAAU'],
    ['谢谢老周', 'EEAO'],
    ['苏州', 'UO'],
  ])('%s', (words, vowels) => {
    expect(Array.from(words, vowelOfHanzi).join('')).toBe(vowels)
    expect(shapesOf(words).join('')).toBe(vowels)
  })
  test('letters: vowels open it, lips and gaps close it, other consonants keep it as it is', () => {
    expect(shapesOf('tea')).toEqual(['teeth', 'E', 'A'])
    expect(shapesOf('moon up')).toEqual(['sil', 'O', 'O', 'O', 'sil', 'U', 'sil'])
    expect(shapesOf('é, ü')).toEqual(['E', 'sil', 'sil', 'U'])
  })
})

describe('through the words', () => {
  test('a syllable opens and closes, and at the end there is nothing left to say', () => {
    const mouth = createMouth()
    giveWords(mouth, '好 a', 1000)
    expect([1005, 1080, 1160, 1200, 1230, 1290].map((at) => names[shapeAt(mouth, at)] ?? 'over')).toEqual([
      'teeth',
      'A',
      'sil',
      'sil',
      'A',
      'over',
    ])
  })
  test('more of the same words go on where it is; other words begin anew', () => {
    const mouth = createMouth()
    giveWords(mouth, 'aaaa', 0)
    shapeAt(mouth, 130)
    expect(mouth.at).toBe(2)
    giveWords(mouth, 'aaaaoo', 0)
    expect(mouth.at).toBe(2)
    expect(names[shapeAt(mouth, 240)]).toBe('O')
    giveWords(mouth, 'ee', 500)
    expect(names[shapeAt(mouth, 510)]).toBe('E')
  })
  test('whatever is said, there is a shape or an end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.double({ min: 0, max: 60_000, noNaN: true }), (words, atMs) => {
        const mouth = createMouth()
        giveWords(mouth, words, 0)
        const shape = shapeAt(mouth, atMs)
        expect(shape === -1 || mouthShapes[shape] !== undefined).toBe(true)
      }),
      { seed: 20261123 },
    )
  })
})
