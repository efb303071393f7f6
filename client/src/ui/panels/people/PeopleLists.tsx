import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import type { PersonRow } from '#state/app-store.ts'
import { useApp } from '../../kith.tsx'
import { byNearness } from './nearness.ts'
import { PersonItem } from './PersonItem.tsx'
import { NotesDoor } from './NotesDoor.tsx'
import { Places } from './Places.tsx'
import './people.css'

/** Who is here, people before residents, each by nearness, and where one can go. */
export function PeopleLists() {
  const say = useWords()
  const rows = useApp((state) => state.people)
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const held = pointed || focused
  const persons = useNearest(
    rows.filter((row) => row.kind === 'person'),
    held,
  )
  const residents = useNearest(
    rows.filter((row) => row.kind === 'resident'),
    held,
  )
  // Under a finger, the pointer or the keyboard nothing changes its place.
  const hold = {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  }
  return (
    <>
      <div role="group" aria-label={say('people.people')} {...hold}>
        <h3 className="people__heading">{say('people.people')}</h3>
        <ul className="people">
          {persons.map((person) => (
            <PersonItem key={person.pid} person={person} />
          ))}
        </ul>
        {persons.length <= 1 && <p className="field__hint">{say('people.onlyYou')}</p>}
      </div>
      <div role="group" aria-label={say('people.residents')} {...hold}>
        <h3 className="people__heading">{say('people.residents')}</h3>
        <ul className="people">
          {residents.map((person) => (
            <PersonItem key={person.pid} person={person} />
          ))}
        </ul>
        {residents.length === 0 && <p className="field__hint">{say('people.noResidents')}</p>}
      </div>
      <NotesDoor />
      <Places />
    </>
  )
}

/** The rows by nearness; in the order they have while `held`, newcomers last. */
function useNearest(rows: readonly PersonRow[], held: boolean): readonly PersonRow[] {
  const [order, setOrder] = useState<readonly number[]>([])
  const sorted = held ? inOrder(rows, order) : byNearness(rows, order)
  // Drawn again at once when the order changed: the next one starts from what was last seen.
  if (sorted.length !== order.length || sorted.some(({ pid }, at) => pid !== order[at])) setOrder(sorted.map(({ pid }) => pid))
  return sorted
}

function inOrder(rows: readonly PersonRow[], order: readonly number[]): readonly PersonRow[] {
  const place = new Map(order.map((pid, index) => [pid, index]))
  return rows.toSorted((a, b) => (place.get(a.pid) ?? order.length) - (place.get(b.pid) ?? order.length))
}
