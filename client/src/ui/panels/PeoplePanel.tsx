import { useWords } from '#i18n/i18n.ts'
import { appStore, type PersonRow } from '#state/app-store.ts'
import { useApp, useBoth, useKith } from '../kith.tsx'
import { closePanel } from '../close-panel.ts'
import { Icon } from '../parts/icons.tsx'
import { Panel } from '../parts/Panel.tsx'
import { PersonCard } from './people/PersonCard.tsx'
import './people/people.css'

const told = new Set(['typing', 'listening', 'thinking', 'speaking', 'asleep', 'out-of-words', 'away'])
type Told = 'typing' | 'listening' | 'thinking' | 'speaking' | 'asleep' | 'out-of-words' | 'away'

/** The room without seeing it: who is here, how far, who hears me; and the places one can walk to. */
export function PeoplePanel() {
  const say = useWords()
  const both = useBoth()
  const { room } = useKith()
  const rows = useApp((state) => state.people)
  const persons = rows.filter((row) => row.kind === 'person')
  const residents = rows.filter((row) => row.kind === 'resident')
  const places = room.places()
  return (
    <Panel title={say('people.title')} onClose={closePanel}>
      <section aria-label={say('people.people')}>
        <h3 className="people__heading">{say('people.people')}</h3>
        <ul className="people">
          {persons.map((person) => (
            <Row key={person.pid} person={person} />
          ))}
        </ul>
        {persons.length <= 1 && <p className="field__hint">{say('people.onlyYou')}</p>}
      </section>
      <section aria-label={say('people.residents')}>
        <h3 className="people__heading">{say('people.residents')}</h3>
        <ul className="people">
          {residents.map((person) => (
            <Row key={person.pid} person={person} />
          ))}
        </ul>
        {residents.length === 0 && <p className="field__hint">{say('people.noResidents')}</p>}
      </section>
      {places.length > 0 && (
        <section aria-label={say('people.places')}>
          <h3 className="people__heading">{say('people.places')}</h3>
          <p className="field__hint">{say('people.placesLead')}</p>
          <ul className="places">
            {places.map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  className="button"
                  aria-label={say('people.walkToPlace', { place: both(title) })}
                  onClick={() => room.walkToPlace(id)}
                >
                  {both(title)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Panel>
  )
}

function Row({ person }: { person: PersonRow }) {
  const say = useWords()
  const { room } = useKith()
  const open = useApp((state) => state.selectedPid === person.pid)
  const select = () => appStore.getState().set({ selectedPid: open ? null : person.pid })
  if (person.self) {
    return (
      <li className="person person--self">
        <span className="person__name">{person.name}</span> <span className="person__badge">{say('people.you')}</span>
        {person.role !== 'guest' && <span className="person__badge">{say(`people.${person.role}`)}</span>}
      </li>
    )
  }
  return (
    <li className="person">
      <div className="person__line">
        <button
          type="button"
          className="person__open"
          aria-expanded={open}
          aria-label={say('people.openCard', { name: person.name })}
          onClick={select}
        >
          <span className="person__name">
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
  return <span className="person__doing">{parts.join(' · ')}</span>
}
