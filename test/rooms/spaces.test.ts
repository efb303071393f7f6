import { fileURLToPath } from 'node:url'
import { loadSpaces } from '@kith/server/src/rooms/spaces.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { join } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { until } from '../helpers/wait.ts'

const built = fileURLToPath(new URL('../../assets/built/', import.meta.url))
let server: RoomServer
beforeAll(async () => {
  const { spaces } = await loadSpaces(built)
  server = await startRooms({ spaces })
})
afterAll(() => server.stop())

it('opens a private room in the space it was made with, and says at the door which, and what it is called', async () => {
  const ada = await server.person('ada')
  const invite = await server.privateRoom(ada, { title: 'Friday tea', spaceId: 'attic' })
  expect(await server.rooms.doors.door(invite)).toEqual({ title: 'Friday tea', spaceId: 'attic', light: '' })
  const owner = await join(server, ada, { invite })
  expect(owner.of('welcome').at(-1)?.spaceId).toBe('attic')
  await owner.leave()
})

it('refuses a space that was not built, by its own code', async () => {
  const bo = await server.person('bo')
  const asked = { title: '', passcode: null, knock: false, residentIds: [] }
  for (const spaceId of ['cellar', '', '../garden', 'avatar', '__proto__'])
    expect(await server.rooms.doors.makeRoom(bo, { ...asked, spaceId })).toEqual({ error: 'no-such-space' })
})

it('tells nothing at the door of an invite nobody gave', async () => {
  expect(await server.rooms.doors.door('guess')).toEqual({ error: 'invite-invalid' })
})

it('lets a host, and nobody else, change the light to one the space has; it stays', async () => {
  const [cy, dee] = [await server.person('cy'), await server.person('dee')]
  const invite = await server.privateRoom(cy, { spaceId: 'attic' })
  const owner = await join(server, cy, { invite })
  const guest = await join(server, dee, { invite })
  owner.room.send('host', { act: 'light', light: 'clear' })
  await until('the light changes for the guest', () => guest.room.state.light === 'clear')
  expect(owner.of('host-view').at(-1)?.light).toBe('clear')
  guest.room.send('host', { act: 'light', light: 'rain' })
  await until('the guest is refused', () => guest.of('refused').at(-1)?.code === 'not-allowed')
  owner.room.send('host', { act: 'light', light: 'eclipse' })
  await until('an unknown light is refused', () => owner.of('refused').at(-1)?.code === 'not-found')
  expect(guest.room.state.light).toBe('clear')
  expect(await server.rooms.doors.door(invite)).toMatchObject({ spaceId: 'attic', light: 'clear' })
  expect((await server.store.rooms.findByInvite(invite))?.light).toBe('clear')
  await Promise.all([owner.leave(), guest.leave()])
})
