import { loadNavmesh } from '@kith/shared/space'
import { describe, expect, test } from 'vitest'
import { avatarView, builtJson } from '#scene/testing/fixtures.ts'
import type { AvatarView } from '#state/world-view.ts'
import { hasElbowRoom, talkingMetres, talkingPlace } from './talking-place.ts'

const navmesh = loadNavmesh(builtJson('garden/navmesh.json'))
const from = { x: 0, z: 7.5 }
const crowd = (...others: AvatarView[]) => new Map(others.map((view) => [view.pid, view]))
const apart = (a: { x: number; z: number }, b: { x: number; z: number }) => Math.hypot(a.x - b.x, a.z - b.z)

function mustStand(target: AvatarView, ...others: AvatarView[]) {
  const place = talkingPlace(from, target, crowd(target, ...others), navmesh)
  if (!place) throw new Error('nowhere to stand')
  return place
}

describe('where one stands to talk with somebody', () => {
  const standing = avatarView({ pid: 2, x: 0, z: 5.2 })
  test('on the near side of whoever stands, at arm’s length', () => {
    const place = mustStand(standing)
    expect(apart(place, standing)).toBeCloseTo(talkingMetres, 1)
    expect(place.z).toBeGreaterThan(6)
  })
  test('before whoever sits and a little aside, not at their back', () => {
    const seated = avatarView({ pid: 2, x: -1.025, z: 3.975, yawRadians: 2.618, seatId: 'cushion-4' })
    const place = mustStand(seated)
    const front = Math.sin(seated.yawRadians) * (place.x - seated.x) + Math.cos(seated.yawRadians) * (place.z - seated.z)
    expect(front).toBeGreaterThan(0.3)
    expect(front).toBeLessThan(talkingMetres * 0.97)
  })
  test('beside others, not inside them', () => {
    const inTheWay = avatarView({ pid: 3, x: 0.1, z: 6.4 })
    const place = mustStand(standing, inTheWay)
    expect(apart(place, inTheWay)).toBeGreaterThanOrEqual(0.9)
    expect(hasElbowRoom(place, standing, [standing, inTheWay])).toBe(true)
    expect(hasElbowRoom(inTheWay, standing, [standing, inTheWay])).toBe(false)
  })
  test('with no room anywhere, where there is most', () => {
    const ring = Array.from({ length: 12 }, (_, at) =>
      avatarView({ pid: 10 + at, x: standing.x + Math.sin((at * Math.PI) / 6) * 1.4, z: standing.z + Math.cos((at * Math.PI) / 6) * 1.4 }),
    )
    expect(apart(mustStand(standing, ...ring), standing)).toBeCloseTo(talkingMetres, 1)
  })
  test('nowhere, where nobody can walk', () => {
    const drifting = avatarView({ pid: 2, x: 300, z: 300 })
    expect(talkingPlace(from, drifting, crowd(drifting), navmesh)).toBeNull()
  })
})
