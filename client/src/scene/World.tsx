import { createRoot, useFrame } from '@react-three/fiber'
import { useEffect, useRef } from 'react'
import { ACESFilmicToneMapping, PerspectiveCamera, WebGLRenderer } from 'three'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { AppState, Quality } from '#state/app-store.ts'
import type { TalkState } from '#state/talk-store.ts'
import type { SelfBody, WorldActions, WorldView } from '#state/world-view.ts'
import './bubbles.css'
import { PixelRatioGovernor, type QualitySettings, qualitySettings } from './quality.ts'
import { loadSceneFiles, loadSpaceMesh } from './scene-files.ts'
import { sceneStats } from './scene-stats.ts'
import { createStage, dressScene, type Stage } from './stage.ts'
import { createWorldCore, type WorldCore } from './world-core.ts'
import { WorldLoop } from './world-loop.ts'

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

/** The world in three dimensions. Runs before joining too: then it shows the garden behind the entry card. */
export function World(props: WorldProps) {
  const host = useRef<HTMLDivElement>(null)
  const core = useRef<WorldCore | null>(null)
  const latest = useRef(props)
  const quality = useStore(props.app, (state) => state.quality)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const mounted = host.current && mountWorld(host.current, core, latest, quality)
    return () => mounted?.dispose()
  }, [quality])
  return <div ref={host} className="kith-world" />
}

interface Latest {
  readonly current: WorldProps
}

function mountWorld(host: HTMLElement, coreHolder: { current: WorldCore | null }, latest: Latest, quality: Quality): { dispose(): void } {
  const settings = qualitySettings[quality]
  const leaving = new AbortController()
  const canvas = document.createElement('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  host.append(canvas)
  let drawing: Drawing | null = null
  const begin = async (): Promise<void> => {
    try {
      const core = await prepareCore(coreHolder, latest, settings, leaving.signal)
      if (leaving.signal.aborted) return
      drawing = await startDrawing(host, canvas, core, latest, settings)
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
  signal: AbortSignal,
): Promise<WorldCore> {
  const { view, actions } = latest.current
  if (!holder.current) {
    const files = await loadSceneFiles(!settings.solidsOnly, signal)
    holder.current = createWorldCore(files, view, actions)
    latest.current.onSelf(holder.current.self)
  }
  const core = holder.current
  if (!settings.solidsOnly && !core.mesh) core.mesh = await loadSpaceMesh(signal)
  return core
}

interface Drawing {
  dispose(): void
}

/** Null when the browser has no WebGL 2: that is reported, not thrown. */
async function startDrawing(
  host: HTMLElement,
  canvas: HTMLCanvasElement,
  core: WorldCore,
  latest: Latest,
  settings: QualitySettings,
): Promise<Drawing | null> {
  const { view, actions, talk, app } = latest.current
  const camera = new PerspectiveCamera(40, 1, 0.1, 220)
  const governor = new PixelRatioGovernor(window.devicePixelRatio, settings)
  const root = createRoot(canvas)
  const size = (): { width: number; height: number; top: number; left: number } => ({
    width: Math.max(1, host.clientWidth),
    height: Math.max(1, host.clientHeight),
    top: 0,
    left: 0,
  })
  try {
    await root.configure({
      gl: (defaults) =>
        new WebGLRenderer({
          ...defaults,
          canvas,
          antialias: settings.antialias,
          powerPreference: 'high-performance',
          alpha: false,
          stencil: false,
        }),
      camera,
      size: size(),
      dpr: governor.ratio,
      frameloop: settings.mostFramesPerSecond > 0 ? 'never' : 'always',
      onCreated: ({ gl }) => {
        gl.toneMapping = ACESFilmicToneMapping
        gl.toneMappingExposure = 1
      },
    })
  } catch (cause) {
    latest.current.onFailure?.('no-webgl', cause)
    return null
  }
  const stage = createStage(core, settings)
  const loop = new WorldLoop({ core, stage, camera, canvas, overlay: host, view, actions, talk, app })
  const store = root.render(
    <Frames stage={stage} loop={loop} settings={settings} governor={governor} onFirst={() => latest.current.onReady()} />,
  )
  const observer = new ResizeObserver(() => {
    const { width, height, top, left } = size()
    store.getState().setSize(width, height, top, left)
  })
  observer.observe(host)
  const stopCapped =
    settings.mostFramesPerSecond > 0 ? runCapped(settings.mostFramesPerSecond, (nowMs) => store.getState().advance(nowMs)) : null
  const stopWatching = watchContext(canvas, latest)
  return {
    dispose() {
      stopWatching()
      stopCapped?.()
      observer.disconnect()
      loop.dispose()
      root.unmount()
      stage.dispose()
    },
  }
}

interface FramesProps {
  stage: Stage
  loop: WorldLoop
  settings: QualitySettings
  governor: PixelRatioGovernor
  onFirst: () => void
}

function Frames({ stage, loop, settings, governor, onFirst }: FramesProps) {
  const last = useRef({ atMs: 0, frames: 0 })
  useFrame((state) => {
    const nowMs = performance.now()
    const { current } = last
    const deltaSeconds = current.atMs === 0 ? 1 / 60 : (nowMs - current.atMs) / 1000
    current.atMs = nowMs
    current.frames += 1
    dressScene(state.scene, stage, settings)
    if (settings.mostFramesPerSecond === 0 && governor.frame(deltaSeconds)) state.setDpr(governor.ratio)
    loop.frame(nowMs, deltaSeconds, state.size.width, state.size.height, state.viewport.dpr)
    sceneStats.frames += 1
    sceneStats.drawCalls = state.gl.info.render.calls
    sceneStats.triangles = state.gl.info.render.triangles
    if (current.frames === 2) onFirst()
  })
  return <primitive object={stage.root} dispose={null} />
}

/** Calls `draw` with the time at most so many times a second, on animation frames. */
function runCapped(framesPerSecond: number, draw: (nowMs: number) => void): () => void {
  let handle = 0
  let drawnMs = Number.NEGATIVE_INFINITY
  const tick = (nowMs: number): void => {
    handle = requestAnimationFrame(tick)
    if (nowMs - drawnMs < 1000 / framesPerSecond - 2) return
    drawnMs = nowMs
    draw(nowMs)
  }
  handle = requestAnimationFrame(tick)
  return () => cancelAnimationFrame(handle)
}

function watchContext(canvas: HTMLCanvasElement, latest: Latest): () => void {
  const lost = (event: Event): void => {
    event.preventDefault()
    latest.current.onFailure?.('context-lost')
  }
  const restored = (): void => latest.current.onRecovered?.()
  canvas.addEventListener('webglcontextlost', lost)
  canvas.addEventListener('webglcontextrestored', restored)
  return () => {
    canvas.removeEventListener('webglcontextlost', lost)
    canvas.removeEventListener('webglcontextrestored', restored)
  }
}
