import type { PerspectiveCamera } from 'three'
import { Vector3 } from 'three'
import type { Language } from '@kith/shared/text'
import type { Seat } from '@kith/shared/space'
import type { StickState } from '#input/stick.ts'

const words: Record<Language, string> = { en: 'Sit', zh: '坐下' }
const overSeatMetres = 0.55
const scratch = new Vector3()

/** The few DOM things that move with the view: the key hint at a free seat and the touch stick. */
export class WorldHud {
  readonly #hint: HTMLDivElement
  readonly #word = document.createTextNode('')
  readonly #stick: HTMLDivElement
  readonly #knob: HTMLElement

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
    if (!seat) {
      if (this.#hint.hasAttribute('data-shown')) this.#hint.removeAttribute('data-shown')
      return
    }
    scratch.set(seat.x, seat.y + overSeatMetres, seat.z).project(camera)
    if (scratch.z > 1) return this.showSeat(null, language, camera, width, height)
    if (this.#word.data !== words[language]) this.#word.data = words[language]
    const x = (scratch.x * 0.5 + 0.5) * width
    const y = (0.5 - scratch.y * 0.5) * height
    this.#hint.style.transform = `translate(-50%,-100%) translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`
    if (!this.#hint.hasAttribute('data-shown')) this.#hint.setAttribute('data-shown', '')
  }

  showStick(stick: StickState, held: boolean): void {
    if (held !== this.#stick.hasAttribute('data-held')) this.#stick.toggleAttribute('data-held', held)
    if (!held) return
    this.#stick.style.transform = `translate(${stick.baseX.toFixed(1)}px,${stick.baseY.toFixed(1)}px)`
    this.#knob.style.transform = `translate(${stick.dx.toFixed(1)}px,${stick.dy.toFixed(1)}px)`
  }

  dispose(): void {
    this.#hint.remove()
    this.#stick.remove()
  }
}
