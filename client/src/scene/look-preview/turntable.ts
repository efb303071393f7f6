import { shortestTurn } from '../avatar/pose-tools.ts'

export type PreviewFocus = 'body' | 'head'

const turnsPerSecond = 0.42
const swayRadians = 0.5
const swaysPerSecond = 0.55
/** How long a hand's turn is left alone. */
const restSeconds = 4
const follows = 4

/** Which way the figure faces: turned by hand, else slowly by itself — all the way round, or to and fro where its face is looked at. */
export class Turntable {
  yawRadians = 0.35
  readonly #still: boolean
  #restLeft = 0
  #seconds = 0

  /** `still` never turns by itself. */
  constructor(still: boolean) {
    this.#still = still
  }

  /** Turned by hand. */
  turn(radians: number): void {
    this.yawRadians += radians
    this.#restLeft = restSeconds
  }

  update(focus: PreviewFocus, deltaSeconds: number): void {
    if (this.#restLeft > 0) this.#restLeft -= deltaSeconds
    else if (this.#still) return
    else if (focus === 'body') this.yawRadians += turnsPerSecond * deltaSeconds
    else this.#sway(deltaSeconds)
  }

  #sway(deltaSeconds: number): void {
    this.#seconds += deltaSeconds
    const wanted = Math.sin(this.#seconds * swaysPerSecond * 2) * swayRadians
    this.yawRadians += shortestTurn(this.yawRadians, wanted) * (1 - Math.exp(-deltaSeconds * follows))
  }
}
