import type { SoundBus } from '#state/sound-settings.ts'

/** The world comes up this slowly after the first touch. */
export const fadeInSeconds = 3
/** Out of sight, the world is silent after this, and the context sleeps a little later. */
export const hideSeconds = 0.4
export const sleepAfterMs = 1000
/** Speech within this distance lowers the rest. */
export const speechMetres = 8

/** What each bus has at its slider's end. */
const most: Record<SoundBus, number> = { ambience: 1.3, steps: 0.8, chimes: 0.75, tune: 0.75 }

/** Gain for a slider's percent: half way sounds about half as loud. */
export function gainOf(bus: SoundBus, percent: number): number {
  const share = Math.min(1, Math.max(0, percent / 100))
  return most[bus] * share ** 1.7
}

/** How far ambience and tune stand back while somebody near speaks. */
export function duckWhile(speaking: boolean): { gain: number; seconds: number } {
  return speaking ? { gain: 0.55, seconds: 0.35 } : { gain: 1, seconds: 1.4 }
}

/** Night by the stars of the light: none by day or in the rain, some at dusk. */
export function nightOf(stars: number): number {
  return Math.min(1, Math.max(0, (stars - 0.6) / 0.4))
}

const stepReachMetres = 11
/** One's own feet are the nearest of all, and the least news. */
const ownStep = 0.45

/** How loud a footfall is before distance, or 0 when it is too far to be heard. */
export function stepGain(self: boolean, distanceMetres: number, speedMetresPerSecond: number): number {
  if (!self && distanceMetres > stepReachMetres) return 0
  const effort = Math.min(1.3, 0.55 + speedMetresPerSecond * 0.14)
  return effort * (self ? ownStep : 1)
}
