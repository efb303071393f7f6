import { loadNavmesh, spaceDocumentSchema } from '@kith/shared/space'
import { beforeEach, describe, expect, test } from 'vitest'
import { createIntent } from '#input/intent.ts'
import { avatarView, builtJson } from '#scene/testing/fixtures.ts'
import type { AvatarView, WorldView } from '#state/world-view.ts'
import { besideSeat } from './seats.ts'
import { SelfController } from './self-controller.ts'

const navmesh = loadNavmesh(builtJson('garden/navmesh.json'))
const garden = spaceDocumentSchema.parse(builtJson('garden/space.json'))
const spawn = garden.spawns[0] ?? { x: 0, z: 6, yawRadians: Math.PI }
/** Open deck for three metres ahead. */
const open = { x: 0.2, z: 7.2, yawRadians: Math.PI }
const cushion = garden.seats.find((seat) => seat.kind === 'cushion')
if (!cushion) throw new Error('the garden has no cushion')
const farSeat = garden.seats.find((seat) => seat.kind === 'stool' && Math.hypot(seat.x - cushion.x, seat.z - cushion.z) > 4)
if (!farSeat) throw new Error('the garden has no far stool')

let calls: string[]
let self: AvatarView
let avatars: Map<number, AvatarView>
let controller: SelfController
const intent = createIntent()
/** Towards +z of the view: forward is −z. */
const cameraYaw = 0

beforeEach(() => {
  calls = []
  self = avatarView({ pid: 7, self: true })
  avatars = new Map([[7, self]])
  const view: WorldView = { selfPid: 7, version: 1, avatars, sample: () => undefined }
  controller = new SelfController({
    navmesh,
    document: garden,
    view,
    actions: {
      moved: (x, z, yawRadians) => Object.assign(self, { x, z, yawRadians }),
      sit: (seatId) => void calls.push(`sit ${seatId}`),
      stand: () => void calls.push('stand'),
      emote: () => undefined,
      selectPerson: () => undefined,
      openBoard: () => undefined,
    },
    onPlaced: () => void calls.push('placed'),
  })
  Object.assign(intent, createIntent())
  controller.place(spawn.x, spawn.z, spawn.yawRadians)
})

function run(seconds: number): void {
  for (let at = 0; at < seconds; at += 0.02) controller.update(intent, cameraYaw, at * 1000, 0.02)
}

describe('walking', () => {
  test('forward goes away from the camera at 3 m/s, running at 6', () => {
    controller.place(open.x, open.z, open.yawRadians)
    intent.forward = 1
    run(1)
    expect(open.z - self.z).toBeGreaterThan(2.6)
    expect(open.z - self.z).toBeLessThan(3.1)
    expect(Math.abs(Math.cos(self.yawRadians) + 1)).toBeLessThan(0.01)
    controller.place(open.x, open.z, open.yawRadians)
    intent.run = true
    run(0.5)
    expect(open.z - self.z).toBeGreaterThan(2.4)
  })
  test('right is to the camera’s right, whatever its yaw', () => {
    intent.right = 1
    for (let i = 0; i < 25; i++) controller.update(intent, Math.PI / 2, i * 20, 0.02)
    expect(self.z).toBeLessThan(spawn.z - 1)
  })
  test('nothing moves before the body was placed', () => {
    const fresh = new SelfController({
      navmesh,
      document: garden,
      view: { selfPid: 7, version: 1, avatars: new Map([[7, self]]), sample: () => undefined },
      actions: {
        moved: () => void calls.push('moved'),
        sit: () => undefined,
        stand: () => undefined,
        emote: () => undefined,
        selectPerson: () => undefined,
        openBoard: () => undefined,
      },
      onPlaced: () => undefined,
    })
    intent.forward = 1
    calls = []
    fresh.update(intent, 0, 0, 0.02)
    expect(calls).toEqual([])
  })
  test('a place off the mesh puts the body at a spawn, never nowhere', () => {
    const fresh = new SelfController({
      navmesh,
      document: garden,
      view: { selfPid: 7, version: 1, avatars: new Map(), sample: () => undefined },
      actions: {
        moved: () => undefined,
        sit: () => undefined,
        stand: () => undefined,
        emote: () => undefined,
        selectPerson: () => undefined,
        openBoard: () => undefined,
      },
      onPlaced: () => undefined,
    })
    fresh.place(400, Number.NaN, 0)
    expect(fresh.position().x).toBeCloseTo(spawn.x, 1)
  })
})

describe('walking by itself', () => {
  test('goes round the fire to a point and stops there', () => {
    controller.walkTo(0, -2, 0)
    run(9)
    expect(Math.hypot(self.x, self.z + 2)).toBeLessThan(0.3)
  })
  test('stops short when asked to', () => {
    controller.walkTo(-2.5, 3.2, 1.5)
    run(6)
    expect(Math.hypot(self.x + 2.5, self.z - 3.2)).toBeLessThan(1.6)
    expect(Math.hypot(self.x + 2.5, self.z - 3.2)).toBeGreaterThan(1)
  })
  test('a key ends it', () => {
    controller.walkTo(0, -2, 0)
    run(0.3)
    intent.right = 1
    run(0.1)
    expect(controller.walker.travelling).toBe(false)
  })
})

describe('walking off from a seat', () => {
  const goal = { x: 0, z: -2 }
  const metresToGoal = () => Math.hypot(self.x - goal.x, self.z - goal.z)
  /** What the server does about "stand": it says where the body stands, and the seat is free a patch later, or earlier. */
  const freed = () => void Object.assign(self, { seatId: '' })
  const beside = besideSeat(cushion)
  const putBeside = () => controller.place(beside.x + 0.05, beside.z - 0.05, 0)
  const orders = [
    ['told where before the seat is free', [putBeside, freed]],
    ['told where after the seat is free', [freed, putBeside]],
    ['never told where', [freed]],
  ] as const
  const ways = [
    ['a point', () => controller.walkTo(goal.x, goal.z, 0)],
    ['a person', () => controller.walkToPid(9)],
    ['another seat', () => controller.goSit(farSeat)],
  ] as const

  for (const [order, steps] of orders)
    for (const [way, setOut] of ways)
      test(`to ${way}, ${order}`, () => {
        avatars.set(9, avatarView({ pid: 9, ...goal }))
        Object.assign(self, { seatId: cushion.id })
        run(0.1)
        setOut()
        expect(calls.filter((call) => call === 'stand')).toHaveLength(1)
        run(0.1)
        for (const step of steps) {
          step()
          run(0.1)
        }
        run(9)
        if (way === 'another seat') expect(calls.at(-1)).toBe(`sit ${farSeat.id}`)
        else expect(metresToGoal()).toBeLessThan(way === 'a person' ? 1.6 : 0.3)
      })
  test('being put right on the way does not end it; being moved elsewhere does', () => {
    controller.walkTo(goal.x, goal.z, 0)
    run(0.5)
    controller.place(self.x + 0.3, self.z, 0)
    expect(controller.walker.travelling).toBe(true)
    controller.place(cushion.x - 6, cushion.z - 6, 0)
    expect(controller.walker.travelling).toBe(false)
  })
  test('whoever is put right again and again gives up', () => {
    controller.walkTo(goal.x, goal.z, 0)
    for (let i = 0; i < 8; i++) controller.place(spawn.x, spawn.z, 0)
    expect(controller.walker.travelling).toBe(false)
  })
})

describe('seats', () => {
  test('a far seat is walked to, then sat on', () => {
    controller.goSit(cushion)
    expect(calls).not.toContain(`sit ${cushion.id}`)
    run(8)
    expect(calls).toContain(`sit ${cushion.id}`)
  })
  test('sat on in passing, nothing that the server would take for getting up is said after the asking', () => {
    controller.walkTo(cushion.x, cushion.z, 0)
    for (let i = 0; i < 500 && !controller.seatInReach(); i++) controller.update(intent, cameraYaw, i * 20, 0.02)
    controller.use(10_000)
    let atMs = 10_000
    for (; !calls.some((call) => call.startsWith('sit ')); atMs += 20) controller.update(intent, cameraYaw, atMs, 0.02)
    Object.assign(self, { x: 99, z: 99 })
    for (const endMs = atMs + 900; atMs < endMs; atMs += 20) controller.update(intent, cameraYaw, atMs, 0.02)
    expect([self.x, self.z]).toEqual([99, 99])
  })
  test('a seat that is not given is asked for three times, and then walking is told again', () => {
    controller.place(cushion.x, cushion.z + 0.9, 0)
    controller.goSit(cushion)
    run(5)
    expect(calls.filter((call) => call === `sit ${cushion.id}`)).toHaveLength(3)
    const { z } = self
    intent.forward = -1
    run(0.3)
    expect(self.z).toBeGreaterThan(z)
  })
  test('steering away takes the asking back', () => {
    controller.place(cushion.x, cushion.z + 0.9, 0)
    controller.goSit(cushion)
    intent.forward = -1
    run(3)
    expect(calls.filter((call) => call.startsWith('sit '))).toEqual([])
  })
  test('a movement key stands up, once, and walking waits for it', () => {
    Object.assign(self, { seatId: cushion.id })
    intent.forward = 1
    run(0.3)
    expect(calls.filter((call) => call === 'stand')).toHaveLength(1)
    expect([self.x, self.z]).toEqual([cushion.x, cushion.z])
    Object.assign(self, { seatId: '' })
    run(0.1)
    expect(Math.hypot(self.x - cushion.x, self.z - cushion.z)).toBeGreaterThan(0.4)
  })
  test('somebody else’s seat is left alone', () => {
    const other = avatarView({ pid: 9, seatId: cushion.id })
    controller = new SelfController({
      navmesh,
      document: garden,
      view: {
        selfPid: 7,
        version: 1,
        avatars: new Map([
          [7, self],
          [9, other],
        ]),
        sample: () => undefined,
      },
      actions: {
        moved: () => undefined,
        sit: (seatId) => void calls.push(`sit ${seatId}`),
        stand: () => undefined,
        emote: () => undefined,
        selectPerson: () => undefined,
        openBoard: () => undefined,
      },
      onPlaced: () => undefined,
    })
    controller.place(cushion.x, cushion.z + 0.9, 0)
    controller.goSit(cushion)
    run(2)
    expect(calls).not.toContain(`sit ${cushion.id}`)
  })
})
