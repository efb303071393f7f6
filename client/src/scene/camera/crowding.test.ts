import { expect, test } from 'vitest'
import { createBody } from '#scene/avatar/crowd-body.ts'
import { avatarView } from '#scene/testing/fixtures.ts'
import { crowdingAt } from './crowding.ts'

const row = (count: number, z: number) => Array.from({ length: count }, (_, pid) => createBody(avatarView({ pid, x: pid * 0.2, z })))

test('a few are no crowd, a hundred are, and between it grows', () => {
  expect(crowdingAt(row(9, 0), 0, 0)).toBe(0)
  expect(crowdingAt(row(50, 0), 0, 0)).toBe(1)
  const shares = [12, 18, 24, 30].map((count) => crowdingAt(row(count, 0), 0, 0))
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(new Set(shares).size).toBe(shares.length)
})
test('who stands far off crowds nobody', () => expect(crowdingAt(row(50, 14), 0, 0)).toBe(0))
