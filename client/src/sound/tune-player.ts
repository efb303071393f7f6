import type { Mixer } from './mixer.ts'
import { playOnce } from './play.ts'
import { pianoName, type Shelf } from './shelf.ts'
import { phraseOf } from './tune.ts'
import { hallResponse } from './waves/reverb.ts'

/** Notes are made, and then handed over, this long before they sound. */
const madeAheadSeconds = 5
const aheadSeconds = 1.5
const noteGain = 0.8
const hallGain = 0.55
/** The hall rings this long after the last note. */
const ringSeconds = 7

/** Plays the endless slow tune while it is wanted, through a small wooden hall. */
export class TunePlayer {
  readonly #mixer: Mixer
  readonly #shelf: Shelf
  readonly #seed: number
  #hall: { input: GainNode; nodes: AudioNode[] } | null = null
  #phrase = 0
  #note = 0
  #phraseAtSeconds = 0
  #quietSinceSeconds = 0

  constructor(mixer: Mixer, shelf: Shelf, seed: number) {
    this.#mixer = mixer
    this.#shelf = shelf
    this.#seed = seed
  }

  /** A few times a second. Hands over at most one note a call. */
  tick(wanted: boolean): void {
    const now = this.#mixer.context.currentTime
    if (!wanted) {
      if (this.#hall !== null && now - this.#quietSinceSeconds > ringSeconds) this.stop()
      return
    }
    this.#quietSinceSeconds = now
    if (this.#hall === null) {
      this.#hall = openHall(this.#mixer)
      this.#phraseAtSeconds = now + 3
      this.#note = 0
    }
    // After a pause, or a sleeping context, the tune goes on from here instead of catching up.
    if (this.#phraseAtSeconds < now - 60) this.#phraseAtSeconds = now + 1
    const { notes, seconds } = phraseOf(this.#seed, this.#phrase)
    const next = notes[this.#note]
    if (next === undefined) {
      this.#phrase += 1
      this.#note = 0
      this.#phraseAtSeconds += seconds
      return
    }
    const whenSeconds = this.#phraseAtSeconds + next.atSeconds
    if (whenSeconds > now + madeAheadSeconds) return
    const buffer = this.#shelf.take(pianoName(next.midi))
    if (whenSeconds > now + aheadSeconds) return
    this.#note += 1
    if (buffer === null || whenSeconds < now - 0.2) return
    playOnce(this.#mixer, buffer, {
      bus: 'tune',
      gain: noteGain * next.loudness,
      whenSeconds: Math.max(now, whenSeconds),
      send: this.#hall.input,
    })
  }

  stop(): void {
    for (const node of this.#hall?.nodes ?? []) node.disconnect()
    this.#hall = null
  }
}

function openHall(mixer: Mixer): { input: GainNode; nodes: AudioNode[] } {
  const { context } = mixer
  const [left, right] = hallResponse(context.sampleRate)
  const buffer = new AudioBuffer({ length: left.length, numberOfChannels: 2, sampleRate: context.sampleRate })
  buffer.copyToChannel(left, 0)
  buffer.copyToChannel(right, 1)
  const input = new GainNode(context, { gain: hallGain })
  const hall = new ConvolverNode(context, { buffer, disableNormalization: true })
  input.connect(hall).connect(mixer.bus('tune'))
  return { input, nodes: [input, hall] }
}
