import avatarUrl from '@kith/assets/built/avatar/avatar.bin?url'
import type { Emote } from '@kith/shared/actions'
import { ACESFilmicToneMapping, type Group, PerspectiveCamera, Scene, WebGLRenderer } from 'three'
import type { Quality } from '#state/app-store.ts'
import { type AvatarFile, unpackAvatar } from '../avatar/avatar-file.ts'
import { Crowd } from '../avatar/crowd.ts'
import { refineAvatar } from '../avatar/refine-avatar.ts'
import { emoteMs, fetchEmotes } from '../avatar/gestures.ts'
import { createLightProbes } from '../avatar/light-probe.ts'
import { runFrames, watchContext } from '../frame-loop.ts'
import { qualitySettings } from '../quality.ts'
import { createPlatform, disposePlatform } from './platform.ts'
import { createPreviewView, type PreviewView } from './preview-view.ts'
import { Thumbnails } from './thumbnails.ts'
import { type PreviewFocus, Turntable } from './turntable.ts'

export type { PreviewFocus } from './turntable.ts'

const lamps = [
  { x: 1.6, y: 2.2, z: 2.2, colour: '#ffb866', intensity: 3, radiusMetres: 6, flicker: false },
  { x: -2.5, y: 1.4, z: 1.2, colour: '#c3a6dc', intensity: 1.2, radiusMetres: 6, flicker: false },
] as const
const fovDegrees = 22
/** What the camera frames: its middle and how much height it shows; the body's span grows with the body. */
const frames = { body: { y: 0.7, span: 1.86 }, head: { y: 1.06, span: 1.12 } } as const
/** A body waving needs this much to its sides. */
const armSpanMetres = { body: 1.3, head: 0.92 } as const
const cameraFollows = 5
const longestFrameSeconds = 0.1
const mostPixelRatio = 2
const plainFramesPerSecond = 20

interface PreviewOptions {
  look: string
  quality: Quality
  /** Nothing moves by itself and the camera jumps. */
  still: boolean
  /** The browser took the picture away (and may give it back). */
  onLost(): void
}

/** One body on a small stage, turning, in a canvas of its own; and the small pictures of what else it could wear. */
export class LookPreview {
  readonly thumbnails: Thumbnails
  readonly #renderer: WebGLRenderer
  readonly #scene = new Scene()
  readonly #camera = new PerspectiveCamera(fovDegrees, 1, 0.3, 20)
  readonly #view: PreviewView
  readonly #crowd: Crowd
  readonly #platform: Group
  readonly #turntable: Turntable
  readonly #still: boolean
  readonly #canvas: HTMLCanvasElement
  readonly #ends: (() => void)[] = []
  #focus: PreviewFocus = 'body'
  #lastMs = 0
  #width = 0
  #height = 0
  #middle = Number.NaN
  #span = 1
  /** Frames drawn so far, for tests. */
  frames = 0

  constructor(canvas: HTMLCanvasElement, file: AvatarFile, { look, quality, still, onLost }: PreviewOptions) {
    const { antialias, plainBodies, fineBodies } = qualitySettings[quality]
    this.#canvas = canvas
    this.#still = still
    this.#renderer = new WebGLRenderer({ canvas, antialias, alpha: true, stencil: false })
    this.#renderer.toneMapping = ACESFilmicToneMapping
    this.#renderer.setClearColor(0, 0)
    this.#renderer.setPixelRatio(quality === 'test' ? 1 : Math.min(mostPixelRatio, window.devicePixelRatio))
    const probes = createLightProbes(lamps)
    this.#view = createPreviewView(look)
    const bodies = fineBodies ? refineAvatar(file) : file
    this.#crowd = new Crowd({ file: bodies, seats: new Map(), probes, groundAt: () => 0, plain: plainBodies })
    this.#crowd.drawAllFine()
    this.#platform = createPlatform()
    this.#turntable = new Turntable(still)
    this.#scene.add(this.#platform, this.#crowd.group)
    this.thumbnails = new Thumbnails(this.#renderer, bodies, probes, plainBodies)
    fetchEmotes()
    const framesPerSecond = quality === 'test' ? plainFramesPerSecond : 0
    this.#ends.push(
      runFrames(
        () => framesPerSecond,
        (nowMs) => this.#frame(nowMs),
      ),
      watchContext(canvas, onLost, () => undefined),
    )
  }

  show(look: string): void {
    if (this.#view.body.look === look) return
    this.#view.body.look = look
    this.#view.body.lookVersion += 1
  }

  focus(focus: PreviewFocus): void {
    this.#focus = focus
  }

  turn(radians: number): void {
    this.#turntable.turn(radians)
  }

  get yawRadians(): number {
    return this.#turntable.yawRadians
  }

  play(emote: Emote): void {
    this.#view.body.emote = emote
    this.#view.body.emoteAtMs = performance.now()
  }

  #frame(nowMs: number): void {
    const now = performance.now()
    const delta = this.#lastMs === 0 ? 1 / 60 : Math.min(longestFrameSeconds, (now - this.#lastMs) / 1000)
    this.#lastMs = now
    if (!this.#fit()) return
    this.thumbnails.drawSome()
    const { body } = this.#view
    const gesturing = body.emote !== null && now - body.emoteAtMs < emoteMs[body.emote]
    // Whoever is made to wave is seen waving.
    if (!gesturing) this.#turntable.update(this.#focus, delta)
    this.#turnTo(this.#turntable.yawRadians)
    this.#crowd.update(this.#view, now, nowMs / 1000, delta, 1)
    this.#platform.rotation.y = this.#turntable.yawRadians
    this.#aim(gesturing ? 'body' : this.#focus, delta)
    this.#renderer.setViewport(0, 0, this.#width, this.#height)
    this.#renderer.render(this.#scene, this.#camera)
    this.frames += 1
    this.#canvas.dataset['frames'] = String(this.frames)
  }

  /** On a turntable the body turns without a step. */
  #turnTo(yawRadians: number): void {
    this.#view.body.yawRadians = yawRadians
    const drawn = this.#crowd.bodies.get(this.#view.body.pid)
    if (drawn) drawn.animator.yawRadians = yawRadians
  }

  #fit(): boolean {
    const { clientWidth, clientHeight } = this.#canvas
    if (clientWidth === 0 || clientHeight === 0) return false
    if (clientWidth === this.#width && clientHeight === this.#height) return true
    this.#width = clientWidth
    this.#height = clientHeight
    this.#renderer.setSize(clientWidth, clientHeight, false)
    this.#camera.aspect = clientWidth / clientHeight
    this.#middle = Number.NaN
    return true
  }

  #aim(focus: PreviewFocus, delta: number): void {
    const drawn = this.#crowd.bodies.get(this.#view.body.pid)
    if (!drawn) return
    const { height } = drawn.look
    const { y, span } = frames[focus]
    const tall = focus === 'body' ? Math.max(span, height * 1.47 + 0.42) : span
    const wantedSpan = Math.max(tall, armSpanMetres[focus] / this.#camera.aspect)
    const wantedMiddle = focus === 'body' ? y + (tall - span) / 2 : y * height
    const share = this.#still || Number.isNaN(this.#middle) ? 1 : 1 - Math.exp(-delta * cameraFollows)
    if (Number.isNaN(this.#middle)) this.#middle = wantedMiddle
    this.#middle += (wantedMiddle - this.#middle) * share
    this.#span += (wantedSpan - this.#span) * share
    const away = this.#span / 2 / Math.tan((fovDegrees * Math.PI) / 360)
    this.#camera.position.set(0, this.#middle + away * 0.11, away)
    this.#camera.lookAt(0, this.#middle, 0)
    this.#camera.updateProjectionMatrix()
  }

  dispose(): void {
    for (const end of this.#ends) end()
    this.thumbnails.dispose()
    this.#crowd.dispose()
    disposePlatform(this.#platform)
    this.#renderer.dispose()
    // Browsers hold few contexts at a time, and the editor may be opened often.
    this.#renderer.forceContextLoss()
  }
}

/** Rejects when the bodies cannot be had or the browser draws nothing in three dimensions. */
export async function startLookPreview(canvas: HTMLCanvasElement, options: PreviewOptions, signal: AbortSignal): Promise<LookPreview> {
  const response = await fetch(avatarUrl, { signal })
  if (!response.ok) throw new Error(`${avatarUrl} answered ${response.status}`)
  const file = unpackAvatar(await response.arrayBuffer())
  signal.throwIfAborted()
  return new LookPreview(canvas, file, options)
}
