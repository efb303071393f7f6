import type { BooksMessage, HostMessage } from '@kith/shared/protocol'
import { useEffect } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp, useKith } from '../../../kith.tsx'
import type { BooksProps } from './books-props.ts'
import { CapForm } from './CapForm.tsx'
import { CareSum } from './CareSum.tsx'
import { ModelSelect } from './ModelSelect.tsx'
import { ResidentBooks } from './ResidentBooks.tsx'
import { TodayCard } from './TodayCard.tsx'
import './books.css'

/** Who lives here, what each thinks with, what that costs, and why they speak: live for as long as it is open. */
export function BooksView() {
  const say = useWords()
  const { room } = useKith()
  const books = useWatchedBooks()
  if (books === null) return <p role="status">{say('books.loading')}</p>
  const host = (message: HostMessage) => room.host(message)
  const scriptOnly = books.offers.every(({ kind }) => kind === 'script')
  return (
    <div className="books">
      {scriptOnly ? <p className="books__note">{say('books.scriptOnly')}</p> : <Spending books={books} host={host} />}
      <ul className="books__residents">
        {books.residents.map((resident) => (
          <ResidentBooks key={resident.residentId} resident={resident} books={books} host={host} />
        ))}
      </ul>
      <CareSum care={books.care} />
    </div>
  )
}

function Spending({ books, host }: BooksProps) {
  const say = useWords()
  return (
    <>
      <TodayCard books={books} />
      <ModelSelect
        label={say('books.model')}
        hint={say('books.nextTurn')}
        books={books}
        value={books.model}
        onChange={(model) => host({ act: 'model', residentId: null, model })}
      />
      <CapForm books={books} host={host} />
    </>
  )
}

/** Asks the server to tell while this is on the screen, and again whenever the connection is back. */
function useWatchedBooks(): BooksMessage | null {
  const { room } = useKith()
  const online = useApp((state) => state.connection === 'online')
  useEffect(() => {
    if (!online) return
    room.watchBooks(true)
    return () => room.watchBooks(false)
  }, [room, online])
  return useApp((state) => state.books)
}
