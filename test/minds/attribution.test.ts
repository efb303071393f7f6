import { describe, expect, test } from 'vitest'
import { languages } from '@kith/shared/text'
import { attributed, linesShown, spokenLines } from '../bench/attribution.ts'

const drawings = 5
const leastShare = 0.85

describe.each(languages)('a hundred lines without names, in %s', (lang) => {
  const lines = spokenLines(lang)

  test('are those of the resident they sound like', () => {
    const shares = Array.from({ length: drawings }, (_, seed) => attributed(lines, lang, seed + 1).share)
    expect(lines.length).toBeGreaterThan(linesShown * 5)
    expect(shares.reduce((sum, share) => sum + share, 0) / drawings).toBeGreaterThanOrEqual(leastShare)
  })

  test('name none of the three', () => {
    expect(lines.filter(({ text }) => /xiaoman|\bzhou\b|adeng|小满|老周|阿灯/i.test(text))).toEqual([])
  })
})
