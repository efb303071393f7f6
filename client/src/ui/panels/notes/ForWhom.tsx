import type { NotePerson } from '@kith/shared/protocol'
import { useId } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '../../kith.tsx'
import { dayShort } from './dates.ts'

interface ForWhomProps {
  people: readonly NotePerson[]
  /** Null for everybody. */
  to: NotePerson | null
  /** Whether whoever is chosen can still be written to. */
  reachable: boolean
  onChange: (to: NotePerson | null) => void
}

/** For everybody, or for one of those here or met here. */
export function ForWhom({ people, to, reachable, onChange }: ForWhomProps) {
  const say = useWords()
  const id = useId()
  const here = people.filter((person) => person.here)
  const away = people.filter((person) => !person.here)
  const choose = (handle: string) => onChange(people.find((person) => person.handle === handle) ?? null)
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {say('notes.for')}
      </label>
      <select
        id={id}
        className="input"
        value={to?.handle ?? ''}
        aria-describedby={`${id}-hint`}
        aria-invalid={!reachable}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{say('notes.everybody')}</option>
        {to !== null && !reachable && (
          <option value={to.handle} disabled>
            {say('notes.outOfReach', { name: to.name })}
          </option>
        )}
        <People label={say('notes.hereNow')} people={here} />
        <People label={say('notes.metHere')} people={away} />
      </select>
      <span className="field__hint" id={`${id}-hint`}>
        {to === null ? say('notes.everybodyHint') : say('notes.oneHint', { name: to.name })}
      </span>
    </div>
  )
}

function People({ label, people }: { label: string; people: readonly NotePerson[] }) {
  const language = useApp((state) => state.language)
  if (people.length === 0) return null
  const namesakes = (name: string) => people.filter((person) => person.name === name).length > 1
  return (
    <optgroup label={label}>
      {people.map(({ handle, name, metMs }) => (
        <option key={handle} value={handle}>
          {namesakes(name) && metMs !== null ? `${name} · ${dayShort(metMs, language)}` : name}
        </option>
      ))}
    </optgroup>
  )
}
