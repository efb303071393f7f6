import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnterAnswer } from '@kith/shared/protocol'
import type { Person } from '@kith/server/src/store/types.ts'
import { join, joinRoom } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { until } from '../helpers/wait.ts'

let server: RoomServer
beforeAll(async () => {
  server = await startRooms({ peoplePerRoom: 2, seatHeldSeconds: 1 })
})
afterAll(() => server.stop())

async function passFor(person: Person, invite?: string): Promise<EnterAnswer> {
  const answer = await server.rooms.doors.enter(person, server.request(person.name, { invite, takeover: true }))
  if ('error' in answer) throw new Error(answer.error)
  return answer
}

describe('a pass given before something changed', () => {
  it('makes nobody a host again who no longer is', async () => {
    const [ada, bo] = [await server.person('ada'), await server.person('bo')]
    const invite = await server.privateRoom(ada)
    const owner = await join(server, ada, { invite })
    const guest = await join(server, bo, { invite })
    owner.send('host', { act: 'make-host', pid: guest.pid, on: true })
    await guest.until('told', (me) => me.of('notice').some(({ code }) => code === 'you-are-host'))
    const kept = await passFor(bo, invite)
    owner.send('host', { act: 'make-host', pid: guest.pid, on: false })
    await owner.until('seen', (me) => me.room.state.avatars.get(String(guest.pid))?.role === 0)
    await guest.leave()
    const again = await joinRoom(server, bo, kept.roomId, kept.pass)
    await again.until('welcomed', (me) => me.of('welcome').length > 0)
    expect(again.of('welcome')[0]?.role).toBe('guest')
    const { roomId } = again.of('welcome')[0] ?? { roomId: '' }
    await until('stored', async () => (await server.store.rooms.role(roomId, bo.id)) === 'guest')
    await Promise.all([owner.leave(), again.leave()])
  })

  it('lets nobody in who was erased since', async () => {
    const ghost = await server.person('ghost')
    const pass = await passFor(ghost)
    await server.store.people.erase(ghost.id)
    await expect(joinRoom(server, ghost, pass.roomId, pass.pass)).rejects.toThrow('signed-out')
  })
})

it('a copy of the garden that nobody came to ends again', async () => {
  for (let at = 0; at < 3; at += 1) await passFor(await server.person(`asks-${at}`))
  const copies = () => server.rooms.liveRooms().filter(({ core }) => core.record.id.startsWith('garden-')).length
  expect(copies()).toBeGreaterThan(0)
  for (const { core } of server.rooms.liveRooms()) core.pendingUntilMs.clear()
  await until('the copies are closed', () => copies() === 0)
  expect(server.live('garden').core.record.id).toBe('garden')
})

it('a passcode cleared while it is still being set stays cleared', async () => {
  const ada = await server.person('ada')
  const invite = await server.privateRoom(ada)
  const owner = await join(server, ada, { invite })
  owner.send('host', { act: 'passcode', passcode: 'lantern' })
  owner.send('host', { act: 'passcode', passcode: null })
  owner.send('host', { act: 'title', title: 'after both' })
  await owner.until('both done', (me) => me.of('host-view').at(-1)?.title === 'after both')
  await server.live(owner.of('welcome')[0]?.roomId ?? '').core.operations.idle()
  expect((await server.store.rooms.findByInvite(invite))?.passcodeHash).toBeNull()
  await owner.leave()
})

it('a line that could not be looked up is refused, and said when sent again', async () => {
  const ada = await join(server, await server.person('ada'))
  const { utterances } = server.store
  const lookUp = utterances.findByClientId
  utterances.findByClientId = () => Promise.reject(new Error('the disk hiccups'))
  ada.say('can you hear me', { id: 'once-more' })
  await ada.until('refused', (me) => me.codes.includes('server-error'))
  utterances.findByClientId = lookUp
  ada.say('can you hear me', { id: 'once-more' })
  await ada.until('said', (me) => me.of('said').length > 0)
  expect(ada.of('said').map(({ id }) => id)).toEqual(['once-more'])
  await ada.leave()
})
