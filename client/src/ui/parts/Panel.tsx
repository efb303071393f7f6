import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { Icon } from './icons.tsx'
import './panel.css'

interface PanelProps {
  title: string
  onClose: () => void
  /** A line under the title. */
  lead?: ReactNode
  children: ReactNode
}

/**
 * A sheet at the side (from below on phones) that leaves the world walkable and audible: not modal.
 * Esc and the close button end it; focus goes in when it opens and back to the opener when it ends.
 */
export function Panel({ title, onClose, lead, children }: PanelProps) {
  const say = useWords()
  return (
    <Dialog.Root open modal={false} disablePointerDismissal onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup className="panel card">
          <header className="panel__head">
            <Dialog.Title className="card__title">{title}</Dialog.Title>
            <Dialog.Close className="button button--icon button--quiet" aria-label={say('shell.close')}>
              <Icon name="close" />
            </Dialog.Close>
          </header>
          {lead !== undefined && <div className="panel__lead card__text">{lead}</div>}
          <div className="panel__body">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
