import type { Emote } from '@kith/shared/actions'
import type { Clip } from './clip.ts'
import { listen, sleep, talk, think, type } from './gestures-waiting.ts'

const waiting = { talk, listen, think, sleep, type }
export type Waiting = keyof typeof waiting
export type Gesture = Emote | Waiting

let emoteClips: Readonly<Record<Emote, Clip>> | null = null
let asksLeft = 3
let asking = false

/** Loads the emotes' clips, which the first frame does not need. Until then emotes show as standing. Rejects when they cannot be had. */
export async function loadEmotes(): Promise<void> {
  emoteClips ??= (await import('./gestures-emotes.ts')).emoteClips
}

/** Begins to load the emotes, once. What fails is tried again when the next emote is wanted, three times at most. */
export function fetchEmotes(): void {
  if (emoteClips || asking || asksLeft === 0) return
  asking = true
  asksLeft -= 1
  loadEmotes().then(
    () => {
      asking = false
    },
    () => {
      asking = false
    },
  )
}

/** The clip of a gesture; null while the emotes are on their way. */
export function clipOf(gesture: Gesture): Clip | null {
  if (isWaiting(gesture)) return waiting[gesture]
  if (!emoteClips) fetchEmotes()
  return emoteClips ? emoteClips[gesture] : null
}

function isWaiting(gesture: Gesture): gesture is Waiting {
  return gesture in waiting
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
