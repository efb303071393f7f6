import { useEffect, useRef } from 'react'
import { dotted } from '#i18n/dotted.ts'
import { useWords } from '#i18n/i18n.ts'
import { appStore, type PersonRow } from '#state/app-store.ts'
import { useApp, useBoth, useKith } from '../../kith.tsx'
import { ChangeLook } from '../../look/ChangeLook.tsx'
import { Icon } from '../../parts/icons.tsx'
import { PersonCard } from './PersonCard.tsx'

const told = new Set(['typing', 'listening', 'thinking', 'speaking', 'asleep', 'out-of-words', 'away'])
type Told = 'typing' | 'listening' | 'thinking' | 'speaking' | 'asleep' | 'out-of-words' | 'away'

/** One person of the list: who, where, and what one may do about them once opened. */
export function PersonItem({ person }: { person: PersonRow }) {
  const say = useWords()
  const { room } = useKith()
  const open = useApp((state) => state.selectedPid === person.pid)
  const row = useRef<HTMLLIElement>(null)
  // What one asked to see may open below the edge.
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const select = () => appStore.getState().set({ selectedPid: open ? null : person.pid })
  if (person.self) {
    return (
      <li className="person person--self">
        <span className="person__name">{person.name}</span> <span className="person__badge">{say('people.you')}</span>
        {person.role !== 'guest' && <span className="person__badge">{say(`people.${person.role}`)}</span>}
        <span className="person__mine">
          <ChangeLook />
        </span>
      </li>
    )
  }
  return (
    <li ref={row} className="person">
      <div className="person__line">
        <button type="button" className="person__open" aria-expanded={open} onClick={select}>
          <span className="unseen">{say('people.openCard', { name: person.name })}</span>
          <span className="person__name" aria-hidden="true">
            {person.kind === 'resident' && (
              <span className="person__star" aria-hidden="true">
                ✦
              </span>
            )}
            {person.name}
          </span>
          {person.kind === 'resident' && <span className="person__badge person__badge--ai">{say('people.ai')}</span>}
          {person.role !== 'guest' && <span className="person__badge">{say(`people.${person.role}`)}</span>}
          <Doing person={person} />
        </button>
        <button
          type="button"
          className="button button--icon button--quiet"
          aria-label={say('people.walkTo', { name: person.name })}
          onClick={() => room.walkTo(person.pid)}
        >
          <Icon name="walk" />
        </button>
      </div>
      {open && <PersonCard person={person} />}
    </li>
  )
}

/** Where, within earshot or not, and what they are doing, in one quiet line. */
function Doing({ person }: { person: PersonRow }) {
  const say = useWords()
  const both = useBoth()
  const parts = [
    person.distanceMetres < 1.5 ? say('people.beside') : say('people.metres', { metres: person.distanceMetres }),
    say(person.hearing === 'heard' ? 'people.hearsYou' : person.hearing === 'murmur' ? 'people.murmurs' : 'people.outOfEarshot'),
  ]
  if (told.has(person.presence)) parts.push(say(`people.${person.presence as Told}`))
  else if (person.kind === 'resident' && person.activity.en !== '') parts.push(both(person.activity))
  if (person.blocked) parts.push(say('people.blocked'))
  else if (person.mutedForMe) parts.push(say('people.muted'))
  if (person.mutedByHost) parts.push(say('people.mutedByHost'))
  if (person.offRecord) parts.push(say('people.offRecord'))
  return <span className="person__doing">{dotted(parts)}</span>
}
