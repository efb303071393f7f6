import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BoxField, createBox } from './box-field.ts'
import { bubbleReach, softWeights, tagReach } from './label-tuning.ts'
import { createSpot, heldX, heldY, type LabelGround, type LabelSpot, placeLabel, steadyAnchor } from './place-label.ts'

const bounds = { left: 8, right: 1272, top: 8, bottom: 712 }
const bars = [
  [16, 16, 166, 60],
  [815, 16, 1264, 60],
  [16, 327, 448, 704],
] as const

interface Shape {
  x: number
  y: number
  width: number
  height: number
}

function ground(): LabelGround {
  const made = { bounds, hard: new BoxField(64), soft: new BoxField(64), drawn: new BoxField(64) }
  for (const [left, top, right, bottom] of bars) made.hard.add(left, top, right, bottom)
  return made
}

const rectangle = (spot: LabelSpot, { width, height }: Shape) => {
  const x = heldX(spot, width, bounds) + spot.dx
  const bottom = heldY(spot, height, bounds) + spot.dy
  return [x - width / 2, bottom - height, x + width / 2, bottom] as const
}

/** One frame: each in its turn, as tags and bubbles do it. */
function layOut(shapes: readonly Shape[], spots: readonly LabelSpot[], reach = bubbleReach): LabelGround {
  const made = ground()
  shapes.forEach((shape, i) => {
    const spot = spots[i] ?? createSpot()
    steadyAnchor(spot, shape.x, shape.y)
    if (placeLabel(spot, shape.width, shape.height, reach, made)) made.hard.add(...rectangle(spot, shape))
  })
  return made
}

const crowd = fc.array(
  fc.record({
    x: fc.integer({ min: -200, max: 1500 }),
    y: fc.integer({ min: -100, max: 900 }),
    width: fc.integer({ min: 50, max: 300 }),
    height: fc.integer({ min: 26, max: 150 }),
  }),
  { minLength: 1, maxLength: 18 },
)

describe('placing labels', () => {
  test('one alone stands at its anchor', () => {
    const spot = createSpot()
    layOut([{ x: 640, y: 300, width: 200, height: 60 }], [spot])
    expect([spot.placed, spot.dx, spot.dy]).toEqual([true, 0, 0])
  })
  test('the second on the same spot makes room, the first stays', () => {
    const shapes = [
      { x: 640, y: 300, width: 200, height: 60 },
      { x: 645, y: 300, width: 200, height: 60 },
    ]
    const spots = shapes.map(createSpot)
    layOut(shapes, spots)
    expect([spots[0]?.dx, spots[0]?.dy]).toEqual([0, 0])
    expect(Math.abs(spots[1]?.dx ?? 0) + Math.abs(spots[1]?.dy ?? 0)).toBeGreaterThan(50)
  })
  test('over a bar it goes beside or above it', () => {
    const spot = { ...createSpot(), head: 20 }
    const shape = { x: 240, y: 340, width: 120, height: 26 }
    layOut([shape], [spot], tagReach)
    expect(rectangle(spot, shape)[3]).toBeLessThanOrEqual(327)
  })
  test('a tag that would have to go too far gives up', () => {
    const spot = createSpot()
    layOut([{ x: 240, y: 520, width: 120, height: 26 }], [spot], tagReach)
    expect(spot.placed).toBe(false)
  })
  test('a tag keeps its middle over its own head, and no farther over that than the head is high', () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 8, max: 90 }), fc.boolean(), (shapes, head, turned) => {
        const spots = shapes.map(() => ({ ...createSpot(), head, turned }))
        const made = ground()
        shapes.forEach(({ x, y }) => made.soft.add(x - head, y, x + head, y + head * 2, softWeights.face))
        shapes.forEach((shape, i) => {
          const spot = spots[i] ?? createSpot()
          steadyAnchor(spot, shape.x, shape.y)
          if (!placeLabel(spot, shape.width, 26, tagReach, made)) return
          const [left, top, right, bottom] = rectangle(spot, { ...shape, height: 26 })
          made.hard.add(left, top, right, bottom)
          const held = Math.abs(heldX(spot, shape.width, bounds) - spot.x)
          expect(Math.abs((left + right) / 2 - spot.x)).toBeLessThanOrEqual(Math.max(head, held) + 0.1)
          expect(Math.min(spot.y, bounds.bottom) - bottom).toBeLessThanOrEqual(Math.max(14, head * 1.7) + 0.1)
        })
      }),
    )
  })
  test('on hair seen from behind it lies rather than on somebody else', () => {
    for (const turned of [true, false]) {
      const spot = { ...createSpot(), head: 50, turned }
      const made = ground()
      made.soft.add(560, 230, 720, 330, softWeights.trunk * 2)
      steadyAnchor(spot, 640, 310)
      placeLabel(spot, 80, 26, tagReach, made)
      expect(spot.dy > 26).toBe(turned)
    }
  })
  test('it rather stands beside a face than before it', () => {
    const spot = createSpot()
    const made = ground()
    made.soft.add(600, 250, 680, 320, softWeights.face)
    steadyAnchor(spot, 640, 310)
    placeLabel(spot, 120, 40, bubbleReach, made)
    const [left, top, right, bottom] = rectangle(spot, { x: 640, y: 310, width: 120, height: 40 })
    const box = { ...createBox(), left, top, right, bottom }
    made.soft.cover(box)
    expect(box.cost).toBe(0)
  })
  test('before two faces it does not stand at all', () => {
    const spot = createSpot()
    const made = ground()
    for (let x = 0; x < 1280; x += 80) made.soft.add(x, 60, x + 80, 712, 500)
    steadyAnchor(spot, 640, 310)
    expect(placeLabel(spot, 120, 40, { ...bubbleReach, mostHidden: 20 }, made)).toBe(false)
    expect(placeLabel(spot, 120, 40, bubbleReach, made)).toBe(true)
  })
  test('in no crowd does anything overlap, leave the view or lie on a bar', () => {
    fc.assert(
      fc.property(crowd, (shapes) => {
        const spots = shapes.map(createSpot)
        const { hard } = layOut(shapes, spots)
        for (let a = 0; a < hard.count; a++) {
          const of = (field: Float64Array, at: number): number => field[at] ?? 0
          if (a >= bars.length) {
            expect(of(hard.left, a)).toBeGreaterThanOrEqual(bounds.left - 0.1)
            expect(of(hard.right, a)).toBeLessThanOrEqual(bounds.right + 0.1)
            expect(of(hard.top, a)).toBeGreaterThanOrEqual(bounds.top - 0.1)
            expect(of(hard.bottom, a)).toBeLessThanOrEqual(bounds.bottom + 0.1)
          }
          for (let b = Math.max(a + 1, bars.length); b < hard.count; b++) {
            const wide = Math.min(of(hard.right, a), of(hard.right, b)) - Math.max(of(hard.left, a), of(hard.left, b))
            const high = Math.min(of(hard.bottom, a), of(hard.bottom, b)) - Math.max(of(hard.top, a), of(hard.top, b))
            expect(Math.min(wide, high)).toBeLessThanOrEqual(0)
          }
        }
      }),
    )
  })
  test('nothing hops while heads only sway', () => {
    fc.assert(
      fc.property(crowd, fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 60, maxLength: 60 }), (shapes, sways) => {
        const spots = shapes.map(createSpot)
        for (let frame = 0; frame < 4; frame++) layOut(shapes, spots)
        const before = spots.map(({ dx, dy, placed }) => ({ dx, dy, placed }))
        sways.forEach((sway) =>
          layOut(
            shapes.map((shape, i) => ({ ...shape, x: shape.x + (sway / 100) * (i % 2 ? 1 : -1), y: shape.y + sway / 100 })),
            spots,
          ),
        )
        expect(spots.map(({ dx, dy, placed }) => ({ dx, dy, placed }))).toEqual(before)
      }),
    )
  })
  test('it comes back when there is room again', () => {
    const shapes = [
      { x: 640, y: 300, width: 200, height: 60 },
      { x: 650, y: 300, width: 200, height: 60 },
    ]
    const spots = shapes.map(createSpot)
    layOut(shapes, spots)
    layOut(shapes.slice(1), spots.slice(1))
    expect([spots[1]?.dx, spots[1]?.dy]).toEqual([0, 0])
  })
})
