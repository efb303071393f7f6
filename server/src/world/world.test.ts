import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScene, eventsOf, line } from './testing/scene.ts'
import type { WorldCommand } from './types.ts'

describe('the world', () => {
  it('[JL1] joins where asked, else where there is most room', () => {
    const scene = createScene()
    scene.join('ada', 7, 7)
    expect(scene.at('ada')).toMatchObject({ x: 7, z: 7 })
    for (const [id, pid] of [
      ['bo', 10],
      ['chen', 11],
      ['dee', 12],
    ] as const) {
      scene.push({
        type: 'join',
        body: { id, kind: 'person', name: id, lang: 'en' },
        pid,
        at: pid === 10 ? { x: 900, z: 0, yawRadians: 0 } : null,
      })
      scene.step()
    }
    expect(['bo', 'chen', 'dee'].map((id) => scene.at(id).x).toSorted((a, b) => a - b)).toEqual([0, 2, 4])
  })

  it('[JL2] joining twice keeps the one body', () => {
    const scene = createScene()
    scene.join('ada', 7, 7)
    scene.join('ada', 1, 1)
    expect(scene.world.bodies.size).toBe(1)
    expect(scene.at('ada')).toMatchObject({ x: 7, z: 7 })
    expect(scene.world.bodies.get('ada')?.pid).toBe(1)
    scene.push(
      { type: 'leave', id: 'ada' },
      { type: 'join', body: { id: 'ada', kind: 'person', name: 'Ada', lang: 'zh' }, pid: 1, at: null },
    )
    expect(scene.step()).toEqual([{ type: 'joined', id: 'ada' }])
    expect(scene.at('ada')).toMatchObject({ x: 7, z: 7 })
  })

  it('[WS1] what comes of a step comes in the order of its systems, whatever was asked first', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.join('bo', 1, 0)
    scene.run(150)
    scene.push(
      { type: 'leave', id: 'bo' },
      line('ada', 'Bye, Bo'),
      { type: 'sit', id: 'ada', seatId: 'bench-1' },
      { type: 'join', body: { id: 'cai', kind: 'person', name: 'Cai', lang: 'en' }, pid: 3, at: { x: 20, z: 20, yawRadians: 0 } },
    )
    // The bench is out of reach.
    expect(scene.step().map(({ type }) => type)).toEqual(['joined', 'refused', 'said', 'left'])
  })

  it('[WS2] of two commands the one pushed last holds', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.push({ type: 'feel', id: 'zhou', emotion: 1 }, { type: 'feel', id: 'zhou', emotion: 2 })
    scene.step()
    expect(scene.world.bodies.get('zhou')?.emotion).toBe(2)
    scene.push(
      { type: 'walk', id: 'zhou', x: 9, z: 0, stopWithinMetres: 0, run: false },
      { type: 'walk', id: 'zhou', x: -9, z: 0, stopWithinMetres: 0, run: false },
    )
    scene.run(500)
    expect(scene.at('zhou').x).toBeLessThan(0)
  })

  it('[WS3] commands of unknown ids change nothing', () => {
    const scene = createScene()
    scene.push({ type: 'leave', id: 'x' }, line('x', 'boo'), { type: 'sit', id: 'x', seatId: 'bench-1' })
    expect(scene.step()).toEqual([])
  })

  it('[WS4] a late step counts 250 ms', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.push({ type: 'walk', id: 'zhou', x: 30, z: 0, stopWithinMetres: 0, run: false })
    scene.world.step(scene.nowMs() + 60_000)
    expect(scene.at('zhou').x).toBeLessThan(0.8)
  })

  it('[NE1] near at 3 m, apart beyond 4, told both ways', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.join('ada', 10, 0)
    scene.push({ type: 'walk', id: 'zhou', x: 10, z: 0, stopWithinMetres: 2.5, run: false })
    const near = eventsOf(scene.run(5000), 'near')
    expect(near.map(({ id, otherId }) => [id, otherId])).toEqual([
      ['zhou', 'ada'],
      ['ada', 'zhou'],
    ])
    scene.push({ type: 'walk', id: 'zhou', x: 6.5, z: 0, stopWithinMetres: 0, run: false })
    expect(eventsOf(scene.run(2000), 'apart')).toEqual([])
    scene.push({ type: 'walk', id: 'zhou', x: 5, z: 0, stopWithinMetres: 0, run: false })
    expect(eventsOf(scene.run(2000), 'apart')).toHaveLength(2)
  })

  it('[NE1] a block ends nearness', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.join('bo', 1, 0)
    scene.run(150)
    scene.push({ type: 'block', id: 'ada', blockedIds: ['bo'] })
    expect(eventsOf(scene.run(150), 'apart')).toHaveLength(2)
  })

  it('[WS3][ST1] property: any commands leave the world whole', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'r', 'nobody')
    const number = fc.oneof(fc.double({ min: -60, max: 60 }), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e300, -0))
    const command: fc.Arbitrary<WorldCommand> = fc.oneof(
      fc.record({
        type: fc.constant('join' as const),
        body: fc.record({
          id,
          kind: fc.constantFrom('person' as const, 'resident' as const),
          name: fc.string(),
          lang: fc.constant('en' as const),
        }),
        pid: fc.integer({ min: 1, max: 9 }),
        at: fc.option(fc.record({ x: number, z: number, yawRadians: number })),
      }),
      fc.record({ type: fc.constant('leave' as const), id }),
      fc.record({ type: fc.constant('move' as const), id, x: number, z: number, yawRadians: number, atMs: number }),
      fc.record({ type: fc.constant('walk' as const), id, x: number, z: number, stopWithinMetres: number, run: fc.boolean() }),
      fc.record({ type: fc.constant('follow' as const), id, targetId: fc.option(id) }),
      fc.record({ type: fc.constant('sit' as const), id, seatId: fc.constantFrom('bench-1', 'bench-2', '__proto__') }),
      fc.record({ type: fc.constant('stand' as const), id }),
      fc.record({ type: fc.constant('away' as const), id, away: fc.boolean() }),
      fc.record({ type: fc.constant('hush' as const), id }),
      fc.record({
        type: fc.constant('say' as const),
        id,
        utteranceId: fc.string(),
        clientId: fc.constant(null),
        text: fc.string(),
        volume: fc.constantFrom('whisper' as const, 'shout' as const),
        lang: fc.constant('zh' as const),
        hop: fc.integer(),
      }),
      fc.record({
        type: fc.constant('speech-open' as const),
        id,
        utteranceId: fc.constantFrom('u1', 'u2'),
        volume: fc.constant('say' as const),
        lang: fc.constant('en' as const),
        hop: fc.constant(0),
        onlyFor: fc.option(fc.array(id)),
      }),
      fc.record({ type: fc.constant('speech-chunk' as const), id, utteranceId: fc.constantFrom('u1', 'u2'), text: fc.string() }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(command, { maxLength: 8 }), { maxLength: 30 }), (steps) => {
        const scene = createScene()
        for (const commands of steps) {
          scene.push(...commands)
          scene.run(150)
          const holders = new Set<string>()
          for (const body of scene.world.bodies.values()) {
            expect(Number.isFinite(body.x) && Number.isFinite(body.z) && Number.isFinite(body.yawRadians)).toBe(true)
            if (body.seatId === null) continue
            expect(scene.world.seatHolder(body.seatId)).toBe(body.id)
            expect(holders.has(body.seatId)).toBe(false)
            holders.add(body.seatId)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})
