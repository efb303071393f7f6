import { emotes, emotions } from '@kith/shared/actions'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { useWords, type Word } from '#i18n/i18n.ts'
import { noticeStore } from '#state/notice-store.ts'
import { photoStore, type Snapshot } from '#state/photo-store.ts'
import { useKith } from '#ui/kith.tsx'
import { Icon } from '#ui/parts/icons.tsx'
import { PhotoResult } from './PhotoResult.tsx'
import './photo.css'

const pictureScale = 2

type Drawer = 'poses' | 'faces' | null

/** Photo mode: the interface is away, what remains is a shutter, poses and faces. Esc or P leaves. */
export function PhotoMode({ onLeave }: { onLeave: () => void }) {
  const say = useWords()
  const { drawer, setDrawer } = useDrawer()
  const [shot, setShot] = useState<{ snapshot: Snapshot; at: Date } | null>(null)
  const [flashes, setFlashes] = useState(0)
  const shutter = useRef<HTMLButtonElement>(null)
  useHiddenInterface()
  useLeaveKeys(shot === null, onLeave)
  useEffect(() => shutter.current?.focus(), [])

  function take(): void {
    const snapshot = photoStore.getState().camera?.take(pictureScale) ?? null
    if (snapshot === null) return noticeStore.getState().toast('photo.failed', { tone: 'trouble' })
    setFlashes(flashes + 1)
    setShot({ snapshot, at: new Date() })
  }

  return createPortal(
    <div className="photo on-dusk" role="group" aria-label={say('photo.title')}>
      <p className="photo__hint" aria-hidden={shot !== null}>
        {say(matchMedia('(pointer: coarse)').matches ? 'photo.hintTouch' : 'photo.hint')}
      </p>
      <button type="button" className="photo__leave" aria-label={say('photo.leave')} title={say('photo.leave')} onClick={onLeave}>
        <Icon name="close" />
      </button>
      <div className="photo__dock">
        {drawer === 'poses' && <Poses />}
        {drawer === 'faces' && <Faces />}
        <div className="photo__row">
          <DrawerButton name="poses" open={drawer} onOpen={setDrawer} />
          <DrawerButton name="faces" open={drawer} onOpen={setDrawer} />
          <button
            ref={shutter}
            type="button"
            className="photo__shutter"
            aria-label={say('photo.take')}
            title={say('photo.take')}
            onClick={take}
          />
          <button type="button" className="photo__word" onClick={() => photoStore.getState().camera?.turnToCamera()}>
            {say('photo.turn')}
          </button>
        </div>
      </div>
      {flashes > 0 && <div key={flashes} className="photo__flash" aria-hidden="true" />}
      {shot !== null && (
        <PhotoResult
          snapshot={shot.snapshot}
          at={shot.at}
          onClose={() => {
            setShot(null)
            shutter.current?.focus()
          }}
        />
      )}
    </div>,
    document.body,
  )
}

function useDrawer() {
  const [drawer, setDrawer] = useState<Drawer>(null)
  return { drawer, setDrawer: (name: Drawer) => setDrawer((before) => (before === name ? null : name)) }
}

/** Everything else of the interface is out of sight and out of reach. */
function useHiddenInterface(): void {
  useEffect(() => {
    document.documentElement.dataset['photo'] = ''
    photoStore.getState().set({ open: true })
    return () => {
      delete document.documentElement.dataset['photo']
      photoStore.getState().set({ open: false, emotion: null })
    }
  }, [])
}

function useLeaveKeys(active: boolean, onLeave: () => void): void {
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key !== 'Escape' && event.code !== 'KeyP') return
      event.preventDefault()
      onLeave()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [active, onLeave])
}

interface DrawerButtonProps {
  name: Exclude<Drawer, null>
  open: Drawer
  onOpen: (name: Drawer) => void
}

function DrawerButton({ name, open, onOpen }: DrawerButtonProps) {
  const say = useWords()
  return (
    <button type="button" className="photo__word" aria-expanded={open === name} onClick={() => onOpen(name)}>
      {say(`photo.${name}`)}
    </button>
  )
}

/** Gestures; others in the room see them too. */
function Poses() {
  const say = useWords()
  const { world } = useKith()
  return (
    <div className="photo__chips" role="group" aria-label={say('photo.poses')}>
      {emotes.map((emote) => (
        <button key={emote} type="button" className="photo__chip" onClick={() => world.emote(emote)}>
          {say(`talk.${emote}` as Word)}
        </button>
      ))}
    </div>
  )
}

/** Faces for the picture; a second press lets go. */
function Faces() {
  const say = useWords()
  const worn = useStore(photoStore, (state) => state.emotion)
  return (
    <div className="photo__chips" role="group" aria-label={say('photo.faces')}>
      {emotions.map((emotion, index) => (
        <button
          key={emotion}
          type="button"
          className="photo__chip"
          aria-pressed={worn === index}
          onClick={() => photoStore.getState().set({ emotion: worn === index ? null : index })}
        >
          {say(`photo.${emotion}` as Word)}
        </button>
      ))}
    </div>
  )
}
