import type { LabelReach } from './place-label.ts'

/** A tag belongs to a head: it goes up two lines or half its width aside, then rather goes away. */
export const tagReach: LabelReach = { up: 62, down: 4, side: 60, steps: [0.3], tailed: false, mostHidden: Number.POSITIVE_INFINITY }
/** A bubble may go farther, over its head or beside it: its tail tells whose it is. Where it would hide two faces it stays away. */
export const bubbleReach: LabelReach = { up: 230, down: 170, side: 270, steps: [0.25, 0.44], tailed: true, mostHidden: 600 }
/** Dots are about a head that is looked at: where they would have to leave it, the name shows them. */
export const dotsReach: LabelReach = { up: 84, down: 4, side: 80, steps: [0.3], tailed: true, mostHidden: 600 }
/** My own words while I see nothing of myself: anywhere. */
export const awayReach: LabelReach = {
  up: 230,
  down: 150,
  side: 230,
  steps: [0.25, 0.44, 0.75],
  tailed: false,
  mostHidden: Number.POSITIVE_INFINITY,
}

/** Pixels a label would rather go than hide it. */
export const softWeights = { tag: 130, face: 400, ownHead: 140, waiting: 90, way: 70 } as const
