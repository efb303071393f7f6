import { afterAll, beforeAll, expect, it } from 'vitest'
import { AvatarState } from '@kith/shared/state'
import { join } from '../helpers/room-person.ts'
import { startProxy } from '../helpers/room-proxy.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { until } from '../helpers/wait.ts'

let server: RoomServer
beforeAll(async () => {
  server = await startRooms()
})
afterAll(() => server.stop())

const avatars = 100
const filler = 'x'.repeat(2000)

// Without the copy in base-room.ts the queued patches are overwritten while this socket is behind: rounds mix.
it('a client that stops reading gets every patch whole when it reads on', async () => {
  const proxy = await startProxy(server.port)
  const slow = await join(server, await server.person('slow'), { endpoint: proxy.endpoint })
  const { core } = server.live('garden')
  const bulk = Array.from({ length: avatars }, (_, index) => {
    const avatar = new AvatarState()
    core.state.avatars.set(`bulk-${index}`, avatar)
    return avatar
  })
  let mixed = 0
  const rounds = new Set<string>()
  slow.room.onStateChange((state) => {
    const seen = new Set([...state.avatars].flatMap(([key, avatar]) => (key.startsWith('bulk-') ? [avatar.model] : [])))
    if (seen.size > 1) mixed += 1
    for (const round of seen) rounds.add(round)
  })
  let round = 0
  const change = setInterval(() => {
    round += 1
    for (const avatar of bulk) {
      avatar.model = String(round)
      avatar.activityEn = `${round} ${filler}`
    }
  }, 50)
  await slow.until('some rounds', () => rounds.size > 3)
  const session = core.sessions.get(slow.person.id)
  const isBehind = () => session?.link.wire.takesFrames() === false
  proxy.stopReading()
  await until('a socket behind', isBehind, 60_000)
  const behindSince = round
  await until('a socket far behind', () => round > behindSince + 30, 60_000)
  expect(isBehind()).toBe(true)
  expect(session?.needsFullFrame).toBe(true)
  proxy.readOn()
  await until('it caught up', () => !isBehind(), 60_000)
  const last = round
  await slow.until('the latest round', () => rounds.has(String(last)), 30_000)
  clearInterval(change)
  expect(mixed).toBe(0)
  expect(slow.faults).toEqual([])
  expect(slow.leftWith).toBeNull()
  await until('a whole frame', () => session?.needsFullFrame === false)
  for (let index = 0; index < avatars; index += 1) core.state.avatars.delete(`bulk-${index}`)
  await proxy.close()
})

it('a client that never reads on is cut off, with its seat held, before it fills the memory', async () => {
  const proxy = await startProxy(server.port)
  const stalled = await join(server, await server.person('stalled'), { endpoint: proxy.endpoint })
  const { core } = server.live('garden')
  const session = core.sessions.get(stalled.person.id)
  const avatar = new AvatarState()
  core.state.avatars.set('bulk', avatar)
  let round = 0
  const change = setInterval(() => (avatar.activityEn = `${(round += 1)} ${'x'.repeat(300_000)}`), 50)
  proxy.stopReading()
  await until('cut off', () => session?.link.state === 'away', 60_000)
  clearInterval(change)
  core.state.avatars.delete('bulk')
  expect(core.sessions.get(stalled.person.id)).toBe(session)
  await proxy.close()
})
