import { createRoot, useFrame } from '@react-three/fiber'
import { useRef } from 'react'
import { ACESFilmicToneMapping, PerspectiveCamera, WebGLRenderer } from 'three'
import { isCovered } from '#state/cover.ts'
import { photoStore } from '#state/photo-store.ts'
import { runFrames, watchContext } from './frame-loop.ts'
import { Governor, ladderOf } from './governor.ts'
import { Pace, watchBattery } from './pace.ts'
import type { QualitySettings } from './quality.ts'
import { sceneStats } from './scene-stats.ts'
import { createStage, dressScene, type Stage } from './stage.ts'
import { Stirring } from './stirring.ts'
import type { WorldCore } from './world-core.ts'
import { WorldLoop, type WorldSources } from './world-loop.ts'

/** A running view of the world; `dispose` stops it and frees what it holds. */
export interface Drawing {
  dispose(): void
}

/** Touch screens begin with a device pixel per CSS pixel and earn more. */
const modestRatio = 1
/** A quality that drew for so long does no harm. */
const survivedSeconds = 2
const longestCountedSeconds = 0.5
/** Behind something that covers it the world goes on, hardly seen. */
const coveredFramesPerSecond = 4

export interface DrawingEvents {
  ready: () => void
  /** Drew for a while without harm: this quality may be kept. */
  survived: () => void
  failed: (reason: 'no-webgl' | 'context-lost', cause?: unknown) => void
  recovered: () => void
}

/** Null when the browser has no WebGL 2: that is reported, not thrown. */
export async function startDrawing(
  host: HTMLElement,
  canvas: HTMLCanvasElement,
  core: WorldCore,
  settings: QualitySettings,
  sources: WorldSources,
  events: DrawingEvents,
): Promise<Drawing | null> {
  const camera = new PerspectiveCamera(40, 1, 0.1, 220)
  const touch = window.matchMedia('(pointer: coarse)').matches
  const governor = new Governor(ladderOf(window.devicePixelRatio, settings), touch ? modestRatio : undefined)
  const pace = new Pace()
  const ends = new AbortController()
  const root = createRoot(canvas)
  try {
    await root.configure({
      gl: (defaults) => createRenderer({ ...defaults, canvas, antialias: settings.antialias }),
      camera,
      size: sizeOf(host),
      dpr: governor.rung.pixelRatio,
      frameloop: 'never',
    })
  } catch (cause) {
    events.failed('no-webgl', cause)
    return null
  }
  const stage = createStage(core, settings)
  const loop = new WorldLoop({ core, stage, camera, canvas, overlay: host, ...sources })
  const store = root.render(
    <Frames core={core} stage={stage} loop={loop} settings={settings} governor={governor} pace={pace} events={events} />,
  )
  import('./camera/photo-camera.ts').then(
    ({ createPhotoCamera }) => {
      if (!ends.signal.aborted)
        photoStore.getState().set({ camera: createPhotoCamera({ core, stage, camera, drawing: () => store.getState() }) })
    },
    // Without it photo mode says that no picture could be taken.
    () => undefined,
  )
  const observer = new ResizeObserver(() => {
    const { width, height, top, left } = sizeOf(host)
    store.getState().setSize(width, height, top, left)
  })
  observer.observe(host)
  const framesPerSecond = (nowMs: number): number =>
    isCovered() ? coveredFramesPerSecond : pace.framesPerSecond(nowMs, settings.mostFramesPerSecond)
  const stopFrames = runFrames(framesPerSecond, (nowMs) => store.getState().advance(nowMs))
  void watchBattery((saving) => {
    pace.saving = saving
  }, ends.signal)
  const stopWatching = watchContext(canvas, () => events.failed('context-lost'), events.recovered)
  return {
    dispose() {
      photoStore.getState().set({ camera: null })
      stopWatching()
      stopFrames()
      ends.abort()
      observer.disconnect()
      loop.dispose()
      root.unmount()
      stage.dispose()
    },
  }
}

function sizeOf(host: HTMLElement): { width: number; height: number; top: number; left: number } {
  return { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight), top: 0, left: 0 }
}

function createRenderer(parameters: ConstructorParameters<typeof WebGLRenderer>[0]): WebGLRenderer {
  const renderer = new WebGLRenderer({ ...parameters, powerPreference: 'high-performance', alpha: false, stencil: false })
  renderer.toneMapping = ACESFilmicToneMapping
  renderer.toneMappingExposure = 1
  return renderer
}

interface FramesProps {
  core: WorldCore
  stage: Stage
  loop: WorldLoop
  settings: QualitySettings
  governor: Governor
  pace: Pace
  events: DrawingEvents
}

function Frames({ core, stage, loop, settings, governor, pace, events }: FramesProps) {
  const last = useRef({ atMs: 0, frames: 0, seconds: 0 })
  const stirring = useRef(new Stirring())
  useFrame((state) => {
    const nowMs = performance.now()
    const { current } = last
    const deltaSeconds = current.atMs === 0 ? 1 / 60 : (nowMs - current.atMs) / 1000
    current.atMs = nowMs
    current.frames += 1
    dressScene(state.scene, stage, settings)
    const cap = pace.framesPerSecond(nowMs, settings.mostFramesPerSecond)
    if (!isCovered() && governor.frame(deltaSeconds, cap)) state.setDpr(governor.rung.pixelRatio)
    stage.crowd.fineUpTo(governor.rung.fineMetres)
    loop.frame(nowMs, deltaSeconds, state.size.width, state.size.height, state.viewport.dpr)
    if (stirring.current.stirs(core.follow, stage.crowd.list, nowMs)) pace.moved(nowMs)
    sceneStats.frames += 1
    sceneStats.drawCalls = state.gl.info.render.calls
    sceneStats.triangles = state.gl.info.render.triangles
    sceneStats.pixelRatio = state.viewport.dpr
    sceneStats.mostFramesPerSecond = cap
    if (current.frames === 2) events.ready()
    const before = current.seconds
    current.seconds += Math.min(deltaSeconds, longestCountedSeconds)
    if (before < survivedSeconds && current.seconds >= survivedSeconds) events.survived()
  })
  return <primitive object={stage.root} dispose={null} />
}
