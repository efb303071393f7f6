import { Component, lazy, Suspense, useCallback, type ComponentType, type ReactNode } from 'react'
import type { NetClient } from '#net/client.ts'
import { appStore } from '#state/app-store.ts'
import { noticeStore } from '#state/notice-store.ts'
import { talkStore } from '#state/talk-store.ts'
import type { SelfBody, WorldActions, WorldView } from '#state/world-view.ts'
import { useApp } from './kith.tsx'
import { showInHook, type SceneStats } from './page-hook.ts'

/** What the scene is given (scene/World.tsx). */
interface WorldProps {
  view: WorldView
  actions: WorldActions
  talk: typeof talkStore
  app: typeof appStore
  onSelf: (body: SelfBody) => void
  onReady: () => void
  onFailure: (error: unknown) => void
}
interface WorldModule {
  World: ComponentType<WorldProps>
  sceneStats?: SceneStats
}

const worldFile = import.meta.glob<WorldModule>('../scene/World.tsx')

const World = lazy<ComponentType<WorldProps>>(async () => {
  const load = worldFile['../scene/World.tsx']
  if (load === undefined) return { default: () => null }
  const { World, sceneStats } = await load()
  if (sceneStats !== undefined) showInHook({ stats: sceneStats })
  return { default: World }
})

/** Holds the 3D world. Where it cannot be drawn, the rest goes on: talk, lists and panels need no picture. */
export function WorldFrame({ client }: { client: NetClient }) {
  const lost = useApp((state) => state.connection === 'reconnecting')
  const fail = useCallback(() => {
    appStore.getState().set({ worldReady: false })
    noticeStore.getState().toast('shell.noWorld', { tone: 'trouble' })
  }, [])
  return (
    <div className="world" data-lost={lost}>
      <WorldGuard onFailure={fail}>
        <Suspense>
          <World
            view={client.view}
            actions={client.commands}
            talk={talkStore}
            app={appStore}
            onSelf={(body) => client.setBody(body)}
            onReady={() => appStore.getState().set({ worldReady: true })}
            onFailure={fail}
          />
        </Suspense>
      </WorldGuard>
      <div className="vignette" />
    </div>
  )
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
