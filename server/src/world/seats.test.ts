import { describe, expect, it } from 'vitest'
import { createScene, eventsOf } from './testing/scene.ts'

const sit = (id: string, seatId: string) => ({ type: 'sit', id, seatId }) as const

describe('seats', () => {
  it('[ST1] one holder: the second is refused, an unknown seat too', () => {
    const scene = createScene()
    scene.join('ada', 10, 9)
    scene.join('bo', 10, 11)
    scene.push(sit('ada', 'bench-1'), sit('bo', 'bench-1'), sit('bo', 'throne'))
    const events = scene.step()
    expect(eventsOf(events, 'sat')).toEqual([{ type: 'sat', id: 'ada', seatId: 'bench-1' }])
    expect(eventsOf(events, 'refused').map(({ id, code }) => [id, code])).toEqual([
      ['bo', 'seat-taken'],
      ['bo', 'no-such-seat'],
    ])
    expect(scene.world.seatHolder('bench-1')).toBe('ada')
    expect(scene.at('ada')).toEqual({ x: 10, z: 10, seatId: 'bench-1' })
  })

  it('[ST2] a person must be near; a resident walks there', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.join('zhou', 0, 2, 'resident')
    scene.push(sit('ada', 'bench-2'), sit('zhou', 'bench-2'))
    expect(eventsOf(scene.step(), 'refused')).toMatchObject([{ id: 'ada', code: 'too-far' }])
    expect(eventsOf(scene.run(8000), 'sat')).toEqual([{ type: 'sat', id: 'zhou', seatId: 'bench-2' }])
  })

  it('[ST2] a resident whose seat is taken meanwhile is told so', () => {
    const scene = createScene()
    scene.join('zhou', 0, 10, 'resident')
    scene.join('ada', 10, 9)
    scene.push(sit('zhou', 'bench-1'))
    scene.run(500)
    scene.push(sit('ada', 'bench-1'))
    const events = scene.run(8000)
    expect(eventsOf(events, 'refused')).toMatchObject([{ id: 'zhou', about: 'sit', code: 'seat-taken' }])
    expect(scene.world.bodies.get('zhou')?.walking).toBe(false)
  })

  it('[ST3] standing up lands beside the seat, clear of others, and tells the person where', () => {
    const scene = createScene()
    scene.join('ada', 10, 9)
    scene.push(sit('ada', 'bench-1'))
    scene.step()
    scene.join('bo', 10, 10.7)
    scene.push({ type: 'stand', id: 'ada' })
    const events = scene.step()
    expect(eventsOf(events, 'stood')).toHaveLength(1)
    expect(eventsOf(events, 'corrected')).toHaveLength(1)
    const { x, z } = scene.at('ada')
    expect(Math.hypot(x - 10, z - 10)).toBeCloseTo(0.7, 1)
    expect(Math.hypot(x - 10, z - 10.7)).toBeGreaterThanOrEqual(0.5)
    expect(scene.world.seatHolder('bench-1')).toBeNull()
  })

  it('[MV3] a report from the seat keeps sitting, walking off stands up', () => {
    const scene = createScene()
    scene.join('ada', 10, 9)
    scene.push(sit('ada', 'bench-1'))
    scene.step()
    scene.push({ type: 'move', id: 'ada', x: 10.1, z: 10, yawRadians: 0, atMs: scene.nowMs() })
    scene.step()
    expect(scene.at('ada').seatId).toBe('bench-1')
    scene.push({ type: 'move', id: 'ada', x: 10, z: 10.9, yawRadians: 0, atMs: scene.nowMs() })
    const events = scene.step()
    expect(eventsOf(events, 'stood')).toHaveLength(1)
    expect(eventsOf(events, 'corrected')).toEqual([])
    expect(scene.at('ada')).toEqual({ x: 10, z: 10.9, seatId: null })
  })

  it('[JL3] leaving frees the seat', () => {
    const scene = createScene()
    scene.join('ada', 10, 9)
    scene.push(sit('ada', 'bench-1'))
    scene.step()
    scene.push({ type: 'leave', id: 'ada' })
    scene.step()
    expect(scene.world.seatHolder('bench-1')).toBeNull()
  })
})
