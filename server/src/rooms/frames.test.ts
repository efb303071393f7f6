import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyBytes, unpackFrame } from '@kith/shared/space'
import { createFrames, type Framed } from './frames.ts'

const pidsIn = (bytes: Uint8Array | null): number[] => {
  const pids: number[] = []
  if (bytes !== null) unpackFrame(bytes, (pid) => pids.push(pid))
  return pids.toSorted((a, b) => a - b)
}
const body = (pid: number, x: number, z: number): Framed => ({ pid, x, z, yawRadians: 0 })

describe('frames', () => {
  it('carries everybody who is new, then only those who move', () => {
    const frames = createFrames()
    const bodies = [body(1, 0, 0), body(2, 3, 3)]
    frames.update(bodies)
    expect(pidsIn(frames.near(0, 0))).toEqual([1, 2])
    for (let tick = 0; tick < 30; tick += 1) frames.update(bodies)
    expect(frames.near(0, 0)).toBeNull()
    frames.update([body(1, 0, 0), body(2, 3.5, 3)])
    expect(pidsIn(frames.near(0, 0))).toEqual([2])
    expect(pidsIn(frames.full())).toEqual([1, 2])
  })

  it('shares one frame per cell', () => {
    const frames = createFrames()
    frames.update([body(1, 1, 1)])
    expect(frames.near(1, 1)).toBe(frames.near(12, 12))
    expect(frames.near(1, 1)).not.toBe(frames.near(13, 1))
  })

  it('lets those far away be seen four times a second, and twice from very far', () => {
    const frames = createFrames()
    let seen = 0
    let seenFar = 0
    for (let tick = 0; tick < 100; tick += 1) {
      frames.update([body(7, 30 + tick * 0.15, 0), body(8, 100 + tick * 0.15, 0)])
      const pids = pidsIn(frames.near(0, 0))
      if (pids.includes(7)) seen += 1
      if (pids.includes(8)) seenFar += 1
    }
    expect([seen, seenFar]).toEqual([20, 10])
  })

  it('thins a crowd: nobody gets more than 60 moving neighbours a tick, and all are told within a few', () => {
    const frames = createFrames()
    const told = new Set<number>()
    for (let tick = 0; tick < 10; tick += 1) {
      frames.update(Array.from({ length: 200 }, (_, index) => body(index + 1, (index % 10) + tick * 0.1, index / 20)))
      const bytes = frames.near(5, 5)
      expect(bytes?.byteLength ?? 0).toBeLessThanOrEqual((60 + 40) * bodyBytes)
      for (const pid of pidsIn(bytes)) told.add(pid)
    }
    expect(told.size).toBe(200)
  })

  it('forgets who left', () => {
    const frames = createFrames()
    frames.update([body(1, 0, 0), body(2, 1, 0)])
    frames.update([body(1, 0, 0)])
    expect(pidsIn(frames.full())).toEqual([1])
  })

  it('property: a watcher who wanders learns where everybody came to rest', () => {
    const place = fc.record({ x: fc.double({ min: -60, max: 60, noNaN: true }), z: fc.double({ min: -60, max: 60, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place, place), { minLength: 1, maxLength: 30 }), (steps) => {
        const frames = createFrames()
        const known = new Map<number, { x: number; z: number }>()
        const [lastA, lastB, lastWatcher] = steps.at(-1) ?? []
        const all = [...steps, ...Array.from({ length: 20 }, () => [lastA, lastB, lastWatcher] as const)]
        for (const [a, b, watcher] of all) {
          if (a === undefined || b === undefined || watcher === undefined) continue
          frames.update([
            { pid: 1, ...a, yawRadians: 0 },
            { pid: 2, ...b, yawRadians: 0 },
          ])
          const bytes = frames.near(watcher.x, watcher.z)
          if (bytes !== null) unpackFrame(bytes, (pid, x, z) => known.set(pid, { x, z }))
        }
        for (const [pid, at] of [
          [1, lastA],
          [2, lastB],
        ] as const) {
          expect(known.get(pid)?.x).toBeCloseTo(at?.x ?? 0, 1)
          expect(known.get(pid)?.z).toBeCloseTo(at?.z ?? 0, 1)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('property: a watcher who gets every frame ends up knowing where all stand', () => {
    const place = fc.record({ x: fc.double({ min: -60, max: 60, noNaN: true }), z: fc.double({ min: -60, max: 60, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(fc.array(place, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 12 }), (steps) => {
        const frames = createFrames()
        const known = new Map<number, { x: number; z: number }>()
        const last = steps.at(-1) ?? []
        for (const places of [...steps, ...Array.from({ length: 20 }, () => last)]) {
          frames.update(places.map((at, index) => ({ pid: index + 1, ...at, yawRadians: 0 })))
          const bytes = frames.near(0, 0)
          if (bytes !== null) unpackFrame(bytes, (pid, x, z) => known.set(pid, { x, z }))
        }
        last.forEach((at, index) => {
          expect(known.get(index + 1)?.x).toBeCloseTo(at.x, 1)
          expect(known.get(index + 1)?.z).toBeCloseTo(at.z, 1)
        })
      }),
      { numRuns: 60 },
    )
  })
})
