import { useId, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { Icon } from '../../parts/icons.tsx'
import { QrCode } from './QrCode.tsx'

/** Phones have a sheet of whom to send it to; a mouse copies. */
const canShare = typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches

/** The link to send: to copy, or to photograph from this screen. */
export function InviteLink({ path }: { path: string }) {
  const say = useWords()
  const id = useId()
  const [copied, setCopied] = useState(false)
  const link = `${window.location.origin}${path}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      // No clipboard on plain http: the link is selected, so that one can copy it by hand.
      const input = document.getElementById(id)
      if (input instanceof HTMLInputElement) input.select()
    }
  }
  const share = async () => {
    try {
      await navigator.share({ url: link })
    } catch (error) {
      // Closing the sheet is an answer; where there is no sheet after all, the link is still to be had.
      if (!(error instanceof DOMException && error.name === 'AbortError')) await copy()
    }
  }
  return (
    <div className="room__link">
      <label className="field__label" htmlFor={id}>
        {say('room.link')}
      </label>
      <div className="room__copy">
        <input id={id} className="input" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className="button button--primary button--icon" aria-label={say('room.copy')} onClick={() => void copy()}>
          <Icon name="copy" />
        </button>
      </div>
      <p className="field__hint" role="status">
        {copied ? say('room.copied') : ''}
      </p>
      {canShare && (
        <button type="button" className="button" onClick={() => void share()}>
          {say('room.share')}
        </button>
      )}
      <QrCode text={link} label={say('room.qr')} />
    </div>
  )
}
