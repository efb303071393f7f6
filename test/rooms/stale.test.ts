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

describe('a door closed anew', () => {
  const letIn = async (name: string) => {
    const [ada, bo] = [await server.person(`${name}-host`), await server.person(name)]
    const invite = await server.privateRoom(ada, { knock: true })
    const owner = await join(server, ada, { invite })
    const asked = await server.rooms.doors.knock(bo, { invite, name: 'Bo', line: '' })
    if ('error' in asked) throw new Error(asked.error)
    owner.send('host', { act: 'answer-knock', knockId: asked.knockId, accept: true })
    await until('let in', async () => {
      const answer = await server.rooms.doors.knockState(bo, asked.knockId)
      return 'state' in answer && answer.state === 'accepted'
    })
    const enter = async () => {
      const answer = await server.rooms.doors.enter(bo, server.request('Bo', { invite, takeover: true }))
      return 'error' in answer ? answer.error : 'in'
    }
    return { owner, enter, bo, invite }
  }

  it.each([
    ['locked', { act: 'lock', on: true }, 'knock-needed'],
    ['given a passcode', { act: 'passcode', passcode: 'lantern' }, 'passcode-needed'],
  ] as const)('%s, it asks those again who were let in before', async (what, act, error) => {
    const { owner, enter } = await letIn(what)
    expect(await enter()).toBe('in')
    owner.send('host', act)
    await owner.until('closed', (me) => me.of('host-view').some(({ locked, passcodeSet }) => locked || passcodeSet))
    expect(await enter()).toBe(error)
    await owner.leave()
  })

  it('takes no knocks where nobody answers the door', async () => {
    const { owner, bo, invite } = await letIn('knocks anyway')
    owner.send('host', { act: 'knock', on: false })
    owner.send('host', { act: 'lock', on: true })
    await owner.until('locked', (me) => me.of('host-view').at(-1)?.locked)
    expect(await server.rooms.doors.knock(bo, { invite, name: 'Bo', line: '' })).toEqual({ error: 'locked' })
    await owner.leave()
  })

  it('is never too full for whoever keeps the room, and passes nobody uses take up no room', async () => {
    const ada = await server.person('ada')
    const invite = await server.privateRoom(ada)
    for (let at = 0; at < 5; at += 1) await passFor(await server.person(`idle-${at}`), invite)
    const guests = [await join(server, await server.person('one'), { invite }), await join(server, await server.person('two'), { invite })]
    await expect(join(server, await server.person('three'), { invite })).rejects.toThrow('room-full')
    const owner = await join(server, ada, { invite })
    expect(owner.of('welcome')[0]?.role).toBe('owner')
    await Promise.all([owner.leave(), ...guests.map((guest) => guest.leave())])
  })
})

it('what is off the record is heard and acknowledged, and written nowhere', async () => {
  const [ada, bo] = [await join(server, await server.person('ada')), await join(server, await server.person('bo'))]
  ada.send('off-record', { on: true })
  await bo.until('seen', (me) => me.room.state.avatars.get(String(ada.pid))?.offRecord)
  ada.say('my middle name is Xylophia')
  await bo.until('heard', (me) => me.of('utterance').some(({ text }) => text.includes('Xylophia')))
  await ada.until('acknowledged', (me) => me.of('said').length === 1)
  await server.live('garden').core.operations.idle()
  for (const { person } of [ada, bo]) {
    expect(await server.store.utterances.heardBy(person.id, 'garden', null, 100)).toEqual([])
    expect(JSON.stringify(await server.store.exportPerson(person.id))).not.toContain('Xylophia')
  }
  await Promise.all([ada.leave(), bo.leave()])
})
