import { Component, lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import type { NetClient } from '#net/client.ts'
import type { WorldFailure } from '#scene/World.tsx'
import { appStore, showsList } from '#state/app-store.ts'
import { noticeStore } from '#state/notice-store.ts'
import { talkStore } from '#state/talk-store.ts'
import { canDraw } from './can-draw.ts'
import { useApp, usePlaceTitle } from './kith.tsx'
import { showInHook } from './page-hook.ts'
import { worldId } from './world-focus.ts'

const World = lazy(async () => {
  const [{ World }, { sceneStats }] = await Promise.all([import('#scene/World.tsx'), import('#scene/scene-stats.ts')])
  showInHook({ stats: sceneStats })
  return { default: World }
})

/** Files that could not be had are asked for again after this long. */
const againMs = 6000
/** A lost picture that is not back after this long is gone. */
const patienceMs = 6000

/** Holds the 3D world. Where it cannot be drawn, the rest goes on: talk, lists and panels need no picture. */
export function WorldFrame({ client }: { client: NetClient }) {
  const title = usePlaceTitle()
  const lost = useApp((state) => state.connection === 'reconnecting')
  const inside = useApp((state) => state.connection === 'online' || state.connection === 'reconnecting')
  const [attempt, setAttempt] = useState(0)
  const list = useApp(showsList)
  const patience = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const fail = useCallback((reason: WorldFailure | 'broken') => {
    appStore.getState().set({ worldReady: false })
    // Missing files are asked for again, a lost picture mostly comes back by itself; the rest is for good.
    if (reason === 'files') setTimeout(() => setAttempt((before) => before + 1), againMs)
    else if (reason === 'context-lost') patience.current = setTimeout(goOnWithoutPicture, patienceMs)
    else goOnWithoutPicture()
  }, [])
  const ready = useCallback(() => {
    clearTimeout(patience.current)
    appStore.getState().set({ worldReady: true })
  }, [])
  const [drawable] = useState(canDraw)
  useEffect(() => {
    if (!list && !drawable) goOnWithoutPicture()
    if (!list) return
    clearTimeout(patience.current)
    appStore.getState().set({ worldReady: false })
  }, [list, drawable])
  if (list || !drawable) return null
  return (
    <div className="world" id={worldId} data-lost={lost} {...(inside ? { role: 'application', 'aria-label': title, tabIndex: 0 } : {})}>
      <WorldGuard onFailure={() => fail('broken')}>
        <Suspense>
          <World
            key={attempt}
            view={client.view}
            actions={client.commands}
            talk={talkStore}
            app={appStore}
            onSelf={(body) => client.setBody(body)}
            onReady={ready}
            onFailure={fail}
            onRecovered={ready}
          />
        </Suspense>
      </WorldGuard>
      <div className="vignette" />
    </div>
  )
}

function goOnWithoutPicture(): void {
  appStore.getState().set({ pictureLost: true })
  noticeStore.getState().toast('shell.noWorld')
}

class WorldGuard extends Component<{ children: ReactNode; onFailure: () => void }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidCatch(): void {
    this.props.onFailure()
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children
  }
}
