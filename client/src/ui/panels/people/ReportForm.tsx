import { limits, reportReasons } from '@kith/shared/protocol'
import { useId, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import type { PersonRow } from '#state/app-store.ts'
import { useKith } from '../../kith.tsx'
import { Modal } from '../../parts/Modal.tsx'

interface ReportFormProps {
  person: Pick<PersonRow, 'pid' | 'name'>
  /** Words that stand in the report from the start. */
  about?: string
  onClose: () => void
}

/** Why, a word more, and off it goes; the server adds the last minute of what the reporter heard. */
export function ReportForm({ person, about = '', onClose }: ReportFormProps) {
  const say = useWords()
  const { room } = useKith()
  const [reason, setReason] = useState<(typeof reportReasons)[number]>('harassment')
  const [note, setNote] = useState(about)
  const id = useId()
  const send = () => {
    room.report(person.pid, reason, note.trim())
    onClose()
  }
  return (
    <Modal
      title={say('people.reportTitle', { name: person.name })}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button button--quiet" onClick={onClose}>
            {say('people.cancel')}
          </button>
          <button type="button" className="button button--primary" onClick={send}>
            {say('people.reportSend')}
          </button>
        </>
      }
    >
      <p className="card__text">{say('people.reportText', { name: person.name })}</p>
      <fieldset className="person__reasons">
        <legend className="field__label">{say('people.reportWhy')}</legend>
        {reportReasons.map((each) => (
          <label key={each} className="person__reason">
            <input type="radio" name="reason" checked={reason === each} onChange={() => setReason(each)} />
            {say(`people.${each}`)}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label className="field__label" htmlFor={id}>
          {say('people.reportNote')}
        </label>
        <textarea
          id={id}
          className="input person__note"
          rows={3}
          value={note}
          maxLength={limits.reportCharacters}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
    </Modal>
  )
}
