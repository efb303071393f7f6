import type { Body } from '#world/types.ts'
import { emotions } from '@kith/shared/actions'
import type { Inhabitant } from './inhabitants.ts'
import { createErrands } from './errands.ts'
import { chooseGreeter } from './greeter.ts'
import { faceOf } from './moods.ts'
import { skyOf, underSky } from './sky.ts'
import { followRoutine, routineAt } from './routine.ts'
import type { SocietyState, Turns } from './turns.ts'

const greetMetres = 3.4
/** FL14: whoever was greeted here and has not walked on needs no second hello. */
const walkedOnMetres = 2.5
const quietBeforeGreetMs = 3_500
/** Nobody says hello into what people are saying to each other. */
const quietAmongPeopleMs = 12_000
const settledInMs = 1_200
const welcomeAfterMs = 2_500
const welcomeStopMetres = 1.7
const idleBeforeRoutineMs = 25_000
const banterEveryMs = 4 * 60_000
const banterQuietMs = 25_000
const banterMetres = 7

/** What residents begin by themselves: greetings, walking over to a newcomer, their day, a word among themselves. */
export interface Initiative {
  tick(nowMs: number): void
}

const distance = (a: Body, b: Body) => Math.hypot(a.x - b.x, a.z - b.z)

export function createInitiative(state: SocietyState, turns: Turns): Initiative {
  const { room, deps, visits } = state
  const errands = createErrands(state)
  let nextMs = 0
  let lastBanterMs = deps.now()
  let lastGreeterId: string | null = null

  const bodyOf = (inhabitant: Inhabitant) => room.world.bodies.get(inhabitant.id)
  const free = (inhabitant: Inhabitant) => !inhabitant.silenced && turns.current(inhabitant.id) === null
  const people = () => [...room.world.bodies.values()].filter((body) => body.kind === 'person' && !body.away)
  /** Milliseconds since this person said or heard anything. */
  const quietMs = (person: Body, nowMs: number) => {
    const heard = state.log.lastHeard(person.id)
    return heard === null ? Number.POSITIVE_INFINITY : nowMs - heard.atMs
  }

  /** FL19: whoever comes up is let into the talk that is going on. */
  const joins = (inhabitant: Inhabitant, person: Body, nowMs: number) => {
    const near = room.world.hearersOf(inhabitant.id, 'say').heard.filter((other) => other.kind === 'person' && other.id !== person.id)
    return state.threads.aliveWithAny(
      inhabitant.id,
      near.map(({ id }) => id),
      nowMs,
    )
  }

  const greet = (person: Body, nowMs: number) => {
    const last = state.log.lastHeard(person.id)
    const untaken = last?.kind === 'person' && last.addresseeId === null
    if (
      (visits.sinceMs(person.id, nowMs) ?? 0) < settledInMs ||
      person.presence === 'typing' ||
      quietMs(person, nowMs) < (untaken ? quietAmongPeopleMs : quietBeforeGreetMs)
    )
      return
    const greetedAt = visits.greetedAt(person.id)
    if (greetedAt !== null && Math.hypot(greetedAt.x - person.x, greetedAt.z - person.z) < walkedOnMetres) return
    const all = [...state.inhabitants.values()]
    if (all.some((inhabitant) => turns.current(inhabitant.id)?.addresseeId === person.id)) return
    const able = all.flatMap((inhabitant) => {
      const body = bodyOf(inhabitant)
      const { id } = inhabitant
      if (body === undefined || !free(inhabitant) || visits.greeted(id).has(person.id) || visits.resting(id, person.id)) return []
      const metres = distance(body, person)
      const hearsMe = metres <= greetMetres && room.world.hearersOf(id, 'say').heard.some((other) => other.id === person.id)
      return hearsMe ? [{ id, inhabitant, metres }] : []
    })
    const nearest = chooseGreeter(able, lastGreeterId)
    if (nearest === null) return
    lastGreeterId = nearest.inhabitant.id
    visits.greet(nearest.inhabitant.id, person.id, person)
    visits.welcome(person.id)
    nearest.inhabitant.activeMs = nowMs
    turns.begin(
      {
        residentId: nearest.inhabitant.id,
        cause: { type: joins(nearest.inhabitant, person, nowMs) ? 'newcomer' : 'greet', personId: person.id },
        addresseeId: person.id,
        lang: person.lang,
        volume: 'say',
        reason: 'came near',
        text: '',
        utteranceId: null,
        hop: 1,
      },
      nowMs,
    )
  }

  /** One resident walks over to somebody new who stands alone; once a visit, and it never chases. */
  const welcome = (person: Body, nowMs: number) => {
    if (visits.welcomed(person.id) || (visits.sinceMs(person.id, nowMs) ?? 0) < welcomeAfterMs) return
    if (people().some((other) => other.id !== person.id && distance(other, person) < 3)) return
    let best: { inhabitant: Inhabitant; score: number } | null = null
    for (const inhabitant of state.inhabitants.values()) {
      const body = bodyOf(inhabitant)
      if (body === undefined || !free(inhabitant) || nowMs - inhabitant.activeMs < 8_000 || visits.resting(inhabitant.id, person.id))
        continue
      const score = inhabitant.card.data.extensions.kith.talkativeness * 2 - distance(body, person) / 8
      if (best === null || score > best.score) best = { inhabitant, score }
    }
    if (best === null) return
    visits.welcome(person.id)
    const body = bodyOf(best.inhabitant)
    if (body === undefined || distance(body, person) <= greetMetres) return
    errands.drop(best.inhabitant)
    best.inhabitant.activeMs = nowMs
    best.inhabitant.strolling = true
    if (body.seatId !== null) room.world.push({ type: 'stand', id: body.id })
    room.world.push({ type: 'walk', id: body.id, x: person.x, z: person.z, stopWithinMetres: welcomeStopMetres, run: false })
  }

  /** Somebody it was just talking with still stands here, or is writing to it: no time to walk off. */
  const inTalk = (inhabitant: Inhabitant, nowMs: number) => {
    const near = room.world.hearersOf(inhabitant.id, 'say').heard.filter((other) => other.kind === 'person' && !other.away)
    const ids = near.map(({ id }) => id)
    return state.threads.aliveWithAny(inhabitant.id, ids, nowMs) || near.some((person) => writesTo(inhabitant, person))
  }
  const writesTo = (inhabitant: Inhabitant, person: Body) =>
    person.presence === 'typing' && state.log.lastHeard(person.id)?.speakerId === inhabitant.id
  const relax = (inhabitant: Inhabitant, body: Body, nowMs: number) => {
    if (body.lookAtId !== null) room.world.push({ type: 'look', id: inhabitant.id, targetId: null })
    const emotion = emotions.indexOf(faceOf(underSky(state.moods.of(inhabitant.id, nowMs), skyOf(room.space, room.lightId?.() ?? ''))))
    if (body.emotion !== emotion) room.world.push({ type: 'feel', id: inhabitant.id, emotion })
    if (body.presence === 'listening') room.world.push({ type: 'presence', id: inhabitant.id, presence: 'idle' })
  }

  /** Nobody and nothing else wants it now. */
  const hasOwnTime = (inhabitant: Inhabitant, body: Body, nowMs: number): boolean => {
    if (turns.current(inhabitant.id) !== null) return false
    if (nowMs - inhabitant.activeMs >= idleBeforeRoutineMs) relax(inhabitant, body, nowMs)
    if (inhabitant.silenced) return false
    if (inhabitant.following !== null) {
      const target = room.world.bodies.get(inhabitant.following.personId)
      if (target !== undefined && nowMs < inhabitant.following.untilMs) return false
      inhabitant.following = null
      room.world.push({ type: 'follow', id: inhabitant.id, targetId: null })
    }
    return nowMs - inhabitant.activeMs >= idleBeforeRoutineMs && !inTalk(inhabitant, nowMs)
  }
  const day = (inhabitant: Inhabitant, nowMs: number) => {
    const body = bodyOf(inhabitant)
    if (body === undefined) return
    if (!hasOwnTime(inhabitant, body, nowMs)) return errands.drop(inhabitant)
    if (errands.goOn(inhabitant, body, nowMs)) return
    if (followRoutine(room.space, room.world, body, routineAt(inhabitant.card, deps.hourAt(nowMs)))) inhabitant.strolling = true
    else errands.begin(inhabitant, body, nowMs)
  }

  /** FL11: a word between residents, where somebody can enjoy it and nobody is busy talking. */
  const banter = (nowMs: number) => {
    if (nowMs - lastBanterMs < banterEveryMs) return
    for (const inhabitant of state.inhabitants.values()) {
      const body = bodyOf(inhabitant)
      if (body === undefined || !free(inhabitant)) continue
      const partner = inhabitant.card.data.extensions.kith.banter
        .map(({ to }) => state.inhabitants.get(to))
        .find((other) => {
          const otherBody = other === undefined ? undefined : bodyOf(other)
          return other !== undefined && otherBody !== undefined && free(other) && distance(body, otherBody) < banterMetres
        })
      if (partner === undefined || !state.guards.allows(inhabitant.id, partner.id, 1, nowMs)) continue
      const listeners = room.world.hearersOf(inhabitant.id, 'say').heard.filter((other) => other.kind === 'person' && !other.away)
      const first = listeners[0]
      if (
        first === undefined ||
        listeners.some(
          (person) =>
            person.presence === 'typing' || quietMs(person, nowMs) < banterQuietMs || (visits.sinceMs(person.id, nowMs) ?? 0) < 40_000,
        )
      )
        continue
      lastBanterMs = nowMs
      turns.begin(
        {
          residentId: inhabitant.id,
          cause: { type: 'banter', residentId: partner.id, opening: true },
          addresseeId: partner.id,
          lang: first.lang,
          volume: 'say',
          reason: 'a word among ourselves',
          text: '',
          utteranceId: null,
          hop: 1,
        },
        nowMs,
      )
      return
    }
  }

  return {
    tick(nowMs) {
      if (nowMs < nextMs) return
      nextMs = nowMs + 500
      for (const person of people()) {
        greet(person, nowMs)
        welcome(person, nowMs)
      }
      for (const inhabitant of state.inhabitants.values()) day(inhabitant, nowMs)
      banter(nowMs)
    },
  }
}
