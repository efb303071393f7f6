import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from 'colyseus.js'
import { closeCodes } from '@kith/shared/protocol'
import type { Person } from '@kith/server/src/store/types.ts'
import { join, joinRoom, type RoomPerson } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { until } from '../helpers/wait.ts'

let server: RoomServer
beforeAll(async () => {
  server = await startRooms({ peoplePerRoom: 5 })
})
afterAll(() => server.stop())

interface Home {
  owner: RoomPerson
  invite: string
  ownerPerson: Person
}
const openHome = async (name: string, more: Parameters<RoomServer['privateRoom']>[1] = {}): Promise<Home> => {
  const ownerPerson = await server.person(name)
  const invite = await server.privateRoom(ownerPerson, more)
  return { ownerPerson, invite, owner: await join(server, ownerPerson, { invite, at: { x: 0, z: 0 } }) }
}
const invitePath = (owner: RoomPerson) => owner.of('host-view').at(-1)?.invitePath ?? null
const closeAll = async (...people: RoomPerson[]) => {
  await Promise.all(people.filter(({ leftWith }) => leftWith === null).map((person) => person.leave()))
}

describe('matchmaking', () => {
  it('refuses all five verbs without a pass', async () => {
    const ada = await join(server, await server.person('ada'))
    const person = await server.person('bo')
    for (const token of ['', server.tokens.signGuest(person.id)]) {
      const client = new Client(server.endpoint)
      client.auth.token = token
      for (const room of ['garden', 'private']) {
        await expect(client.joinOrCreate(room)).rejects.toThrow()
        await expect(client.create(room, { ticket: 'x' })).rejects.toThrow()
        await expect(client.join(room)).rejects.toThrow()
      }
      await expect(client.joinById(ada.room.roomId)).rejects.toThrow()
      await expect(client.joinById(ada.room.roomId, { pass: 'x.y' })).rejects.toThrow()
      await expect(client.reconnect(`${ada.room.roomId}:guess`)).rejects.toThrow()
    }
    expect(server.rooms.liveRooms()).toHaveLength(1)
    await closeAll(ada)
  })

  it('lets nobody use a pass for another room, of another person, or without their own token', async () => {
    const { owner, ownerPerson } = await openHome('ada')
    const bo = await server.person('bo')
    const answer = await server.rooms.doors.enter(bo, server.request('bo'))
    if ('error' in answer) throw new Error(answer.error)
    await expect(joinRoom(server, bo, owner.room.roomId, answer.pass)).rejects.toThrow()
    await expect(joinRoom(server, ownerPerson, answer.roomId, answer.pass)).rejects.toThrow('not-allowed')
    const nobody = new Client(server.endpoint)
    await expect(nobody.joinById(answer.roomId, { pass: answer.pass })).rejects.toThrow('signed-out')
    await closeAll(owner)
  })
})

describe('the garden', () => {
  it('opens a copy when it is full and fills places that were promised', async () => {
    const people = []
    for (let at = 0; at < 6; at += 1) people.push(await server.person(`p${at}`))
    const answers = await Promise.all(people.map((person) => server.rooms.doors.enter(person, server.request(person.name))))
    const ids = answers.map((answer) => ('error' in answer ? answer.error : answer.roomId))
    expect(new Set(ids).size).toBe(2)
    expect(server.rooms.doors.summary('everything').rooms).toBe(server.rooms.liveRooms().length)
  })

  it('knows no hosts', async () => {
    const ada = await join(server, await server.person('ada'))
    ada.send('host', { act: 'lock', on: true })
    await ada.until('refusal', (me) => me.codes.length > 0)
    expect(ada.codes).toEqual(['not-allowed'])
    await closeAll(ada)
  })
})

describe('a private room', () => {
  it('is entered by link, not by guessing, and leaves the garden behind', async () => {
    const { owner, invite } = await openHome('ada')
    expect(invite.length).toBeGreaterThanOrEqual(22)
    const bo = await server.person('bo')
    const inGarden = await join(server, bo)
    await expect(join(server, bo, { invite: 'AAAAAAAAAAAAAAAAAAAAAA', takeover: true })).rejects.toThrow('invite-invalid')
    await expect(join(server, bo, { invite })).rejects.toThrow('already-here')
    const guest = await join(server, bo, { invite, takeover: true })
    await inGarden.until('moved', (me) => me.leftWith === closeCodes.moved)
    expect(guest.of('welcome')[0]).toMatchObject({ kind: 'private', role: 'guest' })
    expect(owner.of('welcome')[0]).toMatchObject({ role: 'owner' })
    expect(guest.of('host-view')).toEqual([])
    expect(await server.store.rooms.ofPerson(bo.id)).toMatchObject([{ role: 'guest' }])
    await closeAll(owner, guest)
  })

  it('asks for the passcode, which it stores only as a hash', async () => {
    const { owner, invite } = await openHome('ada')
    owner.send('host', { act: 'passcode', passcode: '芝麻开门' })
    await owner.until('set', (me) => me.of('host-view').at(-1)?.passcodeSet)
    const bo = await server.person('bo')
    await expect(join(server, bo, { invite })).rejects.toThrow('passcode-needed')
    await expect(join(server, bo, { invite, passcode: '芝麻' })).rejects.toThrow('passcode-wrong')
    const guest = await join(server, bo, { invite, passcode: '芝麻开门' })
    const stored = await server.store.rooms.findByInvite(invite)
    expect(stored?.passcodeHash).toMatch(/^scrypt\$/)
    expect(JSON.stringify(stored)).not.toContain('芝麻')
    await closeAll(owner, guest)
  })

  it('is locked to newcomers but not to who has a seat', async () => {
    const { owner, invite } = await openHome('ada')
    const bo = await server.person('bo')
    const guest = await join(server, bo, { invite })
    owner.send('host', { act: 'lock', on: true })
    await guest.until('told', (me) => me.of('notice').some(({ code }) => code === 'room-locked'))
    await guest.until('seen', (me) => me.room.state.locked)
    await expect(join(server, await server.person('chen'), { invite })).rejects.toThrow('locked')
    guest.cut()
    await until('away', () =>
      [...server.live(owner.of('welcome')[0]?.roomId ?? '').core.sessions.values()].some(({ link }) => link.state === 'away'),
    )
    await closeAll(owner, await join(server, bo, { invite }))
  })

  it('is knocked at: nobody home, denied, let in', async () => {
    const ownerPerson = await server.person('ada')
    const invite = await server.privateRoom(ownerPerson, { knock: true })
    const bo = await server.person('bo')
    const doors = server.rooms.doors
    const knock = async () => {
      const answer = await doors.knock(bo, { invite, name: 'bo', line: '是我' })
      return 'knockId' in answer ? answer.knockId : answer.error
    }
    await expect(join(server, bo, { invite })).rejects.toThrow('knock-needed')
    expect(await doors.knockState(bo, await knock())).toEqual({ state: 'nobody-home' })
    const owner = await join(server, ownerPerson, { invite })
    const knockId = await knock()
    expect(await knock()).toBe(knockId)
    await owner.until('the knock', (me) =>
      me
        .of('host-view')
        .at(-1)
        ?.knocks.some((waiting) => waiting.line === '是我'),
    )
    expect(await doors.knockState(bo, knockId)).toEqual({ state: 'waiting' })
    expect(await doors.knockState(ownerPerson, knockId)).toEqual({ error: 'not-found' })
    await expect(join(server, bo, { invite })).rejects.toThrow('knock-waiting')
    owner.send('host', { act: 'answer-knock', knockId, accept: true })
    await until('accepted', async () => JSON.stringify(await doors.knockState(bo, knockId)) === '{"state":"accepted"}')
    const guest = await join(server, bo, { invite })
    const chen = await server.person('chen')
    const other = await doors.knock(chen, { invite, name: 'chen', line: '' })
    if ('error' in other) throw new Error(other.error)
    owner.send('host', { act: 'answer-knock', knockId: other.knockId, accept: false })
    await until('denied', async () => JSON.stringify(await doors.knockState(chen, other.knockId)) === '{"state":"denied"}')
    await expect(join(server, chen, { invite })).rejects.toThrow('knock-denied')
    await closeAll(owner, guest)
  })

  it('kicks for a minute', async () => {
    const { owner, invite } = await openHome('ada')
    const bo = await server.person('bo')
    const guest = await join(server, bo, { invite })
    owner.send('host', { act: 'kick', pid: guest.pid })
    await guest.until('kicked', (me) => me.leftWith === closeCodes.kicked)
    await expect(join(server, bo, { invite })).rejects.toThrow('kicked')
    await owner.until('gone', (me) => !me.room.state.avatars.has(String(guest.pid)))
    await closeAll(owner)
  })

  it('bans: rename, reload, new tab, a renewed link and a reopened room change nothing; unbanning does', async () => {
    const { owner, invite, ownerPerson } = await openHome('ada')
    const bo = await server.person('bo')
    const guest = await join(server, bo, { invite })
    owner.send('host', { act: 'ban', pid: guest.pid })
    await guest.until('banned', (me) => me.leftWith === closeCodes.banned)
    await owner.until('listed', (me) => me.of('host-view').at(-1)?.bans.length === 1)
    await expect(join(server, bo, { invite })).rejects.toThrow('banned')
    await expect(join(server, bo, { invite, name: 'Somebody Else', takeover: true })).rejects.toThrow('banned')
    await expect(guest.room.reconnectionToken && new Client(server.endpoint).reconnect(guest.room.reconnectionToken)).rejects.toThrow()
    owner.send('host', { act: 'invite', renew: true })
    await owner.until('a new link', (me) => invitePath(me) !== null && invitePath(me) !== `/r/${invite}`)
    const renewed = (invitePath(owner) ?? '').slice(3)
    await expect(join(server, await server.person('chen'), { invite })).rejects.toThrow('invite-invalid')
    await expect(join(server, bo, { invite: renewed })).rejects.toThrow('banned')
    await owner.leave()
    await server.live(owner.of('welcome')[0]?.roomId ?? '').shut()
    await until('closed', () => server.rooms.liveRooms().every(({ core }) => core.record.ownerId !== ownerPerson.id))
    await expect(join(server, bo, { invite: renewed })).rejects.toThrow('banned')
    const again = await join(server, ownerPerson, { invite: renewed })
    const banId = again.of('host-view')[0]?.bans[0]?.banId
    again.send('host', { act: 'unban', banId })
    await again.until('lifted', (me) => me.of('host-view').at(-1)?.bans.length === 0)
    await closeAll(again, await join(server, bo, { invite: renewed }))
  })

  it('keeps each power to who has it', async () => {
    const { owner, invite } = await openHome('ada')
    const [bo, chen] = [
      await join(server, await server.person('bo'), { invite }),
      await join(server, await server.person('chen'), { invite }),
    ]
    bo.send('host', { act: 'kick', pid: chen.pid })
    await bo.until('refused', (me) => me.codes.includes('not-allowed'))
    owner.send('host', { act: 'make-host', pid: bo.pid, on: true })
    await bo.until('told', (me) => me.of('notice').some(({ code }) => code === 'you-are-host') && me.of('host-view').length > 0)
    await chen.until('seen', (me) => me.room.state.avatars.get(String(bo.pid))?.role === 1)
    bo.send('host', { act: 'kick', pid: owner.pid })
    bo.send('host', { act: 'make-host', pid: chen.pid, on: true })
    await bo.until('twice more', (me) => me.codes.filter((code) => code === 'not-allowed').length === 3)
    bo.send('host', { act: 'mute', pid: chen.pid, on: true })
    await chen.until('muted', (me) => me.of('notice').some(({ code }) => code === 'you-are-muted'))
    chen.say('hello?')
    await chen.until('refused', (me) => me.codes.includes('muted'))
    bo.send('host', { act: 'mute', pid: chen.pid, on: false })
    await chen.until('unmuted', (me) => me.of('notice').some(({ code }) => code === 'you-are-unmuted'))
    chen.say('thanks', { id: 'thanks' })
    await chen.until('said', (me) => me.of('said').length === 1)
    expect(bo.codes).not.toContain('server-error')
    await closeAll(owner, bo, chen)
  })

  it('stores what hosts change: title, shouting, residents', async () => {
    const { owner, invite } = await openHome('ada')
    const residentId = owner.of('host-view')[0]?.residents[0]?.residentId ?? ''
    owner.send('host', { act: 'title', title: ' 老友 \u202e茶室 ' })
    owner.send('host', { act: 'shout', on: false })
    owner.send('host', { act: 'resident', residentId, present: true })
    owner.send('host', { act: 'silence', residentId, on: true })
    owner.send('host', { act: 'resident', residentId: 'nobody', present: true })
    await owner.until('refused', (me) => me.codes.includes('not-found'))
    await owner.until('silenced', (me) => me.of('host-view').at(-1)?.residents[0]?.silenced)
    await owner.until(
      'seen',
      (me) => me.room.state.title === '老友 茶室' && [...me.room.state.avatars.values()].some((avatar) => avatar.residentId === residentId),
    )
    owner.say('HEY', { volume: 'shout' })
    await owner.until('refused', (me) => me.codes.includes('shout-forbidden'))
    expect(await server.store.rooms.findByInvite(invite)).toMatchObject({
      title: '老友 茶室',
      shout: false,
      residentIds: [residentId],
      silencedResidentIds: [residentId],
    })
    await closeAll(owner)
  })

  it('is full at its limit', async () => {
    const { owner, invite } = await openHome('ada')
    const guests = []
    for (let at = 0; at < 4; at += 1) guests.push(await join(server, await server.person(`g${at}`), { invite }))
    await expect(join(server, await server.person('late'), { invite })).rejects.toThrow('room-full')
    await closeAll(owner, ...guests)
  })
})
