import { describe, expect, test } from 'vitest'
import type { Line } from '#state/talk-store.ts'
import { freshLines, holdMs } from './bubble-life.ts'
import { shownLength } from './shown-part.ts'

const line = (change: Partial<Line>): Line => ({
  id: 'a',
  pid: 1,
  name: 'Ada',
  kind: 'person',
  mine: false,
  text: 'hello',
  lang: 'en',
  volume: 'say',
  atMs: 0,
  grewAtMs: 0,
  done: true,
  interrupted: false,
  sources: 0,
  sending: null,
  failure: null,
  heardByPids: [],
  ...change,
})

describe('how long a bubble lives', () => {
  test.each([
    [5, 5000],
    [100, 6000],
    [1000, 15000],
  ])('%i characters stay %i ms', (characters, ms) => expect(holdMs(characters)).toBe(ms))

  test('the newest line of each speaker counts; notes, empty and old ones do not', () => {
    const found = freshLines(
      [
        line({ id: 'old', text: 'before', grewAtMs: 100 }),
        line({ id: 'new', grewAtMs: 900 }),
        line({ id: 'note', pid: 2, kind: 'note' }),
        line({ id: 'empty', pid: 3, text: '' }),
        line({ id: 'gone', pid: 4, grewAtMs: -9000 }),
      ],
      1000,
      new Map(),
    )
    expect([...found.values()].map(({ id }) => id)).toEqual(['new'])
  })
  test('a growing line stays, an abandoned one goes', () => {
    expect(freshLines([line({ done: false })], 12000, new Map()).size).toBe(1)
    expect(freshLines([line({ done: false })], 21000, new Map()).size).toBe(0)
  })
})

describe('a line that grows', () => {
  const shown = (text: string, before: number, done = false) => text.slice(0, shownLength(text, done, before))

  test('shows its beginning at once, and all of it when it is whole', () => {
    expect(shown('The five in', 0)).toBe('The five in')
    expect(shown('The five in the tree are Zhou’s', 11, true)).toBe('The five in the tree are Zhou’s')
  })
  test.each([
    ['The five. The lad', 3, 'The five. '],
    ['“Ladder?” he said.', 3, '“Ladder?” he said.'],
    ['五盏。梯子是', 1, '五盏。'],
    ['他说：“好。”然后', 2, '他说：“好。”'],
    ['It costs 3.50 in all', 2, 'It'],
  ])('%s grows to the end of a sentence', (text, before, now) => expect(shown(text, before)).toBe(now))
  test('a long sentence grows by clauses, an endless one anyhow', () => {
    const clauses = 'The five in the tree are Zhou’s, the strings are Adeng’s and the ladder was'
    expect(shown(clauses, 5)).toBe('The five in the tree are Zhou’s, ')
    expect(shown('a'.repeat(80), 5)).toBe('a'.repeat(80))
  })
})
