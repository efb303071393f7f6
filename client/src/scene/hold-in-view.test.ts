import { expect, test } from 'vitest'
import { holdInView } from './hold-in-view.ts'

test.each([
  ['in the open, where it is', 200, 200],
  ['at the right edge, wholly in view', 385, 332],
  ['at the left edge', -20, 58],
])('a hint stands %s', (_where, at, stands) => expect(holdInView(at, 100, 390)).toBe(stands))
test('one wider than the view stands in its middle', () => expect(holdInView(20, 380, 390)).toBe(195))
