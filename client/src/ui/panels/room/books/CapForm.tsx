import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '../../../kith.tsx'
import { Field } from '../../../parts/Field.tsx'
import { capUnit, currencySymbol, readCap } from './amounts.ts'
import type { BooksProps } from './books-props.ts'

/** The hard limit of a day: in money where all models have a price, else in tokens. */
export function CapForm({ books, host }: BooksProps) {
  const say = useWords()
  const language = useApp((state) => state.language)
  const [typed, setTyped] = useState('')
  const unit = capUnit(books.offers)
  const cap = readCap(typed, unit)
  const unitWord = unit === 'money' ? currencySymbol(books.currency, language) : say('books.capTokens')
  return (
    <div className="books__cap">
      <form
        className="room__row books__row"
        onSubmit={(event) => {
          event.preventDefault()
          if (cap !== null) host({ act: 'cap', cap })
          setTyped('')
        }}
      >
        <Field
          label={say('books.capIn', { unit: unitWord })}
          value={typed}
          inputMode="decimal"
          maxLength={15}
          autoComplete="off"
          placeholder={unit === 'money' ? '1.00' : '50,000'}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" className="button" disabled={cap === null}>
          {say('books.setCap')}
        </button>
      </form>
      <span className="field__hint">{say('books.capHint')}</span>
      {books.cap !== null && (
        <button type="button" className="button button--quiet" onClick={() => host({ act: 'cap', cap: null })}>
          {say('books.removeCap')}
        </button>
      )}
    </div>
  )
}
