import type {
  EnterAnswer,
  EnterRequest,
  KnockAnswer,
  KnockRequest,
  MakeRoomAnswer,
  MakeRoomRequest,
  RefusalCode,
} from '@kith/shared/protocol'
import { limits, protocolVersion } from '@kith/shared/protocol'
import type { Doors, Refusal } from '#http/ports.ts'
import type { Person, Room, Store } from '#store/types.ts'
import { hostIsHome, invitePathOf, sendHostViews } from './host-view.ts'
import { randomToken } from './ids.ts'
import { connectedPeople, type RoomsShared } from './kith-room.ts'
import { firstGardenId, type LiveRoom } from './live-rooms.ts'
import { checkPasscode, hashPasscode } from './passcode.ts'
import { forgetPerson, shutOut } from './people.ts'
import { roleIn } from './roles.ts'
import { peopleCount } from './room-core.ts'

const passMs = 60_000
const gardenSpaceId = 'garden'

const no = (error: RefusalCode): Refusal => ({ error })
const isNo = (answer: object): answer is Refusal => 'error' in answer

/** The way into rooms: which one, whether one may, and the pass to show there. See http/ports.ts. */
export function createDoors(shared: RoomsShared, isStopping: () => boolean): Doors & { openGarden(): Promise<void> } {
  const { deps, live, knocks } = shared
  const { store } = deps

  /** Signs a pass and keeps the place until it has run out. */
  const giveWay = (room: LiveRoom, person: Person, request: EnterRequest, from: string): EnterAnswer => {
    const { record } = room.core
    room.core.pendingUntilMs.set(person.id, deps.now() + passMs)
    const { name, look, lang, takeover } = request
    const { roomId } = room
    const pass = deps.tokens.signPass({ personId: person.id, roomId, kithRoomId: record.id, name, look, lang, takeover, from })
    return { roomName: record.kind, roomId, pass, name }
  }

  const gardens = new Map<number, Promise<Room>>()
  /** The record of the garden or one of its copies, written once however many come at the same time. */
  const gardenRecord = (copy: number): Promise<Room> => {
    let record = gardens.get(copy)
    if (record === undefined) {
      record = findOrWriteGarden(store, copy === 1 ? firstGardenId : `garden-${copy}`, deps.now()).finally(() => gardens.delete(copy))
      gardens.set(copy, record)
    }
    return record
  }

  /** The copy one has a seat in, else the first with room, else a new one. */
  const openGardenFor = async (personId: string): Promise<LiveRoom> => {
    const most = deps.peoplePerRoom ?? limits.publicRoomPeople
    const mine = live.all().find(({ core }) => core.record.kind === 'garden' && core.sessions.has(personId))
    if (mine !== undefined) return mine
    for (let copy = 1; ; copy += 1) {
      const room = await live.open(await gardenRecord(copy))
      if (peopleCount(room.core) >= most && !room.core.pendingUntilMs.has(personId)) continue
      // Taken at once: others are asking at the same time.
      room.core.pendingUntilMs.set(personId, deps.now() + passMs)
      return room
    }
  }

  /** The room behind a link, with what holds now if it runs. */
  const roomOfInvite = async (invite: string): Promise<Room | null> => {
    const stored = await store.rooms.findByInvite(invite)
    if (stored === null || stored.kind !== 'private') return null
    const record = live.get(stored.id)?.core.record ?? stored
    if (record.inviteToken !== invite) return null
    return record.inviteExpiresMs !== null && record.inviteExpiresMs <= deps.now() ? null : record
  }

  const barred = async (record: Room, personId: string): Promise<RefusalCode | null> => {
    const running = live.get(record.id)
    if (running !== null) return shutOut(running.core, personId)
    return (await store.bans.isBanned(record.id, personId)) ? 'banned' : null
  }

  /** What keeps a guest out who holds the link: lock, passcode, knock. A host who let them in overrules all three. */
  const threshold = async (record: Room, personId: string, passcode: string | undefined): Promise<RefusalCode | null> => {
    const standing = knocks.standing(record.id, personId)
    if (standing === 'admitted') return null
    if (record.locked && !record.knock) return 'locked'
    if (record.passcodeHash !== null) {
      if (passcode === undefined || passcode === '') return 'passcode-needed'
      if (!(await checkPasscode(passcode, record.passcodeHash))) return 'passcode-wrong'
    }
    if (!record.knock) return null
    if (standing === 'waiting') return 'knock-waiting'
    return standing === 'denied' ? 'knock-denied' : 'knock-needed'
  }

  const enterPrivate = async (person: Person, request: EnterRequest, invite: string, from: string): Promise<EnterAnswer | Refusal> => {
    const record = await roomOfInvite(invite)
    if (record === null) return no('invite-invalid')
    if (!deps.spaces.has(record.spaceId)) return no('no-such-space')
    const bar = await barred(record, person.id)
    if (bar !== null) return no(bar)
    const role = await roleIn(store, record, person.id)
    const seated = live.get(record.id)?.core.sessions.has(person.id) === true
    if (role === 'guest' && !seated) {
      const code = await threshold(record, person.id, request.passcode)
      if (code !== null) return no(code)
    }
    const room = await live.open(record)
    const { core } = room
    // Those who only asked for a pass take up no room, and whoever keeps the room always fits in.
    const full = core.sessions.size >= (deps.peoplePerRoom ?? limits.privateRoomPeople)
    if (full && role === 'guest' && !core.sessions.has(person.id)) return no('room-full')
    return giveWay(room, person, request, from)
  }

  const isElsewhere = (personId: string) => live.all().some(({ core }) => (core.sessions.get(personId)?.link.state ?? 'away') !== 'away')

  return {
    async openGarden() {
      await live.open(await gardenRecord(1))
    },
    async enter(person, request, from = '') {
      if (isStopping()) return no('restarting')
      if (request.protocol !== protocolVersion) return no('old-client')
      if (request.invite !== undefined) {
        const answer = await enterPrivate(person, request, request.invite, from)
        return !isNo(answer) && !request.takeover && isElsewhere(person.id) ? no('already-here') : answer
      }
      if (!request.takeover && isElsewhere(person.id)) return no('already-here')
      return giveWay(await openGardenFor(person.id), person, request, from)
    },
    async makeRoom(person, request: MakeRoomRequest): Promise<MakeRoomAnswer | Refusal> {
      if (isStopping()) return no('restarting')
      if (request.residentIds.some((id) => !deps.cards.has(id))) return no('not-found')
      if (!deps.spaces.has(request.spaceId)) return no('no-such-space')
      const inviteToken = randomToken()
      const passcodeHash = request.passcode === null || request.passcode === '' ? null : await hashPasscode(request.passcode)
      const { title, knock, residentIds, spaceId } = request
      const record: Room = {
        ...newRecord(randomToken(), 'private', deps.now()),
        title,
        ownerId: person.id,
        inviteToken,
        passcodeHash,
        knock,
        residentIds,
        spaceId,
      }
      await store.rooms.create(record)
      await store.rooms.setMember(record.id, person.id, 'owner', record.createdMs)
      return { invitePath: invitePathOf(inviteToken) }
    },
    async door(invite) {
      const record = await roomOfInvite(invite)
      if (record === null) return no('invite-invalid')
      return deps.spaces.has(record.spaceId) ? { title: record.title, spaceId: record.spaceId, light: record.light } : no('no-such-space')
    },
    async knock(person, request: KnockRequest) {
      const record = await roomOfInvite(request.invite)
      if (record === null) return no('invite-invalid')
      const bar = await barred(record, person.id)
      if (bar !== null) return no(bar)
      // Where nobody answers the door, a knock would only be a way round the lock.
      if (!record.knock) return no(record.locked ? 'locked' : 'not-allowed')
      if (knocks.standing(record.id, person.id) === 'denied') return no('knock-denied')
      const room = live.get(record.id)
      const knock = knocks.knock(record.id, person.id, request.name, request.line, room !== null && hostIsHome(room.core))
      if (room !== null) sendHostViews(room.core)
      return { knockId: knock.id }
    },
    async knockState(person, knockId): Promise<KnockAnswer | Refusal> {
      const knock = knocks.find(knockId)
      return knock === null || knock.personId !== person.id ? no('not-found') : { state: knock.state }
    },
    wearFigure(personId, hash) {
      for (const { core } of live.all()) {
        const session = core.sessions.get(personId)
        if (session === undefined) continue
        session.figure = hash
        core.sync.refresh(personId)
      }
    },
    async erased(personId) {
      knocks.forget(personId)
      for (const room of live.all()) {
        forgetPerson(room.core, personId)
        if (room.core.record.ownerId !== personId) continue
        room.core.record.ownerId = null
        if ((await store.rooms.find(room.core.record.id)) === null) await room.shut()
      }
      // What was being written when they went is down, so that it can be deleted.
      await Promise.all(live.all().map(({ core }) => core.operations.idle()))
    },
    summary(of) {
      const rooms = live.all().filter(({ core }) => of === 'everything' || core.record.kind === 'garden')
      const residents = rooms.flatMap(({ core }) => [...core.world.bodies.values()].filter(({ kind }) => kind === 'resident'))
      return {
        rooms: rooms.length,
        people: rooms.reduce((sum, { core }) => sum + connectedPeople(core), 0),
        residents: new Set(residents.map(({ id }) => id)).size,
      }
    },
  }
}

async function findOrWriteGarden(store: Store, id: string, nowMs: number): Promise<Room> {
  const found = await store.rooms.find(id)
  if (found !== null) return found
  const record = newRecord(id, 'garden', nowMs)
  await store.rooms.create(record)
  return record
}

function newRecord(id: string, kind: Room['kind'], nowMs: number): Room {
  return {
    id,
    kind,
    spaceId: gardenSpaceId,
    title: '',
    ownerId: null,
    inviteToken: null,
    inviteExpiresMs: null,
    passcodeHash: null,
    knock: false,
    locked: false,
    shout: true,
    light: '',
    residentIds: [],
    silencedResidentIds: [],
    createdMs: nowMs,
  }
}
