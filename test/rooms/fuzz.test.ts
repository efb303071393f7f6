import { afterAll, beforeAll, expect, it } from 'vitest'
import { Encoder } from '@colyseus/schema'
import type { DownMessageType } from '@kith/shared/protocol'
import { presences } from '@kith/shared/state'
import { receive } from '@kith/server/src/rooms/message-table.ts'
import { arrive } from '@kith/server/src/rooms/people.ts'
import type { RoomCore } from '@kith/server/src/rooms/room-core.ts'
import type { Session } from '@kith/server/src/rooms/sessions.ts'
import { tick } from '@kith/server/src/rooms/tick.ts'
import { seeded, storm } from '../helpers/room-fuzz.ts'
import { join, type RoomPerson } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { until } from '../helpers/wait.ts'

const seed = 20_260_801
const inProcess = 100_000
const overSockets = 6000
const rawFrames = 1500

let server: RoomServer
let nowMs = Date.now()
beforeAll(async () => {
  server = await startRooms({ now: () => nowMs })
})
afterAll(() => server.stop())

function stateIsValid(core: RoomCore): void {
  expect(core.state.avatars.size).toBe(core.world.bodies.size)
  for (const body of core.world.bodies.values()) {
    const avatar = core.state.avatars.get(String(body.pid))
    expect([body.x, body.y, body.z, body.yawRadians].every(Number.isFinite)).toBe(true)
    expect(avatar).toMatchObject({ pid: body.pid, name: body.name, seat: body.seatId ?? '', presence: presences.indexOf(body.presence) })
    if (body.seatId !== null) expect(core.world.seatHolder(body.seatId)).toBe(body.id)
  }
  expect(new Encoder(core.state.clone()).encodeAll().byteLength).toBeGreaterThan(0)
}

async function errorsIn(): Promise<number> {
  return (await server.metrics.roomErrors.get()).values.reduce((sum, { value }) => sum + value, 0)
}

it(`${inProcess} random and mutated messages to every handler change nothing they must not`, async () => {
  const ownerPerson = await server.person('owner')
  const invite = await server.privateRoom(ownerPerson, { residentIds: ['xiaoman'] })
  const owner = await join(server, ownerPerson, { invite })
  const { core } = server.live(owner.of('welcome')[0]?.roomId ?? '')
  const chance = seeded(seed)
  const sent = new Map<DownMessageType, number>()
  const sit = async (name: string, role: 'guest' | 'host' | 'owner'): Promise<Session> => {
    const { id: personId, look } = await server.person(name)
    const wire = {
      send: (type: DownMessageType) => void sent.set(type, (sent.get(type) ?? 0) + 1),
      takesFrames: () => true,
      sendFrame: () => undefined,
      close: () => undefined,
    }
    const pass = {
      personId,
      roomId: 'x',
      kithRoomId: core.record.id,
      name,
      look,
      lang: 'en' as const,
      takeover: false,
      from: '',
      expiresMs: 0,
    }
    const session = arrive(core, pass, wire, { role, figure: '', muted: [], blocked: [], blockedBy: [] }, 24)
    if (typeof session === 'string') throw new Error(session)
    return session
  }
  let people = [await sit('one', 'guest'), await sit('two', 'host'), await sit('three', 'owner')]
  for (let count = 0; count < inProcess; count += 1) {
    const session = people[Math.floor(chance() * people.length)]
    const { type, payload } = storm(chance)
    if (session !== undefined) receive(core, session, type, payload)
    if (count % 20 === 0) {
      nowMs += 50
      tick(core)
    }
    if (count % 2000 !== 1999) continue
    await core.operations.idle()
    stateIsValid(core)
    people = people.filter((one) => core.sessions.get(one.personId) === one)
    if (people.length < 3) people.push(await sit(`new-${count}`, people.length === 2 ? 'guest' : 'owner'))
  }
  await core.operations.idle()
  expect(await errorsIn()).toBe(0)
  expect(sent.get('refused')).toBeGreaterThan(10_000)
  expect(sent.get('said')).toBeGreaterThan(10)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  expect(owner.leftWith === null || owner.leftWith >= 4100).toBe(true)
  if (owner.leftWith === null) await owner.leave()
}, 120_000)

it('a share of the same storm over real sockets, and raw bytes, leave the others in peace', async () => {
  const clock = setInterval(() => (nowMs += 50), 50)
  const [ada, bo] = [
    await join(server, await server.person('ada'), { at: { x: 0, z: 0 } }),
    await join(server, await server.person('bo'), { at: { x: 2, z: 0 } }),
  ]
  const room = server.live('garden') as unknown as { maxMessagesPerSecond: number; core: RoomCore }
  room.maxMessagesPerSecond = Number.POSITIVE_INFINITY
  const chance = seeded(seed + 1)
  const stormer = await server.person('stormer')
  let storming: RoomPerson = await join(server, stormer)
  const again = async () => {
    if (storming.isOpen) return
    storming = await join(server, stormer, { takeover: true })
  }
  for (let count = 0; count < overSockets; count += 1) {
    const { type, payload } = storm(chance)
    sendWhatFits(storming, type, payload)
    if (count % 200 === 199) await until('answered', () => storming.received.length > 0 || !storming.isOpen).then(again)
  }
  for (let count = 0; count < rawFrames; count += 1) {
    const bytes = Uint8Array.from({ length: Math.floor(chance() * 40) }, () => Math.floor(chance() * 256))
    // The codes of a room message, a request, bytes and input in front, so that more of them get deeper.
    if (chance() < 0.8 && bytes.length > 0) bytes[0] = 10 + Math.floor(chance() * 16)
    if (storming.isOpen) storming.sendRaw(bytes)
    if (count % 25 === 24) await again()
  }
  bo.say('are you there')
  await ada.until('the line', (me) => me.heard.includes('are you there'))
  ada.say('yes', { id: 'yes' })
  await bo.until('the answer', (me) => me.heard.includes('yes'))
  expect([ada.leftWith, bo.leftWith, ada.faults, bo.faults]).toEqual([null, null, [], []])
  expect(await errorsIn()).toBe(0)
  stateIsValid(room.core)
  clearInterval(clock)
  await Promise.all([ada.leave(), bo.leave()])
}, 120_000)

/** The SDK's own buffer holds 8 KiB; what is larger it cannot send at all. */
function sendWhatFits(person: RoomPerson, type: unknown, payload: unknown): void {
  try {
    // Bytes or a date by prototype alone (the storm also sets `__proto__`) are nothing the SDK can pack.
    if (payload instanceof Uint8Array && !ArrayBuffer.isView(payload)) return
    if (payload instanceof Date && Object.prototype.toString.call(payload) !== '[object Date]') return
    if (payload instanceof Uint8Array) person.room.sendBytes(String(type), payload)
    else person.room.send(typeof type === 'string' ? type : 'x', payload)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
}
