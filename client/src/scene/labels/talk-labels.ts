import type { Group } from 'three'
import type { StoreApi } from 'zustand/vanilla'
import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import { Bubbles } from '#scene/bubbles/bubbles.ts'
import { Tags } from '#scene/tags/tags.ts'
import { clearBoxes } from '#state/keep-clear.ts'
import type { TalkState } from '#state/talk-store.ts'
import type { LabelFrame } from './label-frame.ts'
import { Labels } from './labels.ts'

/** Where what is written over heads is put, and where it comes from. */
export interface LabelPlace {
  readonly overlay: HTMLElement
  readonly names: Group
  readonly seconds: { value: number }
  readonly talk: StoreApi<TalkState>
}

/** All that is written over heads: names in the scene, bubbles over it. A chunk of its own, see `LabelHost`. */
export class TalkLabels {
  readonly #layer = document.createElement('div')
  readonly #place: LabelPlace
  readonly #tags: Tags
  readonly #bubbles: Bubbles
  readonly #labels: Labels

  constructor(place: LabelPlace) {
    this.#place = place
    this.#layer.className = 'kith-bubbles'
    place.overlay.append(this.#layer)
    this.#tags = new Tags(place.seconds)
    place.names.add(this.#tags.mesh)
    this.#bubbles = new Bubbles(this.#layer, place.talk)
    this.#labels = new Labels(this.#bubbles, clearBoxes)
  }

  block(left: number, top: number, right: number, bottom: number): void {
    this.#labels.block(left, top, right, bottom)
  }

  spare(left: number, top: number, right: number, bottom: number): void {
    this.#labels.spare(left, top, right, bottom)
  }

  update(bodies: readonly CrowdBody[], frame: LabelFrame): void {
    this.#labels.update(this.#tags, bodies, frame)
  }

  keepOnly(bodies: ReadonlyMap<number, CrowdBody>): void {
    this.#tags.keepOnly(bodies)
  }

  dispose(): void {
    this.#place.names.remove(this.#tags.mesh)
    this.#tags.dispose()
    this.#bubbles.dispose()
    this.#layer.remove()
  }
}
