import { createRoot, useFrame } from '@react-three/fiber'
import { useRef } from 'react'
import { ACESFilmicToneMapping, PerspectiveCamera, WebGLRenderer } from 'three'
import { photoStore } from '#state/photo-store.ts'
import { createPhotoCamera } from './camera/photo-camera.ts'
import { watchContext, runCapped } from './frame-loop.ts'
import { PixelRatioGovernor, type QualitySettings } from './quality.ts'
import { sceneStats } from './scene-stats.ts'
import { createStage, dressScene, type Stage } from './stage.ts'
import type { WorldCore } from './world-core.ts'
import { WorldLoop, type WorldSources } from './world-loop.ts'

/** A running view of the world; `dispose` stops it and frees what it holds. */
export interface Drawing {
  dispose(): void
}

export interface DrawingEvents {
  ready: () => void
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
  const governor = new PixelRatioGovernor(window.devicePixelRatio, settings)
  const root = createRoot(canvas)
  const capped = settings.mostFramesPerSecond > 0
  try {
    await root.configure({
      gl: (defaults) => createRenderer({ ...defaults, canvas, antialias: settings.antialias }),
      camera,
      size: sizeOf(host),
      dpr: governor.ratio,
      frameloop: capped ? 'never' : 'always',
    })
  } catch (cause) {
    events.failed('no-webgl', cause)
    return null
  }
  const stage = createStage(core, settings)
  const loop = new WorldLoop({ core, stage, camera, canvas, overlay: host, ...sources })
  const store = root.render(<Frames stage={stage} loop={loop} settings={settings} governor={governor} onFirst={events.ready} />)
  photoStore.getState().set({ camera: createPhotoCamera({ core, stage, camera, drawing: () => store.getState() }) })
  const observer = new ResizeObserver(() => {
    const { width, height, top, left } = sizeOf(host)
    store.getState().setSize(width, height, top, left)
  })
  observer.observe(host)
  const stopCapped = capped ? runCapped(settings.mostFramesPerSecond, (nowMs) => store.getState().advance(nowMs)) : null
  const stopWatching = watchContext(canvas, () => events.failed('context-lost'), events.recovered)
  return {
    dispose() {
      photoStore.getState().set({ camera: null })
      stopWatching()
      stopCapped?.()
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
