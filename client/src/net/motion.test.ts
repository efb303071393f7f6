import { array, assert, double, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMotion, newestPlace, pushMotion, sampleMotion, turnBetween, type Placing } from './motion.ts'

const placing = (): Placing => ({ x: 0, z: 0, yawRadians: 0, speedMetresPerSecond: 0 })

describe('motion', () => {
  test('says nothing before the first frame', () => {
    expect(sampleMotion(createMotion(), 1000, placing())).toBe(false)
  })

  test('a body walking at 3 m/s is drawn 150–200 ms behind, at its speed', () => {
    const motion = createMotion()
    for (let atMs = 0; atMs <= 1000; atMs += 50) pushMotion(motion, atMs, { x: atMs * 0.003, z: 0, yawRadians: 0 })
    const out = placing()
    sampleMotion(motion, 1000, out)
    const behindMs = 1000 - out.x / 0.003
    expect(behindMs).toBeGreaterThanOrEqual(150)
    expect(behindMs).toBeLessThanOrEqual(200)
    expect(out.speedMetresPerSecond).toBeCloseTo(3, 1)
  })

  test('jittering arrivals are drawn evenly', () => {
    const motion = createMotion()
    const jitter = [0, 22, -18, 9, 25, -20, 14, -9, 3, 19, -23, 7]
    const out = placing()
    let last = Number.NaN
    const steps: number[] = []
    for (let frame = 0; frame < 60; frame += 1) {
      const atMs = frame * 50 + (jitter[frame % jitter.length] ?? 0)
      pushMotion(motion, atMs, { x: frame * 0.15, z: 0, yawRadians: 0 })
      if (frame < 12) continue
      sampleMotion(motion, frame * 50 + 30, out)
      if (!Number.isNaN(last)) steps.push(out.x - last)
      last = out.x
    }
    for (const step of steps) expect(step).toBeCloseTo(0.15, 1)
  })

  test('one who stood long and then walks neither creeps nor jumps', () => {
    const motion = createMotion()
    pushMotion(motion, 0, { x: 5, z: 5, yawRadians: 0 })
    pushMotion(motion, 10_000, { x: 5.15, z: 5, yawRadians: 0 })
    const out = placing()
    sampleMotion(motion, 10_050, out)
    expect(out.x).toBeCloseTo(5, 3)
    sampleMotion(motion, 10_160, out)
    expect(out.x).toBeCloseTo(5.15, 2)
  })

  test('a far leap is a leap, not a glide', () => {
    const motion = createMotion()
    pushMotion(motion, 0, { x: 0, z: 0, yawRadians: 0 })
    pushMotion(motion, 50, { x: 12, z: 0, yawRadians: 0 })
    const out = placing()
    sampleMotion(motion, 60, out)
    expect(out.x).toBe(12)
  })

  test('bodies told of rarely are drawn further behind, so that they do not stutter', () => {
    const motion = createMotion()
    const out = placing()
    let stops = 0
    for (let atMs = 0; atMs <= 8000; atMs += 50) {
      if (atMs % 250 === 0) pushMotion(motion, atMs, { x: atMs * 0.003, z: 0, yawRadians: 0 })
      if (atMs < 6000) continue
      sampleMotion(motion, atMs, out)
      if (out.speedMetresPerSecond === 0) stops += 1
    }
    expect(stops).toBe(0)
  })

  test('what is drawn lies within what was told, whatever comes', () => {
    const frame = record({
      gapMs: integer({ min: 0, max: 2000 }),
      x: double({ min: -20, max: 20, noNaN: true }),
      z: double({ min: -20, max: 20, noNaN: true }),
    })
    assert(
      property(array(frame, { minLength: 1, maxLength: 60 }), integer({ min: 0, max: 1000 }), (frames, laterMs) => {
        const motion = createMotion()
        let nowMs = 0
        for (const { gapMs, x, z } of frames) pushMotion(motion, (nowMs += gapMs), { x: x, z: z, yawRadians: 0 })
        const out = placing()
        expect(sampleMotion(motion, nowMs + laterMs, out)).toBe(true)
        expect(out.x).toBeGreaterThanOrEqual(Math.min(...frames.map(({ x }) => x)) - 1e-9)
        expect(out.x).toBeLessThanOrEqual(Math.max(...frames.map(({ x }) => x)) + 1e-9)
        expect(Number.isFinite(out.speedMetresPerSecond)).toBe(true)
        newestPlace(motion, out)
        expect(out.x).toBe(frames.at(-1)?.x)
      }),
    )
  })

  test('turns go the shorter way', () => {
    assert(
      property(double({ min: -20, max: 20, noNaN: true }), double({ min: -20, max: 20, noNaN: true }), (from, to) => {
        const turn = turnBetween(from, to)
        expect(Math.abs(turn)).toBeLessThanOrEqual(Math.PI + 1e-9)
        expect(Math.cos(from + turn)).toBeCloseTo(Math.cos(to), 6)
      }),
    )
  })
})
