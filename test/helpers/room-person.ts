import { Client, type Room } from 'colyseus.js'
import { unpackFrame, packMove, type Transform } from '@kith/shared/space'
import {
  frameBytesType,
  moveBytesType,
  type DownMessages,
  type DownMessageType,
  type EnterRequest,
  type UpMessageType,
} from '@kith/shared/protocol'
import { RoomState } from '@kith/shared/state'
import type { Person } from '@kith/server/src/store/types.ts'
import type { RoomServer } from './room-server.ts'
import { until } from './wait.ts'

type Received = { [T in DownMessageType]: { type: T; message: DownMessages[T] } }[DownMessageType]
interface RawSocket {
  addEventListener(type: 'message', listener: (event: { data: ArrayBuffer }) => void): void
  send(bytes: Uint8Array): void
  close(): void
}
const messageTypes: readonly DownMessageType[] = [
  'welcome',
  'utterance',
  'utterance-delta',
  'utterance-end',
  'murmur',
  'said',
  'gap',
  'correct',
  'refused',
  'notice',
  'crisis',
  'host-view',
  'relations',
  'books',
  'notes',
  'note-up',
  'notes-waiting',
]

/** Somebody in a room through the real SDK: what reached their socket, decoded and raw. */
export class RoomPerson {
  readonly person: Person
  readonly room: Room<unknown, RoomState>
  readonly received: Received[] = []
  /** Everything the socket brought, as it came. */
  readonly raw: Buffer[] = []
  readonly places = new Map<number, Transform>()
  readonly faults: string[] = []
  leftWith: number | null = null
  reconnects = 0
  private nextLine = 0

  constructor(person: Person, room: Room<unknown, RoomState>) {
    this.person = person
    this.room = room
    Object.assign(room.reconnection, { enabled: false, minUptime: 0, minDelay: 300, delay: 300 })
    for (const type of messageTypes) room.onMessage(type, (message) => void this.received.push({ type, message }))
    room.onMessage(frameBytesType, (bytes: Uint8Array) =>
      unpackFrame(bytes, (pid, x, z, yawRadians) => this.places.set(pid, { x, z, yawRadians })),
    )
    room.onLeave((code) => void (this.leftWith = code))
    room.onError((code, message) => void this.faults.push(`${code} ${message ?? ''}`))
    room.onReconnect(() => {
      this.reconnects += 1
      this.tap()
    })
    this.tap()
  }

  private tap(): void {
    this.socket.addEventListener('message', ({ data }) => void this.raw.push(Buffer.from(data)))
  }
  private get socket(): RawSocket {
    return (this.room.connection.transport as unknown as { ws: RawSocket }).ws
  }

  of<T extends DownMessageType>(type: T): DownMessages[T][] {
    return this.received.flatMap((entry) => (entry.type === type ? [entry.message as DownMessages[T]] : []))
  }
  /** The words that came, in the order they came. */
  get heard(): string[] {
    return this.of('utterance').map(({ text }) => text)
  }
  get pid(): number {
    return this.of('welcome').at(-1)?.pid ?? 0
  }
  get codes(): string[] {
    return this.of('refused').map(({ code }) => code)
  }
  /** Whether these words reached the socket in any form. */
  sawBytes(words: string): boolean {
    return this.raw.some((bytes) => bytes.includes(words))
  }
  /** Bytes straight onto the socket, past the SDK. */
  sendRaw(bytes: Uint8Array): void {
    this.socket.send(bytes)
  }
  get isOpen(): boolean {
    return this.room.connection.isOpen
  }
  send(type: UpMessageType, message: unknown): void {
    this.room.send(type, message)
  }
  /** Says a line; its id counts up unless given. */
  say(text: string, more: { volume?: 'whisper' | 'say' | 'shout'; id?: string } = {}): string {
    this.nextLine += 1
    const id = more.id ?? `${this.person.id}-${this.nextLine}`
    this.send('say', { id, text, volume: more.volume ?? 'say' })
    return id
  }
  sendMove(x: number, z: number): void {
    this.room.sendBytes(moveBytesType, packMove(x, z, 0, new Uint8Array(5)))
  }
  /** From here on a lost connection comes back by itself. */
  holdOn(): this {
    this.room.reconnection.enabled = true
    return this
  }
  /** Breaks the connection as a closed page or a lost network does. */
  cut(): void {
    this.socket.close()
  }
  async until(what: string, ask: (me: this) => unknown, withinMs = 10_000): Promise<void> {
    await until(`${this.person.name}: ${what}; got ${JSON.stringify(this.received.slice(-5))}`, () => Boolean(ask(this)), withinMs, 10)
  }
  async leave(): Promise<void> {
    await this.room.leave()
  }
}

export interface JoinOptions extends Partial<EnterRequest> {
  /** Where to stand. */
  at?: { x: number; z: number }
  endpoint?: string
  /** The address limits count. */
  from?: string
}

/** Goes through the door and joins; a refusal at the door is thrown as its code. */
export async function join(server: RoomServer, person: Person, options: JoinOptions = {}): Promise<RoomPerson> {
  const { at, endpoint = server.endpoint, from, ...more } = options
  const answer = await server.rooms.doors.enter(person, server.request(person.name, more), from)
  if ('error' in answer) throw new Error(answer.error)
  if (at !== undefined) {
    const room = server.rooms.liveRooms().find(({ roomId }) => roomId === answer.roomId)
    room?.core.places.put(person.id, { ...at, yawRadians: 0 })
  }
  const joined = await joinRoom(server, person, answer.roomId, answer.pass, endpoint)
  await joined.until('welcome', (me) => me.of('welcome').length > 0)
  return joined
}

export async function joinRoom(
  server: RoomServer,
  person: Person,
  roomId: string,
  pass: string,
  endpoint = server.endpoint,
): Promise<RoomPerson> {
  const client = new Client(endpoint)
  client.auth.token = server.tokens.signGuest(person.id)
  return new RoomPerson(person, await client.joinById<RoomState>(roomId, { pass }, RoomState))
}
