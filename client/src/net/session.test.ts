import { closeCodes, protocolVersion, type RefusalCode, type WelcomeMessage } from '@kith/shared/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAppStore } from '#state/app-store.ts'
import { createNoticeStore } from '#state/notice-store.ts'
import { createTalkStore } from '#state/talk-store.ts'
import { Refused, Unreachable, type Api } from './api.ts'
import { RoomLink } from './room-link.ts'
import { Session } from './session.ts'
import type { Wire, WireEvents } from './wire.ts'
import { NetWorldView } from './world-view.ts'

type Trouble = RefusalCode | 'unreachable' | null

class FakeWire implements Wire {
  readonly seatToken = 'seat'
  readonly sent: { type: string; message: unknown }[] = []
  readonly events: WireEvents
  readonly how: string
  answersPings = true
  state: 'open' | 'left' | 'dropped' = 'open'

  constructor(events: WireEvents, how: string) {
    this.events = events
    this.how = how
  }
  send(type: string, message: unknown): void {
    this.sent.push({ type, message })
  }
  sendBytes(): void {
    // Moves are not looked at here.
  }
  ping(onPong: () => void): void {
    if (this.answersPings) onPong()
  }
  leave(): void {
    this.state = 'left'
  }
  drop(): void {
    this.state = 'dropped'
  }
  welcome(change: Partial<WelcomeMessage> = {}): void {
    this.events.message({
      type: 'welcome',
      message: {
        protocol: protocolVersion,
        version: '0',
        pid: 7,
        role: 'guest',
        spaceId: 'garden',
        roomId: 'r',
        kind: 'garden',
        x: 1,
        z: 2,
        yawRadians: 0,
        mutedPids: [],
        blockedPids: [],
        model: 'script',
        nowMs: 0,
        ...change,
      },
    })
  }
}

function arrange({ invite = null }: { invite?: string | null } = {}) {
  const app = createAppStore({ name: 'Ada', look: 'l', invite })
  const talk = createTalkStore()
  const view = new NetWorldView()
  const link = new RoomLink({ app, talk, notices: createNoticeStore(), view, now: () => performance.now(), clock: () => Date.now() })
  const wires: FakeWire[] = []
  const calls: { path: string; body: Record<string, unknown> }[] = []
  const trouble: { enter: Trouble; resume: Trouble } = { enter: null, resume: null }
  const knocks: string[] = []
  const api: Api = {
    call: async <T>(_method: string, path: string, body: unknown = {}) => {
      calls.push({ path, body: { ...(body as object) } })
      if (path === '/api/enter') fail(trouble.enter)
      if (path.startsWith('/api/transcript')) return { lines: [], more: false } as T
      if (path.startsWith('/api/knock/')) return { state: knocks.shift() ?? 'waiting' } as T
      if (path === '/api/knock') return { knockId: 'k1' } as T
      return { roomName: 'garden', roomId: 'room', pass: 'pass', name: 'Ada' } as T
    },
    open: () => Promise.reject(new Error('unused')),
    download: () => Promise.reject(new Error('unused')),
    token: () => Promise.resolve('token'),
    forgetToken: () => undefined,
  }
  const open = async (events: WireEvents, how: string): Promise<Wire> => {
    if (how === 'resume') fail(trouble.resume)
    const wire = new FakeWire(events, how)
    wires.push(wire)
    return wire
  }
  const addresses: (string | null)[] = []
  const session = new Session({
    app,
    api,
    link,
    connector: () =>
      Promise.resolve({
        join: (_room, _pass, _token, events) => open(events, 'join'),
        resume: (_seat, _token, events) => open(events, 'resume'),
      }),
    useSpace: () => undefined,
    showAddress: (address) => void addresses.push(address),
    now: () => performance.now(),
    random: () => 0.5,
  })
  const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
  const last = (): FakeWire => {
    const wire = wires.at(-1)
    if (wire === undefined) throw new Error('no wire was opened')
    return wire
  }
  const come = async (): Promise<void> => {
    session.enter()
    await settle()
    last().welcome()
    await settle()
  }
  return { app, talk, session, wires, calls, trouble, knocks, addresses, settle, last, come, link }
}

function fail(trouble: Trouble): void {
  if (trouble === 'unreachable') throw new Unreachable()
  if (trouble !== null) throw new Refused(trouble)
}

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

describe('losing and finding the connection', () => {
  test('takes up the held seat', async () => {
    const { app, come, wires, settle, last } = arrange()
    await come()
    await settle(5000)
    last().events.closed(1006)
    expect(app.getState().connection).toBe('reconnecting')
    await settle(700)
    expect(wires.map(({ how }) => how)).toEqual(['join', 'resume'])
    // No welcome comes to a held seat.
    await settle(20_000)
    expect(wires).toHaveLength(2)
    expect(app.getState().connection).toBe('online')
    expect(last().sent).toContainEqual({ type: 'resume', message: { lastUtteranceId: null } })
  })

  test('a restarted server is entered anew, taking over whatever is left of me', async () => {
    const { app, come, trouble, wires, calls, settle, last } = arrange()
    await come()
    trouble.resume = 'not-found'
    trouble.enter = 'unreachable'
    last().events.closed(4001)
    await settle(5000)
    expect(app.getState().connection).toBe('reconnecting')
    trouble.enter = null
    await settle(9000)
    last().welcome({ pid: 9 })
    await settle()
    expect(app.getState().connection).toBe('online')
    expect(wires.at(-1)?.how).toBe('join')
    expect(calls.at(-1)?.body).toMatchObject({ takeover: true })
  })

  test('lines said meanwhile are said afterwards, once', async () => {
    const { come, link, settle, last, talk } = arrange()
    await come()
    await settle(5000)
    last().events.closed(1006)
    link.speech.say('still here?', 'say')
    await settle(700)
    const said = last().sent.filter(({ type }) => type === 'say')
    expect(said).toHaveLength(1)
    expect(talk.getState().lines).toHaveLength(1)
  })

  test('a seat that is lost again at once is not taken up for ever', async () => {
    const { come, wires, settle, last } = arrange()
    await come()
    await settle(5000)
    last().events.closed(1006)
    await settle(700)
    last().events.closed(1006)
    await settle(3000)
    expect(wires.map(({ how }) => how)).toEqual(['join', 'resume', 'join'])
  })

  test('waking up tries at once', async () => {
    const { come, trouble, session, settle, last, wires } = arrange()
    await come()
    await settle(5000)
    trouble.resume = 'unreachable'
    last().events.closed(1006)
    await settle(10_000)
    trouble.resume = null
    const before = wires.length
    session.woke()
    await settle(1)
    expect(wires.length).toBe(before + 1)
  })

  test('a connection that no longer answers is given up', async () => {
    const { app, come, settle, last } = arrange()
    await come()
    last().answersPings = false
    const silent = last()
    await settle(25_000)
    expect(silent.state).toBe('dropped')
    expect(app.getState().connection).toBe('reconnecting')
    await settle(1000)
    expect(app.getState().connection).toBe('online')
  })

  test.each([
    [closeCodes.kicked, 'kicked'],
    [closeCodes.banned, 'banned'],
    [closeCodes.moved, 'moved'],
    [closeCodes.roomClosed, 'offline'],
  ] as const)('close code %i ends as %s and stays so', async (code, connection) => {
    const { app, come, settle, last, wires } = arrange()
    await come()
    last().events.closed(code)
    await settle(60_000)
    expect(app.getState().connection).toBe(connection)
    expect(wires).toHaveLength(1)
  })

  test('moved, one can move back', async () => {
    const { app, come, session, settle, last, calls } = arrange()
    await come()
    last().events.closed(closeCodes.moved)
    session.enter({ takeover: true })
    await settle()
    last().welcome()
    await settle()
    expect(calls.findLast(({ path }) => path === '/api/enter')?.body).toMatchObject({ takeover: true })
    expect(app.getState().connection).toBe('online')
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
