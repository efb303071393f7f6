import { useEffect } from 'react'
import type { Connection } from '#state/app-store.ts'
import { useWords, type Word } from '#i18n/i18n.ts'
import { keepClear } from '#state/keep-clear.ts'
import { noticeStore } from '#state/notice-store.ts'
import { DoorHead } from './door/DoorHead.tsx'
import { useApp, useKith } from './kith.tsx'
import './door/door.css'

interface Ending {
  title: Word
  text: Word
  /** What the main button does. */
  way: 'move-back' | 'again' | 'garden'
}

const endings: Partial<Record<Connection, Ending>> = {
  moved: { title: 'shell.movedTitle', text: 'shell.movedText', way: 'move-back' },
  kicked: { title: 'shell.kickedTitle', text: 'shell.kickedText', way: 'garden' },
  banned: { title: 'shell.bannedTitle', text: 'shell.bannedText', way: 'garden' },
  offline: { title: 'shell.closedTitle', text: 'shell.closedText', way: 'again' },
}

/** How a stay can end without one's own doing, each with a way on. */
export function EndCard() {
  const say = useWords()
  const { door } = useKith()
  const ending = useApp((state) => endings[state.connection])
  const invited = useApp((state) => state.invite !== null)
  const over = ending !== undefined
  useEffect(() => {
    // What was told inside is of no use outside.
    if (over) for (const { id } of noticeStore.getState().toasts) noticeStore.getState().dismiss(id)
  }, [over])
  if (ending === undefined) return null
  const again = ending.way === 'garden' && !invited ? 'again' : ending.way
  return (
    <main className="door">
      <div ref={keepClear} className="card door__card" role="alertdialog" aria-labelledby="end-title" aria-describedby="end-text">
        <DoorHead />
        <h1 className="card__title" id="end-title">
          {say(ending.title)}
        </h1>
        <p className="card__text" id="end-text">
          {say(ending.text)}
        </p>
        <div className="door__actions">
          {invited && again !== 'garden' && (
            <button type="button" className="button button--quiet" onClick={() => door.goTo(null)}>
              {say('shell.toGarden')}
            </button>
          )}
          {again === 'garden' && (
            <button type="button" className="button button--primary" autoFocus onClick={() => door.goTo(null)}>
              {say('shell.toGarden')}
            </button>
          )}
          {again !== 'garden' && (
            <button
              type="button"
              className="button button--primary"
              autoFocus
              onClick={() => door.enter(again === 'move-back' ? { takeover: true } : {})}
            >
              {say(again === 'move-back' ? 'shell.moveBack' : 'shell.tryAgain')}
            </button>
          )}
        </div>
      </div>
    </main>
  )
}
