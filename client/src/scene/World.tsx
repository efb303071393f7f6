import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { AppState, Quality } from '#state/app-store.ts'
import type { TalkState } from '#state/talk-store.ts'
import type { SelfBody, WorldActions, WorldView } from '#state/world-view.ts'
import './bubbles.css'
import { type Drawing, startDrawing } from './drawing.tsx'
import { type QualitySettings, qualitySettings } from './quality.ts'
import { loadSceneFiles, loadSpaceMesh } from './scene-files.ts'
import { createWorldCore, type WorldCore } from './world-core.ts'

export type WorldFailure = 'no-webgl' | 'context-lost' | 'files'

export interface WorldProps {
  view: WorldView
  actions: WorldActions
  talk: StoreApi<TalkState>
  app: StoreApi<AppState>
  /** Hands out my own body, once. It may be placed before there is an avatar for it. */
  onSelf(self: SelfBody): void
  /** After the first frame. */
  onReady(): void
  /** Without WebGL, or when the context is lost (it comes back by itself if it can), or when files cannot be had. */
  onFailure?(reason: WorldFailure, cause?: unknown): void
  /** A lost context is back. */
  onRecovered?(): void
}

/** The world in three dimensions. Runs before joining too: then it shows the place behind the entry card. */
export function World(props: WorldProps) {
  const host = useRef<HTMLDivElement>(null)
  const core = useRef<WorldCore | null>(null)
  const latest = useRef(props)
  const quality = useStore(props.app, (state) => state.quality)
  const spaceId = useStore(props.app, (state) => state.spaceId)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const mounted = host.current && spaceId !== '' && mountWorld(host.current, core, latest, quality, spaceId)
    return () => (mounted ? mounted.dispose() : undefined)
  }, [quality, spaceId])
  return <div ref={host} className="kith-world" />
}

interface Latest {
  readonly current: WorldProps
}

function mountWorld(
  host: HTMLElement,
  coreHolder: { current: WorldCore | null },
  latest: Latest,
  quality: Quality,
  spaceId: string,
): { dispose(): void } {
  const settings = qualitySettings[quality]
  const leaving = new AbortController()
  const canvas = document.createElement('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  host.append(canvas)
  let drawing: Drawing | null = null
  const begin = async (): Promise<void> => {
    try {
      const core = await prepareCore(coreHolder, latest, settings, spaceId, leaving.signal)
      if (leaving.signal.aborted) return
      drawing = await startDrawing(host, canvas, core, settings, latest.current, {
        ready: () => latest.current.onReady(),
        survived: () => quality !== 'test' && latest.current.app.setState({ qualityKept: quality }),
        failed: (reason, cause) => latest.current.onFailure?.(reason, cause),
        recovered: () => latest.current.onRecovered?.(),
      })
      if (leaving.signal.aborted) drawing?.dispose()
    } catch (cause) {
      if (!leaving.signal.aborted) latest.current.onFailure?.('files', cause)
    }
  }
  void begin()
  return {
    dispose() {
      leaving.abort()
      drawing?.dispose()
      canvas.remove()
    },
  }
}

async function prepareCore(
  holder: { current: WorldCore | null },
  latest: Latest,
  settings: QualitySettings,
  spaceId: string,
  signal: AbortSignal,
): Promise<WorldCore> {
  const { view, actions, app } = latest.current
  if (holder.current?.files.document.id !== spaceId) {
    const files = await loadSceneFiles(spaceId, !settings.solidsOnly, signal)
    holder.current = createWorldCore(files, view, actions, () => app.getState().light)
    latest.current.onSelf(holder.current.self)
  }
  const core = holder.current
  if (!settings.solidsOnly && !core.mesh) core.mesh = await loadSpaceMesh(spaceId, signal)
  return core
}
