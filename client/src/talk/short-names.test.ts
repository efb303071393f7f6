import { describe, expect, test } from 'vitest'
import { lettersWide, shortName } from './short-names.ts'

describe('names where there is one row for them', () => {
  test.each([
    ['Noor', 14, 'Noor'],
    ['小满 Xiaoman', 14, '小满 Xiaoman'],
    ['Bartholomew Featherstone', 14, 'Bartholomew F…'],
    ['Anna Maria Luisa', 12, 'Anna Maria…'],
    ['慢半拍的萤火虫先生', 10, '慢半拍的…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 5, '👩‍👩‍👧‍👦👩‍👩‍👧‍👦…'],
    ['', 5, ''],
  ])('%s within %i letters', (name, most, short) => {
    expect(shortName(name, most)).toBe(short)
    expect(lettersWide(shortName(name, most))).toBeLessThanOrEqual(most)
  })
})
