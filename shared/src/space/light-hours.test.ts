import { expect, test } from 'vitest'
import { lightOf } from './light-hours.ts'
import type { SpaceDocument } from './document.ts'

const light = (id: string, hours?: { from: number; to: number }): SpaceDocument['lights'][number] =>
  ({ id, ...(hours && { hours }) }) as SpaceDocument['lights'][number]
const garden = { lights: [light('evening'), light('night', { from: 22, to: 6 })] }

test.each([
  ['', 12, 'evening'],
  ['', 21.9, 'evening'],
  ['', 22, 'night'],
  ['', 0, 'night'],
  ['', 5.9, 'night'],
  ['', 6, 'evening'],
  ['night', 12, 'night'],
  ['gone', 12, 'evening'],
])('the light chosen %s at %s is %s', (id, hour, expected) => expect(lightOf(garden, id, hour)?.id).toBe(expected))

test('a space without lights has none', () => expect(lightOf({ lights: [] }, 'x', 3)).toBeUndefined())
