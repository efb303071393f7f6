import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Line } from '#state/talk-store.ts'
import { type BubbleBoxes, createBubbleBoxes, placeBubbles, tailOffset } from './bubble-layout.ts'
import { freshLines, holdMs } from './bubble-life.ts'

const bounds = { left: 12, right: 1268, top: 56, bottom: 620 }

function boxesOf(list: readonly (readonly [x: number, y: number, width: number, height: number])[]): BubbleBoxes {
  const boxes = createBubbleBoxes(6)
  list.forEach(([x, y, width, height], i) => {
    boxes.anchorX[i] = x
    boxes.anchorY[i] = y
    boxes.width[i] = width
    boxes.height[i] = height
  })
  return boxes
}

function overlaps(boxes: BubbleBoxes, count: number): string[] {
  const found: string[] = []
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const wide = Math.abs((boxes.x[a] ?? 0) - (boxes.x[b] ?? 0)) < ((boxes.width[a] ?? 0) + (boxes.width[b] ?? 0)) / 2 - 0.1
      const [topA, topB] = [(boxes.y[a] ?? 0) - (boxes.height[a] ?? 0), (boxes.y[b] ?? 0) - (boxes.height[b] ?? 0)]
      if (wide && topA < (boxes.y[b] ?? 0) - 0.1 && topB < (boxes.y[a] ?? 0) - 0.1) found.push(`${b} and ${a}`)
    }
  }
  return found
}

describe('bubbles on screen', () => {
  test('one stands on its speaker', () => {
    const boxes = boxesOf([[500, 300, 200, 60]])
    placeBubbles(boxes, 1, bounds)
    expect([boxes.x[0], boxes.y[0], tailOffset(boxes, 0)]).toEqual([500, 300, 0])
  })
  test.each([
    ['left of the view', -300, 300],
    ['right of the view', 3000, 300],
    ['above it', 600, -200],
    ['below it', 600, 2000],
  ])('a speaker %s keeps the bubble inside', (_, x, y) => {
    const boxes = boxesOf([[x, y, 280, 90]])
    placeBubbles(boxes, 1, bounds)
    expect((boxes.x[0] ?? 0) - 140).toBeGreaterThanOrEqual(bounds.left)
    expect((boxes.x[0] ?? 0) + 140).toBeLessThanOrEqual(bounds.right)
    expect((boxes.y[0] ?? 0) - 90).toBeGreaterThanOrEqual(bounds.top)
    expect(boxes.y[0]).toBeLessThanOrEqual(bounds.bottom)
    expect(Math.abs(tailOffset(boxes, 0))).toBeLessThanOrEqual(118)
  })
  test('two neighbours make room sideways, tails still on their speakers', () => {
    const boxes = boxesOf([
      [500, 300, 200, 60],
      [660, 300, 200, 60],
    ])
    placeBubbles(boxes, 2, bounds)
    expect(overlaps(boxes, 2)).toEqual([])
    expect(boxes.y[1]).toBe(300)
    expect((boxes.x[1] ?? 0) + tailOffset(boxes, 1)).toBeCloseTo(660)
  })
  test('two in line stack', () => {
    const boxes = boxesOf([
      [500, 300, 200, 60],
      [505, 290, 200, 60],
    ])
    placeBubbles(boxes, 2, bounds)
    expect(overlaps(boxes, 2)).toEqual([])
    expect(boxes.y[1]).toBe(234)
  })
  test('six in a heap, with room, come apart', () => {
    const box = fc.tuple(
      fc.integer({ min: 300, max: 900 }),
      fc.integer({ min: 200, max: 500 }),
      fc.integer({ min: 50, max: 300 }),
      fc.integer({ min: 30, max: 60 }),
    )
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 4 }), (list) => {
        const boxes = boxesOf(list)
        placeBubbles(boxes, list.length, bounds)
        expect(overlaps(boxes, list.length)).toEqual([])
      }),
    )
  })
})

const line = (change: Partial<Line>): Line => ({
  id: 'a',
  pid: 1,
  name: 'Ada',
  kind: 'person',
  mine: false,
  text: 'hello',
  lang: 'en',
  volume: 'say',
  atMs: 0,
  grewAtMs: 0,
  done: true,
  interrupted: false,
  sources: 0,
  sending: null,
  failure: null,
  heardByPids: [],
  ...change,
})

describe('how long a bubble lives', () => {
  test.each([
    [5, 5000],
    [100, 6000],
    [1000, 15000],
  ])('%i characters stay %i ms', (characters, ms) => expect(holdMs(characters)).toBe(ms))

  test('the newest line of each speaker counts; notes, empty and old ones do not', () => {
    const found = freshLines(
      [
        line({ id: 'old', text: 'before', grewAtMs: 100 }),
        line({ id: 'new', grewAtMs: 900 }),
        line({ id: 'note', pid: 2, kind: 'note' }),
        line({ id: 'empty', pid: 3, text: '' }),
        line({ id: 'gone', pid: 4, grewAtMs: -9000 }),
      ],
      1000,
      new Map(),
    )
    expect([...found.values()].map(({ id }) => id)).toEqual(['new'])
  })
  test('a growing line stays, an abandoned one goes', () => {
    expect(freshLines([line({ done: false })], 12000, new Map()).size).toBe(1)
    expect(freshLines([line({ done: false })], 21000, new Map()).size).toBe(0)
  })
})
