import type { Volume } from '../protocol/speech.ts'
import type { Zone } from './document.ts'

/** How far words carry; beyond `murmur` nothing is sent at all. A shout reaches the whole room. */
export const hearingMetres = { whisper: 1.5, say: 8, shout: Number.POSITIVE_INFINITY, murmur: 14 } as const

/** A body as hearing sees it. `conversationLock` is the id of a locked conversation it is in, or null. */
export interface Ear {
  x: number
  z: number
  conversationLock: string | null
}
export type Hearing = 'heard' | 'murmur' | 'none'

/** The zone a point lies in, nooks before stages, or null. */
export function zoneAt(zones: readonly Zone[], x: number, z: number): Zone | null {
  let found: Zone | null = null
  for (const zone of zones) {
    const dx = x - zone.x
    const dz = z - zone.z
    if (dx * dx + dz * dz > zone.radiusMetres * zone.radiusMetres) continue
    if (found === null || (found.kind === 'stage' && zone.kind === 'nook')) found = zone
  }
  return found
}

/**
 * What a listener gets of something said: the one rule for people and residents, text and voice.
 * A nook keeps its words inside; a stage carries `say` to all; a locked conversation hears only itself.
 */
export function hears(speaker: Ear, listener: Ear, volume: Volume, zones: readonly Zone[]): Hearing {
  if (speaker.conversationLock !== listener.conversationLock) return 'none'
  const distance = Math.hypot(speaker.x - listener.x, speaker.z - listener.z)
  const from = zoneAt(zones, speaker.x, speaker.z)
  const to = zoneAt(zones, listener.x, listener.z)
  if (volume === 'shout') return 'heard'
  const apart = from !== to && (from?.kind === 'nook' || to?.kind === 'nook')
  if (apart) return distance <= hearingMetres.murmur && volume === 'say' ? 'murmur' : 'none'
  if (from?.kind === 'stage' && volume === 'say') return 'heard'
  if (distance <= hearingMetres[volume]) return 'heard'
  if (volume === 'whisper') return 'none'
  return distance <= hearingMetres.murmur ? 'murmur' : 'none'
}
