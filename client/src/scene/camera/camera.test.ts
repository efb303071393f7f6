import { packSpaceMesh, unpackSpaceMesh } from '@kith/shared/space'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Collision, createCollision, type RayHit } from '#scene/room/collision.ts'
import { createShot, FollowCamera, pitchRadians, zoomMetres } from './follow-camera.ts'
import { sweepCamera } from './sweep.ts'
import { tiltRadians } from './tilt.ts'

/** Walls as rectangles given by two opposite corners of a quad in a vertical or horizontal plane. */
function wallsOf(quads: readonly (readonly [number, number, number])[][]) {
  const min = [-10, -1, -10] as const
  const size = [20, 10, 20] as const
  const corners = quads.flatMap(([a, b, c, d]) => (a && b && c && d ? [a, b, c, a, c, d] : []))
  const positions = new Uint16Array(corners.length * 4)
  corners.forEach((corner, i) =>
    corner.forEach((value, axis) => (positions[i * 4 + axis] = Math.round(((value - (min[axis] ?? 0)) / (size[axis] ?? 1)) * 65535))),
  )
  const mesh = {
    minMetres: min,
    sizeMetres: size,
    colourRange: 1,
    positions,
    normals: new Int8Array(corners.length * 4),
    colours: new Uint8Array(corners.length * 4),
    indices: Uint16Array.from({ length: corners.length }, (_, i) => i),
  }
  return createCollision(unpackSpaceMesh(packSpaceMesh(mesh).buffer))
}

const postAt = (z: number) =>
  wallsOf([
    [
      [-0.2, -1, z],
      [0.2, -1, z],
      [0.2, 5, z],
      [-0.2, 5, z],
    ],
  ])
const wallAtZ3 = wallsOf([
  [
    [-5, -1, 3],
    [5, -1, 3],
    [5, 5, 3],
    [-5, 5, 3],
  ],
])
const hit: RayHit = { metres: 0, x: 0, y: 0, z: 0 }
const cast = (solids: Collision, x: number, y: number, z: number, dx: number, dy: number, dz: number, reachMetres: number) =>
  solids.cast({ x, y, z, dx, dy, dz, reachMetres }, hit)

describe('rays on the solids', () => {
  test('meet a wall where it is, from both sides', () => {
    expect(cast(wallAtZ3, 0.3, 1, 0, 0, 0, 1, 10)?.metres).toBeCloseTo(3, 2)
    expect(cast(wallAtZ3, 0.3, 1, 8, 0, 0, -1, 10)?.metres).toBeCloseTo(5, 2)
  })
  test('pass beside it, over it, away from it and short of it', () => {
    expect(cast(wallAtZ3, 6, 1, 0, 0, 0, 1, 10)).toBeNull()
    expect(cast(wallAtZ3, 0, 6, 0, 0, 0, 1, 10)).toBeNull()
    expect(cast(wallAtZ3, 0, 1, 0, 0, 0, -1, 10)).toBeNull()
    expect(cast(wallAtZ3, 0, 1, 0, 0, 0, 1, 2.9)).toBeNull()
  })
  test('straight down and from outside the grid', () => {
    const floor = wallsOf([
      [
        [-9, 0, -9],
        [9, 0, -9],
        [9, 0, 9],
        [-9, 0, 9],
      ],
    ])
    expect(cast(floor, 2.5, 4, -3.5, 0, -1, 0, 10)?.metres).toBeCloseTo(4, 2)
    expect(cast(wallAtZ3, 0, 1, 60, 0, 0, -1, 100)?.metres).toBeCloseTo(57, 1)
  })
  test('the grid finds what asking every triangle finds', () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), fc.double({ min: -1.2, max: 1.2, noNaN: true }), (x, angle) => {
        const reach = 20
        const found = cast(wallAtZ3, x, 1, -2, Math.sin(angle), 0, Math.cos(angle), reach)
        const metres = 5 / Math.cos(angle)
        const at = x + Math.tan(angle) * 5
        fc.pre(Math.abs(Math.abs(at) - 5) > 0.01)
        const expected = Math.abs(at) < 5 && metres < reach ? metres : reach
        expect(found?.metres ?? reach).toBeCloseTo(expected, 1)
      }),
      { examples: [[3.999999999999999, -5e-324]] },
    )
  })
})

describe('the camera sweep', () => {
  const pivot = { x: 0, y: 1, z: 0 }
  test('keeps its wish in the open', () => expect(sweepCamera(wallAtZ3, pivot, { x: 0, y: 0, z: -1 }, 4, 0.2, 0.3)).toBe(4))
  test('stops its own radius before a wall', () =>
    expect(sweepCamera(wallAtZ3, pivot, { x: 0, y: 0, z: 1 }, 4, 0.2, 0.3)).toBeCloseTo(2.8, 1))
  test('is stopped by an edge its middle would miss', () =>
    expect(sweepCamera(wallAtZ3, { x: 5.1, y: 1, z: 0 }, { x: 0, y: 0, z: 1 }, 4, 0.2, 0.3)).toBeLessThan(3))
  test('never comes nearer than the least', () =>
    expect(sweepCamera(wallAtZ3, { x: 0, y: 1, z: 2.95 }, { x: 0, y: 0, z: 1 }, 4, 0.2, 0.3)).toBe(0.3))
  test('never lies behind a wall, whatever the angle', () => {
    fc.assert(
      fc.property(fc.double({ min: -1.2, max: 1.2, noNaN: true }), fc.double({ min: -0.4, max: 0.9, noNaN: true }), (yaw, pitch) => {
        const direction = { x: Math.sin(yaw) * Math.cos(pitch), y: Math.sin(pitch), z: Math.cos(yaw) * Math.cos(pitch) }
        const free = sweepCamera(wallAtZ3, pivot, direction, 8, 0.2, 0.3)
        const z = direction.z * free
        const inWall = Math.abs(direction.x * (3 / direction.z)) < 4.9 && 1 + direction.y * (3 / direction.z) < 4.9
        expect(inWall && z >= 3).toBe(false)
      }),
    )
  })
})

describe('the follow camera', () => {
  test('stands behind the body it is told to', () => {
    const camera = new FollowCamera()
    const shot = createShot()
    camera.standBehind(1, 0, 2, 0)
    camera.update(1, 0, 2, 1.4, false, true, null, 0.016, shot)
    expect(shot.from.z).toBeLessThan(2 - 3)
    expect(shot.from.x).toBeCloseTo(1)
    expect(shot.from.y).toBeGreaterThan(1.2)
  })
  test('zoom and pitch keep within their limits', () => {
    const camera = new FollowCamera()
    for (let i = 0; i < 100; i++) {
      camera.zoom(1.5)
      camera.orbit(3, 40)
    }
    expect(camera.distance).toBe(zoomMetres.farthest)
    expect(camera.pitch).toBe(pitchRadians.highest)
    for (let i = 0; i < 100; i++) {
      camera.zoom(0.5)
      camera.orbit(3, -40)
    }
    expect(camera.inOwnEyes).toBe(true)
    expect(camera.pitch).toBe(pitchRadians.lowestFree)
  })
  test('stays before a wall', () => {
    const camera = new FollowCamera()
    const shot = createShot()
    camera.standBehind(0, 0, 1, Math.PI)
    for (let i = 0; i < 60; i++) camera.update(0, 0, 1, 1.4, false, false, wallAtZ3, 0.016, shot)
    expect(shot.from.z).toBeLessThan(3)
  })
  test('with its back to a low wall it looks over it, and comes down again in the open', () => {
    const low = wallsOf([
      [
        [-5, -1, 2],
        [5, -1, 2],
        [5, 1.7, 2],
        [-5, 1.7, 2],
      ],
    ])
    const camera = new FollowCamera()
    const shot = createShot()
    const run = (z: number) => {
      for (let i = 0; i < 120; i++) camera.update(0, 0, z, 1.4, false, false, low, 1 / 60, shot)
    }
    camera.standBehind(0, 0, 1, Math.PI)
    run(1)
    expect(camera.heldMetres).toBeGreaterThan(1.8)
    expect(shot.from.y).toBeGreaterThan(2)
    run(-8)
    const shown = Math.atan2(shot.from.y - shot.to.y, shot.from.z - shot.to.z)
    expect(shown + tiltRadians.resting).toBeCloseTo(pitchRadians.first, 2)
  })
  test('at rest the own body stands in the lower third of a wide picture, wholly; up close its head is in the middle', () => {
    const camera = new FollowCamera()
    const shot = createShot()
    /** How far down the picture a height over the feet is: 0 at its top, 1 at its bottom. */
    const down = (metres: number) => {
      const flat = Math.hypot(shot.from.x, shot.from.z)
      const view = Math.atan2(shot.from.y - shot.to.y, Math.hypot(shot.from.x - shot.to.x, shot.from.z - shot.to.z))
      const below = Math.atan2(shot.from.y - metres, flat) - view
      return 0.5 + Math.tan(below) / Math.tan((shot.fovDegrees * Math.PI) / 360) / 2
    }
    const settle = () => {
      for (let i = 0; i < 240; i++) camera.update(0, 0, 0, 1.4, false, false, null, 1 / 60, shot)
    }
    camera.standBehind(0, 0, 0, 0)
    settle()
    expect(down(1.45)).toBeGreaterThan(0.58)
    expect(down(0)).toBeGreaterThan(0.85)
    expect(down(0)).toBeLessThan(0.99)
    camera.crowding = 1
    settle()
    expect(down(1.45)).toBeGreaterThan(0.62)
    expect(down(0)).toBeLessThan(0.99)
    camera.crowding = 0
    for (let i = 0; i < 20; i++) camera.zoom(camera.distance > 1.2 ? 0.9 : 1)
    settle()
    expect(down(1.2)).toBeLessThan(0.6)
  })
  test('among many it looks from higher up and farther off, but not in a talk', () => {
    const camera = new FollowCamera()
    const shot = createShot()
    camera.standBehind(0, 0, 0, 0)
    camera.crowding = 1
    for (let i = 0; i < 400; i++) camera.update(0, 0, 0, 1.4, false, false, null, 1 / 60, shot)
    expect(shot.from.y).toBeGreaterThan(4)
    camera.frame({ focusX: 0, focusZ: 0, yawRadians: 0, pitch: 0.3, distance: 4 })
    for (let i = 0; i < 400; i++) camera.update(0, 0, 0, 1.4, false, false, null, 1 / 60, shot)
    expect(shot.from.y).toBeLessThan(2.6)
    expect(camera.heldMetres).toBeCloseTo(4, 1)
  })
  test('among many an upright picture shows the own body whole, over the composer', () => {
    const camera = new FollowCamera()
    const shot = createShot()
    camera.standBehind(0, 0, 0, 0)
    camera.crowding = 1
    for (let i = 0; i < 400; i++) camera.update(0, 0, 0, 1.4, true, false, null, 1 / 60, shot)
    const view = Math.atan2(shot.from.y - shot.to.y, Math.hypot(shot.from.x - shot.to.x, shot.from.z - shot.to.z))
    const below = Math.atan2(shot.from.y, Math.hypot(shot.from.x, shot.from.z)) - view
    expect(0.5 + Math.tan(below) / Math.tan((shot.fovDegrees * Math.PI) / 360) / 2).toBeLessThan(0.84)
  })
  test('who enters with the back to a wall is seen from the side, who has room from behind', () => {
    const camera = new FollowCamera()
    const place = { walls: wallAtZ3, solids: wallAtZ3, heart: { x: 0, z: 0 }, upright: false }
    camera.standWithRoom(0, 0, 2, Math.PI, place)
    expect(Math.abs(camera.yawRadians - 2 * Math.PI)).toBeGreaterThan(0.6)
    expect(Math.abs(camera.yawRadians - 2 * Math.PI)).toBeLessThan(2.2)
    camera.standWithRoom(0, 0, -4, Math.PI, place)
    expect(camera.yawRadians).toBeCloseTo(2 * Math.PI)
  })
  test('past a post it looks, but never from inside one', () => {
    const camera = new FollowCamera()
    const shot = createShot()
    const held = (z: number) => {
      camera.slim = postAt(z)
      for (let i = 0; i < 240; i++) camera.update(0, 0, 0, 1.4, false, false, null, 1 / 60, shot)
      return { metres: camera.heldMetres, z: shot.from.z }
    }
    camera.standBehind(0, 0, 0, Math.PI)
    expect(held(2).metres).toBeCloseTo(zoomMetres.first, 1)
    const before = held(5.3)
    expect(before.z).toBeLessThan(5.1)
    expect(before.z).toBeGreaterThan(4.4)
  })
  test('a post halfway behind is looked past, not over', () => {
    const camera = new FollowCamera()
    const shot = createShot()
    camera.slim = postAt(1.5)
    camera.standBehind(0, 0, 0, Math.PI)
    for (let i = 0; i < 240; i++) camera.update(0, 0, 0, 1.4, false, false, null, 1 / 60, shot)
    expect(camera.heldMetres).toBeCloseTo(zoomMetres.first, 1)
    expect(Math.asin((shot.from.y - 1.26) / camera.heldMetres)).toBeCloseTo(pitchRadians.first, 1)
  })
  test('a frame for a talk is reached in about two seconds, and left at the first touch', () => {
    const camera = new FollowCamera()
    const shot = createShot()
    const run = (seconds: number): void => {
      for (let i = 0; i < seconds * 60; i++) camera.update(0, 0, 0, 1.4, false, false, null, 1 / 60, shot)
    }
    camera.standBehind(0, 0, 0, 0)
    run(1)
    camera.frame({ focusX: 1, focusZ: -1, yawRadians: camera.yawRadians + 1, pitch: 0.2, distance: 6 })
    run(2.2)
    expect(Math.hypot(shot.to.x - 1, shot.to.z + 1)).toBeLessThan(0.1)
    camera.frame({ focusX: -1, focusZ: 1, yawRadians: camera.yawRadians + 1, pitch: 0.2, distance: 3 })
    run(0.4)
    const { x, z } = shot.from
    camera.release(false)
    run(1)
    expect(Math.hypot(shot.from.x - x, shot.from.z - z)).toBeLessThan(0.4)
    camera.release(true)
    run(2)
    expect(Math.hypot(shot.to.x, shot.to.z)).toBeLessThan(0.02)
  })
  test('zooms into the own eyes and out again', () => {
    const camera = new FollowCamera()
    const shot = createShot()
    camera.standBehind(0, 0, 0, 0)
    camera.frame({ focusX: 2, focusZ: 2, yawRadians: 0, pitch: 0.2, distance: 5 })
    camera.release(false)
    for (let i = 0; i < 30; i++) camera.zoom(0.9)
    for (let i = 0; i < 120; i++) camera.update(0, 0, 0, 1.4, false, false, null, 1 / 60, shot)
    expect(camera.heldMetres).toBeLessThan(0.05)
    expect(Math.hypot(shot.from.x, shot.from.z)).toBeLessThan(0.05)
    expect(Math.hypot(shot.to.x - shot.from.x, shot.to.z - shot.from.z)).toBeGreaterThan(0.5)
    camera.zoom(1.05)
    expect(camera.inOwnEyes).toBe(true)
    camera.zoom(1.1)
    expect(camera.inOwnEyes).toBe(false)
  })
})
