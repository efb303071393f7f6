import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadNavmesh, placeOn, spaceDocumentSchema, type Navmesh, type SpaceDocument } from '@kith/shared/space'
import { eventsOf } from './testing/scene.ts'
import { createWorld, type World } from './world.ts'
import type { WorldEvent } from './types.ts'

let space: SpaceDocument
let navmesh: Navmesh
const read = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`../../../assets/built/garden/${name}.json`, import.meta.url), 'utf8'))
beforeAll(async () => {
  space = spaceDocumentSchema.parse(await read('space'))
  navmesh = loadNavmesh(await read('navmesh'))
})

interface Garden {
  world: World
  run(ms: number, until?: (events: WorldEvent[]) => boolean): WorldEvent[]
}
function garden(): Garden {
  const world = createWorld({ space, navmesh, nextId: () => 'c', shout: true })
  let nowMs = 0
  return {
    world,
    run(ms, until = () => false) {
      const events: WorldEvent[] = []
      for (let passed = 0; passed < ms && !until(events); passed += 50) events.push(...world.step((nowMs += 50)))
      return events
    },
  }
}
const join = (world: World, id: string, at: { x: number; z: number } | null, pid = 1) =>
  world.push({ type: 'join', body: { id, kind: 'resident', name: id, lang: 'zh' }, pid, at: at && { ...at, yawRadians: 0 } })

describe('the world in the baked garden', () => {
  it('[ST2][ST3] a resident finds every seat from the spawn, and stands up on walkable ground', () => {
    for (const seat of space.seats) {
      const { world, run } = garden()
      join(world, 'zhou', null)
      run(50)
      world.push({ type: 'sit', id: 'zhou', seatId: seat.id })
      const events = run(30_000, (happened) => happened.some(({ type }) => type === 'sat' || type === 'refused'))
      expect(eventsOf(events, 'sat'), seat.id).toEqual([{ type: 'sat', id: 'zhou', seatId: seat.id }])
      world.push({ type: 'stand', id: 'zhou' })
      run(50)
      const body = world.bodies.get('zhou')
      const ground = placeOn(navmesh, body?.x ?? 99, body?.z ?? 99)
      expect(Math.hypot((ground?.x ?? 99) - (body?.x ?? 0), (ground?.z ?? 99) - (body?.z ?? 0)), seat.id).toBeLessThan(0.05)
      expect(Math.hypot((body?.x ?? 99) - seat.x, (body?.z ?? 99) - seat.z), seat.id).toBeLessThan(1.6)
    }
  })

  it('[MV9] between somebody on a cushion and the fire a resident goes aside, as there is no way back', () => {
    const cushion = space.seats.find(({ id }) => id === 'cushion-1')
    if (cushion === undefined) throw new Error('the garden has no first cushion')
    const { world, run } = garden()
    join(world, 'ada', { x: cushion.x, z: cushion.z - 0.7 })
    run(50)
    world.push({ type: 'sit', id: 'ada', seatId: cushion.id })
    run(2000)
    join(world, 'zhou', { x: 0.81, z: 1.14 }, 2)
    run(4000)
    const { x, z } = world.bodies.get('zhou') ?? { x: 0, z: 0 }
    expect(world.bodies.get('ada')?.seatId).toBe(cushion.id)
    expect(Math.hypot(x - cushion.x, z - cushion.z)).toBeGreaterThan(0.85)
  })

  it('[MV4] every named spot can be walked to from every other', () => {
    const { world, run } = garden()
    join(world, 'zhou', null)
    run(50)
    for (const spot of [...space.spots, ...space.spots.toReversed()]) {
      world.push({ type: 'walk', id: 'zhou', x: spot.x, z: spot.z, stopWithinMetres: 0.3, run: false })
      run(30_000, (happened) => happened.some(({ type }) => type === 'arrived'))
      const body = world.bodies.get('zhou')
      expect(Math.hypot((body?.x ?? 99) - spot.x, (body?.z ?? 99) - spot.z), spot.id).toBeLessThan(0.5)
    }
  })

  it('[MV6] twelve residents cross the garden without getting stuck in one another', () => {
    const { world, run } = garden()
    const ids = Array.from({ length: 12 }, (_, index) => `r${index}`)
    ids.forEach((id, index) => {
      join(world, id, space.spawns[index % space.spawns.length] ?? null, index + 1)
      run(50)
    })
    ids.forEach((id, index) => {
      const spot = space.spots[index % space.spots.length]
      if (spot !== undefined) world.push({ type: 'walk', id, x: spot.x, z: spot.z, stopWithinMetres: 0.3, run: false })
    })
    const arrived = eventsOf(run(60_000), 'arrived').map(({ id }) => id)
    expect(arrived.toSorted()).toEqual(ids.toSorted())
  })
})
