import type { Emote } from '@kith/shared/actions'
import type { carry } from './carrying.ts'
import type { Clip, Gesture } from './clip.ts'

let clips: Readonly<Record<Gesture, Clip>> | null = null
let carrying: typeof carry | null = null
let asksLeft = 3
let asking = false

/** Loads the gestures' clips, which the first frame does not need. Until then bodies just stand or sit. Rejects when they cannot be had. */
export async function loadEmotes(): Promise<void> {
  const loaded = await import('./gesture-clips.ts')
  clips = loaded.gestureClips
  carrying = loaded.carry
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

/** How an arm carries things; null while that is on its way. */
export function carryingArm(): typeof carry | null {
  return carrying
}

/** The clip of a gesture; null while they are on their way. */
export function clipOf(gesture: Gesture): Clip | null {
  if (!clips) fetchEmotes()
  return clips ? clips[gesture] : null
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
