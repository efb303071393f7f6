import { bufferOf } from './mixer.ts'
import type { LoopKind } from './soundscape.ts'
import type { WaveMaker } from './wave-makers.ts'
import type { ChimeKind } from './kinds.ts'
import type { FloorKind } from './kinds.ts'

/** One layer of a loop: what it plays, how loud, and on which side when the loop is all around (−1 left, 1 right). */
export interface Layer {
  name: string
  gain: number
  side: number
}

/** How many crickets differ before they repeat. */
const cricketKinds = 3
export const stepVariants = 4

export const stepName = (floor: FloorKind, variant: number): string => `step-${floor}.${variant}`
export const chimeName = (kind: ChimeKind): string => `chime-${kind}`
export const pianoName = (midi: number): string => `piano.${midi}`

/** What a loop is made of. Layers of unequal length never repeat together. */
export function layersOf(kind: LoopKind, number: number): Layer[] {
  switch (kind) {
    case 'fire':
      return [layer('fire-roar', 0.75), layer('fire-crackle', 0.95)]
    case 'crickets':
      return [layer(`cricket.${number % cricketKinds}`, 0.7)]
    case 'wind':
      return [layer('wind.0', 0.3, -0.7), layer('wind.1', 0.3, 0.7)]
    case 'water':
      return [layer('water', 1)]
    case 'lake':
      return [layer('lake.0', 0.5, -0.7), layer('lake.1', 0.5, 0.7)]
    case 'rain-roof':
      return [layer('roof.0', 0.38, -0.6), layer('roof.1', 0.38, 0.6)]
    case 'rain-window':
      return [layer('window', 0.9)]
  }
}

function layer(name: string, gain: number, side = 0): Layer {
  return { name, gain, side }
}

/** Keeps every sound once it is made, and has those made that are asked for. */
export class Shelf {
  readonly #maker: WaveMaker
  readonly #buffers = new Map<string, AudioBuffer>()
  readonly #asked = new Map<string, Promise<AudioBuffer | null>>()

  constructor(maker: WaveMaker) {
    this.#maker = maker
  }

  /** The sound, if it is there; otherwise it is being made, and there the next time or the time after. */
  take(name: string): AudioBuffer | null {
    const known = this.#buffers.get(name)
    if (known !== undefined) return known
    void this.fetch(name)
    return null
  }

  /** The sound when it is made; null when it cannot be. */
  fetch(name: string): Promise<AudioBuffer | null> {
    const asked = this.#asked.get(name) ?? this.#make(name)
    this.#asked.set(name, asked)
    return asked
  }

  async #make(name: string): Promise<AudioBuffer | null> {
    try {
      const buffer = bufferOf(await this.#maker.make(name))
      this.#buffers.set(name, buffer)
      return buffer
    } catch {
      // A page without sound is still a page; the next question asks again.
      this.#asked.delete(name)
      return null
    }
  }

  dispose(): void {
    this.#maker.dispose()
  }
}
