import { protocolVersion } from '@kith/shared/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { arrange } from './session-fakes.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('coming in', () => {
  test('asks, joins, is welcomed, and is known from then on', async () => {
    const { app, come, calls } = arrange()
    await come()
    expect(calls[0]?.body).toMatchObject({ name: 'Ada', protocol: protocolVersion, takeover: false })
    expect(app.getState()).toMatchObject({ connection: 'online', known: true, room: { roomId: 'r', role: 'guest' } })
  })

  test.each([
    ['passcode-needed', { step: 'passcode', wrong: false }],
    ['passcode-wrong', { step: 'passcode', wrong: true }],
    ['knock-needed', { step: 'knock' }],
    ['already-here', { step: 'already-here' }],
    ['room-full', { step: 'refused', code: 'room-full' }],
    ['invite-invalid', { step: 'refused', code: 'invite-invalid' }],
    ['old-client', { step: 'refused', code: 'old-client' }],
  ] as const)('refused with %s the door says so', async (code, door) => {
    const { app, session, trouble, settle } = arrange()
    trouble.enter = code
    session.enter()
    await settle()
    expect(app.getState()).toMatchObject({ connection: 'idle', door })
  })

  test('keeps knocking at a server that does not answer', async () => {
    const { app, session, trouble, settle, last } = arrange()
    trouble.enter = 'unreachable'
    session.enter()
    await settle(3000)
    expect(app.getState().door).toEqual({ step: 'unreachable' })
    trouble.enter = null
    await settle(9000)
    last().welcome()
    await settle()
    expect(app.getState().connection).toBe('online')
  })

  test('a server that opens and never welcomes is let go and tried again', async () => {
    const { session, settle, wires } = arrange()
    session.enter()
    await settle(9000)
    expect(wires[0]?.state).toBe('dropped')
    expect(wires.length).toBeGreaterThan(1)
  })

  test('a server of another protocol asks for a reload', async () => {
    const { app, session, settle, last } = arrange()
    session.enter()
    await settle()
    last().welcome({ protocol: 99 })
    await settle()
    expect(app.getState().door).toEqual({ step: 'refused', code: 'old-client' })
  })

  test('a passcode once given is given again on the way back', async () => {
    const { session, settle, last, calls } = arrange({ invite: 'abc' })
    session.enter({ passcode: 'tea' })
    await settle()
    last().welcome()
    await settle()
    last().events.closed(4001)
    await settle(2000)
    last().events.closed(1006)
    await settle(2000)
    const entries = calls.filter(({ path }) => path === '/api/enter')
    for (const { body } of entries) expect(body).toMatchObject({ passcode: 'tea', invite: 'abc' })
  })

  test('what arrives for a given-up attempt changes nothing', async () => {
    const { app, session, settle, wires } = arrange()
    session.enter()
    await settle()
    session.backToCard()
    wires[0]?.welcome()
    await settle(10_000)
    expect(app.getState()).toMatchObject({ connection: 'idle', door: { step: 'card' } })
    expect(wires[0]?.state).toBe('dropped')
  })
})

describe('knocking', () => {
  test('accepted, one enters', async () => {
    const { app, session, knocks, settle, last } = arrange({ invite: 'abc' })
    knocks.push('waiting', 'accepted')
    session.knock('it is me')
    await settle(10)
    expect(app.getState().door).toEqual({ step: 'waiting', knockId: 'k1' })
    await settle(3100)
    last().welcome()
    await settle()
    expect(app.getState().connection).toBe('online')
  })

  test.each(['denied', 'nobody-home'] as const)('%s is said', async (answer) => {
    const { app, session, knocks, settle } = arrange({ invite: 'abc' })
    knocks.push(answer)
    session.knock('')
    await settle(1600)
    expect(app.getState().door).toEqual({ step: answer })
  })

  test('stopping ends the asking', async () => {
    const { session, calls, settle } = arrange({ invite: 'abc' })
    session.knock('')
    await settle(1600)
    session.stopWaiting()
    const before = calls.length
    await settle(10_000)
    expect(calls).toHaveLength(before)
  })
})

test('going elsewhere leaves the old room behind', async () => {
  const { app, come, session, settle, last, talk, addresses, wires } = arrange()
  await come()
  last().events.message({
    type: 'utterance',
    message: {
      id: 'u',
      speakerPid: 3,
      speakerName: 'Bo',
      speakerKind: 'person',
      text: 'hi',
      volume: 'say',
      lang: 'en',
      atMs: 1,
      heardByPids: [],
      done: true,
    },
  })
  expect(talk.getState().lines).toHaveLength(1)
  session.goTo('token')
  await settle()
  expect(wires[0]?.state).toBe('left')
  expect(talk.getState().lines).toEqual([])
  expect(addresses).toEqual(['token'])
  last().welcome({ kind: 'private', roomId: 'p' })
  await settle()
  expect(app.getState()).toMatchObject({ invite: 'token', room: { kind: 'private' } })
  session.leave()
  expect(app.getState()).toMatchObject({ connection: 'idle', room: null, people: [] })
  await settle(60_000)
  expect(wires).toHaveLength(2)
})
