import { makeVrm } from '@kith/shared/vrm-fixture'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { join, type RoomPerson } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'

let server: RoomServer
beforeAll(async () => {
  server = await startRooms()
})
afterAll(() => server.stop())

const figureOf = (watcher: RoomPerson, of: RoomPerson) => watcher.room.state.avatars.get(String(of.pid))?.figure

it('a figure is told to those in the room at once, to those who come later, and by whoever comes back with it', async () => {
  const person = await server.person('ada')
  const bo = await join(server, await server.person('bo'), { at: { x: 4, z: 0 } })
  const ada = await join(server, person, { at: { x: 0, z: 0 } })
  await bo.until('ada', (me) => figureOf(me, ada) === '')
  const hash = await server.store.figures.put(person.id, makeVrm(), 0)
  server.rooms.doors.wearFigure(person.id, hash)
  await bo.until('the figure', (me) => figureOf(me, ada) === hash)
  await ada.leave()
  await bo.until('ada gone', (me) => figureOf(me, ada) === undefined)
  const again = await join(server, person, { at: { x: 0, z: 0 } })
  await bo.until('ada back in it', (me) => figureOf(me, again) === hash)
  expect(figureOf(again, again)).toBe(hash)
  server.rooms.doors.wearFigure(person.id, '')
  await bo.until('taken off', (me) => figureOf(me, again) === '')
  await Promise.all([again.leave(), bo.leave()])
})
