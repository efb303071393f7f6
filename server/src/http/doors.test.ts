import { protocolVersion } from '@kith/shared/protocol'
import { doorLooks } from '@kith/shared/state'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openHttpWorld, type HttpWorld } from './testing/http-world.ts'

let world: HttpWorld
beforeEach(async () => {
  world = await openHttpWorld()
})
afterEach(() => world.close())

const entering = { protocol: protocolVersion, name: ' 小满\u200B ', look: 'nonsense', lang: 'zh' }

describe('guests', () => {
  test('become a person in the language their browser asks for', async () => {
    const answer = await world.request('POST', '/api/guest', { headers: { 'accept-language': 'fr, zh-TW;q=0.9, en;q=0.8' } })
    expect(answer.status).toBe(200)
    const { id } = await world.guest()
    expect(await world.store.people.find(id)).toMatchObject({ name: '', lang: 'en', createdMs: 1_000_000 })
  })

  test('one address cannot make them without end', async () => {
    const statuses = new Set<number>()
    for (let index = 0; index < 260; index += 1) statuses.add((await world.request('POST', '/api/guest')).status)
    expect(statuses).toEqual(new Set([200, 429]))
    expect((await world.request('POST', '/api/guest', { from: '10.0.0.2' })).status).toBe(200)
  })
})

describe('enter', () => {
  test('asks the doors with clean values and remembers who came', async () => {
    const { token, id } = await world.guest()
    const answer = await world.request('POST', '/api/enter', { token, body: { ...entering, passcode: '  ' } })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ roomName: 'garden', roomId: 'r1', pass: 'p', name: 'Ada' })
    const [, person, request] = world.asked[0] ?? []
    expect(person).toMatchObject({ id })
    expect(request).toMatchObject({ name: '小满', lang: 'zh', takeover: false, passcode: undefined })
    expect(request).toMatchObject({ look: expect.stringMatching(/^\d+(\.\d+){10}$/) })
    expect(await world.store.people.find(id)).toMatchObject({ name: '小满', lang: 'zh' })
  })

  test.each([
    [{ ...entering, protocol: protocolVersion + 1 }, 409, 'old-client'],
    [{ ...entering, name: '✦ Ada' }, 400, 'blocked-name'],
    [{ ...entering, name: ' ' }, 400, 'empty'],
    [{ ...entering, name: 'a'.repeat(30) }, 413, 'too-long'],
    [{ ...entering, name: 7 }, 400, 'bad-message'],
    [{ ...entering, lang: 'fr' }, 400, 'bad-message'],
    [{ ...entering, invite: 'x'.repeat(101) }, 400, 'bad-message'],
    [{}, 400, 'bad-message'],
    [[], 400, 'bad-message'],
    [null, 400, 'bad-message'],
    ['text', 400, 'bad-message'],
  ])('%j is refused with %i %s', async (body, status, error) => {
    const { token } = await world.guest()
    const answer = await world.request('POST', '/api/enter', { token, body })
    expect([answer.status, await answer.json()]).toEqual([status, { error }])
    expect(world.asked).toEqual([])
  })

  test('a refusal keeps what is known of the person', async () => {
    const { token, id } = await world.guest()
    world.doors.enter = () => Promise.resolve({ error: 'room-full' })
    const answer = await world.request('POST', '/api/enter', { token, body: entering })
    expect([answer.status, await answer.json()]).toEqual([409, { error: 'room-full' }])
    expect(await world.store.people.find(id)).toMatchObject({ name: '' })
  })

  test('after twenty wrong guesses an address may not guess again for ten minutes, yet may enter the garden', async () => {
    let calls = 0
    world.doors.enter = (_, request) => {
      calls += 1
      return Promise.resolve(
        request.invite === undefined
          ? { roomName: 'garden', roomId: 'r', pass: 'p', name: 'n' }
          : { error: calls % 2 === 0 ? 'passcode-wrong' : 'invite-invalid' },
      )
    }
    const guess = async () => {
      const { token } = await world.guest()
      return (
        (await (await world.request('POST', '/api/enter', { token, body: { ...entering, invite: 'guess' } })).json()) as { error: string }
      ).error
    }
    for (let index = 0; index < 20; index += 1) expect(await guess()).toMatch(/passcode-wrong|invite-invalid/)
    expect(await guess()).toBe('too-many-tries')
    expect(calls).toBe(20)
    const { token } = await world.guest()
    expect((await world.request('POST', '/api/enter', { token, body: entering })).status).toBe(200)
    expect((await world.request('POST', '/api/knock', { token, body: { invite: 'guess', name: 'Bo' } })).status).toBe(429)
    world.clock.nowMs += 600_000
    expect(await guess()).not.toBe('too-many-tries')
  })
})

test('guesses made all at once are no more than guesses made one by one', async () => {
  let calls = 0
  world.doors.enter = async () => {
    calls += 1
    await new Promise((resolve) => setImmediate(resolve))
    return { error: 'passcode-wrong' }
  }
  const { token } = await world.guest()
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => world.request('POST', '/api/enter', { token, body: { ...entering, invite: 'guess' } })),
  )
  expect(calls).toBeLessThanOrEqual(20)
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(40)
})

describe('tokens', () => {
  test.each([undefined, 'x', 'a.b', '', 'a'.repeat(5000)])('%# is nobody', async (token) => {
    const answer = await world.request('POST', '/api/enter', token === undefined ? { body: entering } : { token, body: entering })
    expect([answer.status, await answer.json()]).toEqual([401, { error: 'signed-out' }])
  })

  test('an erased person is signed out everywhere', async () => {
    const { token, id } = await world.guest()
    const answer = await world.request('DELETE', '/api/person', { token })
    expect(await answer.json()).toEqual({ ok: true })
    expect(world.asked).toEqual([
      ['memory.erased', id],
      ['doors.erased', id],
      ['memory.erased', id],
    ])
    expect(await world.store.people.find(id)).toBeNull()
    expect((await world.request('GET', '/api/memory', { token })).status).toBe(401)
  })
})

describe('rooms', () => {
  test('are made with a clean title, and residents once each', async () => {
    const { token } = await world.guest()
    const answer = await world.request('POST', '/api/rooms', {
      token,
      body: { title: ' Tea\u202E ', passcode: ' pass ', residentIds: ['zhou', 'zhou'] },
    })
    expect(await answer.json()).toEqual({ invitePath: '/r/abc' })
    expect(world.asked[0]?.[2]).toEqual({ title: 'Tea', passcode: 'pass', knock: false, spaceId: 'garden', residentIds: ['zhou'] })
    expect((await world.request('POST', '/api/rooms', { token, body: { title: '茶'.repeat(61) } })).status).toBe(413)
  })

  test('are not made by the hundred', async () => {
    const { token } = await world.guest()
    const statuses: number[] = []
    for (let index = 0; index < 12; index += 1) statuses.push((await world.request('POST', '/api/rooms', { token, body: {} })).status)
    expect(statuses.slice(10)).toEqual([429, 429])
  })

  test('are listed with the link only for those who may give it away, while it is good', async () => {
    const { token, id } = await world.guest()
    const base = {
      kind: 'private' as const,
      spaceId: 'garden',
      ownerId: id,
      passcodeHash: null,
      knock: false,
      locked: false,
      shout: true,
      light: '',
      residentIds: [],
      silencedResidentIds: [],
      createdMs: 1,
    }
    await world.store.rooms.create({ ...base, id: 'mine', title: 'Mine', inviteToken: 't1', inviteExpiresMs: null })
    await world.store.rooms.create({ ...base, id: 'late', title: 'Late', inviteToken: 't2', inviteExpiresMs: 999_999 })
    await world.store.rooms.create({ ...base, id: 'theirs', title: 'Theirs', inviteToken: 't3', inviteExpiresMs: null, ownerId: 'bo' })
    await world.store.rooms.create({ ...base, id: 'garden', kind: 'garden', title: 'Garden', inviteToken: null, inviteExpiresMs: null })
    for (const [room, role, at] of [
      ['mine', 'owner', 4],
      ['late', 'owner', 3],
      ['theirs', 'guest', 2],
      ['garden', 'guest', 1],
    ] as const)
      await world.store.rooms.setMember(room, id, role, at)
    expect(await (await world.request('GET', '/api/rooms', { token })).json()).toEqual({
      rooms: [
        { title: 'Mine', invitePath: '/r/t1', owner: true, lastAtMs: 4 },
        { title: 'Late', invitePath: null, owner: true, lastAtMs: 3 },
        { title: 'Theirs', invitePath: null, owner: false, lastAtMs: 2 },
      ],
    })
  })

  test('are knocked at with a name and a line', async () => {
    const { token } = await world.guest()
    expect(
      await (await world.request('POST', '/api/knock', { token, body: { invite: 'abc', name: 'Bo', line: ' let me in\n ' } })).json(),
    ).toEqual({ knockId: 'k1' })
    expect(world.asked[0]?.[2]).toEqual({ invite: 'abc', name: 'Bo', line: 'let me in' })
    expect(await (await world.request('GET', '/api/knock/k1', { token })).json()).toEqual({ state: 'waiting' })
    world.doors.knockState = () => Promise.resolve({ error: 'not-found' })
    expect((await world.request('GET', '/api/knock/k2', { token })).status).toBe(404)
  })
})

test('the looks offered at the door are kept as they are', async () => {
  const { token } = await world.guest()
  for (const look of doorLooks) await world.request('POST', '/api/enter', { token, body: { ...entering, look } })
  expect(world.asked.map(([, , request]) => (request as { look: string }).look)).toEqual([...doorLooks])
})
