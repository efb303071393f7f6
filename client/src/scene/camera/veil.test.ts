import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBody } from '#scene/avatar/crowd-body.ts'
import { avatarView } from '#scene/testing/fixtures.ts'
import { createShot } from './follow-camera.ts'
import { ownVisible, veilBetween } from './veil.ts'

const head = { x: 2, y: 1.2, z: -1 }
const metre = fc.double({ min: -1, max: 1, noNaN: true })

describe('the own body', () => {
  test('is gone within a metre of its head, whatever the side', () =>
    fc.assert(
      fc.property(metre, metre, metre, (x, y, z) => {
        fc.pre(Math.hypot(x, y, z) < 1)
        expect(ownVisible({ x: head.x + x, y: head.y + y, z: head.z + z }, head, undefined)).toBe(0)
      }),
    ))
  test('shows wholly from the usual distance', () => expect(ownVisible({ ...head, z: head.z + 4.2 }, head, undefined)).toBe(1))
  test('goes little by little, never back', () => {
    const shares = [1.52, 1.49, 1.46, 1.43, 1.4].map((metres) => ownVisible({ ...head, z: head.z + metres }, head, undefined))
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    expect(new Set(shares).size).toBe(shares.length)
  })
  test('is gone as well where only the drawn head is near, as on a seat', () =>
    expect(ownVisible({ ...head, y: head.y - 1.4 }, head, new Float32Array([head.x, head.y - 0.6, head.z]))).toBe(0))
})

describe('others', () => {
  const seen = (x: number, z: number, fromY = 1.2) => {
    const body = createBody(avatarView({ x, z }))
    const shot = Object.assign(createShot(), { from: { x: 0, y: fromY, z: 0 }, to: { x: 0, y: 1.2, z: 4 } })
    veilBetween([body], shot)
    return body.veil
  }
  test('are gone with the camera in their face, thin between, whole elsewhere', () => {
    expect(seen(0.3, -0.4)).toBe(0)
    expect(seen(0, 2)).toBeCloseTo(0.26)
    expect(seen(1.5, 2)).toBe(1)
    expect(seen(0, 5)).toBe(1)
  })
  test('show wholly while one looks over their heads', () => {
    expect(seen(0, 2, 3)).toBe(1)
    expect(seen(0, 3.3, 3)).toBe(1)
    expect(seen(0, 3.3, 1.6)).toBeCloseTo(0.26)
  })
  test('all show without a shot', () => {
    const body = createBody(avatarView({}))
    body.veil = 0
    veilBetween([body], null)
    expect(body.veil).toBe(1)
  })
})
