import { Group } from 'three'
import type { CrowdBody } from '../avatar/crowd-body.ts'
import type { Figures, FigureLight } from './figures.ts'

const askAgainMs = 10_000

/** The place of figures people brought along. What draws them is fetched when the first of them comes into the room. */
export class FigureHost {
  readonly group = new Group()
  readonly #light: FigureLight
  #figures: Figures | null = null
  #askMs = 0
  #ended = false

  constructor(light: FigureLight) {
    this.#light = light
  }

  /** One frame, after the crowd was posed and before it is drawn. */
  update(bodies: readonly CrowdBody[], nowMs: number, deltaSeconds: number): void {
    if (this.#figures) {
      this.#figures.update(bodies, nowMs, deltaSeconds)
      return
    }
    if (nowMs < this.#askMs) return
    for (let i = 0; i < bodies.length; i++) {
      if (!bodies[i]?.view.figure) continue
      this.#askMs = nowMs + askAgainMs
      void this.#load()
      return
    }
  }

  /** What cannot be had now is asked for again; till then everybody is drawn by their look. */
  async #load(): Promise<void> {
    try {
      const { Figures } = await import('./figures.ts')
      if (!this.#ended) this.#figures ??= new Figures(this.group, this.#light)
    } catch {
      this.#figures = null
    }
  }

  dispose(): void {
    this.#ended = true
    this.#figures?.dispose()
    this.#figures = null
  }
}
