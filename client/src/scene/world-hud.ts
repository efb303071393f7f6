import type { PerspectiveCamera } from 'three'
import { Vector3 } from 'three'
import type { Language } from '@kith/shared/text'
import { type StickState, stickPixels } from '#input/stick.ts'
import { besideHead, type HeadOnScreen, holdInView } from './hold-in-view.ts'

const words = {
  sit: { en: 'Sit', zh: '坐下' },
  read: { en: 'Read the board', zh: '看看留言板' },
} as const satisfies Record<string, Record<Language, string>>
const scratch = new Vector3()
/** Less than this nobody sees move: no style is written for it. */
const leastPixels = 0.2

/** Who is told what labels must keep off. */
export interface Blocks {
  block(left: number, top: number, right: number, bottom: number): void
}

/** What can be used where one stands, and the point over which to say so; `what` null for nothing. Written anew, never made anew. */
export interface HintPlace {
  what: keyof typeof words | null
  x: number
  y: number
  z: number
}

/** The few DOM things that move with the view: the key hint at a free seat or the board, and the touch stick. */
export class WorldHud {
  readonly #hint: HTMLDivElement
  readonly #word = document.createTextNode('')
  readonly #stick: HTMLDivElement
  readonly #knob: HTMLElement
  #hintX = Number.NEGATIVE_INFINITY
  #hintY = 0
  /** Its size, CSS pixels, measured when its words change; labels keep off it. */
  #hintWide = 0
  #hintHigh = 0
  #hintShown = false
  #stickX = 0
  #stickY = 0
  #stickShown = false

  /** `use`: the hint was pressed, which is how those without keys use it. */
  constructor(container: HTMLElement, use: () => void) {
    this.#hint = document.createElement('div')
    this.#hint.className = 'kith-hint'
    this.#hint.addEventListener('click', use)
    const key = document.createElement('kbd')
    key.textContent = 'E'
    this.#hint.append(key, this.#word)
    this.#stick = document.createElement('div')
    this.#stick.className = 'kith-stick'
    this.#knob = document.createElement('i')
    this.#stick.append(this.#knob)
    for (const part of [this.#hint, this.#stick]) {
      part.setAttribute('aria-hidden', 'true')
      container.append(part)
    }
  }

  showHint(
    { what, x: atX, y: atY, z: atZ }: HintPlace,
    language: Language,
    camera: PerspectiveCamera,
    width: number,
    height: number,
    ownHead: HeadOnScreen,
  ): void {
    const seen = what !== null && scratch.set(atX, atY, atZ).project(camera).z <= 1
    if (seen !== this.#hintShown) {
      this.#hintShown = seen
      this.#hint.toggleAttribute('data-shown', seen)
      this.#hintWide = 0
    }
    if (!seen) return
    const word = words[what][language]
    if (this.#word.data !== word || this.#hintWide === 0) this.#measure(word)
    const high = this.#hintHigh
    const y = holdInView((0.5 - scratch.y * 0.5) * height - high / 2, high, height) + high / 2
    const x = holdInView(besideHead((scratch.x * 0.5 + 0.5) * width, y, this.#hintWide, high, ownHead), this.#hintWide, width)
    if (Math.abs(x - this.#hintX) > leastPixels || Math.abs(y - this.#hintY) > leastPixels) {
      this.#hintX = x
      this.#hintY = y
      this.#hint.style.transform = `translate(-50%,-100%) translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`
    }
  }

  #measure(word: string): void {
    this.#word.data = word
    this.#hintWide = this.#hint.offsetWidth
    this.#hintHigh = this.#hint.offsetHeight
  }

  showStick(stick: StickState, held: boolean): void {
    if (held !== this.#stick.hasAttribute('data-held')) this.#stick.toggleAttribute('data-held', held)
    this.#stickShown = held
    if (!held) return
    this.#stickX = stick.baseX
    this.#stickY = stick.baseY
    this.#stick.style.transform = `translate(${stick.baseX.toFixed(1)}px,${stick.baseY.toFixed(1)}px)`
    this.#knob.style.transform = `translate(${stick.dx.toFixed(1)}px,${stick.dy.toFixed(1)}px)`
  }

  /** Tells where the hint and the stick are this frame. */
  keepClear(labels: Blocks): void {
    const half = this.#hintWide / 2
    if (this.#hintShown) labels.block(this.#hintX - half, this.#hintY - this.#hintHigh, this.#hintX + half, this.#hintY)
    const reach = stickPixels.outer
    if (this.#stickShown) labels.block(this.#stickX - reach, this.#stickY - reach, this.#stickX + reach, this.#stickY + reach)
  }

  dispose(): void {
    this.#hint.remove()
    this.#stick.remove()
  }
}
