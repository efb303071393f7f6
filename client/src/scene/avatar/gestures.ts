import type { Emote } from '@kith/shared/actions'
import type { Clip, Gesture } from './clip.ts'

let clips: Readonly<Record<Gesture, Clip>> | null = null
let asksLeft = 3
let asking = false

/** Loads the gestures' clips, which the first frame does not need. Until then bodies just stand or sit. Rejects when they cannot be had. */
export async function loadEmotes(): Promise<void> {
  clips ??= (await import('./gesture-clips.ts')).gestureClips
}

/** Begins to load the gestures, once. What fails is tried again when the next one is wanted, three times at most. */
export function fetchEmotes(): void {
  if (clips || asking || asksLeft === 0) return
  asking = true
  asksLeft -= 1
  const settle = (): void => {
    asking = false
  }
  loadEmotes().then(settle, settle)
}

/** The clip of a gesture; null while they are on their way. */
export function clipOf(gesture: Gesture): Clip | null {
  if (!clips) fetchEmotes()
  return clips ? clips[gesture] : null
}

/** How long an emote lasts; states (talk, listen …) last until they end. */
export const emoteSeconds: Readonly<Record<Emote, number>> = {
  wave: 2.6,
  dance: 7,
  nod: 1.5,
  laugh: 2.8,
  heart: 2.8,
  clap: 2.6,
  shake: 1.7,
  point: 2.6,
  sway: 7.4,
  spin: 5.6,
  pick: 2.4,
  give: 2.8,
}
