import { noteLimits, type NotePerson } from '@kith/shared/protocol'
import { graphemeCount } from '@kith/shared/text'
import { type RefObject, useEffect, useId, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { randomId } from '#net/random-id.ts'
import { appStore } from '#state/app-store.ts'
import { useApp, useKith } from '../../kith.tsx'
import { ForWhom } from './ForWhom.tsx'

interface WriteNoteProps {
  people: readonly NotePerson[]
  /** Null for everybody. */
  to: NotePerson | null
  onTo: (to: NotePerson | null) => void
  field: RefObject<HTMLTextAreaElement | null>
  /** `isUp`: the note hangs. */
  onClose: (isUp: boolean) => void
}

const toldFrom = 60

/** A blank slip: for whom, the words, and the pin. */
export function WriteNote({ people, to, onTo, field, onClose }: WriteNoteProps) {
  const say = useWords()
  const { room } = useKith()
  const id = useId()
  const [text, setText] = useState('')
  const offRecord = useApp((state) => state.offRecord)
  const { pinning, refusal, pin } = usePinning(onClose)
  const left = noteLimits.textGraphemes - graphemeCount(text.trim())
  // Handles are new after a restart of the server: then the choice must be made again, never widened.
  const reachable = to === null || people.some(({ handle }) => handle === to.handle)
  const ready = text.trim() !== '' && left >= 0 && reachable && !offRecord && !pinning
  return (
    <form
      className="slip slip--mine"
      aria-label={say('notes.write')}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) pin(text.trim(), to?.handle ?? null)
      }}
    >
      <ForWhom people={people} to={to} reachable={reachable} onChange={onTo} />
      <div className="field">
        <label className="unseen" htmlFor={id}>
          {say('notes.text')}
        </label>
        <textarea
          ref={field}
          id={id}
          className="slip__field"
          rows={4}
          value={text}
          placeholder={say('notes.placeholder')}
          aria-invalid={left < 0}
          aria-describedby={`${id}-left`}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span className="field__hint" id={`${id}-left`} aria-live="polite">
          {left < 0 ? say('notes.over', { count: -left }) : left <= toldFrom ? say('notes.left', { count: left }) : ''}
        </span>
      </div>
      {offRecord && (
        <div className="slip__trouble">
          <p role="alert">{say('notes.offRecord')}</p>
          <button type="button" className="button" onClick={() => room.setOffRecord(false)}>
            {say('notes.onRecord')}
          </button>
        </div>
      )}
      {refusal !== null && !offRecord && (
        <p className="field__error" role="alert">
          {say(`code.${refusal}`)}
        </p>
      )}
      <div className="slip__actions slip__actions--form">
        <button type="button" className="button button--quiet" onClick={() => onClose(false)}>
          {say('notes.cancel')}
        </button>
        <button type="submit" className="button button--primary" disabled={!ready}>
          {say(pinning ? 'notes.pinning' : 'notes.pin')}
        </button>
      </div>
    </form>
  )
}

interface Pinned {
  id: string
  text: string
  to: string | null
}

/** Sends a note once, again under the same id after a lost connection, and tells what came of it. */
function usePinning(onClose: (isUp: boolean) => void) {
  const { room } = useKith()
  const [pinned, setPinned] = useState<Pinned | null>(null)
  const online = useApp((state) => state.connection === 'online')
  const answer = useApp((state) => (pinned !== null && state.notePinned?.id === pinned.id ? state.notePinned.answer : null))
  useEffect(() => {
    if (pinned === null || !online || appStore.getState().notePinned?.answer === 'up') return
    room.pinNote(pinned.id, pinned.text, pinned.to)
  }, [room, pinned, online])
  useEffect(() => {
    if (answer === 'up') onClose(true)
  }, [answer, onClose])
  return {
    pinning: pinned !== null && answer === null,
    refusal: answer === 'up' ? null : answer,
    pin: (text: string, to: string | null) => {
      appStore.getState().set({ notePinned: null })
      setPinned({ id: randomId(), text, to })
    },
  }
}
