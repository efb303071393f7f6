import { expect, test } from 'vitest'
import { beyondDeadZone } from './gamepad.ts'

test.each([
  [0, 0],
  [0.1, 0],
  [-0.18, 0],
  [0.59, 0.5],
  [1, 1],
  [-1, -1],
])('a stick at %f asks for %f', (axis, wish) => expect(beyondDeadZone(axis)).toBeCloseTo(wish))
