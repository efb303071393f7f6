import { boardSpot, lightOf, type Spot } from '@kith/shared/space'
import type { PerspectiveCamera } from 'three'
import type { StoreApi } from 'zustand/vanilla'
import { type Input, listenInput } from '#input/input.ts'
import type { AppState } from '#state/app-store.ts'
import { photoStore } from '#state/photo-store.ts'
import type { TalkState } from '#state/talk-store.ts'
import type { WorldActions, WorldView } from '#state/world-view.ts'
import { projectBodies } from './avatar/project-bodies.ts'
import { ownVisible, veilBetween } from './camera/veil.ts'
import { CameraRig } from './camera/camera-rig.ts'
import { ClearSight } from './camera/clear-sight.ts'
import { createShot, type Shot } from './camera/follow-camera.ts'
import { crowdingAt } from './camera/crowding.ts'
import { createFoliage } from './camera/foliage.ts'
import { heartOf } from './camera/hero-camera.ts'
import { TalkCamera } from './camera/talk-camera.ts'
import type { LabelFrame } from './labels/label-frame.ts'
import { LabelHost } from './labels/label-host.ts'
import { Sight } from './labels/sight.ts'
import { spareSigns } from './labels/spare-signs.ts'
import type { Stage } from './stage.ts'
import type { WorldCore } from './world-core.ts'
import type { HeadOnScreen } from './hold-in-view.ts'
import { type HintPlace, WorldHud } from './world-hud.ts'
import { EarFeed } from './ear-feed.ts'
import { pickAt } from './world-pick.ts'

/** What the page gives the scene to show and to act on. */
export interface WorldSources {
  view: WorldView
  actions: WorldActions
  talk: StoreApi<TalkState>
  app: StoreApi<AppState>
}

interface WorldLoopOptions extends WorldSources {
  core: WorldCore
  stage: Stage
  camera: PerspectiveCamera
  canvas: HTMLCanvasElement
  overlay: HTMLElement
}

const bodyMetres = 1.4
const longestFrameSeconds = 0.1
const longestWalkSeconds = 1
const walkStepSeconds = 0.1
const autoTurnPerSecond = 0.85
const hintLookEveryMs = 150
/** From the middle of my own head to its cheek, with hair. */
const headMetres = 0.27
/** On the free seat, not before the face of whoever stands behind it. */
const overSeatMetres = 0.25
const overBoardMetres = 0.5
/** From here the board can be read. */
const boardReachMetres = 1.8
const lightLookEveryMs = 500
const longestFadeSeconds = 1
const lowScreenPixels = 480
/** The first picture of a place is left as it is, whoever says good evening. */
const arrivingMs = 7000

/** One frame after another: input, my body, everybody's, the camera, tags and bubbles. No allocation in `frame`. */
export class WorldLoop {
  readonly #options: WorldLoopOptions
  readonly #input: Input
  readonly #rig: CameraRig
  readonly #labels: LabelHost
  readonly #sight: Sight
  readonly #clearSight: ClearSight
  readonly #hud: WorldHud
  readonly #earFeed: EarFeed
  readonly #talkCamera: TalkCamera
  readonly #shot = createShot()
  /** From the camera to my own head: who stands between is drawn thin. */
  readonly #sightLine: Shot
  readonly #stillQuery = window.matchMedia('(prefers-reduced-motion: reduce)')
  readonly #labelFrame: LabelFrame = {
    nowMs: 0,
    deltaSeconds: 0,
    width: 1,
    height: 1,
    pixelRatio: 1,
    focalPixels: 1,
    still: false,
    hoverPid: 0,
  }
  readonly #board: Spot | null
  readonly #hint: HintPlace = { what: null, x: 0, y: 0, z: 0 }
  readonly #ownHead: HeadOnScreen = { x: 0, top: 0, half: 0 }
  #hintLookedMs = 0
  #lightLookedMs = 0
  #width = 1
  #height = 1
  #arrivedMs = Number.NaN
  /** Upright, as last seen: turned, a phone shows another picture. */
  #portrait = false
  #bodiesVersion = -1
  #photographs = false
  /** The face my body had before photo mode. */
  #ownEmotion: number | null = null

  constructor(options: WorldLoopOptions) {
    this.#options = options
    this.#rig = new CameraRig(options.camera)
    this.#talkCamera = new TalkCamera(options.core.follow, options.talk)
    this.#sightLine = { from: this.#shot.from, to: options.core.follow.own, fovDegrees: 0 }
    const { overlay, talk, stage } = options
    this.#labels = new LabelHost({ overlay, talk, names: stage.names, seconds: stage.shared.seconds })
    this.#sight = new Sight(options.core.collision)
    this.#clearSight = new ClearSight(options.stage.shared, options.core.posts)
    this.#board = boardSpot(options.core.files.document)
    this.#hud = new WorldHud(options.overlay, () => this.#use())
    this.#earFeed = new EarFeed(options.core.files)
    this.#input = listenInput(options.canvas, {
      tap: (x, y) => this.#tap(x, y),
      hover: (x, y) => this.#hover(x, y),
      use: () => this.#use(),
      emote: (emote) => {
        if (options.view.selfPid !== 0) options.actions.emote(emote)
      },
    })
  }

  /** Runs one frame. `width` and `height` are CSS pixels, times performance.now(). */
  frame(nowMs: number, deltaSeconds: number, width: number, height: number, pixelRatio: number): void {
    const { core, stage, camera, view } = this.#options
    const delta = Math.min(longestFrameSeconds, deltaSeconds)
    const seconds = (nowMs - core.startedMs) / 1000
    const still = this.#stillQuery.matches
    this.#width = width
    this.#height = height
    this.#photograph()
    this.#move(nowMs, deltaSeconds, still)
    view.sample(nowMs)
    this.#film(nowMs, seconds, delta, still)
    const selfVisible = core.self.placed ? ownVisible(camera.position, core.follow.own, stage.crowd.bodies.get(view.selfPid)?.eyes) : 1
    stage.shared.seconds.value = still ? 0 : seconds
    this.#clearSight.update(this.#rig.arrived ? core.follow : null, this.#shot, core.self.walker.point.y, height > width, delta)
    this.#shine(nowMs, deltaSeconds, still)
    stage.shared.bufferHeight.value = height * pixelRatio
    veilBetween(stage.crowd.list, core.self.placed ? this.#sightLine : null)
    stage.crowd.update(view, nowMs, seconds, delta, selfVisible)
    stage.figures.update(stage.crowd.list, nowMs, delta)
    stage.ring.update(delta)
    stage.sprites.update(stage.crowd.list, nowMs)
    if (this.#bodiesVersion !== view.version) {
      this.#bodiesVersion = view.version
      this.#labels.keepOnly(stage.crowd.bodies)
    }
    projectBodies(stage.crowd.list, camera, width, height)
    this.#earFeed.update(camera, stage)
    this.#updateHud(nowMs, width, height)
    stage.names.visible = !this.#photographs
    if (!this.#photographs) this.#label(nowMs, deltaSeconds, pixelRatio, still)
  }

  /** Goes into photo mode and out of it, and keeps the face worn for the picture. */
  #photograph(): void {
    const { core, view, overlay } = this.#options
    const { open, emotion } = photoStore.getState()
    if (open !== this.#photographs) {
      this.#photographs = open
      core.follow.free = open
      this.#input.pointer.sticks = !open
      overlay.toggleAttribute('data-photo', open)
    }
    const self = view.avatars.get(view.selfPid)
    if (!self) return
    if (emotion !== null) {
      this.#ownEmotion ??= self.emotion
      self.emotion = emotion
    } else if (this.#ownEmotion !== null) {
      self.emotion = this.#ownEmotion
      this.#ownEmotion = null
    }
  }

  #label(nowMs: number, deltaSeconds: number, pixelRatio: number, still: boolean): void {
    const { core, stage, camera } = this.#options
    const frame = this.#labelFrame
    frame.nowMs = nowMs
    frame.deltaSeconds = deltaSeconds
    frame.width = this.#width
    frame.height = this.#height
    frame.pixelRatio = pixelRatio
    frame.focalPixels = ((camera.projectionMatrix.elements[5] ?? 1) * this.#height) / 2
    frame.still = still
    this.#sight.look(stage.crowd.list, camera.position, nowMs)
    this.#hud.keepClear(this.#labels)
    spareSigns(core.files.lights.signs, camera, this.#width, this.#height, this.#labels)
    this.#labels.update(stage.crowd.list, frame)
  }

  #move(nowMs: number, deltaSeconds: number, still: boolean): void {
    const { core } = this.#options
    const { intent } = this.#input
    this.#input.poll(Math.min(longestFrameSeconds, deltaSeconds))
    const walks = intent.right !== 0 || intent.forward !== 0 || core.self.walker.travelling
    if (walks || intent.orbitX !== 0 || intent.orbitY !== 0 || intent.zoom !== 1) this.#talkCamera.touched(nowMs, walks)
    if (intent.orbitX !== 0 || intent.orbitY !== 0) core.follow.orbit(intent.orbitX, intent.orbitY)
    else if (!still && intent.right !== 0 && !core.self.seated)
      core.follow.yawRadians -= intent.right * autoTurnPerSecond * Math.min(longestFrameSeconds, deltaSeconds)
    if (intent.zoom !== 1) core.follow.zoom(intent.zoom)
    this.#input.take()
    let left = Math.min(longestWalkSeconds, deltaSeconds)
    while (left > 0) {
      const step = Math.min(walkStepSeconds, left)
      core.self.update(intent, core.follow.yawRadians, nowMs, step)
      left -= step
    }
  }

  #film(nowMs: number, seconds: number, delta: number, still: boolean): void {
    const { core, camera, view } = this.#options
    const self = view.avatars.get(view.selfPid)
    if (!self || !core.self.placed) {
      this.#rig.update(core.files.document.hero, null, seconds, still, delta)
    } else {
      const portrait = this.#height > this.#width
      if (Number.isNaN(this.#arrivedMs)) this.#arrivedMs = nowMs
      if (portrait !== this.#portrait) this.#talkCamera.turned()
      this.#portrait = portrait
      core.follow.lowScreen = this.#height <= lowScreenPixels
      const { stance } = this.#options.stage.crowd.bodies.get(self.pid) ?? {}
      const height = bodyMetres * (stance?.height ?? 1)
      const seated = core.self.seated
      const x = seated ? self.x : core.self.walker.point.x
      const y = seated && stance ? stance.y - 0.3 : core.self.walker.point.y
      const z = seated ? self.z : core.self.walker.point.z
      if (!core.follow.foliage && core.mesh) core.follow.foliage = createFoliage(core.mesh)
      core.follow.crowding = crowdingAt(this.#options.stage.crowd.list, x, z)
      if (this.#talkCamera.stirred) {
        this.#talkCamera.update(this.#options.stage.crowd.bodies, self.pid, {
          nowMs,
          heart: heartOf(core.files.document.hero),
          aspect: camera.aspect,
          fovDegrees: this.#shot.fovDegrees,
          walls: core.walls,
          solids: core.collision,
          blocked: this.#photographs || core.self.walker.travelling || nowMs - this.#arrivedMs < arrivingMs,
        })
      }
      core.follow.update(x, y, z, height, portrait, still, core.walls, delta, this.#shot)
      this.#rig.update(core.files.document.hero, this.#shot, seconds, still, delta)
    }
    camera.updateMatrixWorld()
  }

  /** Follows the host's choice of light, or the visitor's clock. */
  #shine(nowMs: number, deltaSeconds: number, still: boolean): void {
    const { core, stage } = this.#options
    if (nowMs - this.#lightLookedMs > lightLookEveryMs) {
      this.#lightLookedMs = nowMs
      const light = lightOf(core.files.document, core.lightId(), core.hour())
      if (light !== undefined) stage.dayLight.show(light, still)
    }
    stage.dayLight.update(Math.min(longestFadeSeconds, deltaSeconds))
  }

  #updateHud(nowMs: number, width: number, height: number): void {
    const { camera, app } = this.#options
    if (nowMs - this.#hintLookedMs > hintLookEveryMs) {
      this.#hintLookedMs = nowMs
      this.#lookForUse()
    }
    this.#lookForOwnHead(height)
    this.#hud.showHint(this.#hint, app.getState().language, camera, width, height, this.#ownHead)
    this.#hud.showStick(this.#input.pointer.stick, this.#input.pointer.stickHeld)
  }

  #lookForOwnHead(height: number): void {
    const { view, stage, camera } = this.#options
    const own = stage.crowd.bodies.get(view.selfPid)
    const head = this.#ownHead
    head.half = 0
    if (!own || own.visible === 0 || own.screen.depth <= 0) return
    head.x = own.screen.x
    head.top = own.screen.y
    head.half = (headMetres * (camera.projectionMatrix.elements[5] ?? 1) * height) / (2 * own.screen.depth)
  }

  /** What is in reach: a free seat, else the board. */
  #lookForUse(): void {
    const { core, app } = this.#options
    const hint = this.#hint
    const seat = core.self.seatInReach()
    const { point } = core.self.walker
    const board = core.self.seated || !core.self.placed || app.getState().panel === 'notes' ? null : this.#board
    hint.what = null
    if (seat) {
      hint.what = 'sit'
      hint.x = seat.x
      hint.y = seat.y + overSeatMetres
      hint.z = seat.z
    } else if (board && Math.hypot(board.x - point.x, board.z - point.z) <= boardReachMetres) {
      hint.what = 'read'
      hint.x = board.x
      hint.y = point.y + overBoardMetres
      hint.z = board.z
    }
  }

  #use(): void {
    const { core, actions } = this.#options
    this.#lookForUse()
    if (this.#hint.what === 'read') actions.openBoard()
    else core.self.use(performance.now())
  }

  #pick(x: number, y: number) {
    const { core, stage, camera } = this.#options
    return pickAt(core, stage.crowd.list, camera, (x / this.#width) * 2 - 1, 1 - (y / this.#height) * 2)
  }

  #tap(x: number, y: number): void {
    const { core, stage, actions, view } = this.#options
    if (view.selfPid === 0 || !core.self.placed || this.#photographs) return
    const picked = this.#pick(x, y)
    if (picked.kind === 'body') actions.selectPerson(picked.body.pid)
    else if (picked.kind === 'seat') core.self.goSit(picked.seat)
    else if (picked.kind === 'ground') {
      core.self.walkTo(picked.x, picked.z, 0)
      stage.ring.show(picked.x, picked.y, picked.z)
    }
  }

  #hover(x: number, y: number): void {
    const { canvas, core } = this.#options
    const picked = core.self.placed && !this.#photographs ? this.#pick(x, y) : null
    const kind = picked?.kind ?? 'nothing'
    this.#labelFrame.hoverPid = picked?.kind === 'body' ? picked.body.pid : 0
    const cursor = kind === 'body' || kind === 'seat' ? 'pointer' : ''
    if (canvas.style.cursor !== cursor) canvas.style.cursor = cursor
  }

  dispose(): void {
    this.#input.dispose()
    this.#talkCamera.dispose()
    this.#labels.dispose()
    this.#hud.dispose()
    this.#earFeed.dispose()
  }
}
