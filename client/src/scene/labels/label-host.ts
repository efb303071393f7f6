import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import type { LabelFrame } from './label-frame.ts'
import type { LabelPlace, TalkLabels } from './talk-labels.ts'

const againMs = 6000

/** Fetches what is written over heads once something is drawn: nobody reads in the first frame. */
export class LabelHost {
  readonly #place: LabelPlace
  #labels: TalkLabels | null = null
  #fetchFromMs = 0
  #disposed = false

  constructor(place: LabelPlace) {
    this.#place = place
  }

  /** Something that labels must keep off this frame, CSS pixels; call before `update`, each frame anew. */
  block(left: number, top: number, right: number, bottom: number): void {
    this.#labels?.block(left, top, right, bottom)
  }

  /** Something that labels rather do not hide this frame, CSS pixels; call before `update`, each frame anew. */
  spare(left: number, top: number, right: number, bottom: number): void {
    this.#labels?.spare(left, top, right, bottom)
  }

  /** Lays out this frame's labels; bodies must have been projected. */
  update(bodies: readonly CrowdBody[], frame: LabelFrame): void {
    if (this.#labels) this.#labels.update(bodies, frame)
    else if (frame.nowMs >= this.#fetchFromMs) this.#fetch(frame.nowMs)
  }

  #fetch(nowMs: number): void {
    this.#fetchFromMs = Number.POSITIVE_INFINITY
    import('./talk-labels.ts').then(
      (loaded) => {
        if (!this.#disposed) this.#labels = new loaded.TalkLabels(this.#place)
      },
      () => {
        // Off line. Asked for again; until then the transcript has the words.
        this.#fetchFromMs = nowMs + againMs
      },
    )
  }

  /** Forgets bodies that left. */
  keepOnly(bodies: ReadonlyMap<number, CrowdBody>): void {
    this.#labels?.keepOnly(bodies)
  }

  dispose(): void {
    this.#disposed = true
    this.#labels?.dispose()
  }
}
