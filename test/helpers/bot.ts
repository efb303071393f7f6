import { readFileSync } from 'node:fs'
import { Client } from 'colyseus.js'
import {
  moveBytesType,
  protocolVersion,
  type EnterAnswer,
  type EnterRequest,
  type GuestAnswer,
  type MakeRoomAnswer,
  type MakeRoomRequest,
} from '@kith/shared/protocol'
import { findWalkPath, loadNavmesh, packMove, spaceDocumentSchema, type Navmesh, type SpaceDocument } from '@kith/shared/space'
import { doorLooks, RoomState } from '@kith/shared/state'
import type { Language } from '@kith/shared/text'
import { RoomPerson } from './room-person.ts'
import { until } from './wait.ts'

const built = (space: string, name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../assets/built/${space}/${name}`, import.meta.url), 'utf8'))
const sendEveryMs = 100
const runMetresPerSecond = 5
const sitWithinMetres = 1.2

export interface BotOptions {
  look?: string
  lang?: Language
  invite?: string
  /** The space of the room it comes to; the garden when left out. */
  space?: string
  /** Somebody the server knows already; a new guest when left out. */
  token?: string
}

/** A person without a browser who comes in by the door of a server process, as the page does, and walks on the space's own mesh. */
export class Bot {
  readonly body: RoomPerson
  readonly token: string
  readonly space: SpaceDocument
  private readonly navmesh: Navmesh

  constructor(body: RoomPerson, token: string, spaceId: string) {
    this.body = body
    this.token = token
    this.space = spaceDocumentSchema.parse(built(spaceId, 'space.json'))
    this.navmesh = loadNavmesh(built(spaceId, 'navmesh.json'))
  }

  /** Where the server last put it. */
  get place(): { x: number; z: number } {
    const known = this.body.places.get(this.body.pid) ?? this.body.of('welcome').at(-1)
    if (known === undefined) throw new Error(`${this.body.person.name} is nowhere`)
    return known
  }

  /** Runs there round the furniture and turns; resolves when the server has it there. */
  async walkTo(x: number, z: number, yawRadians = 0): Promise<void> {
    let here = this.place
    for (const corner of findWalkPath(this.navmesh, here, { x, z }) ?? []) {
      const metres = Math.hypot(corner.x - here.x, corner.z - here.z)
      const steps = Math.max(1, Math.ceil(metres / ((runMetresPerSecond * sendEveryMs) / 1000)))
      for (let step = 1; step <= steps; step += 1) {
        const share = step / steps
        this.sendMove(here.x + (corner.x - here.x) * share, here.z + (corner.z - here.z) * share, yawRadians)
        await new Promise((resolve) => setTimeout(resolve, sendEveryMs))
      }
      here = corner
    }
    this.sendMove(here.x, here.z, yawRadians)
    await until(`${this.body.person.name} to stand at ${x}, ${z}`, () => Math.hypot(this.place.x - here.x, this.place.z - here.z) < 0.3)
  }

  /** Walks to a seat and sits down on it; false when it was refused, because somebody was faster. */
  async sitOn(seatId: string): Promise<boolean> {
    const seat = this.space.seats.find(({ id }) => id === seatId)
    if (seat === undefined) throw new Error(`${this.space.id} has no seat ${seatId}`)
    for (const turn of [0, Math.PI / 2, -Math.PI / 2, Math.PI]) {
      const x = seat.x + Math.sin(seat.yawRadians + turn) * 0.7
      const z = seat.z + Math.cos(seat.yawRadians + turn) * 0.7
      if (findWalkPath(this.navmesh, this.place, { x, z }) === null) continue
      await this.walkTo(x, z)
      if (Math.hypot(this.place.x - seat.x, this.place.z - seat.z) <= sitWithinMetres) break
    }
    const refusals = this.body.codes.length
    const seated = () => this.body.room.state.avatars.get(String(this.body.pid))?.seat === seatId
    this.body.send('sit', { seatId })
    await until(`an answer for ${this.body.person.name} about ${seatId}`, () => seated() || this.body.codes.length > refusals)
    return seated()
  }

  private sendMove(x: number, z: number, yawRadians: number): void {
    this.body.room.sendBytes(moveBytesType, packMove(x, z, yawRadians, new Uint8Array(5)))
  }
}

/** Signs in over HTTP, as a new guest unless known, and joins over a socket. A refusal is thrown as its code. */
export async function bringIn(
  url: string,
  name: string,
  { look = doorLooks[0] ?? '', lang = 'en', invite, space = 'garden', token: known }: BotOptions = {},
): Promise<Bot> {
  const token = known ?? (await newGuest(url))
  const request: EnterRequest = {
    protocol: protocolVersion,
    name,
    look,
    lang,
    takeover: false,
    ...(invite === undefined ? {} : { invite }),
  }
  const { roomId, pass } = (await post(url, '/api/enter', token, request)) as EnterAnswer
  const client = new Client(url)
  client.auth.token = token
  const nowMs = Date.now()
  const room = await client.joinById<RoomState>(roomId, { pass }, RoomState)
  const body = new RoomPerson({ id: name, name, look, lang, createdMs: nowMs, lastSeenMs: nowMs }, room)
  await body.until('welcome', (me) => me.of('welcome').length > 0)
  return new Bot(body, token, space)
}

/** Makes somebody the server knows from then on; returns their token. */
export async function newGuest(url: string): Promise<string> {
  return ((await post(url, '/api/guest', null, {})) as GuestAnswer).token
}

/** Opens a private room of theirs; returns the token of its link. */
export async function makeRoom(url: string, token: string, request: Partial<MakeRoomRequest>): Promise<string> {
  const { invitePath } = (await post(url, '/api/rooms', token, request)) as MakeRoomAnswer
  return invitePath.split('/').at(-1) ?? ''
}

async function post(url: string, path: string, token: string | null, body: object): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer)}`)
  return answer
}
