import type { Wire } from './wire.ts'

const everyMs = 15_000
const answerWithinMs = 10_000
/** After waking from sleep the answer should come at once or not at all. */
const wakeWithinMs = 4000

/** Notices a connection that died without saying so: laptop asleep, Wi-Fi changed, cable out. */
export class Heartbeat {
  readonly #dead: () => void
  #wire: Wire | null = null
  #beat: ReturnType<typeof setInterval> | null = null
  #deadline: ReturnType<typeof setTimeout> | null = null

  constructor(dead: () => void) {
    this.#dead = dead
  }

  start(wire: Wire): void {
    this.stop()
    this.#wire = wire
    this.#beat = setInterval(() => this.#ask(answerWithinMs), everyMs)
  }

  /** The device woke up or found a network: ask now. */
  check(): void {
    this.#ask(wakeWithinMs)
  }

  stop(): void {
    this.#wire = null
    if (this.#beat !== null) clearInterval(this.#beat)
    if (this.#deadline !== null) clearTimeout(this.#deadline)
    this.#beat = null
    this.#deadline = null
  }

  #ask(withinMs: number): void {
    if (this.#wire === null) return
    if (this.#deadline !== null) clearTimeout(this.#deadline)
    this.#deadline = setTimeout(() => {
      this.stop()
      this.#dead()
    }, withinMs)
    this.#wire.ping(() => {
      if (this.#deadline !== null) clearTimeout(this.#deadline)
      this.#deadline = null
    })
  }
}
