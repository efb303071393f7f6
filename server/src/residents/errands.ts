import { createRandom, seedFrom } from '#models/script/random.ts'
import type { Body } from '#world/types.ts'
import { chooseErrand, doableIn, type Doable, type Stop } from './errand-choice.ts'
import type { Inhabitant } from './inhabitants.ts'
import type { SocietyState } from './turns.ts'

const nearTalkMetres = 5
const inTalkMs = 30_000
/** Whoever has just come looks round first, and is welcomed. */
const watchedForMs = 40_000
const takenMetres = 0.9
const atSpotMetres = 1.2
const longestWalkMs = 40_000
/** From a stop, so far off somebody seated may be who it is for; and how near to them one goes. */
const servesMetres = 5
const beforeGuestMetres = 1.15
/** From the beginning of the gesture until the hands come back empty. */
const givingMs = 2_200
/** How long somebody has what they were given. */
const servedMs = 120_000
const firstPauseMs = 60_000
const pauseMs = 150_000
const pauseVariesMs = 150_000

/** Where a part of it is done, and before whom. */
interface Place {
  x: number
  z: number
  /** Null where one turns to whoever sits there. */
  yawRadians: number | null
  stopWithinMetres: number
  guestId: string | null
}
interface Underway {
  doable: Doable
  stop: number
  place: Place
  /** What is handed over is out of the hand from then on. */
  givenMs: number
  /** When it gives the way up, or, once there, goes on. */
  untilMs: number
  there: boolean
}

/** Small things residents do between the entries of their day (SPEC.md DA1–DA6). No model is ever asked. */
export interface Errands {
  /** Goes on with what is under way. False when there is nothing, or no more. */
  goOn(inhabitant: Inhabitant, body: Body, nowMs: number): boolean
  /** For a resident that is where its day wants it: may set out. */
  begin(inhabitant: Inhabitant, body: Body, nowMs: number): void
  /** Something else came: what is under way is left. */
  drop(inhabitant: Inhabitant): void
}

export function createErrands(state: SocietyState): Errands {
  const { room, deps, deeds } = state
  const { world } = room
  const underway = new Map<string, Underway>()
  const nextMs = new Map<string, number>()
  /** Who was given something, and when it goes. */
  const served = new Map<string, number>()
  const random = createRandom(seedFrom(room.kithRoomId, 'errands'))

  const people = () => [...world.bodies.values()].filter(({ kind, away }) => kind === 'person' && !away)
  const talks = (person: Body, nowMs: number) =>
    person.presence === 'typing' || nowMs - (state.log.lastHeard(person.id)?.atMs ?? Number.NEGATIVE_INFINITY) < inTalkMs
  /** DA2. */
  const talkNear = ({ x, z }: { x: number; z: number }, nowMs: number) =>
    people().some((person) => Math.hypot(person.x - x, person.z - z) < nearTalkMetres && talks(person, nowMs))
  const taken = (own: string, { x, z }: { x: number; z: number }) =>
    [...world.bodies.values()].some((body) => body.id !== own && Math.hypot(body.x - x, body.z - z) < takenMetres) ||
    [...underway].some(
      ([id, { doable }]) => id !== own && world.bodies.has(id) && doable.stops.some(({ spot }) => spot.x === x && spot.z === z),
    )
  const rest = (id: string, nowMs: number) => nextMs.set(id, nowMs + pauseMs + random.next() * pauseVariesMs)

  /** DA8: whoever sits there and is not busy talking, the nearest first. */
  const guestAt = ({ spot }: Stop, nowMs: number): Body | null => {
    const metres = ({ x, z }: Body) => Math.hypot(x - spot.x, z - spot.z)
    const seated = people().filter((person) => person.seatId !== null && metres(person) <= servesMetres && !talkNear(person, nowMs))
    return seated.toSorted((a, b) => metres(a) - metres(b))[0] ?? null
  }
  const placeOf = (stop: Stop, nowMs: number): Place => {
    const guest = stop.serves ? guestAt(stop, nowMs) : null
    const { x, z, yawRadians } = stop.spot
    return guest === null
      ? { x, z, yawRadians, stopWithinMetres: 0.3, guestId: null }
      : { x: guest.x, z: guest.z, yawRadians: null, stopWithinMetres: beforeGuestMetres, guestId: guest.id }
  }
  const setOut = (inhabitant: Inhabitant, body: Body, doable: Doable, stop: number, nowMs: number) => {
    const at = doable.stops[stop]
    if (at === undefined) return
    const place = placeOf(at, nowMs)
    underway.set(inhabitant.id, { doable, stop, place, givenMs: Number.POSITIVE_INFINITY, untilMs: nowMs + longestWalkMs, there: false })
    inhabitant.strolling = true
    if (body.seatId !== null) world.push({ type: 'stand', id: body.id })
    world.push({ type: 'walk', id: body.id, x: place.x, z: place.z, stopWithinMetres: place.stopWithinMetres, run: false })
  }
  const emptyHanded = (id: string) => {
    if ((world.bodies.get(id)?.held ?? 'none') !== 'none') world.push({ type: 'hold', id, prop: 'none' })
  }
  const handOver = ({ place: { guestId } }: Underway, body: Body, nowMs: number) => {
    if (body.held === 'none') return
    if (guestId !== null) {
      served.set(guestId, nowMs + servedMs)
      world.push({ type: 'hold', id: guestId, prop: body.held })
    }
    emptyHanded(body.id)
  }
  const clearAway = (nowMs: number) => {
    for (const [id, untilMs] of served) {
      if (nowMs < untilMs) continue
      served.delete(id)
      emptyHanded(id)
    }
  }
  const drop = (inhabitant: Inhabitant) => {
    if (!underway.delete(inhabitant.id)) return
    emptyHanded(inhabitant.id)
    if (!inhabitant.strolling) return
    inhabitant.strolling = false
    world.push({ type: 'stop', id: inhabitant.id })
  }

  /** At the place: turns as one stands there, makes the gesture, shows what it is about. */
  const act = (body: Body, going: Underway, nowMs: number) => {
    const stop = going.doable.stops[going.stop]
    if (stop === undefined) return
    const { x, z, yawRadians } = going.place
    going.there = true
    going.untilMs = nowMs + stop.forMs
    if (stop.emote === 'give') going.givenMs = nowMs + givingMs
    world.push({ type: 'turn', id: body.id, yawRadians: yawRadians ?? Math.atan2(x - body.x, z - body.z) })
    world.push({ type: 'activity', id: body.id, activity: going.doable.errand.activity })
    if (body.held !== stop.holds) world.push({ type: 'hold', id: body.id, prop: stop.holds })
    if (stop.emote !== undefined) world.push({ type: 'emote', id: body.id, emote: stop.emote })
  }
  /** Whoever it was for got up or went: it is left. */
  const guestGone = ({ place: { guestId } }: Underway) => guestId !== null && (world.bodies.get(guestId)?.seatId ?? null) === null

  return {
    goOn(inhabitant, body, nowMs) {
      clearAway(nowMs)
      const going = underway.get(inhabitant.id)
      if (going === undefined) return false
      const { doable, stop, place, untilMs, there } = going
      const within = Math.max(atSpotMetres, place.stopWithinMetres + 0.6)
      const arrived = !body.walking && Math.hypot(place.x - body.x, place.z - body.z) <= within
      const lost = !there && !arrived && (!body.walking || nowMs >= untilMs)
      if (lost || guestGone(going) || people().length === 0 || talkNear(body, nowMs) || talkNear(place, nowMs)) {
        drop(inhabitant)
        rest(inhabitant.id, nowMs)
        return false
      }
      if (!there && arrived) act(body, going, nowMs)
      if (nowMs >= going.givenMs) handOver(going, body, nowMs)
      if (!there || nowMs < untilMs) return true
      if (stop + 1 < doable.stops.length) {
        setOut(inhabitant, body, doable, stop + 1, nowMs)
        return true
      }
      underway.delete(inhabitant.id)
      emptyHanded(inhabitant.id)
      deeds.add(inhabitant.id, doable.errand, deps.hourAt(nowMs), nowMs)
      rest(inhabitant.id, nowMs)
      return false
    },
    begin(inhabitant, body, nowMs) {
      const { id, card } = inhabitant
      const { errands } = card.data.extensions.kith
      // DA1: unwatched, nothing is done.
      if (errands.length === 0 || body.walking || !people().some((person) => (state.visits.sinceMs(person.id, nowMs) ?? 0) >= watchedForMs))
        return
      const dueMs = nextMs.get(id)
      if (dueMs === undefined) nextMs.set(id, nowMs + firstPauseMs + random.next() * pauseVariesMs)
      if (dueMs === undefined || nowMs < dueMs || talkNear(body, nowMs)) return
      const chosen = chooseErrand(doableIn(room.space, errands), {
        hour: deps.hourAt(nowMs),
        nowMs,
        from: body,
        lastDoneMs: (errandId) => deeds.lastDoneMs(id, errandId),
        isOpen: (spot) => !taken(id, spot) && !talkNear(spot, nowMs),
        chance: () => random.next(),
      })
      if (chosen === null) rest(id, nowMs)
      else setOut(inhabitant, body, chosen, 0, nowMs)
    },
    drop,
  }
}
