import { expect, test } from 'vitest'
import { chooseGreeter } from './greeter.ts'

const able = [
  { id: 'xiaoman', metres: 1.4 },
  { id: 'zhou', metres: 1.9 },
]

test('[FL14] the nearest greets; of two about as near, not the one who said the last hello', () => {
  expect(chooseGreeter(able, null)?.id).toBe('xiaoman')
  expect(chooseGreeter(able, 'zhou')?.id).toBe('xiaoman')
  expect(chooseGreeter(able, 'xiaoman')?.id).toBe('zhou')
  expect(chooseGreeter([{ id: 'xiaoman', metres: 0.8 }, ...able.slice(1)], 'xiaoman')?.id).toBe('xiaoman')
  expect(chooseGreeter([], 'xiaoman')).toBeNull()
})
