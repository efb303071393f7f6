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
          <WhyPopover
            utteranceId={utteranceId}
            anchor={() => button.current?.closest('.line') ?? button.current}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
