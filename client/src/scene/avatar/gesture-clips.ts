import type { Clip, Gesture } from './clip.ts'
import { dance, spin, sway } from './gestures-dances.ts'
import { clap, heart, point, wave } from './gestures-hands.ts'
import { laugh, nod, shake } from './gestures-head.ts'
import { give, pick } from './gestures-things.ts'
import { listen, talk } from './gestures-talking.ts'
import { sleep, think, type } from './gestures-waiting.ts'

export { attend } from './attending.ts'
export { carry } from './carrying.ts'
export { fidget } from './fidgets.ts'
export { giveWords, shapeAt } from './mouth-words.ts'
export { gestureInWords } from './word-gestures.ts'

/** The clip of every gesture, with all else that makes bodies lively: a chunk of its own, fetched after the first frame. */
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
