import type { Body } from '#world/types.ts'
import type { Card, RoutineEntry } from '@kith/shared/card'
import type { SpaceDocument } from '@kith/shared/space'
import type { SocietyWorld } from './types.ts'

const atSpotMetres = 1.2
const seatNearSpotMetres = 3.5

/** The entry of the day plan that holds at this hour; entries may wrap past midnight. The first is the fallback. */
export function routineAt(card: Card, hour: number): RoutineEntry {
  const { routine } = card.data.extensions.kith
  const now = routine.find(({ fromHour, toHour }) =>
    fromHour <= toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour,
  )
  const entry = now ?? routine[0]
  if (entry === undefined) throw new Error('a card has no routine')
  return entry
}

/** The free seat nearest to a point within reach, or null. */
export function freeSeatNear(space: SpaceDocument, world: SocietyWorld, x: number, z: number, withinMetres: number): string | null {
  let found: string | null = null
  let nearest = withinMetres
  for (const seat of space.seats) {
    const distance = Math.hypot(seat.x - x, seat.z - z)
    if (distance < nearest && world.seatHolder(seat.id) === null) {
      nearest = distance
      found = seat.id
    }
  }
  return found
}

/** Brings an idle resident's body to where its day wants it: walks to the spot, sits when the plan says so. Returns true when it acted. */
export function followRoutine(space: SpaceDocument, world: SocietyWorld, body: Body, entry: RoutineEntry): boolean {
  const spot = space.spots.find(({ id }) => id === entry.spot)
  if (spot === undefined || body.walking) return false
  const distance = Math.hypot(spot.x - body.x, spot.z - body.z)
  if (body.activity?.en !== entry.activity.en) world.push({ type: 'activity', id: body.id, activity: entry.activity })
  if (entry.clip === 'sit') {
    if (body.seatId !== null && distance < seatNearSpotMetres + 1) return false
    const seatId = freeSeatNear(space, world, spot.x, spot.z, seatNearSpotMetres)
    if (seatId !== null) {
      world.push({ type: 'sit', id: body.id, seatId })
      return true
    }
  }
  if (distance <= atSpotMetres) return false
  if (body.seatId !== null) world.push({ type: 'stand', id: body.id })
  world.push({ type: 'walk', id: body.id, x: spot.x, z: spot.z, stopWithinMetres: 0.3, run: false })
  return true
}
