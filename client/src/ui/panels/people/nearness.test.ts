import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonRow } from '#state/app-store.ts'
import { byNearness } from './nearness.ts'

const row = (pid: number, distanceMetres: number, self = false): PersonRow => ({ pid, distanceMetres, self }) as PersonRow
const pids = (rows: readonly PersonRow[]) => rows.map(({ pid }) => pid)

describe('the list by nearness', () => {
  test('oneself first, then the nearest', () => {
    expect(pids(byNearness([row(1, 9), row(2, 3), row(3, 0, true), row(4, 6)], []))).toEqual([3, 2, 4, 1])
  })

  test('somebody a step nearer does not go past, somebody clearly nearer does', () => {
    expect(pids(byNearness([row(1, 4), row(2, 3)], [1, 2]))).toEqual([1, 2])
    expect(pids(byNearness([row(1, 5), row(2, 3)], [1, 2]))).toEqual([2, 1])
  })

  test('who comes stands where their distance puts them, who goes leaves no gap', () => {
    expect(pids(byNearness([row(1, 1), row(3, 8), row(9, 4)], [1, 2, 3]))).toEqual([1, 9, 3])
  })

  const crowd = fc.uniqueArray(fc.record({ pid: fc.integer({ min: 1, max: 40 }), metres: fc.integer({ min: 0, max: 60 }) }), {
    selector: ({ pid }) => pid,
    maxLength: 20,
  })

  test('everybody once, nobody clearly out of place, and the same again when nothing moved', () => {
    fc.assert(
      fc.property(crowd, fc.array(fc.integer({ min: 1, max: 40 })), (people, order) => {
        const rows = people.map(({ pid, metres }) => row(pid, metres / 2))
        const sorted = byNearness(rows, [...new Set(order)])
        expect(pids(sorted).toSorted((a, b) => a - b)).toEqual(pids(rows).toSorted((a, b) => a - b))
        for (const [at, { distanceMetres }] of sorted.entries())
          expect(distanceMetres).toBeLessThanOrEqual((sorted[at + 1]?.distanceMetres ?? Infinity) + 1.5)
        expect(pids(byNearness(rows, pids(sorted)))).toEqual(pids(sorted))
      }),
    )
  })
})
