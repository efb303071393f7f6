import { expect, test } from 'vitest'
import { chooseSlot } from './slots.ts'

test.each([
  ['an empty memory', [{ shared: 0, usedAt: 0 }], 0],
  [
    'the place that holds most of the prompt',
    [
      { shared: 100, usedAt: 3 },
      { shared: 800, usedAt: 1 },
      { shared: 100, usedAt: 2 },
    ],
    1,
  ],
  [
    'only the rules are shared, by all: the place longest out of use',
    [
      { shared: 300, usedAt: 3 },
      { shared: 300, usedAt: 1 },
      { shared: 300, usedAt: 2 },
    ],
    1,
  ],
  [
    'two hold as much: the one used last, so that the other is free to go',
    [
      { shared: 700, usedAt: 1 },
      { shared: 700, usedAt: 2 },
    ],
    1,
  ],
] as const)('%s', (_, slots, chosen) => {
  expect(chooseSlot(slots, 1_000)).toBe(chosen)
})
