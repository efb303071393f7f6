import type { VRM } from '@pixiv/three-vrm'
import { type Color, DirectionalLight, type Group, HemisphereLight } from 'three'
import { noticeStore } from '#state/notice-store.ts'
import type { CrowdBody } from '../avatar/crowd-body.ts'
import { sceneStats } from '../scene-stats.ts'
import { Figure } from './figure.ts'
import { disposeFigure, loadFigure } from './load-figure.ts'
import { allotPieces, chooseWearers, mostShown } from './wearers.ts'

const chooseEveryMs = 500
const lamp = '#ffb878'
/** Three divides light by π; ours does not. */
const skyShare = Math.PI * 0.8
const lampShare = Math.PI * 0.34

/** The light of the hour, shared with the small bodies (room/shared-uniforms.ts). */
export interface FigureLight {
  bodySky: { value: Color }
  bodyGround: { value: Color }
  lampGain: { value: number }
}

interface Worn {
  hash: string
  pid: number
  vrm: VRM | null
  figure: Figure | null
  readonly leaving: AbortController
}

/** Figures people brought along, the nearest six of them. Whoever's is not there (yet) is drawn by their look. */
export class Figures {
  readonly #group: Group
  readonly #worn = new Map<number, Worn>()
  /** Those that could not be drawn are not asked for again. */
  readonly #broken = new Set<string>()
  readonly #chosen: CrowdBody[] = []
  readonly #light: FigureLight
  readonly #sky = new HemisphereLight('white', 'white', skyShare)
  readonly #lamp = new DirectionalLight(lamp, lampShare)
  #chooseMs = 0
  #loading = false

  constructor(group: Group, light: FigureLight) {
    this.#group = group
    this.#light = light
    this.#lamp.position.set(-0.75, 1.2, 0.65)
    group.add(this.#sky, this.#lamp)
  }

  update(bodies: readonly CrowdBody[], nowMs: number, deltaSeconds: number): void {
    if (nowMs >= this.#chooseMs) {
      this.#chooseMs = nowMs + chooseEveryMs
      this.#choose(bodies)
    }
    this.#sky.color.copy(this.#light.bodySky.value)
    this.#sky.groundColor.copy(this.#light.bodyGround.value)
    this.#lamp.intensity = lampShare * this.#light.lampGain.value
    sceneStats.figures = 0
    for (let i = 0; i < bodies.length; i++) {
      const body = bodies[i]
      if (!body) continue
      const figure = this.#worn.get(body.pid)?.figure
      body.figured = figure?.shown === true
      if (body.figured) sceneStats.figures += 1
      if (figure?.shown) figure.update(body, deltaSeconds)
      else if (figure) figure.root.visible = false
    }
  }

  #choose(bodies: readonly CrowdBody[]): void {
    chooseWearers(bodies, this.#broken, mostShown, this.#chosen)
    for (const [pid, worn] of this.#worn)
      if (!this.#chosen.some((body) => body.pid === pid && body.view.figure === worn.hash)) this.#takeOff(pid, worn)
    for (const body of this.#chosen) {
      if (this.#worn.has(body.pid)) continue
      this.#worn.set(body.pid, { hash: body.view.figure, pid: body.pid, vrm: null, figure: null, leaving: new AbortController() })
    }
    this.#allot()
    void this.#loadNext(bodies)
  }

  #allot(): void {
    const figures = this.#chosen.map((body) => this.#worn.get(body.pid)?.figure)
    allotPieces(figures.filter((figure) => figure !== undefined && figure !== null))
  }

  /** One at a time: each is a moment's work for the page. */
  async #loadNext(bodies: readonly CrowdBody[]): Promise<void> {
    const next = [...this.#worn.values()].find(({ vrm }) => vrm === null)
    if (next === undefined || this.#loading) return
    this.#loading = true
    try {
      const vrm = await loadFigure(next.hash, next.leaving.signal)
      if (this.#worn.get(next.pid) === next) this.#putOn(next, vrm)
      else disposeFigure(vrm)
    } catch {
      if (!next.leaving.signal.aborted) this.#giveUp(next, bodies)
    } finally {
      this.#loading = false
    }
  }

  #putOn(worn: Worn, vrm: VRM): void {
    worn.vrm = vrm
    worn.figure = new Figure(vrm)
    this.#group.add(worn.figure.root)
    this.#allot()
  }

  /** It stays away, and whoever brought it is told. */
  #giveUp(worn: Worn, bodies: readonly CrowdBody[]): void {
    this.#broken.add(worn.hash)
    this.#worn.delete(worn.pid)
    if (bodies.some((body) => body.pid === worn.pid && body.view.self)) noticeStore.getState().toast('figure.notDrawn', { tone: 'trouble' })
  }

  #takeOff(pid: number, worn: Worn): void {
    worn.leaving.abort()
    this.#worn.delete(pid)
    worn.figure?.root.removeFromParent()
    if (worn.vrm) disposeFigure(worn.vrm)
  }

  dispose(): void {
    for (const [pid, worn] of this.#worn) this.#takeOff(pid, worn)
    this.#sky.dispose()
    this.#lamp.dispose()
    this.#group.clear()
  }
}
