import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScene, eventsOf } from './testing/scene.ts'
import { flatSpace, islandX } from './testing/flat-space.ts'
import type { WorldCommand } from './types.ts'

const move = (id: string, x: number, z: number, atMs: number): WorldCommand => ({ type: 'move', id, x, z, yawRadians: 1, atMs })

describe('people walking', () => {
  it('[MV1] accepts what a runner could have reached', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.run(300)
    scene.push(move('ada', 1.5, 0, scene.nowMs()))
    expect(eventsOf(scene.step(), 'corrected')).toEqual([])
    expect(scene.at('ada')).toMatchObject({ x: 1.5, z: 0 })
  })

  it.each([
    ['too far', 20, 0],
    ['off the mesh', 0, 52],
    ['an island', islandX, 0],
    ['not a number', Number.NaN, 0],
    ['infinite', 0, Number.POSITIVE_INFINITY],
  ])('[MV2] corrects a move that is %s', (_what, x, z) => {
    const scene = createScene()
    scene.join('ada', 0, 49)
    scene.run(5000)
    scene.push(move('ada', x, z, scene.nowMs()))
    expect(eventsOf(scene.step(), 'corrected')).toEqual([{ type: 'corrected', id: 'ada', x: 0, z: 49, yawRadians: 0 }])
    expect(scene.at('ada')).toMatchObject({ x: 0, z: 49 })
  })

  it('[MV1] a burst after a stall is honest, but time is spent only once', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.run(600)
    const now = scene.nowMs()
    for (let at = 1; at <= 6; at += 1) scene.push(move('ada', at * 0.5, 0, now))
    expect(eventsOf(scene.step(), 'corrected')).toEqual([])
    for (let at = 1; at <= 40; at += 1) scene.push(move('ada', 3 + at * 0.5, 0, now))
    expect(eventsOf(scene.step(), 'corrected').length).toBeGreaterThan(30)
    expect(scene.at('ada').x).toBeLessThan(8)
  })

  it('[MV1] property: whatever is sent, nobody outruns 7.5 m/s for longer than the saved second', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -60, max: 60 }), fc.double({ min: -60, max: 60 }), fc.integer({ min: 0, max: 400 })), {
          maxLength: 60,
        }),
        (moves) => {
          const scene = createScene()
          scene.join('ada', 0, 0)
          const startMs = scene.nowMs()
          let last = scene.at('ada')
          let walked = 0
          for (const [x, z, waitMs] of moves) {
            scene.run(waitMs)
            scene.push(move('ada', x, z, scene.nowMs()))
            scene.step()
            const here = scene.at('ada')
            walked += Math.hypot(here.x - last.x, here.z - last.z)
            last = here
          }
          expect(walked).toBeLessThanOrEqual(((scene.nowMs() - startMs) / 1000) * 7.5 + 7.5 + moves.length * 0.05)
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('bodies walking by themselves', () => {
  const walk = (id: string, x: number, z: number, stopWithinMetres = 0): WorldCommand => ({
    type: 'walk',
    id,
    x,
    z,
    stopWithinMetres,
    run: false,
  })

  it('[MV4] walks at 3 m/s, stops within the distance asked for and arrives once', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.push(walk('zhou', 10, 0, 1))
    scene.run(1000)
    expect(scene.at('zhou').x).toBeGreaterThan(2.7)
    expect(scene.at('zhou').x).toBeLessThan(3.2)
    expect(scene.world.bodies.get('zhou')?.walking).toBe(true)
    const events = scene.run(4000)
    expect(eventsOf(events, 'arrived')).toHaveLength(1)
    expect(scene.at('zhou').x).toBeCloseTo(9, 0)
    expect(scene.world.bodies.get('zhou')?.walking).toBe(false)
  })

  it.each([
    ['an island', islandX, 0],
    ['nowhere', Number.NaN, 3],
  ])('[MV5] a walk to %s arrives at once', (_what, x, z) => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.push(walk('zhou', x, z))
    expect(eventsOf(scene.step(), 'arrived')).toHaveLength(1)
  })

  it('[MV6] goes round somebody standing in the way', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.join('ada', 5, 0)
    scene.push(walk('zhou', 10, 0, 0.3))
    let nearest = 99
    let arrived = 0
    for (let steps = 0; steps < 160; steps += 1) {
      arrived += eventsOf(scene.step(), 'arrived').length
      nearest = Math.min(nearest, Math.hypot(scene.at('zhou').x - 5, scene.at('zhou').z))
    }
    expect(arrived).toBe(1)
    expect(nearest).toBeGreaterThanOrEqual(0.69)
    expect(scene.at('zhou').x).toBeGreaterThan(9.5)
  })

  it('[MV6] stops beside somebody standing on the very spot', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.join('ada', 5, 0)
    scene.push(walk('zhou', 5, 0))
    expect(eventsOf(scene.run(6000), 'arrived')).toHaveLength(1)
    expect(Math.hypot(scene.at('zhou').x - 5, scene.at('zhou').z)).toBeGreaterThanOrEqual(0.69)
  })

  it('[MV7] follows a person and stops when they leave', () => {
    const scene = createScene()
    scene.join('adeng', 0, 0, 'resident')
    scene.join('ada', 8, 0)
    scene.push({ type: 'follow', id: 'adeng', targetId: 'ada' })
    expect(eventsOf(scene.run(4000), 'arrived')).toHaveLength(1)
    expect(scene.at('adeng').x).toBeGreaterThan(6)
    for (let at = 1; at <= 60; at += 1) {
      scene.push(move('ada', 8, at * 0.2, scene.nowMs()))
      scene.step()
    }
    scene.run(2000)
    const { x, z } = scene.at('adeng')
    expect(Math.hypot(x - 8, z - 12)).toBeLessThan(2.6)
    scene.push({ type: 'leave', id: 'ada' })
    scene.run(100)
    expect(scene.world.bodies.get('adeng')?.walking).toBe(false)
  })

  it('[MV8] turns to whom it looks at and makes room', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.join('ada', 0.1, 0)
    scene.push({ type: 'look', id: 'zhou', targetId: 'ada' })
    scene.run(3000)
    expect(Math.hypot(scene.at('zhou').x - 0.1, scene.at('zhou').z)).toBeGreaterThanOrEqual(0.49)
    expect(scene.world.bodies.get('zhou')?.yawRadians).toBeCloseTo(Math.PI / 2, 1)
  })

  it('[MV9] steps aside from whoever sits down beside it, and then stands still', () => {
    const scene = createScene()
    const seat = flatSpace().seats[0]
    if (seat === undefined) throw new Error('the flat space has no seat')
    scene.join('zhou', seat.x, seat.z - 0.6, 'resident')
    scene.join('ada', seat.x, seat.z + 0.8)
    scene.push({ type: 'sit', id: 'ada', seatId: seat.id })
    scene.run(3000)
    expect(scene.at('ada').seatId).toBe(seat.id)
    const { x, z } = scene.at('zhou')
    expect(Math.hypot(x - seat.x, z - seat.z)).toBeCloseTo(0.9, 1)
    scene.run(1000)
    expect(scene.at('zhou')).toMatchObject({ x, z })
  })

  it('[MV9] between two who sit it goes to neither', () => {
    const scene = createScene()
    const [one, other] = flatSpace().seats
    if (one === undefined || other === undefined) throw new Error('the flat space has no two seats')
    const middle = { x: (one.x + other.x) / 2, z: (one.z + other.z) / 2 }
    for (const [name, seat] of [
      ['ada', one],
      ['bo', other],
    ] as const) {
      scene.join(name, seat.x, seat.z)
      scene.push({ type: 'sit', id: name, seatId: seat.id })
    }
    scene.join('zhou', middle.x, middle.z, 'resident')
    scene.run(2000)
    const { x, z } = scene.at('zhou')
    scene.run(500)
    expect(scene.at('zhou')).toMatchObject({ x, z })
  })

  it('[MV8] looking at nobody it turns the way it was told, until it walks on', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.push({ type: 'turn', id: 'zhou', yawRadians: -2 }, { type: 'turn', id: 'zhou', yawRadians: Number.NaN })
    scene.run(1000)
    expect(scene.world.bodies.get('zhou')?.yawRadians).toBeCloseTo(-2, 2)
    scene.push({ type: 'walk', id: 'zhou', x: 3, z: 0, stopWithinMetres: 0.1, run: false })
    scene.run(5000)
    expect(Math.sin(scene.world.bodies.get('zhou')?.yawRadians ?? 0)).toBeCloseTo(1, 2)
  })
})
