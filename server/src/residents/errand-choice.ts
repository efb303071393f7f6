import type { Body } from '#world/types.ts'
import type { HeldProp } from '@kith/shared/actions'
import type { Errand } from '@kith/shared/card'
import type { SpaceDocument } from '@kith/shared/space'

type Spot = SpaceDocument['spots'][number]

/** A part of an errand with the place this room has for it. */
export interface Stop {
  spot: Spot
  emote: Errand['stops'][number]['emote']
  forMs: number
  holds: HeldProp
  serves: boolean
}
/** An errand that can be done in this room. */
export interface Doable {
  errand: Errand
  stops: readonly [Stop, ...Stop[]]
}
export interface Circumstances {
  hour: number
  nowMs: number
  /** Where the resident stands. */
  from: Pick<Body, 'x' | 'z'>
  /** When it last did the errand, or null. */
  lastDoneMs(errandId: string): number | null
  /** DA2, DA3: nobody stands or talks there. */
  isOpen(spot: Spot): boolean
  /** 0 ≤ x < 1, drawn once for each errand that could be done. */
  chance(): number
}

const minuteMs = 60_000
const farMetres = 20
const fullyMissed = 4

/** DA4: the errands of a card that this room has every place for. */
export function doableIn(space: SpaceDocument, errands: readonly Errand[]): Doable[] {
  return errands.flatMap((errand) => {
    const stops = errand.stops.flatMap(({ spots, emote, forSeconds, holds = 'none', serves = false }): Stop[] => {
      const spot = spots.map((id) => space.spots.find((one) => one.id === id)).find((one) => one !== undefined)
      return spot === undefined ? [] : [{ spot, emote, forMs: forSeconds * 1000, holds, serves }]
    })
    const [first, ...rest] = stops
    return first === undefined || stops.length < errand.stops.length ? [] : [{ errand, stops: [first, ...rest] }]
  })
}

function hoursFrom(fromHour: number, hour: number): number {
  return (((hour - fromHour) % 24) + 24) % 24
}

/** The length of the errand's part of the day. */
function windowHours({ fromHour, toHour }: Errand): number {
  return hoursFrom(fromHour, toHour) || 24
}

/** DA5: what has its hour, was not done for long and lies near is worth the most; chance decides among likes. */
function worth({ errand, stops }: Doable, at: Circumstances): number {
  const lastMs = at.lastDoneMs(errand.id)
  const missed = lastMs === null ? fullyMissed : Math.min(fullyMissed, (at.nowMs - lastMs) / (errand.everyMinutes * minuteMs))
  const metres = Math.hypot(stops[0].spot.x - at.from.x, stops[0].spot.z - at.from.z)
  const timely = 1 - windowHours(errand) / 24
  return timely + (0.8 * missed) / fullyMissed + 0.4 * (1 - Math.min(1, metres / farMetres)) + 0.6 * at.chance()
}

/** The errand most worth doing now, or null. */
export function chooseErrand(doable: readonly Doable[], at: Circumstances): Doable | null {
  let best: { one: Doable; worth: number } | null = null
  for (const one of doable) {
    const { id, fromHour, everyMinutes } = one.errand
    const lastMs = at.lastDoneMs(id)
    if (lastMs !== null && at.nowMs - lastMs < everyMinutes * minuteMs) continue
    if (hoursFrom(fromHour, at.hour) >= windowHours(one.errand) || !one.stops.every(({ spot }) => at.isOpen(spot))) continue
    const value = worth(one, at)
    if (best === null || value > best.worth) best = { one, worth: value }
  }
  return best?.one ?? null
}
