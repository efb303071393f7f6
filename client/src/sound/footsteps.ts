import type { SoundPoint } from '#state/ears.ts'
import { stepGain } from './levels.ts'
import type { Mixer } from './mixer.ts'
import { playOnce } from './play.ts'
import { type Shelf, stepName, stepVariants } from './shelf.ts'
import { floorAt, type SoundDocument } from './soundscape.ts'

/** At most so many feet at once: a crowd is a murmur of steps, not a hail. */
const mostAtOnce = 7
const stepSeconds = 0.26

/** Plays footfalls on the floor they fall on. */
export class Footsteps {
  readonly #mixer: Mixer
  readonly #shelf: Shelf
  readonly #random: () => number
  readonly #endsSeconds: number[] = []
  #lastVariant = 0

  constructor(mixer: Mixer, shelf: Shelf, random: () => number) {
    this.#mixer = mixer
    this.#shelf = shelf
    this.#random = random
  }

  /** Has the steps on a space's floors made before the first foot falls. */
  prepare({ floor, floors }: SoundDocument): void {
    for (const kind of new Set([floor, ...floors.map((patch) => patch.kind)]))
      for (let variant = 0; variant < stepVariants; variant++) this.#shelf.take(stepName(kind, variant))
  }

  /** A foot came down at a point; `self` when it is my own. */
  fall(sounds: SoundDocument, self: boolean, at: SoundPoint, distanceMetres: number, speedMetresPerSecond: number): void {
    const gain = stepGain(self, distanceMetres, speedMetresPerSecond)
    if (gain === 0) return
    const now = this.#mixer.context.currentTime
    while ((this.#endsSeconds[0] ?? Number.POSITIVE_INFINITY) < now) this.#endsSeconds.shift()
    if (this.#endsSeconds.length >= mostAtOnce) return
    this.#endsSeconds.push(now + stepSeconds)
    this.#lastVariant = (this.#lastVariant + 1 + Math.floor(this.#random() * (stepVariants - 1))) % stepVariants
    const buffer = this.#shelf.take(stepName(floorAt(sounds, at.x, at.z), this.#lastVariant))
    if (buffer === null) return
    playOnce(this.#mixer, buffer, {
      bus: 'steps',
      gain: gain * (0.85 + 0.3 * this.#random()),
      at: self ? null : at,
      nearMetres: 1.2,
      speed: 0.94 + 0.12 * this.#random(),
    })
  }
}
