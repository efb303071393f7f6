import { useEffect, useState } from 'react'
import { useWords, type Say } from '#i18n/i18n.ts'
import type { Both } from '@kith/shared/text'
import { useBoth, useKith } from '../kith.tsx'
import type { ListBody } from './list-body.ts'
import { atPlaceMetres, nearestPlace } from './whereabouts.ts'

type Stance = 'walking' | 'standing' | 'seated'
interface Where {
  stance: Stance
  place: Both | null
  metres: number
  seatNear: boolean
}

const lookEveryMs = 300
const nowhere: Where = { stance: 'standing', place: null, metres: 0, seatNear: false }

/** Where I am in words, told when I have come to rest; and sitting down where there is a seat. */
export function Whereabouts({ body }: { body: ListBody | null }) {
  const say = useWords()
  const both = useBoth()
  const where = useWhere(body)
  const sit = () => body?.self.use(performance.now())
  return (
    <div className="whereabouts">
      <p className="whereabouts__text" role="status">
        {sentence(where, say, both)}
      </p>
      {(where.stance === 'seated' || where.seatNear) && (
        <button type="button" className="button" onClick={sit}>
          {say(where.stance === 'seated' ? 'list.standUp' : 'list.sitDown')}
        </button>
      )}
    </div>
  )
}

function sentence({ stance, place, metres }: Where, say: Say, both: (text: Both) => string): string {
  if (stance === 'walking') return say('list.walking')
  if (place === null) return say('list.here')
  const name = both(place)
  if (stance === 'seated') return say('list.seatedAt', { place: name })
  return metres <= atPlaceMetres ? say('list.at', { place: name }) : say('list.near', { place: name, metres: Math.round(metres) })
}

function useWhere(body: ListBody | null): Where {
  const { room } = useKith()
  const [where, setWhere] = useState(nowhere)
  useEffect(() => {
    if (body === null) return undefined
    let lookedMs = 0
    return body.subscribe(() => {
      const nowMs = performance.now()
      if (nowMs - lookedMs < lookEveryMs || !body.self.placed) return
      lookedMs = nowMs
      const next = look(body, room.places())
      setWhere((before) => (same(before, next) ? before : next))
    })
  }, [body, room])
  return where
}

function look({ self }: ListBody, places: Parameters<typeof nearestPlace>[0]): Where {
  const { x, z } = self.position()
  const nearest = nearestPlace(places, x, z)
  return {
    stance: self.seated ? 'seated' : self.walker.travelling ? 'walking' : 'standing',
    place: nearest?.place.title ?? null,
    metres: Math.round(nearest?.metres ?? 0),
    seatNear: self.seatInReach() !== null,
  }
}

function same(a: Where, b: Where): boolean {
  return a.stance === b.stance && a.place === b.place && a.metres === b.metres && a.seatNear === b.seatNear
}
