import type { Emote } from '@kith/shared/actions'
import type { Clip, Gesture } from './clip.ts'

type Liveliness = typeof import('./gesture-clips.ts')

let lively: Liveliness | null = null
let asksLeft = 3
let asking = false

/** Loads the gestures' clips, which the first frame does not need. Until then bodies just stand or sit. Rejects when they cannot be had. */
export async function loadEmotes(): Promise<void> {
  lively = await import('./gesture-clips.ts')
}

/** Begins to load the gestures, once. What fails is tried again when the next one is wanted, three times at most. */
export function fetchEmotes(): void {
  if (lively || asking || asksLeft === 0) return
  asking = true
  asksLeft -= 1
  const settle = (): void => {
    asking = false
  }
  loadEmotes().then(settle, settle)
}

/** What makes bodies lively; null while that is on its way. */
export function liveliness(): Liveliness | null {
  return lively
}

/** The clip of a gesture; null while they are on their way. */
export function clipOf(gesture: Gesture): Clip | null {
  if (!lively) fetchEmotes()
  return lively ? lively.gestureClips[gesture] : null
}

/**
 * How long an emote lasts; states (talk, listen …) last until they end. Whole numbers: fractions looked up by name would be put on
 * the heap, once for each body and frame.
 */
export const emoteMs: Readonly<Record<Emote, number>> = {
  wave: 2_600,
  dance: 7_000,
  nod: 1_500,
  laugh: 2_800,
  heart: 2_800,
  clap: 2_600,
  shake: 1_700,
  point: 2_600,
  sway: 7_400,
  spin: 5_600,
  pick: 2_400,
  give: 2_800,
}
