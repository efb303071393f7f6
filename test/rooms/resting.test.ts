import { tick } from '@kith/server/src/rooms/tick.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { join } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { until } from '../helpers/wait.ts'

let server: RoomServer
let nowMs = Date.now()
beforeAll(async () => {
  server = await startRooms({ now: () => nowMs })
})
afterAll(() => server.stop())

/** Counts the turns a room takes, by its own clock or a test's hand. */
function countTurns(kithRoomId: string): { turns: number } {
  const { world } = server.live(kithRoomId).core
  const counted = { turns: 0 }
  const step = world.step.bind(world)
  world.step = (atMs) => {
    counted.turns += 1
    return step(atMs)
  }
  return counted
}

it('RS1 a private room that has stood empty for ten seconds takes a turn a second, and every turn once somebody comes', async () => {
  const person = await server.person('Ada')
  const invite = await server.privateRoom(person)
  const ada = await join(server, person, { invite })
  const roomId = ada.of('welcome')[0]?.roomId ?? ''
  const { core } = server.live(roomId)
  await ada.leave()
  await until('nobody is there', () => core.sessions.size === 0)
  tick(core)
  nowMs += 9_999
  const counted = countTurns(roomId)
  tick(core)
  expect(counted.turns).toBeGreaterThan(0)
  nowMs += 999
  counted.turns = 0
  for (let count = 0; count < 20; count += 1) tick(core)
  expect(counted.turns).toBe(0)
  nowMs += 1
  tick(core)
  tick(core)
  expect(counted.turns).toBe(1)
  // Neither the pass nor the way in waits for the next slow turn.
  const back = await join(server, person, { invite })
  counted.turns = 0
  tick(core)
  tick(core)
  expect(counted.turns).toBeGreaterThanOrEqual(2)
  await back.leave()
})

it('RS1 the garden never rests: residents go about their day', async () => {
  const person = await server.person('Bo')
  await (await join(server, person)).leave()
  const { core } = server.live('garden')
  await until('nobody is there', () => core.sessions.size === 0)
  nowMs += 3_600_000
  const counted = countTurns('garden')
  for (let count = 0; count < 5; count += 1) tick(core)
  expect(counted.turns).toBeGreaterThanOrEqual(5)
})
