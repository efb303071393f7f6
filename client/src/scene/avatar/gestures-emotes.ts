import type { Emote } from '@kith/shared/actions'
import type { Clip } from './clip.ts'
import { dance, spin, sway } from './gestures-dances.ts'
import { clap, heart, point, wave } from './gestures-hands.ts'
import { laugh, nod, shake } from './gestures-head.ts'
import { give, pick } from './gestures-things.ts'

/** Every emote's clip: a chunk of its own, fetched after the first frame. */
export const emoteClips: Readonly<Record<Emote, Clip>> = { wave, dance, nod, laugh, heart, clap, shake, point, sway, spin, pick, give }
