import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadNavmesh } from './navmesh.ts'
import { courtyard } from './walk-fixture.ts'
import type { WalkPoint } from './walk.ts'
import { findWalkPath, pathLengthMetres, placeOn, reachable, walkStep } from './walk.ts'

const nav = loadNavmesh(courtyard())
const notFinite = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

function stand(x: number, z: number): WalkPoint {
  const point = placeOn(nav, x, z)
  if (!point) throw new Error(`nobody can stand at ${x}, ${z}`)
  return point
}

const nowhere = (): WalkPoint => ({ x: 0, y: 0, z: 0, node: 0 })

describe('placeOn', () => {
  test('keeps a place on the mesh', () => expect(stand(2, 3)).toMatchObject({ x: 2, y: 0, z: 3 }))
  test('moves a near one onto it', () => expect(stand(-1, 2).x).toBeCloseTo(0))
  test('refuses a far one', () => expect(placeOn(nav, -1.6, 2)).toBeNull())
  test('refuses a far corner', () => expect(placeOn(nav, -1.3, -1.3)).toBeNull())
  test.each(notFinite)('refuses %s', (bad) => {
    expect(placeOn(nav, bad, 1)).toBeNull()
    expect(placeOn(nav, 1, bad)).toBeNull()
  })
})

describe('walkStep', () => {
  test('walks', () => expect(walkStep(nav, stand(1, 1), 0.3, 0.4, nowhere())).toMatchObject({ x: 1.3, z: 1.4 }))

  test('may write into the point it starts from', () => {
    const body = stand(1, 1)
    expect(walkStep(nav, body, 0.5, 0, body)).toBe(body)
    expect(body.x).toBeCloseTo(1.5)
  })

  test('slides along a wall', () => {
    const moved = walkStep(nav, stand(3.8, 3), 0.5, 0.2, nowhere())
    expect(moved.x).toBeCloseTo(4)
    expect(moved.z).toBeCloseTo(3.2)
  })

  test('goes through the door', () => {
    const body = stand(3.8, 0.5)
    walkStep(nav, body, 0.6, 0, body)
    expect(body.x).toBeCloseTo(4.4)
  })

  test('cuts a long step to a metre', () => expect(walkStep(nav, stand(1, 2), 30, 0, nowhere()).x).toBeCloseTo(2))

  test.each(notFinite)('stays for %s', (bad) => {
    expect(walkStep(nav, stand(1, 2), bad, 0, nowhere())).toMatchObject({ x: 1, z: 2 })
    expect(walkStep(nav, stand(1, 2), 0, bad, nowhere())).toMatchObject({ x: 1, z: 2 })
  })

  test('finds its feet again when the polygon is unknown', () => {
    const moved = walkStep(nav, { x: 1, y: 0, z: 2, node: -1 }, 0.1, 0, nowhere())
    expect(moved.x).toBeCloseTo(1.1)
  })

  test('never crosses the wall', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })), { maxLength: 60 }),
        (steps) => {
          const body = stand(2, 3)
          for (const [dx, dz] of steps) {
            const before = { ...body }
            walkStep(nav, body, dx, dz, body)
            expect(Math.hypot(body.x - before.x, body.z - before.z)).toBeLessThanOrEqual(1.0001)
            const crossed = (before.x - 4) * (body.x - 4) < -1e-4 && Math.min(before.z, body.z) > 1.001
            expect(crossed).toBe(false)
          }
        },
      ),
    )
  })
})

describe('findWalkPath', () => {
  test('goes round by the door and ends at the goal', () => {
    const path = findWalkPath(nav, { x: 1, z: 3.5 }, { x: 7, z: 3.5 })
    expect(path?.at(-1)).toMatchObject({ x: 7, z: 3.5 })
    expect(path).toHaveLength(2)
    expect(pathLengthMetres({ x: 1, z: 3.5 }, path ?? [])).toBeCloseTo(2 * Math.hypot(3, 2.5))
  })

  test('is one corner when one is already there', () => expect(findWalkPath(nav, { x: 1, z: 1 }, { x: 1, z: 1 })).toHaveLength(1))
  test('is null off the mesh', () => expect(findWalkPath(nav, { x: 1, z: 1 }, { x: 40, z: 1 })).toBeNull())
  test.each(notFinite)('is null for %s', (bad) => expect(findWalkPath(nav, { x: bad, z: 1 }, { x: 1, z: 1 })).toBeNull())
})

describe('reachable', () => {
  const from = stand(2, 2)

  test.each([
    ['a step in a twelfth of a second', 2.4, 2, 83, 0.1, true],
    ['a step too far for the time', 3.5, 2, 83, 0.1, false],
    ['no step', 2, 2, 0, 0, true],
    ['a step in no time, within the slack', 2.2, 2, 0, 0.25, true],
    ['a run of a second', 2, 0.2, 1000, 0.1, true],
    ['the other side of the wall', 5, 3.5, 500, 0.2, false],
    ['the other side of the wall, with time to walk round', 5, 3.5, 1500, 0.2, true],
    ['off the mesh', -1, 2, 1000, 0.2, false],
    ['just off the mesh', -0.2, 2, 1000, 0.2, true],
    ['a long silence, which earns no more than two seconds', 2, 2, 1e9, 0, true],
    ['time running backwards', 2.5, 2, -500, 0.1, false],
  ])('%s', (_name, x, z, elapsedMs, slackMetres, accepted) => {
    expect(reachable(nav, from, x, z, elapsedMs, slackMetres) !== null).toBe(accepted)
  })

  test('answers with a place on the mesh', () => expect(reachable(nav, from, -0.2, 2, 1000, 0.2)?.x).toBeCloseTo(0))

  test.each(notFinite)('refuses %s anywhere', (bad) => {
    expect(reachable(nav, from, bad, 2, 100, 0.1)).toBeNull()
    expect(reachable(nav, from, 2, bad, 100, 0.1)).toBeNull()
    expect(reachable(nav, from, 2, 2, bad, 0.1)).toBeNull()
    expect(reachable(nav, from, 2, 2, 100, bad)).toBeNull()
  })

  test('accepts whatever walking at a run can do', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6.3, noNaN: true }), fc.integer({ min: 1, max: 30 }), (heading, frames) => {
        const body = { ...from }
        const before = { ...from }
        for (let i = 0; i < frames; i++) walkStep(nav, body, Math.sin(heading) * 0.1, Math.cos(heading) * 0.1, body)
        expect(reachable(nav, before, body.x, body.z, (frames * 1000) / 60, 0.05)).not.toBeNull()
      }),
    )
  })
})
