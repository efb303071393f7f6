import { lazy, Suspense, useRef, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { Icon } from '#ui/parts/icons.tsx'

const WhyPopover = lazy(async () => ({ default: (await import('./WhyPopover.tsx')).WhyPopover }))

/** The small mark on a line that memories stand behind. */
export function WhyButton({ utteranceId }: { utteranceId: string }) {
  const say = useWords()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        className="line__why"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={say('talk.why')}
        title={say('talk.why')}
        onClick={() => setOpen(!open)}
      >
        <Icon name="why" />
      </button>
      {open && (
        <Suspense>
          <WhyPopover utteranceId={utteranceId} anchor={() => anchorFor(button.current)} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** The most the card may need (why.css): so much of the window, or so many letters' heights. */
const cardShare = 0.6
const cardRem = 24

/** The line, so as not to cover it; where so long a line leaves no room above or below it, the mark alone. */
function anchorFor(button: HTMLElement | null): Element | null {
  const line = button?.closest('.line') ?? null
  if (line === null) return button
  const { top, bottom } = line.getBoundingClientRect()
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const needed = Math.min(window.innerHeight * cardShare, cardRem * remPixels)
  return Math.max(top, window.innerHeight - bottom) >= needed ? line : button
}
