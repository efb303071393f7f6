import type { QualitySettings } from './quality.ts'

/** One way of drawing: finer above, cheaper below. */
export interface Rung {
  /** Device pixels per CSS pixel. */
  pixelRatio: number
  /** Bodies nearer than this are drawn finely, metres. */
  fineMetres: number
}

const ratioStep = 0.85
/** Fine bodies up to here, from the top of the ladder to its foot: a group is looked at from some eight metres. */
const leastFineMetres = 6
const fineSteps = [11, 9, 7.5, leastFineMetres] as const
const windowSeconds = 1.5
/** Shares of the frame rate hoped for: below the first it is too slow, above the second there is room. */
const tooSlowShare = 0.67
const roomShare = 0.92
const hopedFramesPerSecond = 60
/** Well below what was hoped for: two rungs at once. */
const farTooSlowShare = 0.4
const leastCalmWindows = 3
const mostCalmWindows = 48
/** A climb that was regretted within so many windows makes the next one wait twice as long. */
const regretWindows = 4

/** All rungs a quality level allows on a screen, finest first. */
export function ladderOf(devicePixelRatio: number, settings: Pick<QualitySettings, 'mostPixelRatio' | 'leastPixelRatio'>): Rung[] {
  const most = Math.min(devicePixelRatio, settings.mostPixelRatio)
  const least = Math.min(most, settings.leastPixelRatio)
  const rungs: Rung[] = [{ pixelRatio: most, fineMetres: fineSteps[0] }]
  let fine = 0
  for (let ratio = most * ratioStep; ratio > least * 1.02; ratio *= ratioStep) {
    rungs.push({ pixelRatio: ratio, fineMetres: fineSteps[fine] ?? leastFineMetres })
    // Every second step down the bodies give as well.
    if (rungs.length % 2 === 0 && fine < fineSteps.length - 2) {
      fine += 1
      rungs.push({ pixelRatio: ratio, fineMetres: fineSteps[fine] ?? leastFineMetres })
    }
  }
  for (; fine < fineSteps.length; fine++) {
    const last = rungs.at(-1)
    const fineMetres = fineSteps[fine] ?? leastFineMetres
    if (last?.pixelRatio !== least || last.fineMetres !== fineMetres) rungs.push({ pixelRatio: least, fineMetres })
  }
  return rungs
}

/**
 * Climbs down a ladder of drawing when frames are slow, and up again, carefully, when they are not. It measures the real
 * time between frames; a climb it regrets makes it more patient, so that it never swings between two rungs for long.
 */
export class Governor {
  readonly #rungs: readonly Rung[]
  #at: number
  #frames = 0
  #seconds = 0
  #calm = 0
  #patience = leastCalmWindows
  #sinceClimb = Number.POSITIVE_INFINITY

  /** `modestRatio` is where it begins, if that is below the top: a phone earns its sharpness. */
  constructor(rungs: readonly Rung[], modestRatio = Number.POSITIVE_INFINITY) {
    this.#rungs = rungs
    const modest = rungs.findIndex(({ pixelRatio }) => pixelRatio <= modestRatio * 1.01)
    this.#at = modest < 0 ? rungs.length - 1 : modest
  }

  get rung(): Rung {
    return this.#rungs[this.#at] ?? { pixelRatio: 1, fineMetres: fineSteps[0] }
  }

  /**
   * Counts a frame; true when `rung` changed. `cap` is the frame rate it is held to, 0 when it is not: held frames can be
   * too slow, but never show that there is room. Gaps of over a second (a hidden page) do not count.
   */
  frame(deltaSeconds: number, cap = 0): boolean {
    if (deltaSeconds > 1) {
      this.#frames = 0
      this.#seconds = 0
      return false
    }
    this.#frames += 1
    this.#seconds += deltaSeconds
    if (this.#seconds < windowSeconds) return false
    const share = this.#frames / this.#seconds / (cap === 0 ? hopedFramesPerSecond : Math.min(cap, hopedFramesPerSecond))
    this.#frames = 0
    this.#seconds = 0
    return this.#judge(share, cap !== 0)
  }

  #judge(share: number, capped: boolean): boolean {
    const before = this.#at
    this.#sinceClimb += 1
    if (share < tooSlowShare) {
      if (this.#sinceClimb <= regretWindows) this.#patience = Math.min(mostCalmWindows, this.#patience * 2)
      this.#at = Math.min(this.#rungs.length - 1, this.#at + (share < farTooSlowShare ? 2 : 1))
      this.#calm = 0
    } else if (share > roomShare && !capped) {
      this.#calm += 1
      if (this.#calm >= this.#patience && this.#at > 0) {
        this.#at -= 1
        this.#calm = 0
        this.#sinceClimb = 0
      }
    } else if (!capped) this.#calm = 0
    return this.#at !== before
  }
}
