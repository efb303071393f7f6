import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Ranking } from './ranking.ts'

describe('the ranking', () => {
  test('keeps the best in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (ranks, capacity) => {
        const ranking = new Ranking(capacity)
        ranks.forEach((rank, id) => ranking.offer(id, rank))
        const kept = Array.from(ranking.ids.slice(0, ranking.count)).map((id) => ranks[id])
        expect(kept).toEqual(ranks.toSorted((a, b) => a - b).slice(0, capacity))
      }),
    )
  })
})
