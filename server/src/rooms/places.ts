import { z } from 'zod'
import { placeKeyOf, placesName } from '#store/place-key.ts'
import type { Store } from '#store/types.ts'

const mostPlaces = 500
const placesSchema = z.record(z.string(), z.object({ x: z.number(), z: z.number(), yawRadians: z.number() }))

export interface Place {
  x: number
  z: number
  yawRadians: number
}

/**
 * Where people last stood in a room, so that they come back to the same spot, also after the server restarted.
 * Written under a digest of the person's id, so that the note names nobody.
 */
export interface Places {
  get(personId: string): Place | null
  put(personId: string, place: Place): void
  forget(personId: string): void
  /** Writes them down when something changed. */
  save(): Promise<void>
}

/** Reads what was written down; a damaged note is as good as none. */
export async function loadPlaces(store: Store, kithRoomId: string): Promise<Places> {
  const name = placesName(kithRoomId)
  const places = new Map(Object.entries(parsePlaces(await store.secrets.get(name))))
  let changed = false
  const keyOf = (personId: string) => placeKeyOf(kithRoomId, personId)
  return {
    get: (personId) => places.get(keyOf(personId)) ?? null,
    put(personId, place) {
      const key = keyOf(personId)
      const before = places.get(key)
      if (before !== undefined && before.x === place.x && before.z === place.z && before.yawRadians === place.yawRadians) return
      places.delete(key)
      places.set(key, place)
      for (const oldest of places.keys()) {
        if (places.size <= mostPlaces) break
        places.delete(oldest)
      }
      changed = true
    },
    forget(personId) {
      changed = places.delete(keyOf(personId)) || changed
    },
    async save() {
      if (!changed) return
      changed = false
      await store.secrets.put(name, JSON.stringify(Object.fromEntries(places)))
    },
  }
}

function parsePlaces(text: string | null): Record<string, Place> {
  if (text === null) return {}
  try {
    const parsed = placesSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
