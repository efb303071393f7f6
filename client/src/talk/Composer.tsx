import { limits, type Volume } from '@kith/shared/protocol'
import { graphemeCount } from '@kith/shared/text'
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { useWords } from '#i18n/i18n.ts'
import { draftStore } from '#state/draft-store.ts'
import { keepClear } from '#state/keep-clear.ts'
import { useApp, useKith } from '#ui/kith.tsx'
import { Icon } from '#ui/parts/icons.tsx'
import { isComposing } from '#ui/parts/ime.ts'
import { focusWorld } from '#ui/world-focus.ts'
import { EmoteWheel } from './EmoteWheel.tsx'
import { HearersLine } from './HearersLine.tsx'
import { OffRecordButton } from './OffRecordButton.tsx'
import { VolumePicker } from './VolumePicker.tsx'
import './composer.css'

/** The counter appears when so few are left. */
const countFrom = 80
const volumeKeys: Record<string, Volume> = { Digit1: 'whisper', Digit2: 'say', Digit3: 'shout' }

/** Where one speaks. Enter or / comes here from anywhere, Esc goes back to walking, Alt+1–3 choose how loud. */
export function Composer() {
  const say = useWords()
  const { room } = useKith()
  const { text, volume } = useStore(draftStore)
  const setText = (words: string): void => draftStore.setState({ text: words })
  const setVolume = (loud: Volume): void => draftStore.setState({ volume: loud })
  const shoutAllowed = useApp((state) => state.room?.shout !== false)
  const box = useRef<HTMLTextAreaElement>(null)
  const hearersId = useId()
  const left = limits.textGraphemes - graphemeCount(text, limits.textGraphemes + 500)
  const loud = volume === 'shout' && !shoutAllowed ? 'say' : volume
  useComposerKeys(box)

  function speak(): void {
    const words = text.replaceAll(/\s+/g, ' ').trim()
    if (words === '' || left < 0) return
    room.say(words, loud)
    setText('')
    // Shouting is for once; the next word is spoken again.
    if (loud === 'shout') setVolume('say')
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (isComposing(event)) return
    const chosen = event.altKey && !event.ctrlKey ? volumeKeys[event.code] : undefined
    if (chosen !== undefined && (chosen !== 'shout' || shoutAllowed)) setVolume(chosen)
    else if (event.key === 'Enter' && !event.shiftKey) speak()
    else if (event.key === 'Escape') focusWorld()
    else return
    event.preventDefault()
  }

  return (
    <form
      ref={keepClear}
      className="composer card"
      onSubmit={(event) => {
        event.preventDefault()
        speak()
      }}
    >
      <div className="composer__top">
        <HearersLine id={hearersId} volume={loud} />
        <Counter left={left} />
        <OffRecordButton />
        <VolumePicker volume={loud} shoutAllowed={shoutAllowed} onChange={setVolume} />
      </div>
      <div className="composer__row">
        <textarea
          ref={box}
          className="composer__box"
          rows={1}
          aria-label={say('talk.say')}
          aria-describedby={hearersId}
          aria-invalid={left < 0}
          placeholder={say('talk.say')}
          enterKeyHint="send"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            room.typing(event.currentTarget.value.trim() !== '')
          }}
          onBlur={() => room.typing(false)}
          onKeyDown={onKeyDown}
        />
        <EmoteWheel />
        <button
          type="submit"
          className="button button--icon button--primary composer__send"
          aria-label={say('talk.send')}
          disabled={text.trim() === '' || left < 0}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}

function Counter({ left }: { left: number }) {
  const say = useWords()
  if (left > countFrom) return null
  return (
    <span className="composer__count" data-over={left < 0} role="status">
      <span className="unseen">{left < 0 ? say('talk.over', { count: -left }) : say('talk.left', { count: left })}</span>
      <span aria-hidden="true">{left < 0 ? say('talk.overShort', { count: -left }) : say('talk.leftShort', { count: left })}</span>
    </span>
  )
}

/** Enter or / anywhere in the world starts talking. */
function useComposerKeys(box: React.RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if ((event.key !== 'Enter' && event.key !== '/') || event.defaultPrevented || event.isComposing) return
      if (event.ctrlKey || event.metaKey || event.altKey || !startsTalk(event.target)) return
      event.preventDefault()
      box.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [box])
}

/** Nothing that has a use for the key itself is focused, and no card holds the world back. */
function startsTalk(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"], [role="alertdialog"]') !== null) return false
  return (
    !(target instanceof HTMLElement) || target.closest('a, button, input, textarea, select, [contenteditable], [role="dialog"]') === null
  )
}
