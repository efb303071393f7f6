import { useWords } from '#i18n/i18n.ts'
import { useApp } from '../../kith.tsx'
import { PersonItem } from './PersonItem.tsx'
import { Places } from './Places.tsx'
import './people.css'

/** Who is here, people before residents, and where one can go. */
export function PeopleLists() {
  const say = useWords()
  const rows = useApp((state) => state.people)
  const persons = rows.filter((row) => row.kind === 'person')
  const residents = rows.filter((row) => row.kind === 'resident')
  return (
    <>
      <section aria-label={say('people.people')}>
        <h3 className="people__heading">{say('people.people')}</h3>
        <ul className="people">
          {persons.map((person) => (
            <PersonItem key={person.pid} person={person} />
          ))}
        </ul>
        {persons.length <= 1 && <p className="field__hint">{say('people.onlyYou')}</p>}
      </section>
      <section aria-label={say('people.residents')}>
        <h3 className="people__heading">{say('people.residents')}</h3>
        <ul className="people">
          {residents.map((person) => (
            <PersonItem key={person.pid} person={person} />
          ))}
        </ul>
        {residents.length === 0 && <p className="field__hint">{say('people.noResidents')}</p>}
      </section>
      <Places />
    </>
  )
}
