import { frameBytesType, refusalCodes, type DownMessageType } from '@kith/shared/protocol'
import type { RoomState } from '@kith/shared/state'
import { Callbacks, Client, MatchMakeError, type Room } from 'colyseus.js'
import { Refused, Unreachable } from './api.ts'
import type { Connector, Down, Wire, WireEvents } from './wire.ts'

const joinTimeoutMs = 12_000
const downTypes: Record<DownMessageType, true> = {
  welcome: true,
  utterance: true,
  'utterance-delta': true,
  'utterance-end': true,
  murmur: true,
  said: true,
  gap: true,
  correct: true,
  refused: true,
  notice: true,
  crisis: true,
  'host-view': true,
  relations: true,
  books: true,
  notes: true,
  'note-up': true,
  'notes-waiting': true,
}
type StateRoom = Room<unknown, RoomState>

/** The Colyseus SDK behind the `Connector` port. Its own reconnecting is off: `Session` decides when and how. */
export function createColyseusConnector(origin: string): Connector {
  function clientFor(token: string): Client {
    const client = new Client(origin)
    client.auth.token = token
    return client
  }
  return {
    join: (roomId, pass, token, events) => open(clientFor(token).joinById<RoomState>(roomId, { pass }), events),
    resume: (seatToken, token, events) => open(clientFor(token).reconnect<RoomState>(seatToken), events),
  }
}

async function open(joining: Promise<StateRoom>, events: WireEvents): Promise<Wire> {
  let room: StateRoom
  try {
    room = await withDeadline(joining)
  } catch (error) {
    throw refusalOf(error)
  }
  return attach(room, events)
}

/** A join that answers too late is let go again. */
async function withDeadline(joining: Promise<StateRoom>): Promise<StateRoom> {
  const deadline = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    deadline.reject(new Unreachable())
    joining.then(
      (room) => void room.leave(false),
      () => undefined,
    )
  }, joinTimeoutMs)
  try {
    return await Promise.race([joining, deadline.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** The server's own refusals carry their code as the message; anything else is a server or network in trouble. */
function refusalOf(error: unknown): Error {
  if (error instanceof Unreachable) return error
  if (error instanceof MatchMakeError) {
    return new Refused(refusalCodes.find((known) => known === error.message) ?? 'server-error')
  }
  return new Unreachable({ cause: error })
}

function attach(room: StateRoom, events: WireEvents): Wire {
  let open = true
  // The SDK calls back the last to ask only.
  const waiting: (() => void)[] = []
  room.reconnection.enabled = false
  const whileOpen = <A extends readonly unknown[]>(handle: (...values: A) => void) => {
    return (...values: A): void => {
      if (open) handle(...values)
    }
  }
  listenToMessages(room, events, whileOpen)
  listenToState(room, events, whileOpen)
  room.onLeave(
    whileOpen((code: number) => {
      open = false
      events.closed(code)
    }),
  )
  // Errors are followed by a close, which is what counts.
  room.onError(() => undefined)
  return {
    get seatToken() {
      return room.reconnectionToken
    },
    send(type, message) {
      if (open && room.connection.isOpen) room.send(type, message)
    },
    sendBytes(type, bytes) {
      if (open && room.connection.isOpen) room.sendBytes(type, bytes)
    },
    ping(onPong) {
      if (!open) return
      waiting.push(onPong)
      if (waiting.length === 1) room.ping(() => waiting.splice(0).forEach((answered) => answered()))
    },
    leave() {
      if (open) void room.leave(true)
      open = false
    },
    drop() {
      if (open) void room.leave(false)
      open = false
    },
  }
}

type Guard = <A extends readonly unknown[]>(handle: (...values: A) => void) => (...values: A) => void

function listenToMessages(room: StateRoom, events: WireEvents, whileOpen: Guard): void {
  for (const type of Object.keys(downTypes)) {
    room.onMessage<Down['message']>(
      type,
      whileOpen((message: Down['message']) => events.message({ type, message } as Down)),
    )
  }
  room.onMessage<Uint8Array>(
    frameBytesType,
    whileOpen((bytes: Uint8Array) => events.frame(bytes)),
  )
  // A newer server may say more than this client knows.
  room.onMessage('*', () => undefined)
}

function listenToState(room: StateRoom, events: WireEvents, whileOpen: Guard): void {
  const callbacks = Callbacks.get(room)
  callbacks.onAdd('avatars', (avatar) => {
    const tell = whileOpen(() => events.body(avatar))
    tell()
    callbacks.onChange(avatar, tell)
  })
  callbacks.onRemove(
    'avatars',
    whileOpen((avatar) => events.bodyGone(avatar.pid)),
  )
  room.onStateChange.once(
    whileOpen((state: RoomState) => {
      const tell = whileOpen(() => events.room(state))
      tell()
      callbacks.listen('title', tell)
      callbacks.listen('locked', tell)
      callbacks.listen('shout', tell)
      callbacks.listen('light', tell)
    }),
  )
}
