import { expect, test } from 'vitest'
import { coveredPixels } from './keyboard-room.ts'

test.each([
  ['nothing covers', 844, { height: 844, offsetTop: 0, scale: 1 }, 0],
  ['a keyboard lies over the page', 844, { height: 508, offsetTop: 0, scale: 1 }, 336],
  ['and the page was pushed up for it', 844, { height: 508, offsetTop: 100, scale: 1 }, 236],
  ['pinched larger', 844, { height: 422, offsetTop: 0, scale: 2 }, 0],
  ['bars that come and go', 800, { height: 844, offsetTop: 0, scale: 1 }, 0],
])('%s', (_, height, seen, covered) => {
  expect(coveredPixels(height, seen)).toBe(covered)
})
