import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useMemo, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { spaced } from '#i18n/spaced.ts'
import { noticeStore } from '#state/notice-store.ts'
import type { Snapshot } from '#state/photo-store.ts'
import { useApp } from '#ui/kith.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { type Caption, composePhoto } from './compose.ts'
import { pictureFile, save } from './picture-file.ts'

interface PhotoResultProps {
  snapshot: Snapshot
  at: Date
  onClose: () => void
}

/** The picture just taken, with or without its frame: to keep, to share, or to take again. */
export function PhotoResult({ snapshot, at, onClose }: PhotoResultProps) {
  const say = useWords()
  const [framed, setFramed] = useState(true)
  const caption = useCaption(snapshot, at)
  const canvas = useMemo(() => composePhoto(snapshot, caption, framed), [snapshot, caption, framed])
  const preview = usePreview(canvas)
  const place = caption.place
  const withFile = (type: 'image/png' | 'image/jpeg', use: (file: File) => void | Promise<void>) => async (): Promise<void> => {
    try {
      await use(await pictureFile(canvas, type, place, at))
    } catch (error) {
      // Closing the share sheet is an answer, not a failure.
      if (error instanceof DOMException && error.name === 'AbortError') return
      noticeStore.getState().toast('photo.failed', { tone: 'trouble' })
    }
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="modal__shade" />
        <Dialog.Viewport className="modal__place">
          <Dialog.Popup className="modal card photo__result">
            <Dialog.Title className="card__title">{say('photo.result')}</Dialog.Title>
            {preview === null ? (
              <div className="photo__print" style={{ aspectRatio: `${canvas.width} / ${canvas.height}` }} />
            ) : (
              <img className="photo__print" src={preview} width={canvas.width} height={canvas.height} alt={say('photo.resultAlt')} />
            )}
            <Switch label={say('photo.frame')} hint={say('photo.kept')} checked={framed} onChange={setFramed} />
            <div className="modal__actions">
              <button type="button" className="button button--quiet" onClick={onClose}>
                {say('photo.another')}
              </button>
              <button type="button" className="button" onClick={() => void withFile('image/jpeg', save)()}>
                {say('photo.saveJpeg')}
              </button>
              {canShare() && (
                <button type="button" className="button" onClick={() => void withFile('image/jpeg', share)()}>
                  {say('photo.share')}
                </button>
              )}
              <button type="button" className="button button--primary" onClick={() => void withFile('image/png', save)()}>
                {say('photo.savePng')}
              </button>
            </div>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function useCaption(snapshot: Snapshot, at: Date): Caption {
  const say = useWords()
  const language = useApp((state) => state.language)
  return useMemo(() => {
    const locale = language === 'zh' ? 'zh-CN' : 'en'
    const names = snapshot.subjects.filter(({ resident }) => resident).map(({ name }) => `${name} ✦ AI`)
    const { zh, en } = snapshot.title
    return {
      place: language === 'zh' ? `${zh} ${en}` : `${en} ${zh}`,
      date: new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at),
      residents: names.length === 0 ? '' : spaced(say('photo.with', { names: new Intl.ListFormat(locale).format(names) })),
    }
  }, [snapshot, at, language, say])
}

/** An image of the canvas, as fast as it can be had. */
function usePreview(canvas: HTMLCanvasElement): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let wanted = true
    canvas.toBlob(
      (blob) => {
        if (!wanted || blob === null) return
        made = URL.createObjectURL(blob)
        setUrl(made)
      },
      'image/jpeg',
      0.92,
    )
    return () => {
      wanted = false
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [canvas])
  return url
}

function canShare(): boolean {
  const probe = new File([''], 'kith.jpg', { type: 'image/jpeg' })
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [probe] })
}

function share(file: File): Promise<void> {
  return navigator.share({ files: [file] })
}
