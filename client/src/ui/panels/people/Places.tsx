import { useEffect, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useBoth, useKith } from '../../kith.tsx'

const lookEveryMs = 500

/** The named places of the space, each a press away, with how far it is. */
export function Places() {
  const say = useWords()
  const both = useBoth()
  const { room } = useKith()
  const metres = useMetres()
  const places = room.places()
  if (places.length === 0) return null
  return (
    <div role="group" aria-label={say('people.places')}>
      <h3 className="people__heading">{say('people.places')}</h3>
      <p className="field__hint">{say('people.placesLead')}</p>
      <ul className="places">
        {places.map(({ id, title }, index) => (
          <li key={id}>
            <button
              type="button"
              className="button places__one"
              aria-label={say('people.walkToPlace', { place: both(title) })}
              aria-description={metres[index] === undefined ? undefined : say('people.metres', { metres: metres[index] })}
              onClick={() => room.walkToPlace(id)}
            >
              {both(title)}
              {metres[index] !== undefined && (
                <span className="places__metres" aria-hidden="true" data-metres={say('people.metres', { metres: metres[index] })} />
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Whole metres to each place, looked up twice a second. */
function useMetres(): readonly number[] {
  const { room, view } = useKith()
  const [metres, setMetres] = useState<readonly number[]>([])
  useEffect(() => {
    const look = (): void => {
      const self = view.avatars.get(view.selfPid)
      if (self === undefined) return
      const next = room.places().map(({ x, z }) => Math.round(Math.hypot(x - self.x, z - self.z)))
      setMetres((before) => (before.length === next.length && before.every((each, index) => each === next[index]) ? before : next))
    }
    look()
    const timer = setInterval(look, lookEveryMs)
    return () => clearInterval(timer)
  }, [room, view])
  return metres
}
