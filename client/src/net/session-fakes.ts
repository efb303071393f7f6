import { protocolVersion, type RefusalCode, type WelcomeMessage } from '@kith/shared/protocol'
import { vi } from 'vitest'
import { createAppStore } from '#state/app-store.ts'
import { createNoticeStore } from '#state/notice-store.ts'
import { createTalkStore } from '#state/talk-store.ts'
import { Refused, Unreachable, type Api } from './api.ts'
import { RoomLink } from './room-link.ts'
import { Session } from './session.ts'
import type { Wire, WireEvents } from './wire.ts'
import { NetWorldView } from './world-view.ts'

/** A body as the server would tell of it. */
export const stranger = {
  pid: 0,
  kind: 0,
  name: '',
  look: 'l',
  lang: 'en',
  seat: '',
  emote: 0,
  emoteSeq: 0,
  presence: 0,
  emotion: 0,
  figure: '',
  modelSinceMs: 0,
  held: 0,
  lookAtPid: 0,
  role: 0,
  muted: false,
  offRecord: false,
  residentId: '',
  activityZh: '',
  activityEn: '',
  model: '',
}

type Trouble = RefusalCode | 'unreachable' | null

/** A wire that keeps what is sent and lets the test be the server. */
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

/** A session with everything around it made of paper; the caller turns on fake timers. */
export function arrange({ invite = null }: { invite?: string | null } = {}) {
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
