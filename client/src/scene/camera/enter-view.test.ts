import { describe, expect, test } from 'vitest'
import type { Collision } from '#scene/room/collision.ts'
import { enterView } from './enter-view.ts'
import { duckRadians } from './open-roof.ts'

/** A floor from eight metres on one side to so far on the other, and perhaps a roof over it: all a ray can meet. */
function room(toX: number, roofed: boolean): Collision {
  return {
    cast(ray, out) {
      if (ray.dy > 0.9) return roofed && ray.x > -8 && ray.x < toX ? out : null
      if (ray.dy >= 0) return null
      const metres = -ray.y / ray.dy
      const x = ray.x + ray.dx * metres
      const z = ray.z + ray.dz * metres
      out.metres = metres
      return metres < ray.reachMetres && x > -8 && x < toX && Math.abs(z) < 20 ? out : null
    },
  }
}
const entering = {
  y: 1.2,
  behindRadians: 0,
  pitch: 0.3,
  distance: 5.6,
  upright: false,
  freeMetres: (_x: number, _z: number, _yaw: number) => 5.6,
}

describe('the first picture of a place', () => {
  test('in the middle of a room is taken from straight behind', () =>
    expect(enterView({ ...entering, x: 0, z: 0, heart: { x: 0, z: -3 }, solids: room(8, true) })).toEqual({ yawRadians: 0, x: 0, z: 0 }))
  test('at the side of a room has the room in it and not what lies beside it', () => {
    const freeMetres = (x: number, _z: number, yaw: number) => (x + Math.sin(yaw) * 5.6 > 3.6 ? 1 : 5.6)
    const view = enterView({ ...entering, freeMetres, x: 3.2, z: 0, heart: { x: 0, z: -3 }, solids: room(3.6, true) })
    expect(view.x).toBeLessThan(2.8)
    expect(Math.hypot(view.x - 3.2, view.z)).toBeLessThanOrEqual(1.71)
    const { x, z } = enterView({ ...entering, freeMetres, upright: true, x: 3.2, z: 0, heart: { x: 0, z: -3 }, solids: room(3.6, true) })
    expect(Math.hypot(x - 3.2, z)).toBeLessThanOrEqual(1.11)
  })
  test('under the open sky an empty view is no loss', () =>
    expect(enterView({ ...entering, x: 3.2, z: 0, heart: { x: 0, z: -3 }, solids: room(3.6, false) })).toEqual({
      yawRadians: 0,
      x: 3.2,
      z: 0,
    }))
  test('is taken from where there is room', () => {
    const freeMetres = (_x: number, _z: number, yaw: number) => (Math.cos(yaw) > 0.9 ? 1 : 5.6)
    const { yawRadians } = enterView({ ...entering, freeMetres, x: 0, z: 0, heart: { x: 0, z: -3 }, solids: room(8, true) })
    expect(Math.cos(yawRadians)).toBeLessThan(0.9)
  })
})

describe('under a roof on posts', () => {
  const head = { x: 0, y: 1.2, z: 0 }
  test('the camera looks from lower, in the open it does not', () => {
    expect(duckRadians(room(8, true), head, 0.3)).toBeGreaterThan(0.1)
    expect(duckRadians(room(8, false), head, 0.3)).toBe(0)
  })
  test('whoever looks from above keeps doing so', () => {
    expect(duckRadians(room(8, true), head, 0.7)).toBe(0)
    expect(duckRadians(room(8, true), head, 0.5)).toBeLessThan(duckRadians(room(8, true), head, 0.4))
  })
})
