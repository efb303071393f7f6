interface Place {
  x: number
  z: number
}

/** What residents know of a person's present visit: who greeted them, who said goodbye. Ends when the person leaves. */
export interface Visits {
  arrived(personId: string, nowMs: number): void
  left(personId: string): void
  greeted(residentId: string): ReadonlySet<string>
  /** `at` is where the person was greeted. */
  greet(residentId: string, personId: string, at: Place): void
  /** Where the person was last greeted, or null when nobody has yet. */
  greetedAt(personId: string): Place | null
  /** FL13: a goodbye was said between them; it holds until the person speaks to this resident again. */
  rest(residentId: string, personId: string): void
  spokenTo(residentId: string, personId: string): void
  resting(residentId: string, personId: string): boolean
  /** Milliseconds since this person arrived, or null when not here. */
  sinceMs(personId: string, nowMs: number): number | null
  /** True once somebody has walked over to welcome them. */
  welcomed(personId: string): boolean
  welcome(personId: string): void
}

export function createVisits(): Visits {
  const since = new Map<string, number>()
  const greetedBy = new Map<string, Set<string>>()
  const places = new Map<string, Place>()
  const resting = new Set<string>()
  const welcomed = new Set<string>()
  const pair = (residentId: string, personId: string) => `${residentId} ${personId}`
  const none: ReadonlySet<string> = new Set()
  return {
    arrived: (personId, nowMs) => void since.set(personId, nowMs),
    left(personId) {
      since.delete(personId)
      welcomed.delete(personId)
      places.delete(personId)
      for (const set of greetedBy.values()) set.delete(personId)
      for (const key of resting) if (key.endsWith(` ${personId}`)) resting.delete(key)
    },
    greeted: (residentId) => greetedBy.get(residentId) ?? none,
    greetedAt: (personId) => places.get(personId) ?? null,
    greet(residentId, personId, { x, z }) {
      places.set(personId, { x, z })
      const set = greetedBy.get(residentId) ?? new Set<string>()
      set.add(personId)
      greetedBy.set(residentId, set)
    },
    rest: (residentId, personId) => void resting.add(pair(residentId, personId)),
    spokenTo: (residentId, personId) => void resting.delete(pair(residentId, personId)),
    resting: (residentId, personId) => resting.has(pair(residentId, personId)),
    sinceMs(personId, nowMs) {
      const atMs = since.get(personId)
      return atMs === undefined ? null : nowMs - atMs
    },
    welcomed: (personId) => welcomed.has(personId),
    welcome: (personId) => void welcomed.add(personId),
  }
}
