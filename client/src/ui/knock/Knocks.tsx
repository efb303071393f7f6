import { useWords } from '#i18n/i18n.ts'
import { appStore } from '#state/app-store.ts'
import { keepClear } from '#state/keep-clear.ts'
import { useApp, useKith } from '../kith.tsx'
import { focusWorld } from '../world-focus.ts'
import './knocks.css'

/** So many are asked about at once; the room panel has them all. */
const mostShown = 2

/** Whoever stands before the door of one's room, to be let in or not from wherever one is. Stays until it is answered. */
export function Knocks() {
  const say = useWords()
  const knocks = useApp((state) => state.hostView?.knocks)
  const listed = useApp((state) => state.panel === 'room')
  const online = useApp((state) => state.connection === 'online')
  if (knocks === undefined || listed || !online) return null
  const more = knocks.length - mostShown
  return (
    <>
      {knocks.slice(0, mostShown).map((knock) => (
        <Knock key={knock.knockId} {...knock} />
      ))}
      {more > 0 && (
        <button
          ref={keepClear}
          type="button"
          className="toast"
          onClick={() => appStore.getState().set({ panel: 'room', selectedPid: null })}
        >
          {say('room.moreKnocks', { count: more })}
        </button>
      )}
    </>
  )
}

function Knock({ knockId, name, line }: { knockId: string; name: string; line: string }) {
  const say = useWords()
  const { room } = useKith()
  const answer = (accept: boolean): void => {
    room.host({ act: 'answer-knock', knockId, accept })
    // The pressed button is about to go, and the focus with it.
    focusWorld()
  }
  return (
    <section ref={keepClear} className="knock" aria-label={say('room.knocks')}>
      <p className="knock__words" role="status">
        <strong>{say('sound.knocked', { name })}</strong>{' '}
        {line !== '' && (
          <q className="knock__line">
            <bdi>{line}</bdi>
          </q>
        )}
      </p>
      <div className="knock__answers">
        <button type="button" className="button button--primary" aria-label={say('room.letIn', { name })} onClick={() => answer(true)}>
          {say('room.letInShort')}
        </button>
        <button type="button" className="button" aria-label={say('room.deny', { name })} onClick={() => answer(false)}>
          {say('room.denyShort')}
        </button>
      </div>
    </section>
  )
}
