import { emotes, type Emote } from '@kith/shared/actions'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { emoteOfKey, keyOfEmote } from '#input/emote-keys.ts'
import { appStore } from '#state/app-store.ts'
import { useApp, useKith } from '#ui/kith.tsx'
import { Icon } from '#ui/parts/icons.tsx'
import './emote-wheel.css'

function close(): void {
  if (appStore.getState().panel === 'emotes') appStore.getState().set({ panel: null })
}

/** A button that opens a dozen gestures in a ring. Their keys choose, arrows go round, Esc closes. */
export function EmoteWheel() {
  const say = useWords()
  const open = useApp((state) => state.panel === 'emotes')
  const button = useRef<HTMLButtonElement>(null)
  return (
    <div className="emotes">
      <button
        ref={button}
        type="button"
        className="button button--icon button--quiet"
        aria-label={say('talk.emotes')}
        aria-expanded={open}
        aria-haspopup="true"
        title={say('talk.emotes')}
        onClick={() => appStore.getState().set({ panel: open ? null : 'emotes' })}
      >
        <Icon name="wave" />
      </button>
      {open && (
        <Ring
          onDone={() => {
            close()
            button.current?.focus()
          }}
        />
      )}
    </div>
  )
}

function Ring({ onDone }: { onDone: () => void }) {
  const say = useWords()
  const { world } = useKith()
  const ring = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState<Emote>('wave')
  const choose = (emote: Emote): void => {
    world.emote(emote)
    onDone()
  }
  useEffect(() => {
    ring.current?.querySelector('button')?.focus()
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && ring.current?.parentElement?.contains(event.target) !== true) close()
    }
    addEventListener('pointerdown', onPress)
    return () => removeEventListener('pointerdown', onPress)
  }, [])
  return (
    <div
      ref={ring}
      className="emotes__ring"
      role="group"
      aria-label={say('talk.emotes')}
      onKeyDown={(event) => {
        const emote = emoteOfKey(event.key)
        if (emote !== undefined) choose(emote)
        else if (event.key === 'Escape') onDone()
        else if (!moveFocus(event.key, ring.current)) return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      {emotes.map((emote, index) => (
        <button
          key={emote}
          type="button"
          className="emotes__one"
          style={placeOf(index)}
          aria-label={say(`talk.${emote}`)}
          aria-keyshortcuts={keyOfEmote(emote)}
          onFocus={() => setNear(emote)}
          onPointerEnter={() => setNear(emote)}
          onClick={() => choose(emote)}
        >
          <Icon name={emote} />
          <span aria-hidden="true">{say(`talk.${emote}`)}</span>
        </button>
      ))}
      <div className="emotes__hub" aria-hidden="true">
        <Icon name={near} />
        <span>{say(`talk.${near}`)}</span>
        <kbd>{keyOfEmote(near)}</kbd>
      </div>
    </div>
  )
}

/** Where on the ring: clockwise from the top. */
function placeOf(index: number): CSSProperties & { '--turn': string } {
  return { '--turn': `${(index * 360) / emotes.length}deg` }
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

function moveFocus(key: string, ring: HTMLElement | null): boolean {
  const step = steps[key]
  if (step === undefined || ring === null) return false
  const buttons = [...ring.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
  return true
}
