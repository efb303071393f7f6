import { lazy, Suspense, useEffect } from 'react'
import { Conversation } from '#talk/Conversation.tsx'
import type { NetClient } from '#net/client.ts'
import { showsList } from '#state/app-store.ts'
import { noticeStore } from '#state/notice-store.ts'
import { talkStore } from '#state/talk-store.ts'
import { useApp, usePlaceTitle } from './kith.tsx'
import { Panels } from './Panels.tsx'
import { TopBar } from './TopBar.tsx'
import { Veil } from './Veil.tsx'
import { focusWorld } from './world-focus.ts'

const ListView = lazy(async () => ({ default: (await import('./list/ListView.tsx')).ListView }))

/** What stands over the world while one is in it. */
export function Inside({ client, newcomer }: { client: NetClient; newcomer: boolean }) {
  const list = useApp(showsList)
  useUnreadTitle()
  useHint(newcomer)
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
          <Conversation />
        </main>
      )}
      <Veil />
      <Panels />
    </>
  )
}

let hinted = false

/** Once, for those who come for the first time: how to walk and talk with the device in hand. */
function useHint(newcomer: boolean): void {
  useEffect(() => {
    if (!newcomer || hinted) return
    hinted = true
    noticeStore.getState().toast(matchMedia('(pointer: coarse)').matches ? 'shell.introTouch' : 'shell.introKeys')
  }, [newcomer])
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
