import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTagBoxes, nudgeTags, Ranking, type TagBoxes } from './tag-layout.ts'

function boxesOf(list: readonly (readonly [x: number, y: number, width: number, height: number])[]): TagBoxes {
  const boxes = createTagBoxes(12)
  list.forEach(([x, y, width, height], i) => {
    boxes.x[i] = x
    boxes.y[i] = y
    boxes.width[i] = width
    boxes.height[i] = height
  })
  return boxes
}

function overlaps(boxes: TagBoxes, count: number): string[] {
  const found: string[] = []
  const box = (i: number) => ({
    x: boxes.x[i] ?? 0,
    bottom: boxes.y[i] ?? 0,
    top: (boxes.y[i] ?? 0) - (boxes.height[i] ?? 0),
    half: (boxes.width[i] ?? 0) / 2,
  })
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const [p, q] = [box(a), box(b)]
      if (Math.abs(p.x - q.x) < p.half + q.half - 0.01 && p.top < q.bottom - 0.01 && p.bottom > q.top + 0.01) found.push(`${b} and ${a}`)
    }
  }
  return found
}

describe('tags do not overlap', () => {
  test('two on the same spot: the nearer stays, the other goes above it', () => {
    const boxes = boxesOf([
      [100, 200, 80, 24],
      [110, 202, 80, 24],
    ])
    nudgeTags(boxes, 2)
    expect(boxes.y[0]).toBe(200)
    expect(boxes.y[1]).toBe(174)
  })
  test('side by side: nothing moves', () => {
    const boxes = boxesOf([
      [100, 200, 80, 24],
      [190, 200, 80, 24],
    ])
    nudgeTags(boxes, 2)
    expect(Array.from(boxes.y.slice(0, 2))).toEqual([200, 200])
  })
  test('a pile of twelve comes apart', () => {
    const boxes = boxesOf(Array.from({ length: 12 }, () => [100, 300, 90, 24] as const))
    nudgeTags(boxes, 12)
    expect(overlaps(boxes, 12)).toEqual([])
  })
  test('any crowd comes apart', () => {
    const box = fc.tuple(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 30, max: 160 }),
      fc.constant(24),
    )
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 12 }), (list) => {
        const boxes = boxesOf(list)
        nudgeTags(boxes, list.length)
        expect(overlaps(boxes, list.length)).toEqual([])
        list.forEach(([, y], i) => expect(boxes.y[i]).toBeLessThanOrEqual(y + 0.001))
      }),
    )
  })
})

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
