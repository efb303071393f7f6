import { lazy, Suspense, useEffect, useState } from 'react'
import { Conversation } from '#talk/Conversation.tsx'
import type { NetClient } from '#net/client.ts'
import { showsList } from '#state/app-store.ts'
import { talkStore } from '#state/talk-store.ts'
import { useApp, usePlaceTitle } from './kith.tsx'
import { Panels } from './Panels.tsx'
import { TopBar } from './TopBar.tsx'
import { Veil } from './Veil.tsx'
import { focusWorld } from './world-focus.ts'

const FirstSteps = lazy(async () => ({ default: (await import('./FirstSteps.tsx')).FirstSteps }))
const ListView = lazy(async () => ({ default: (await import('./list/ListView.tsx')).ListView }))

/** The first steps are told once, however often one comes in. */
let greeted = false

/** What stands over the world while one is in it. */
export function Inside({ client, newcomer }: { client: NetClient; newcomer: boolean }) {
  const list = useApp(showsList)
  useUnreadTitle()
  const [greets] = useState(() => newcomer && !greeted)
  useEffect(() => {
    greeted ||= newcomer
  }, [newcomer])
  // The button pressed at the door is gone; without this the focus would be nowhere.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) focusWorld()
  }, [])
  return (
    <>
      <TopBar />
      {list ? (
        <Suspense>
          <ListView client={client} />
        </Suspense>
      ) : (
        <main>
          <Conversation>
            {greets && (
              <Suspense>
                <FirstSteps />
              </Suspense>
            )}
          </Conversation>
        </main>
      )}
      <Veil />
      <Panels />
    </>
  )
}

/** The tab says where one is, and how many lines came while nobody was looking. */
function useUnreadTitle(): void {
  const title = usePlaceTitle()
  useEffect(() => {
    let seen = new Set(talkStore.getState().lines.map((line) => line.id))
    const show = (): void => {
      const { lines } = talkStore.getState()
      if (!document.hidden) seen = new Set(lines.map((line) => line.id))
      const unread = lines.filter((line) => !line.mine && line.kind !== 'note' && !seen.has(line.id)).length
      document.title = unread === 0 ? `${title} · Kith` : `(${unread}) ${title} · Kith`
    }
    show()
    const stop = talkStore.subscribe(show)
    document.addEventListener('visibilitychange', show)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', show)
    }
  }, [title])
}
