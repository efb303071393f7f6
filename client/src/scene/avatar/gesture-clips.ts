import type { Clip, Gesture } from './clip.ts'
import { dance, spin, sway } from './gestures-dances.ts'
import { clap, heart, point, wave } from './gestures-hands.ts'
import { laugh, nod, shake } from './gestures-head.ts'
import { give, pick } from './gestures-things.ts'
import { listen, sleep, talk, think, type } from './gestures-waiting.ts'

export { carry } from './carrying.ts'

/** The clip of every gesture: a chunk of its own, fetched after the first frame. */
export const gestureClips: Readonly<Record<Gesture, Clip>> = {
  wave,
  dance,
  nod,
  laugh,
  heart,
  clap,
  shake,
  point,
  sway,
  spin,
  pick,
  give,
  talk,
  listen,
  think,
  sleep,
  type,
}
