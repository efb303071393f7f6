import type { ReactNode } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { Modal } from './Modal.tsx'

interface ConfirmProps {
  title: string
  text: string
  yes: string
  /** What stays as it is; "Cancel" where that can mean one thing only. */
  no?: string
  onYes: () => void
  onClose: () => void
  /** What else may be decided with it. */
  children?: ReactNode
}

/** Asks once more before something that is hard to take back. */
export function Confirm({ title, text, yes, no, onYes, onClose, children }: ConfirmProps) {
  const say = useWords()
  return (
    <Modal
      title={title}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button button--quiet" onClick={onClose}>
            {no ?? say('shell.cancel')}
          </button>
          <button
            type="button"
            className="button button--danger"
            onClick={() => {
              onYes()
              onClose()
            }}
          >
            {yes}
          </button>
        </>
      }
    >
      <p className="card__text">{text}</p>
      {children}
    </Modal>
  )
}
