import { readFileSync } from 'node:fs'
import {
  findWalkPath,
  loadNavmesh,
  longestStepMetres,
  pathLengthMetres,
  placeOn,
  reachable,
  spaceDocumentSchema,
  walkStep,
} from '@kith/shared/space'
import type { WalkPoint } from '@kith/shared/space'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layout } from '#garden/layout.ts'
import { createRandom } from '#kit/random.ts'

const built = new URL('../../built/garden/', import.meta.url)
const nav = loadNavmesh(JSON.parse(readFileSync(new URL('navmesh.json', built), 'utf8')))
const garden = spaceDocumentSchema.parse(JSON.parse(readFileSync(new URL('space.json', built), 'utf8')))

function stand(place: { x: number; z: number }): WalkPoint {
  const point = placeOn(nav, place.x, place.z)
  if (!point) throw new Error(`nobody can stand at ${place.x}, ${place.z}`)
  return point
}

const apart = (a: { x: number; z: number }, b: { x: number; z: number }): number => Math.hypot(a.x - b.x, a.z - b.z)

describe('walking in the garden', () => {
  test('ten thousand steps stay on the mesh, within the fence and never leap', () => {
    const random = createRandom(20261122)
    const body = stand({ x: 0, z: 6 })
    const before = { ...body }
    for (let i = 0; i < 10_000; i++) {
      const heading = random.between(0, Math.PI * 2)
      const length = random.between(0, 1.5)
      Object.assign(before, body)
      walkStep(nav, body, Math.sin(heading) * length, Math.cos(heading) * length, body)
      expect(apart(before, body)).toBeLessThanOrEqual(longestStepMetres + 1e-6)
      expect(Math.hypot(body.x, body.z)).toBeLessThan(layout.fenceRadius)
      expect(apart(stand(body), body)).toBeLessThan(0.01)
      expect(Math.abs(stand(body).y - body.y)).toBeLessThan(0.25)
    }
  })

  test('any two places are joined by a way that ends where it should', () => {
    const places = fc.record({ x: fc.double({ min: -9, max: 9, noNaN: true }), z: fc.double({ min: -8, max: 10, noNaN: true }) })
    fc.assert(
      fc.property(places, places, (from, to) => {
        const start = placeOn(nav, from.x, from.z)
        const goal = placeOn(nav, to.x, to.z)
        if (!start || !goal) return
        const path = findWalkPath(nav, start, goal) ?? []
        const end = path.at(-1)
        expect(end && apart(end, goal)).toBeLessThan(0.3)
        expect(pathLengthMetres(start, path)).toBeLessThan(60)
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  test('following a way with small steps arrives', () => {
    const body = stand({ x: 0, z: 8 })
    const path = findWalkPath(nav, body, { x: -0.4, z: -6.7 }) ?? []
    for (const corner of path) {
      for (let i = 0; i < 2000 && apart(body, corner) > 0.05; i++) {
        const share = 0.05 / apart(body, corner)
        walkStep(nav, body, (corner.x - body.x) * share, (corner.z - body.z) * share, body)
      }
    }
    expect(apart(body, { x: -0.4, z: -6.7 })).toBeLessThan(0.3)
  })

  test('the server accepts a walker who reports twelve times a second', () => {
    const random = createRandom(5)
    const body = stand({ x: 0, z: 6 })
    let known = { ...body }
    for (let report = 0; report < 600; report++) {
      const heading = random.between(0, Math.PI * 2)
      for (let frame = 0; frame < 5; frame++) walkStep(nav, body, Math.sin(heading) * 0.1, Math.cos(heading) * 0.1, body)
      const accepted = reachable(nav, known, Math.fround(body.x), Math.fround(body.z), 1000 / 12, 0.05)
      expect(accepted, `report ${report} at ${body.x}, ${body.z}`).not.toBeNull()
      if (accepted) known = accepted
    }
  })
})

describe('the garden’s document', () => {
  const wanted = [
    'counter',
    'counter-front',
    'fire',
    'tree',
    'sofa',
    'pond',
    'gate',
    'table-west',
    'table-east',
    'telescope',
    'hedge-west',
    'hedge-east',
    'board',
  ]

  test('has its fixed spots', () => expect(garden.spots.map((spot) => spot.id)).toEqual(wanted))

  test('has unique ids', () => {
    const ids = [...garden.spots, ...garden.seats, ...garden.zones].map((entry) => entry.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('every spot and spawn is a place to stand on', () => {
    for (const place of [...garden.spots, ...garden.spawns]) expect(apart(stand(place), place)).toBeLessThan(0.05)
  })

  test('spawns leave room for one another', () => {
    expect(garden.spawns.length).toBeGreaterThanOrEqual(12)
    garden.spawns.forEach((a, i) => {
      for (const b of garden.spawns.slice(i + 1)) expect(apart(a, b)).toBeGreaterThan(0.7)
    })
  })

  test('one can stand within 0.9 m of every seat', () => {
    expect(garden.seats.length).toBeGreaterThanOrEqual(24)
    const outOfReach = garden.seats.filter((seat) => apart(stand(seat), seat) >= 0.9)
    expect(outOfReach.map((seat) => seat.id)).toEqual([])
  })

  test('every spot and seat can be walked to from every spawn', () => {
    for (const spawn of garden.spawns) {
      for (const goal of [...garden.spots, ...garden.seats]) {
        const end = findWalkPath(nav, spawn, goal)?.at(-1)
        expect(end && apart(end, stand(goal)), `${goal.id} from ${spawn.x}, ${spawn.z}`).toBeLessThan(0.3)
      }
    }
  })

  test('the nook holds all the sofas and nothing else', () => {
    const nook = garden.zones.find((zone) => zone.id === 'sofa-nook')
    const inside = garden.seats.filter((seat) => nook && apart(seat, nook) < nook.radiusMetres)
    expect(inside.map((seat) => seat.id)).toEqual(garden.seats.filter((seat) => seat.kind === 'sofa').map((seat) => seat.id))
  })

  test('its bounds hold everything walkable', () => {
    const { minX, maxX, minZ, maxZ } = garden.bounds
    for (const tile of Object.values(nav.tiles)) {
      for (let i = 0; i < tile.vertices.length; i += 3) {
        expect(tile.vertices[i]).toBeGreaterThanOrEqual(minX)
        expect(tile.vertices[i]).toBeLessThanOrEqual(maxX)
        expect(tile.vertices[i + 2]).toBeGreaterThanOrEqual(minZ)
        expect(tile.vertices[i + 2]).toBeLessThanOrEqual(maxZ)
      }
    }
  })
})
