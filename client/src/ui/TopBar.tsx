import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { isTyping } from '#input/intent.ts'
import { appStore, type Panel } from '#state/app-store.ts'
import { keepClear } from '#state/keep-clear.ts'
import { noticeStore } from '#state/notice-store.ts'
import { heightOf } from './height-of.ts'
import { useApp, useKith, usePlaceTitle } from './kith.tsx'
import { Glyph } from './parts/Glyph.tsx'
import { Icon, type IconName } from './parts/icons.tsx'
import { LanguageButton } from './parts/LanguageButton.tsx'
import './top-bar.css'

const PhotoMode = lazy(async () => ({ default: (await import('#photo/PhotoMode.tsx')).PhotoMode }))
const camera =
  'M4.6 8h2.9l1.6-2.5h5.8L16.5 8h2.9A1.6 1.6 0 0 1 21 9.6v8.3a1.6 1.6 0 0 1-1.6 1.6H4.6A1.6 1.6 0 0 1 3 17.9V9.6A1.6 1.6 0 0 1 4.6 8ZM12 16.6a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4Z'

/** With large text the bar takes two rows: what hangs below it begins below both. */
const makeRoom = heightOf('--bar-height')

/** Where one is, and the doors to the panels. */
export function TopBar() {
  const say = useWords()
  const { room } = useKith()
  const where = useApp((state) => state.room)
  const count = useApp((state) => state.people.length)
  const isPrivate = where?.kind === 'private'
  const waiting = useApp((state) => state.hostView?.knocks.length ?? 0)
  const roomLabel = say(isPrivate ? 'shell.thisRoom' : 'shell.makeRoom')
  const title = usePlaceTitle()
  return (
    <header ref={makeRoom} className="bar on-dusk">
      <h1 ref={keepClear} className="bar__title" title={title}>
        {where?.locked === true && <Icon name="lock" />}
        {where?.locked === true && <span className="unseen">{say('shell.locked')}</span>}
        <span className="bar__name">{title}</span>
      </h1>
      <nav ref={keepClear} className="bar__buttons">
        <PhotoButton />
        <BarButton panel="people" icon="people" label={say('shell.people')}>
          <span className="bar__count" aria-hidden="true" data-count={count} />
          <NewsDot />
        </BarButton>
        <BarButton panel="room" icon="door" label={waiting === 0 ? roomLabel : `${roomLabel} · ${say('room.waiting', { count: waiting })}`}>
          <span className="bar__label" aria-hidden="true">
            {roomLabel}
          </span>
          {waiting > 0 && <span className="bar__knocks" aria-hidden="true" data-count={waiting} />}
        </BarButton>
        <NotesButton />
        <BarButton panel="memory" icon="book" label={say('shell.memory')} />
        <BarButton panel="settings" icon="gear" label={say('shell.settings')} />
        <BarButton panel="help" icon="help" label={say('shell.help')} extra="bar-button--roomy" />
        <LanguageButton className="bar-button bar-button--language" onChange={(lang) => room.updateProfile({ lang })} />
      </nav>
    </header>
  )
}

/** Upright phones have the board behind the list of people: a dot there says that something new hangs on it. */
function NewsDot() {
  const fresh = useApp((state) => state.notesWaiting !== null)
  return fresh && <span className="bar__dot" aria-hidden="true" />
}

/** The board, and whether anything new hangs there. On a phone it is opened from the list of people. */
function NotesButton() {
  const say = useWords()
  const fresh = useApp((state) => (state.notesWaiting === null ? 0 : state.notesWaiting.forYou + state.notesWaiting.forAll))
  const label = fresh === 0 ? say('notes.title') : `${say('notes.title')} · ${say('notes.news', { count: fresh })}`
  return (
    <BarButton panel="notes" icon="note" label={label} extra="bar-button--roomy">
      {fresh > 0 && <span className="bar__knocks" aria-hidden="true" data-count={fresh} />}
    </BarButton>
  )
}

interface BarButtonProps {
  panel: Exclude<Panel, null>
  icon: IconName
  label: string
  extra?: string
  children?: React.ReactNode
}

function BarButton({ panel, icon, label, extra = '', children }: BarButtonProps) {
  const open = useApp((state) => state.panel === panel)
  return (
    <button
      type="button"
      className={`bar-button ${extra}`}
      aria-label={label}
      aria-expanded={open}
      title={label}
      onClick={() => appStore.getState().set({ panel: open ? null : panel, selectedPid: null })}
    >
      <Icon name={icon} />
      {children}
    </button>
  )
}

/** Opens photo mode, as P does. Its code comes when first asked for. */
function PhotoButton() {
  const say = useWords()
  const drawn = useApp((state) => state.worldReady)
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const hold = useCallback((element: HTMLButtonElement | null) => {
    button.current = element
    return keepClear(element)
  }, [])
  const enter = useCallback(async () => {
    try {
      await import('#photo/PhotoMode.tsx')
      appStore.getState().set({ panel: null, selectedPid: null })
      // What was still being told would stand in the picture's way.
      for (const { id } of noticeStore.getState().toasts) noticeStore.getState().dismiss(id)
      setOpen(true)
    } catch {
      noticeStore.getState().toast('shell.panelFailed', { tone: 'trouble' })
    }
  }, [])
  const leave = useCallback(() => {
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }, [])
  usePhotoKey(drawn && !open, enter)
  if (!drawn) return null
  return (
    <>
      <button
        ref={hold}
        type="button"
        className="bar-button bar-button--photo"
        aria-label={say('photo.open')}
        aria-keyshortcuts="P"
        title={`${say('photo.open')} · P`}
        onClick={() => void enter()}
      >
        <Glyph path={camera} />
      </button>
      {open && (
        <Suspense>
          <PhotoMode onLeave={leave} />
        </Suspense>
      )}
    </>
  )
}

function usePhotoKey(active: boolean, enter: () => Promise<void>): void {
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyP' || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target)) return
      event.preventDefault()
      void enter()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [active, enter])
}
