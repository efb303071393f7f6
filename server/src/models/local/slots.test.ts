import { expect, test } from 'vitest'
import { chooseSlot } from './slots.ts'

test.each([
  ['an empty memory', [{ shared: 0, held: 0, usedAt: 0 }], 0],
  [
    'the place that holds most of the prompt',
    [
      { shared: 100, held: 2_000, usedAt: 3 },
      { shared: 800, held: 2_000, usedAt: 1 },
      { shared: 100, held: 2_000, usedAt: 2 },
    ],
    1,
  ],
  [
    'only the rules are shared, by all: the place longest out of use',
    [
      { shared: 300, held: 2_000, usedAt: 3 },
      { shared: 300, held: 2_000, usedAt: 1 },
      { shared: 300, held: 2_000, usedAt: 2 },
    ],
    1,
  ],
  [
    'two hold as much: the one used last, so that the other is free to go',
    [
      { shared: 700, held: 2_000, usedAt: 1 },
      { shared: 700, held: 2_000, usedAt: 2 },
    ],
    1,
  ],
  [
    'a prompt that was broken off is gone on with',
    [
      { shared: 300, held: 2_000, usedAt: 1 },
      { shared: 320, held: 330, usedAt: 3 },
      { shared: 0, held: 0, usedAt: 0 },
    ],
    1,
  ],
] as const)('%s', (_, slots, chosen) => {
  expect(chooseSlot(slots, 1_000)).toBe(chosen)
})
