import type { PerspectiveCamera } from 'three'
import { Vector3 } from 'three'
import type { Language } from '@kith/shared/text'
import type { Seat } from '@kith/shared/space'
import { type StickState, stickPixels } from '#input/stick.ts'

const words: Record<Language, string> = { en: 'Sit', zh: '坐下' }
const overSeatMetres = 0.55
const scratch = new Vector3()
/** Less than this nobody sees move: no style is written for it. */
const leastPixels = 0.2
/** About the size of the hint, CSS pixels: labels keep off it. */
const hintPixels = { wide: 84, high: 30 } as const

/** Who is told what labels must keep off. */
export interface Blocks {
  block(left: number, top: number, right: number, bottom: number): void
}

/** The few DOM things that move with the view: the key hint at a free seat and the touch stick. */
export class WorldHud {
  readonly #hint: HTMLDivElement
  readonly #word = document.createTextNode('')
  readonly #stick: HTMLDivElement
  readonly #knob: HTMLElement
  #hintX = Number.NEGATIVE_INFINITY
  #hintY = 0
  #hintShown = false
  #stickX = 0
  #stickY = 0
  #stickShown = false

  constructor(container: HTMLElement) {
    this.#hint = document.createElement('div')
    this.#hint.className = 'kith-hint'
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

  showSeat(seat: Seat | null, language: Language, camera: PerspectiveCamera, width: number, height: number): void {
    this.#hintShown = seat !== null
    if (!seat) {
      if (this.#hint.hasAttribute('data-shown')) this.#hint.removeAttribute('data-shown')
      return
    }
    scratch.set(seat.x, seat.y + overSeatMetres, seat.z).project(camera)
    if (scratch.z > 1) return this.showSeat(null, language, camera, width, height)
    if (this.#word.data !== words[language]) this.#word.data = words[language]
    const x = (scratch.x * 0.5 + 0.5) * width
    const y = (0.5 - scratch.y * 0.5) * height
    if (Math.abs(x - this.#hintX) > leastPixels || Math.abs(y - this.#hintY) > leastPixels) {
      this.#hintX = x
      this.#hintY = y
      this.#hint.style.transform = `translate(-50%,-100%) translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`
    }
    if (!this.#hint.hasAttribute('data-shown')) this.#hint.setAttribute('data-shown', '')
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
    const { wide, high } = hintPixels
    if (this.#hintShown) labels.block(this.#hintX - wide / 2, this.#hintY - high, this.#hintX + wide / 2, this.#hintY)
    const reach = stickPixels.outer
    if (this.#stickShown) labels.block(this.#stickX - reach, this.#stickY - reach, this.#stickX + reach, this.#stickY + reach)
  }

  dispose(): void {
    this.#hint.remove()
    this.#stick.remove()
  }
}
