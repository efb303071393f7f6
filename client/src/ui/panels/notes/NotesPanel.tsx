import type { NotePerson } from '@kith/shared/protocol'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { closePanel } from '../../close-panel.ts'
import { useKith } from '../../kith.tsx'
import { Icon } from '../../parts/icons.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Board } from './Board.tsx'
import { useBoard } from './use-board.ts'
import { WriteNote } from './WriteNote.tsx'
import './notes.css'

/** A note can be put back for 30 s; the way to do it goes a little sooner. */
const putBackShownMs = 24_000

/** The board of the room: what others left here, and a slip of one's own. */
export function NotesPanel() {
  const say = useWords()
  const now = useBoard()
  return (
    <Panel title={say('notes.title')} lead={say('notes.lead')} onClose={closePanel}>
      {now.step === 'loading' && <p role="status">{say('notes.loading')}</p>}
      {now.step === 'failed' && (
        <div className="field">
          <p role="alert">{say('notes.failed')}</p>
          <button type="button" className="button" onClick={now.again}>
            {say('notes.tryAgain')}
          </button>
        </div>
      )}
      {now.step === 'ready' && <OpenBoard board={now.board} />}
    </Panel>
  )
}

/** Nobody in particular, or an answer to somebody; null while nothing is being written. */
type Writing = { to: NotePerson | null } | null

function OpenBoard({ board }: { board: Parameters<typeof Board>[0]['board'] }) {
  const say = useWords()
  const [writing, setWriting] = useState<Writing>(null)
  const [hung, setHung] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const { takenId, takeDown, putBack } = useTaking()
  const taken = takenId !== null && board.notes.every(({ noteId }) => noteId !== takenId)
  const close = useCallback((isUp: boolean) => {
    setWriting(null)
    setHung(isUp)
    // The slip is gone: the keyboard goes on where it was opened.
    requestAnimationFrame(() => opener.current?.focus())
  }, [])
  const down = (noteId: string) => {
    setHung(false)
    takeDown(noteId)
  }
  const back = () => {
    putBack()
    requestAnimationFrame(() => opener.current?.focus())
  }
  const write = (to: NotePerson | null) => {
    setHung(false)
    setWriting({ to })
    requestAnimationFrame(() => field.current?.focus())
  }
  return (
    <>
      {writing === null ? (
        <button ref={opener} type="button" className="notes__write" onClick={() => write(null)}>
          <Icon name="pen" />
          {say('notes.write')}
        </button>
      ) : (
        <WriteNote field={field} people={board.people} to={writing.to} onTo={(to) => setWriting({ to })} onClose={close} />
      )}
      <p className={hung ? 'notes__said' : 'unseen'} role="status">
        {hung ? say('notes.up') : ''}
      </p>
      {taken && (
        <p className="notes__taken" role="status">
          {say('notes.taken')}
          <button type="button" className="button" autoFocus onClick={back}>
            {say('notes.putBack')}
          </button>
        </p>
      )}
      <Board board={board} onAnswer={write} onTakeDown={down} />
    </>
  )
}

/** Taking a note down, and the way back for a while. */
function useTaking() {
  const { room } = useKith()
  const [takenId, setTakenId] = useState<string | null>(null)
  useEffect(() => {
    if (takenId === null) return undefined
    const timer = setTimeout(() => setTakenId(null), putBackShownMs)
    return () => clearTimeout(timer)
  }, [takenId])
  return {
    takenId,
    takeDown: (noteId: string) => {
      room.takeNote(noteId, false)
      setTakenId(noteId)
    },
    putBack: () => {
      if (takenId !== null) room.takeNote(takenId, true)
      setTakenId(null)
    },
  }
}
