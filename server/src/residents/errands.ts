import { createRandom, seedFrom } from '#models/script/random.ts'
import type { Body } from '#world/types.ts'
import { chooseErrand, doableIn, type Doable } from './errand-choice.ts'
import type { Inhabitant } from './inhabitants.ts'
import type { SocietyState } from './turns.ts'

const nearTalkMetres = 5
const inTalkMs = 30_000
/** Whoever has just come looks round first, and is welcomed. */
const watchedForMs = 40_000
const takenMetres = 0.9
const atSpotMetres = 1.2
const longestWalkMs = 40_000
const firstPauseMs = 60_000
const pauseMs = 150_000
const pauseVariesMs = 150_000

interface Underway {
  doable: Doable
  stop: number
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

  const setOut = (inhabitant: Inhabitant, body: Body, doable: Doable, stop: number, nowMs: number) => {
    const spot = doable.stops[stop]?.spot
    if (spot === undefined) return
    underway.set(inhabitant.id, { doable, stop, untilMs: nowMs + longestWalkMs, there: false })
    inhabitant.strolling = true
    if (body.seatId !== null) world.push({ type: 'stand', id: body.id })
    world.push({ type: 'walk', id: body.id, x: spot.x, z: spot.z, stopWithinMetres: 0.3, run: false })
  }
  const drop = (inhabitant: Inhabitant) => {
    if (!underway.delete(inhabitant.id) || !inhabitant.strolling) return
    inhabitant.strolling = false
    world.push({ type: 'stop', id: inhabitant.id })
  }

  /** At the place: turns as one stands there, makes the gesture, shows what it is about. */
  const act = (body: Body, going: Underway, nowMs: number) => {
    const stop = going.doable.stops[going.stop]
    if (stop === undefined) return
    going.there = true
    going.untilMs = nowMs + stop.forMs
    world.push({ type: 'turn', id: body.id, yawRadians: stop.spot.yawRadians })
    world.push({ type: 'activity', id: body.id, activity: going.doable.errand.activity })
    if (stop.emote !== undefined) world.push({ type: 'emote', id: body.id, emote: stop.emote })
  }

  return {
    goOn(inhabitant, body, nowMs) {
      const going = underway.get(inhabitant.id)
      if (going === undefined) return false
      const { doable, stop, untilMs, there } = going
      const spot = doable.stops[stop]?.spot
      const arrived = spot !== undefined && !body.walking && Math.hypot(spot.x - body.x, spot.z - body.z) <= atSpotMetres
      const lost = !there && !arrived && (!body.walking || nowMs >= untilMs)
      if (spot === undefined || lost || people().length === 0 || talkNear(body, nowMs) || talkNear(spot, nowMs)) {
        drop(inhabitant)
        rest(inhabitant.id, nowMs)
        return false
      }
      if (!there && arrived) act(body, going, nowMs)
      if (!there || nowMs < untilMs) return true
      if (stop + 1 < doable.stops.length) {
        setOut(inhabitant, body, doable, stop + 1, nowMs)
        return true
      }
      underway.delete(inhabitant.id)
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
