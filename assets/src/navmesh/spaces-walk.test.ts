import { readFileSync } from 'node:fs'
import { findWalkPath, loadNavmesh, longestStepMetres, parseSpaceDocument, placeOn, walkStep } from '@kith/shared/space'
import type { WalkPoint } from '@kith/shared/space'
import { describe, expect, test } from 'vitest'
import { createRandom } from '#kit/random.ts'
import { spaces } from '#spaces.ts'

const fewestSeats: Record<string, number> = { attic: 8, garden: 24 }
const apart = (a: { x: number; z: number }, b: { x: number; z: number }): number => Math.hypot(a.x - b.x, a.z - b.z)

describe.each(spaces)('walking in the $id', ({ id }) => {
  const json = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../built/${id}/${name}`, import.meta.url), 'utf8'))
  const space = parseSpaceDocument(json('space.json'), 'space.json')
  const nav = loadNavmesh(json('navmesh.json'))
  const stand = (place: { x: number; z: number }): WalkPoint => {
    const point = placeOn(nav, place.x, place.z)
    if (!point) throw new Error(`nobody can stand at ${place.x}, ${place.z}`)
    return point
  }

  test('there are seats enough, and one can stand beside each', () => {
    expect(space.seats.length).toBeGreaterThanOrEqual(fewestSeats[id] ?? 12)
    expect(space.seats.filter((seat) => apart(stand(seat), seat) > 1).map((seat) => seat.id)).toEqual([])
  })

  test('every spot and seat can be walked to from every spawn', () => {
    for (const spawn of space.spawns) {
      for (const goal of [...space.spots, ...space.seats]) {
        const end = findWalkPath(nav, spawn, goal)?.at(-1)
        expect(end && apart(end, stand(goal)), `${goal.id} from ${spawn.x}, ${spawn.z}`).toBeLessThan(0.3)
      }
    }
  })

  test('spawns leave room for one another', () => {
    expect(space.spawns.length).toBeGreaterThanOrEqual(8)
    space.spawns.forEach((a, i) => {
      for (const b of space.spawns.slice(i + 1)) expect(apart(a, b)).toBeGreaterThan(0.7)
    })
  })

  test('five thousand steps never leave the mesh nor its bounds', () => {
    const random = createRandom(20261123)
    const body = stand(space.spawns[0] ?? { x: 0, z: 0 })
    const before = { ...body }
    for (let i = 0; i < 5000; i++) {
      const heading = random.between(0, Math.PI * 2)
      Object.assign(before, body)
      walkStep(nav, body, Math.sin(heading) * random.between(0, 1.5), Math.cos(heading) * 0.9, body)
      expect(apart(before, body)).toBeLessThanOrEqual(longestStepMetres + 1e-6)
      expect(apart(stand(body), body)).toBeLessThan(0.01)
      expect(body.x).toBeGreaterThanOrEqual(space.bounds.minX)
      expect(body.x).toBeLessThanOrEqual(space.bounds.maxX)
    }
  })
})
