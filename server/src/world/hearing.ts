import { hears } from '@kith/shared/space'
import type { Volume } from '@kith/shared/protocol'
import { blocked, type Actor, type WorldState } from './state.ts'

export interface Ears {
  heard: Actor[]
  murmur: Actor[]
}

/** Who gets the words of a speaker now and who only a murmur, in order of joining (SPEC.md HE1–HE3, HE5). */
export function earsFor(state: WorldState, speaker: Actor, volume: Volume, onlyFor: ReadonlySet<string> | null): Ears {
  const ears: Ears = { heard: [], murmur: [] }
  for (const listener of state.actors.values()) {
    if (listener === speaker || listener.leaving || blocked(speaker, listener)) continue
    const hearing = hears(speaker, listener, volume, state.space.zones)
    if (hearing === 'heard' && (onlyFor === null || onlyFor.has(listener.id))) ears.heard.push(listener)
    else if (hearing !== 'none') ears.murmur.push(listener)
  }
  return ears
}
