import { bufferOf } from './mixer.ts'
import { seededRandom } from './random.ts'
import type { LoopKind } from './soundscape.ts'
import type { Wave } from './wave.ts'
import { chime, type ChimeKind } from './waves/chime.ts'
import { cricket } from './waves/crickets.ts'
import { fireCrackle, fireRoar } from './waves/fire.ts'
import { kettle } from './waves/kettle.ts'
import { feltPiano } from './waves/piano.ts'
import { rainOnRoof, rainOnWindow } from './waves/rain.ts'
import { type FloorKind, step } from './waves/step.ts'
import { lapping } from './waves/water.ts'
import { windInLeaves } from './waves/wind.ts'

type Make = (random: () => number) => Wave

/** One layer of a loop: what it plays, how loud, and on which side when the loop is all around (−1 left, 1 right). */
export interface Layer {
  key: string
  make: Make
  gain: number
  side: number
}

/** How many crickets differ before they repeat. */
const cricketKinds = 3
export const stepVariants = 4

/** What a loop is made of. Layers of unequal length never repeat together. */
export function layersOf(kind: LoopKind, number: number): Layer[] {
  switch (kind) {
    case 'fire':
      return [layer('fire-roar', fireRoar, 0.75), layer('fire-crackle', fireCrackle, 0.95)]
    case 'crickets':
      return [layer(`cricket-${number % cricketKinds}`, (random) => cricket(number % cricketKinds, random), 0.7)]
    case 'wind':
      return [
        layer('wind-0', (random) => windInLeaves(0, random), 0.3, -0.7),
        layer('wind-1', (random) => windInLeaves(1, random), 0.3, 0.7),
      ]
    case 'water':
      return [layer('water', lapping, 1)]
    case 'rain-roof':
      return [layer('roof-0', (random) => rainOnRoof(0, random), 0.38, -0.6), layer('roof-1', (random) => rainOnRoof(1, random), 0.38, 0.6)]
    case 'rain-window':
      return [layer('window', rainOnWindow, 0.9)]
  }
}

function layer(key: string, make: Make, gain: number, side = 0): Layer {
  return { key, make, gain, side }
}

/** Keeps every wave once it is made: the same key, the same sound. Making one takes some milliseconds. */
export class Shelf {
  readonly #buffers = new Map<string, AudioBuffer>()

  take(key: string, make: Make): AudioBuffer {
    const known = this.#buffers.get(key)
    if (known !== undefined) return known
    const buffer = bufferOf(make(seededRandom(seedOf(key))))
    this.#buffers.set(key, buffer)
    return buffer
  }

  step(floor: FloorKind, variant: number): AudioBuffer {
    return this.take(`step-${floor}-${variant}`, (random) => step(floor, random))
  }

  chime(kind: ChimeKind): AudioBuffer {
    return this.take(`chime-${kind}`, (random) => chime(kind, random))
  }

  piano(midi: number): AudioBuffer {
    return this.take(`piano-${midi}`, (random) => feltPiano(midi, random))
  }

  kettle(): AudioBuffer {
    return this.take('kettle', kettle)
  }
}

function seedOf(key: string): number {
  let seed = 2166136261
  for (let i = 0; i < key.length; i++) seed = Math.imul(seed ^ key.charCodeAt(i), 16777619)
  return seed >>> 0
}
