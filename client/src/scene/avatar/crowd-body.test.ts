import type { Seat } from '@kith/shared/space'
import { describe, expect, test } from 'vitest'
import { avatarView } from '#scene/testing/fixtures.ts'
import { createBody, placeBody } from './crowd-body.ts'
import { createLightProbes } from './light-probe.ts'
import { shortestTurn } from './pose-tools.ts'

const stool: Seat = { id: 'stool-1', kind: 'stool', x: 2, y: 0.5, z: 1, yawRadians: 1 }
const seats = new Map([[stool.id, stool]])

describe('sitting down and getting up', () => {
  test('eases to the seat although the view jumps there, and back', () => {
    const view = avatarView({ x: 1.2, z: 1 })
    const body = createBody(view)
    body.visible = 1
    placeBody(body, seats, () => 0, 0.016)
    Object.assign(view, { seatId: 'stool-1', x: 2, z: 1, y: 0.5 })
    placeBody(body, seats, () => 0, 0.016)
    expect(body.stance.x).toBeLessThan(1.3)
    for (let i = 0; i < 40; i++) placeBody(body, seats, () => 0, 0.016)
    expect(body.stance).toMatchObject({ x: 2, y: 0.5, z: 1, yawRadians: 1 })
    expect(body.groundY).toBe(0)
    Object.assign(view, { seatId: '', x: 2.6, z: 1, y: 0 })
    placeBody(body, seats, () => 0, 0.016)
    expect(body.stance.x).toBeLessThan(2.1)
    for (let i = 0; i < 40; i++) placeBody(body, seats, () => 0, 0.016)
    expect(body.stance).toMatchObject({ x: 2.6, y: 0 })
    expect(body.seated).toBe(0)
  })
  test('somebody first seen seated sits there at once', () => {
    const body = createBody(avatarView({ seatId: 'stool-1' }))
    placeBody(body, seats, () => 0, 0.016)
    expect(body.stance.x).toBe(2)
  })
  test('a seat this space does not have leaves the body standing', () => {
    const body = createBody(avatarView({ seatId: 'throne', x: 3 }))
    placeBody(body, seats, () => 0, 0.016)
    expect([body.stance.x, body.seated]).toEqual([3, 0])
  })
})

test.each([
  [0, 1, 1],
  [3, -3, 2 * Math.PI - 6],
  [-3, 3, 6 - 2 * Math.PI],
  [0, 4 * Math.PI + 0.5, 0.5],
])('the short way from %f to %f', (from, to, turn) => expect(shortestTurn(from, to)).toBeCloseTo(turn))

describe('lamps', () => {
  const probe = { red: 0, green: 0, blue: 0, x: 0, y: 0, z: 0 }
  const probes = createLightProbes([{ x: 2, y: 1, z: 0, colour: '#ff8800', intensity: 3, radiusMetres: 5, flicker: false }])
  test('light what is near, from where they are', () => {
    expect(probes.sample({ x: 1, y: 0, z: 0 }, 0, probe)).toBeUndefined()
    expect(probe.red).toBeGreaterThan(0.8)
    expect(probe.red).toBeGreaterThan(probe.blue)
    expect(probe.x).toBeGreaterThan(0.5)
  })
  test('leave what is far in the evening light', () => {
    probes.sample({ x: 40, y: 0, z: 0 }, 0, probe)
    expect([probe.red, probe.green, probe.blue]).toEqual([0.2, 0.17, 0.17])
  })
})
