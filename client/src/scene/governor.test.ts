import { assert, double, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Governor, ladderOf, type Rung } from './governor.ts'
import { qualitySettings } from './quality.ts'

function run(governor: Governor, framesPerSecond: number, seconds: number, cap = 0): number {
  let changes = 0
  for (let i = 0; i < framesPerSecond * seconds; i++) if (governor.frame(1 / framesPerSecond, cap)) changes += 1
  return changes
}
const ladder = ladderOf(2, qualitySettings.medium)

describe('the ladder', () => {
  test('goes from the finest the screen and the level allow to the floor, never up again', () => {
    for (const settings of [qualitySettings.low, qualitySettings.medium, qualitySettings.high]) {
      for (const ratio of [1, 1.25, 2, 3]) {
        const rungs = ladderOf(ratio, settings)
        expect(rungs[0]).toEqual({ pixelRatio: Math.min(ratio, settings.mostPixelRatio), fineMetres: 11 })
        expect(rungs.at(-1)).toEqual({ pixelRatio: Math.min(ratio, settings.leastPixelRatio), fineMetres: 6 })
        for (const [at, rung] of rungs.entries()) {
          const above = rungs[at - 1] ?? rung
          expect(rung.pixelRatio).toBeLessThanOrEqual(above.pixelRatio)
          expect(rung.fineMetres).toBeLessThanOrEqual(above.fineMetres)
          if (at > 0) expect(rung).not.toEqual(above)
        }
      }
    }
  })
})

describe('the governor', () => {
  test('begins at the top, or modestly where it is told to', () => {
    expect(new Governor(ladder).rung.pixelRatio).toBe(1.5)
    expect(new Governor(ladder, 1).rung.pixelRatio).toBeLessThanOrEqual(1.01)
    expect(new Governor(ladder, 1).rung.pixelRatio).toBeGreaterThan(0.85)
    expect(new Governor(ladderOf(1, qualitySettings.low), 1).rung.pixelRatio).toBe(1)
  })
  test('climbs down while frames are slow, not below the floor', () => {
    const governor = new Governor(ladder)
    run(governor, 20, 60)
    expect(governor.rung).toEqual({ pixelRatio: 0.7, fineMetres: 6 })
  })
  test('climbs up again when they are fast, not above the top', () => {
    const governor = new Governor(ladder)
    run(governor, 20, 10)
    run(governor, 60, 300)
    expect(governor.rung).toEqual({ pixelRatio: 1.5, fineMetres: 11 })
  })
  test('a hidden page is not slowness, nor are frames held back on purpose', () => {
    const governor = new Governor(ladder)
    for (let i = 0; i < 20; i++) governor.frame(5)
    run(governor, 30, 60, 30)
    expect(governor.rung.pixelRatio).toBe(1.5)
  })
  test('held frames can still be too slow, and never show that there is room', () => {
    const slow = new Governor(ladder)
    run(slow, 15, 10, 30)
    expect(slow.rung.pixelRatio).toBeLessThan(1.5)
    const before = slow.rung
    run(slow, 30, 120, 30)
    expect(slow.rung).toEqual(before)
  })
  test('settles on any device: in the end it changes less than once in half a minute', () => {
    assert(
      property(integer({ min: 8, max: 300 }), double({ min: 0, max: 0.8, noNaN: true }), (finestFramesPerSecond, share) => {
        const governor = new Governor(ladder)
        // A device whose frame takes longer the more pixels it draws.
        const speedAt = ({ pixelRatio, fineMetres }: Rung): number => {
          const cost = share + (1 - share) * ((pixelRatio / 1.5) ** 2 * 0.8 + (fineMetres / 11) * 0.2)
          return Math.max(5, Math.min(60, Math.round(finestFramesPerSecond / cost)))
        }
        for (let second = 0; second < 300; second++) run(governor, speedAt(governor.rung), 1)
        let changes = 0
        for (let second = 0; second < 300; second++) changes += run(governor, speedAt(governor.rung), 1)
        expect(changes).toBeLessThanOrEqual(10)
      }),
      { seed: 31, numRuns: 60 },
    )
  })
})
