import type { NotePerson, NoteView } from '@kith/shared/protocol'
import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '../../kith.tsx'
import { AboutAuthor } from './AboutAuthor.tsx'
import { dayShort } from './dates.ts'

interface SlipProps {
  note: NoteView
  people: readonly NotePerson[]
  onAnswer: (to: NotePerson) => void
  onTakeDown: (noteId: string) => void
}

/** One note: its words, whose they are and since when, and what one may do with it. */
export function Slip({ note, people, onAnswer, onTakeDown }: SlipProps) {
  const say = useWords()
  const language = useApp((state) => state.language)
  const [more, setMore] = useState(false)
  const author = people.find(({ handle }) => handle === note.fromHandle)
  const from = note.mine ? say('notes.you') : note.from
  return (
    <li className="slip" data-for={note.to === 'everybody' ? 'all' : 'one'}>
      <p className="slip__text" lang={note.lang}>
        {note.text}
      </p>
      <div className="slip__foot">
        <p className="slip__by">
          <span className="slip__from">{from}</span>
          {typeof note.to === 'object' && <span>{say('notes.to', { name: note.to.name })}</span>}
          <span>{dayShort(note.atMs, language)}</span>
          <span className="slip__until">{say('notes.until', { day: dayShort(note.untilMs, language) })}</span>
          {note.fresh && <span className="slip__fresh">{say('notes.fresh')}</span>}
        </p>
        <div className="slip__actions">
          {author !== undefined && (
            <button
              type="button"
              className="button button--quiet"
              aria-label={say('notes.answerTo', { name: author.name })}
              onClick={() => onAnswer(author)}
            >
              {say('notes.answer')}
            </button>
          )}
          {note.mayTakeDown && (
            <button
              type="button"
              className="button button--quiet"
              aria-label={note.mine ? say('notes.takeDownMine') : say('notes.takeDownOf', { name: note.from })}
              onClick={() => onTakeDown(note.noteId)}
            >
              {say('notes.takeDown')}
            </button>
          )}
          {note.fromPid !== null && (
            <button
              type="button"
              className="button button--quiet slip__more"
              aria-label={say('notes.more', { name: note.from })}
              aria-expanded={more}
              onClick={() => setMore(!more)}
            >
              <span aria-hidden="true">···</span>
            </button>
          )}
          {more && note.fromPid !== null && <AboutAuthor pid={note.fromPid} name={note.from} text={note.text} />}
        </div>
      </div>
    </li>
  )
}
