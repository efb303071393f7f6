import type { RoomActions } from '#state/room-actions.ts'

export type Place = ReturnType<RoomActions['places']>[number]

/** Within this one is at a place; farther away, near it. */
export const atPlaceMetres = 2

/** The place one stands at or nearest to, with the metres to it; null where a space names none. */
export function nearestPlace(places: readonly Place[], x: number, z: number): { place: Place; metres: number } | null {
  let best: { place: Place; metres: number } | null = null
  for (const place of places) {
    const metres = Math.hypot(place.x - x, place.z - z)
    if (best === null || metres < best.metres) best = { place, metres }
  }
  return best
}
