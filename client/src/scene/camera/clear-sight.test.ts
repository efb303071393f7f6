import { beforeEach, describe, expect, test } from 'vitest'
import { createSharedUniforms, type SharedUniforms } from '#scene/room/shared-uniforms.ts'
import { ClearSight } from './clear-sight.ts'
import { createShot, FollowCamera } from './follow-camera.ts'

let shared: SharedUniforms
let sight: ClearSight
let follow: FollowCamera
const shot = createShot()

beforeEach(() => {
  shared = createSharedUniforms()
  sight = new ClearSight(shared)
  follow = new FollowCamera()
  follow.standBehind(2, 0, -1, 0)
})

function run(seconds: number, camera: FollowCamera | null): void {
  for (let left = seconds; left > 0; left -= 1 / 60) {
    follow.update(2, 0, -1, 1.4, false, true, null, 1 / 60, shot)
    sight.update(camera, shot, 0, 1 / 60)
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
