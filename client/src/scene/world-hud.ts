import type { PerspectiveCamera } from 'three'
import { Vector3 } from 'three'
import type { Language } from '@kith/shared/text'
import { type StickState, stickPixels } from '#input/stick.ts'

const words = {
  sit: { en: 'Sit', zh: '坐下' },
  read: { en: 'Read the board', zh: '看看留言板' },
} as const satisfies Record<string, Record<Language, string>>
const scratch = new Vector3()
/** Less than this nobody sees move: no style is written for it. */
const leastPixels = 0.2
/** About the size of the hint, CSS pixels: labels keep off it. */
const hintPixels = { sit: 84, read: 168, high: 44 } as const

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
  #hintWide = 0
  #stickX = 0
  #stickY = 0
  #stickShown = false

  /** `use`: the hint was pressed, which only the board's can be. */
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
  ): void {
    const seen = what !== null && scratch.set(atX, atY, atZ).project(camera).z <= 1
    this.#hintWide = seen ? hintPixels[what] : 0
    if (!seen) {
      if (this.#hint.dataset['shown'] !== undefined) delete this.#hint.dataset['shown']
      return
    }
    const word = words[what][language]
    if (this.#word.data !== word) this.#word.data = word
    const x = (scratch.x * 0.5 + 0.5) * width
    const y = (0.5 - scratch.y * 0.5) * height
    if (Math.abs(x - this.#hintX) > leastPixels || Math.abs(y - this.#hintY) > leastPixels) {
      this.#hintX = x
      this.#hintY = y
      this.#hint.style.transform = `translate(-50%,-100%) translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`
    }
    if (this.#hint.dataset['shown'] !== what) this.#hint.dataset['shown'] = what
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
    const wide = this.#hintWide
    if (wide > 0) labels.block(this.#hintX - wide / 2, this.#hintY - hintPixels.high, this.#hintX + wide / 2, this.#hintY)
    const reach = stickPixels.outer
    if (this.#stickShown) labels.block(this.#stickX - reach, this.#stickY - reach, this.#stickX + reach, this.#stickY + reach)
  }

  dispose(): void {
    this.#hint.remove()
    this.#stick.remove()
  }
}
