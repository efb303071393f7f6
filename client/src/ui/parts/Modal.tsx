import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import './panel.css'

interface ModalProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons, the most likely one last. */
  actions: ReactNode
  /** Esc and a press beside it do nothing: an answer is needed. */
  insistent?: boolean
}

/** A card in the middle that holds everything else back until it is answered. */
export function Modal({ title, onClose, children, actions, insistent = false }: ModalProps) {
  return (
    <Dialog.Root open disablePointerDismissal={insistent} onOpenChange={(open) => !open && !insistent && onClose()}>
      <Dialog.Portal>
        {/* Over a panel as well, which counts as a dialog of its own. */}
        <Dialog.Backdrop forceRender className="modal__shade" />
        <Dialog.Viewport className="modal__place">
          <Dialog.Popup className="modal card">
            <Dialog.Title className="card__title">{title}</Dialog.Title>
            <div className="modal__body">{children}</div>
            <div className="modal__actions">{actions}</div>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
