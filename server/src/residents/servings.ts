import type { Body } from '#world/types.ts'
import { servingErrand } from '@kith/shared/card'
import { doableIn } from './errand-choice.ts'
import type { SocietyState } from './turns.ts'

const atSpotMetres = 1.2
const beforeGuestMetres = 1.15
const reachMetres = 1.9
const fetchingMs = 1_800
const givingMs = 2_200
/** How long somebody has what they were given. */
const servedMs = 120_000
/** Whoever it is for has moved so far since: one walks after them. */
const movedMetres = 0.8
/** Then it is left: nobody runs after a guest for ever. */
const longestMs = 90_000

interface Serving {
  guestId: string
  /** Where the cups stand; null where this room has no such place. */
  from: { x: number; z: number } | null
  step: 'going' | 'fetching' | 'bringing' | 'giving'
  /** When the step it is in is over. */
  untilMs: number
  /** When it is given up. */
  endMs: number
  heading: { x: number; z: number } | null
}

/** DA10: what somebody asked for is fetched and brought to them, also in the middle of a talk. */
export interface Servings {
  /** Nothing, where the resident's card serves nobody. */
  bring(residentId: string, personId: string, nowMs: number): void
  tick(nowMs: number): void
}

export function createServings({ room, inhabitants, visits }: SocietyState): Servings {
  const { world } = room
  const underway = new Map<string, Serving>()

  /** Who was given something, and when it goes. */
  const served = new Map<string, number>()

  const emptyHanded = (id: string) => {
    if ((world.bodies.get(id)?.held ?? 'none') !== 'none') world.push({ type: 'hold', id, prop: 'none' })
  }
  const end = (id: string) => {
    underway.delete(id)
    emptyHanded(id)
  }
  /** True once there; walks on after a word on the way stopped it. */
  const reached = (body: Body, serving: Serving, to: { x: number; z: number }, withinMetres: number, stopWithinMetres: number): boolean => {
    if (Math.hypot(to.x - body.x, to.z - body.z) <= withinMetres) return true
    const { heading } = serving
    const moved = heading === null || Math.hypot(heading.x - to.x, heading.z - to.z) > movedMetres
    if (body.walking && !moved) return false
    serving.heading = { x: to.x, z: to.z }
    if (body.seatId !== null) world.push({ type: 'stand', id: body.id })
    world.push({ type: 'walk', id: body.id, x: to.x, z: to.z, stopWithinMetres, run: false })
    return false
  }
  const goOn = (body: Body, guest: Body, serving: Serving, nowMs: number) => {
    const { id } = body
    switch (serving.step) {
      case 'going':
        if (serving.from !== null && !reached(body, serving, serving.from, atSpotMetres, 0.3)) return
        world.push({ type: 'hold', id, prop: 'cup' })
        world.push({ type: 'emote', id, emote: 'pick' })
        Object.assign(serving, { step: 'fetching', untilMs: nowMs + fetchingMs })
        return
      case 'fetching':
        if (nowMs >= serving.untilMs) Object.assign(serving, { step: 'bringing', heading: null })
        return
      case 'bringing':
        if (!reached(body, serving, guest, reachMetres, beforeGuestMetres)) return
        world.push({ type: 'turn', id, yawRadians: Math.atan2(guest.x - body.x, guest.z - body.z) })
        world.push({ type: 'emote', id, emote: 'give' })
        Object.assign(serving, { step: 'giving', untilMs: nowMs + givingMs })
        return
      case 'giving':
        if (nowMs < serving.untilMs) return
        served.set(guest.id, nowMs + servedMs)
        world.push({ type: 'hold', id: guest.id, prop: 'cup' })
        end(id)
    }
  }

  return {
    bring(residentId, personId, nowMs) {
      const inhabitant = inhabitants.get(residentId)
      const errand = inhabitant === undefined ? null : servingErrand(inhabitant.card)
      if (errand === null || world.bodies.get(personId)?.kind !== 'person') return
      const from = doableIn(room.space, [errand])[0]?.stops[0].spot ?? null
      const before = underway.get(residentId)
      if (before?.guestId === personId && before.step !== 'giving') return
      underway.set(residentId, { guestId: personId, from, step: 'going', untilMs: nowMs, endMs: nowMs + longestMs, heading: null })
    },
    tick(nowMs) {
      for (const [id, untilMs] of served) {
        if (nowMs < untilMs) continue
        served.delete(id)
        emptyHanded(id)
      }
      for (const [id, serving] of Array.from(underway)) {
        const inhabitant = inhabitants.get(id)
        const [body, guest] = [world.bodies.get(id), world.bodies.get(serving.guestId)]
        const gone = inhabitant === undefined || body === undefined || guest === undefined || guest.away
        if (gone || inhabitant.silenced || inhabitant.following !== null || visits.resting(id, serving.guestId) || nowMs >= serving.endMs) {
          end(id)
          continue
        }
        inhabitant.activeMs = nowMs
        goOn(body, guest, serving, nowMs)
      }
    },
  }
}
