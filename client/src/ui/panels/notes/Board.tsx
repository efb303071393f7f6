import type { NotePerson, NotesMessage, NoteView } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'
import { Slip } from './Slip.tsx'

interface BoardProps {
  board: NotesMessage
  onAnswer: (to: NotePerson) => void
  onTakeDown: (noteId: string) => void
}

const parts = ['forYou', 'forAll', 'fromYou'] as const
type Part = (typeof parts)[number]

function partOf({ to }: NoteView): Part {
  return to === 'you' ? 'forYou' : to === 'everybody' ? 'forAll' : 'fromYou'
}

/** Paper slips on wood: what is for me first, then what is for everybody, then what I left for others. */
export function Board({ board, onAnswer, onTakeDown }: BoardProps) {
  const say = useWords()
  if (board.notes.length === 0) return <EmptyBoard />
  return (
    <div className="board">
      {parts.map((part) => {
        const notes = board.notes.filter((note) => partOf(note) === part)
        return notes.length === 0 ? null : (
          <section key={part} className="board__part" aria-label={say(`notes.${part}`)}>
            <h3 className="board__heading">{say(`notes.${part}`)}</h3>
            <ul className="board__slips">
              {notes.map((note) => (
                <Slip key={note.noteId} note={note} people={board.people} onAnswer={onAnswer} onTakeDown={onTakeDown} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function EmptyBoard() {
  const say = useWords()
  return (
    <div className="board board--empty">
      <div className="slip slip--blank">
        <h3 className="board__title">{say('notes.emptyTitle')}</h3>
        <p>{say('notes.empty')}</p>
      </div>
    </div>
  )
}
