import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { keepClear } from '#state/keep-clear.ts'
import { worldElement } from '../world-focus.ts'
import { Icon } from './icons.tsx'
import './panel.css'

interface PanelProps {
  title: string
  onClose: () => void
  /** A line under the title. */
  lead?: ReactNode
  children: ReactNode
  /** Holds nothing to press: the keyboard scrolls it all the same. */
  reading?: boolean
}

/**
 * A sheet at the side (from below on phones) that leaves the world walkable and audible: not modal.
 * Esc and the close button end it; focus goes in when it opens and back to the world when it ends, so that one can go on
 * walking or press Enter to talk.
 */
export function Panel({ title, onClose, lead, children, reading = false }: PanelProps) {
  const say = useWords()
  return (
    <Dialog.Root open modal={false} disablePointerDismissal onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup ref={keepClear} className="panel card" finalFocus={worldElement}>
          <div className="panel__head">
            <Dialog.Title className="card__title">{title}</Dialog.Title>
            <Dialog.Close className="button button--icon button--quiet" aria-label={say('shell.close')}>
              <Icon name="close" />
            </Dialog.Close>
          </div>
          {lead !== undefined && <div className="panel__lead card__text">{lead}</div>}
          <div className="panel__body" {...(reading ? { tabIndex: 0 } : {})}>
            {children}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
