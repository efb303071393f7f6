import type { BooksMessage } from '@kith/shared/protocol'
import { useId } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '../../../kith.tsx'
import { price } from './amounts.ts'

interface ModelSelectProps {
  label: string
  hint?: string
  books: BooksMessage
  /** '' for the first choice: the usual one, or what the room has. */
  value: string
  /** For a resident: what it speaks with when it goes with the room. */
  ofRoom?: string
  onChange: (model: string | null) => void
}

/** Which of the offered models speaks. The first choice leaves it to the server, or to the room. */
export function ModelSelect({ label, hint, books, value, ofRoom, onChange }: ModelSelectProps) {
  const say = useWords()
  const id = useId()
  const language = useApp((state) => state.language)
  const usual = books.offers[0]?.name ?? ''
  const shown = ofRoom ?? usual
  const named = (name: string) => (books.offers.find((offer) => offer.name === name)?.kind === 'script' ? say('books.script') : name)
  const cost = books.offers.find(({ name }) => name === (value === '' ? shown : value))?.price ?? null
  const hints = [
    ...(cost === null
      ? []
      : [say('books.price', { in: price(cost.input, books.currency, language), out: price(cost.output, books.currency, language) })]),
    ...(hint === undefined ? [] : [hint]),
  ]
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        aria-describedby={hints.length > 0 ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        <option value="">
          {ofRoom === undefined ? say('books.usual', { model: named(usual) }) : say('books.asRoom', { model: named(ofRoom) })}
        </option>
        {books.offers
          .filter(({ name }) => ofRoom !== undefined || name !== usual)
          .map(({ name }) => (
            <option key={name} value={name}>
              {named(name)}
            </option>
          ))}
      </select>
      {hints.length > 0 && (
        <div id={`${id}-hint`}>
          {hints.map((each) => (
            <p key={each} className="field__hint">
              {each}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}
