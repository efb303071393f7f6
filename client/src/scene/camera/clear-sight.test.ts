import { beforeEach, describe, expect, test } from 'vitest'
import { createSharedUniforms, type SharedUniforms } from '#scene/room/shared-uniforms.ts'
import { ClearSight } from './clear-sight.ts'
import type { Post } from '#scene/room/solid-parts.ts'
import { createShot, FollowCamera } from './follow-camera.ts'

let shared: SharedUniforms
let sight: ClearSight
let follow: FollowCamera
const shot = createShot()
let posts: Post[]
let upright: boolean

beforeEach(() => {
  shared = createSharedUniforms()
  posts = []
  upright = false
  sight = new ClearSight(shared, posts)
  follow = new FollowCamera()
  follow.standBehind(2, 0, -1, 0)
})

function run(seconds: number, camera: FollowCamera | null): void {
  for (let left = seconds; left > 0; left -= 1 / 60) {
    follow.update(2, 0, -1, 1.4, false, true, null, 1 / 60, shot)
    sight.update(camera, shot, 0, upright, 1 / 60)
  }
}

describe('a clear sight of my own head', () => {
  test('is kept once the camera follows it, and let go when it follows nobody', () => {
    const [own, talk] = shared.sights.value
    run(0.1, null)
    expect(own.w).toBe(0)
    run(1.5, follow)
    expect([own.x, own.z, own.w, talk.w]).toEqual([2, -1, 1, 0])
    expect(own.y).toBeGreaterThan(1)
    expect(shared.sightFloor.value).toBeCloseTo(0.3)
    run(1.5, null)
    expect(own.w).toBe(0)
  })
  test('comes little by little', () => {
    run(1 / 60, follow)
    expect(shared.sights.value[0].w).toBeGreaterThan(0)
    expect(shared.sights.value[0].w).toBeLessThan(0.3)
  })
  test('from one’s own eyes there is nothing to clear', () => {
    for (let i = 0; i < 40; i++) follow.zoom(0.8)
    run(2, follow)
    expect(shared.sights.value[0].w).toBe(0)
  })
  test('reaches the middle of a talk too', () => {
    follow.frame({ focusX: 3.5, focusZ: -1, yawRadians: 0, pitch: 0.2, distance: 4 })
    run(2, follow)
    const [own, talk] = shared.sights.value
    expect([own.x, talk.w]).toEqual([2, 1])
    expect(talk.x).toBeCloseTo(3.5, 1)
  })
})

describe('posts', () => {
  const head = { x: 2, z: -1 }
  /** How far a post is gone that stands so far from my head towards the lens, and so far beside that way. */
  const goneAt = (metres: number, beside: number, seconds = 2) => {
    follow.update(head.x, 0, head.z, 1.4, upright, true, null, 1 / 60, shot)
    const [dx, dz] = [shot.from.x - head.x, shot.from.z - head.z]
    const flat = Math.hypot(dx, dz)
    const [towardsX, towardsZ] = [dx / flat, dz / flat]
    posts.splice(0, 9, {
      x: head.x + towardsX * metres - towardsZ * beside,
      z: head.z + towardsZ * metres + towardsX * beside,
      topMetres: 3,
    })
    sight = new ClearSight(shared, posts)
    run(seconds, follow)
    return Math.max(...shared.posts.value.map(({ w }) => w))
  }
  test('between the lens and my head are not drawn at all, others are', () => {
    expect(goneAt(2, 0)).toBe(1)
    expect(goneAt(2, 0.4)).toBe(1)
    expect(goneAt(2, 1.2)).toBe(0)
    expect(goneAt(-1, 0)).toBe(0)
  })
  test('right before the lens go wherever they stand in the picture, farther off in an upright one', () => {
    const flat = 5.3
    expect(goneAt(flat - 1.2, 0.9)).toBe(1)
    expect(goneAt(flat - 2.2, 0.9)).toBe(0)
    upright = true
    expect(goneAt(flat - 2.2, 0.9)).toBe(1)
    expect(goneAt(flat + 1, 0.9)).toBe(0)
  })
  test('go little by little, to the height of their top', () => {
    expect(goneAt(2, 0, 1 / 60)).toBeLessThan(0.3)
    expect(goneAt(2, 0)).toBe(1)
    expect(shared.posts.value.find(({ w }) => w === 1)?.y).toBe(3)
  })
  test('of many the three that hide most', () => {
    follow.update(head.x, 0, head.z, 1.4, false, true, null, 1 / 60, shot)
    posts = [1, 2, 3, 4, 9].map((metres) => ({ x: head.x, z: head.z + Math.sign(shot.from.z - head.z) * metres, topMetres: metres }))
    sight = new ClearSight(shared, posts)
    run(2, follow)
    expect(shared.posts.value.map(({ w }) => w)).toEqual([1, 1, 1])
  })
})
