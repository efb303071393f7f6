import { expect, test } from 'vitest'
import { besideHead, holdInView } from './hold-in-view.ts'

test.each([
  ['in the open, where it is', 200, 200],
  ['at the right edge, wholly in view', 385, 332],
  ['at the left edge', -20, 58],
])('a hint stands %s', (_where, at, stands) => expect(holdInView(at, 100, 390)).toBe(stands))
test('one wider than the view stands in its middle', () => expect(holdInView(20, 380, 390)).toBe(195))

const head = { x: 200, top: 300, half: 40 }
test.each([
  ['over a head, where it is', 210, 290, 210],
  ['on a head, beside it', 210, 350, 298],
  ['on its other half, on that side', 190, 350, 102],
  ['beside a head, where it is', 320, 350, 320],
  ['under a head, where it is', 210, 430, 210],
])('a hint stands %s', (_where, at, bottom, stands) => expect(besideHead(at, bottom, 100, 40, head)).toBe(stands))
test('a head that is not seen moves nothing', () => expect(besideHead(210, 350, 100, 40, { ...head, half: 0 })).toBe(210))
