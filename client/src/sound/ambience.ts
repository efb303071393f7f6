import type { SoundPlace } from '#state/ears.ts'
import type { Mixer } from './mixer.ts'
import { type Loop, type PlayableLayer, playOnce, startLoop } from './play.ts'
import { layersOf, type Shelf } from './shelf.ts'
import { levelIn, type SoundDocument, type Voice, voicesOf, type Weather } from './soundscape.ts'

/** Quieter than this is not played at all. */
const audible = 0.02
const changeSeconds = 3
const leastKettleSeconds = 70
const mostKettleSeconds = 200

interface Sounding {
  voice: Voice
  loop: Loop | null
  level: number
}

/** The loops of a space, each started when it can first be heard and stopped when it no longer can. */
export class Ambience {
  readonly #mixer: Mixer
  readonly #shelf: Shelf
  readonly #random: () => number
  #voices: Sounding[] = []
  #sounds: SoundDocument | null = null
  #kettleAtSeconds = 0

  constructor(mixer: Mixer, shelf: Shelf, random: () => number) {
    this.#mixer = mixer
    this.#shelf = shelf
    this.#random = random
  }

  /** Another space, or none. */
  enter(place: SoundPlace | null, sounds: SoundDocument): void {
    this.stop()
    this.#sounds = sounds
    this.#voices = place === null ? [] : voicesOf(place, sounds).map((voice) => ({ voice, loop: null, level: 0 }))
    this.#kettleAtSeconds = this.#mixer.context.currentTime + 12 + 30 * this.#random()
  }

  /** A few times a second: follows weather and hour. A loop starts once its sounds are made. */
  tick(weather: Weather): void {
    for (const sounding of this.#voices) {
      const level = levelIn(weather, sounding.voice)
      if (level > audible && sounding.loop === null) sounding.loop = this.#start(sounding.voice)
      if (level <= audible && sounding.loop !== null) {
        sounding.loop.stop()
        sounding.loop = null
        sounding.level = 0
      }
      if (sounding.loop === null || Math.abs(level - sounding.level) < 0.01) continue
      sounding.level = level
      sounding.loop.setLevel(level, changeSeconds)
    }
    this.#boil()
  }

  #start({ kind, number, at, nearMetres }: Voice): Loop | null {
    const layers: PlayableLayer[] = []
    for (const layer of layersOf(kind, number)) {
      const buffer = this.#shelf.take(layer.name)
      if (buffer === null) return null
      layers.push({ ...layer, buffer })
    }
    return startLoop(this.#mixer, layers, at, nearMetres)
  }

  /** Somebody puts the kettle on now and then. */
  #boil(): void {
    const kettles = this.#sounds?.kettles ?? []
    const now = this.#mixer.context.currentTime
    const at = kettles[Math.floor(this.#random() * kettles.length)]
    if (at === undefined || now < this.#kettleAtSeconds) return
    const buffer = this.#shelf.take('kettle')
    if (buffer === null) return
    this.#kettleAtSeconds = now + leastKettleSeconds + (mostKettleSeconds - leastKettleSeconds) * this.#random()
    playOnce(this.#mixer, buffer, { bus: 'ambience', gain: 0.35, at, nearMetres: 1.4 })
  }

  stop(): void {
    for (const { loop } of this.#voices) loop?.stop()
    this.#voices = []
  }
}
