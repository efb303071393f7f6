import type { Quality } from '#state/app-store.ts'
import type { SpaceShading } from './room/space-mesh.ts'

/** What each quality level draws. */
export interface QualitySettings {
  antialias: boolean
  /** Device pixels per CSS pixel the view may go up and adapt down to. */
  mostPixelRatio: number
  leastPixelRatio: number
  shading: SpaceShading
  /** The collision mesh in flat colour instead of the garden. */
  solidsOnly: boolean
  sky: boolean
  glows: boolean
  fireflies: number
  plainBodies: boolean
  /** 0: as fast as the display. */
  mostFramesPerSecond: number
}

export const qualitySettings: Record<Quality, QualitySettings> = {
  test: {
    antialias: false,
    mostPixelRatio: 1,
    leastPixelRatio: 1,
    shading: 'flat',
    solidsOnly: true,
    sky: false,
    glows: false,
    fireflies: 0,
    plainBodies: true,
    mostFramesPerSecond: 20,
  },
  low: {
    antialias: false,
    mostPixelRatio: 1,
    leastPixelRatio: 0.6,
    shading: 'light',
    solidsOnly: false,
    sky: true,
    glows: true,
    fireflies: 0,
    plainBodies: false,
    mostFramesPerSecond: 0,
  },
  medium: {
    antialias: true,
    mostPixelRatio: 1.5,
    leastPixelRatio: 0.7,
    shading: 'lit',
    solidsOnly: false,
    sky: true,
    glows: true,
    fireflies: 40,
    plainBodies: false,
    mostFramesPerSecond: 0,
  },
  high: {
    antialias: true,
    mostPixelRatio: 2,
    leastPixelRatio: 1,
    shading: 'lit',
    solidsOnly: false,
    sky: true,
    glows: true,
    fireflies: 80,
    plainBodies: false,
    mostFramesPerSecond: 0,
  },
}

const windowSeconds = 1.5
const tooSlow = 40
const fastEnough = 56
const calmWindows = 3

/** Lowers the pixel ratio when frames are slow and raises it again, carefully, when they are not. */
export class PixelRatioGovernor {
  ratio: number
  readonly #most: number
  readonly #least: number
  #frames = 0
  #seconds = 0
  #calm = 0

  constructor(devicePixelRatio: number, settings: Pick<QualitySettings, 'mostPixelRatio' | 'leastPixelRatio'>) {
    this.#most = Math.min(devicePixelRatio, settings.mostPixelRatio)
    this.#least = Math.min(this.#most, settings.leastPixelRatio)
    this.ratio = this.#most
  }

  /** Counts a frame; true when `ratio` changed. Gaps of over a second (a hidden tab) do not count. */
  frame(deltaSeconds: number): boolean {
    if (deltaSeconds > 1) {
      this.#frames = 0
      this.#seconds = 0
      return false
    }
    this.#frames += 1
    this.#seconds += deltaSeconds
    if (this.#seconds < windowSeconds) return false
    const perSecond = this.#frames / this.#seconds
    this.#frames = 0
    this.#seconds = 0
    return this.#judge(perSecond)
  }

  #judge(framesPerSecond: number): boolean {
    const before = this.ratio
    if (framesPerSecond < tooSlow) {
      this.ratio = Math.max(this.#least, this.ratio * 0.85)
      this.#calm = 0
    } else if (framesPerSecond > fastEnough) {
      this.#calm += 1
      if (this.#calm >= calmWindows) {
        this.#calm = 0
        this.ratio = Math.min(this.#most, this.ratio * 1.08)
      }
    } else this.#calm = 0
    return this.ratio !== before
  }
}
