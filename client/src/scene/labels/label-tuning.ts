import type { LabelReach } from './place-label.ts'

/** A tag belongs to a head: it goes up two lines or half its width aside, then rather goes away. */
export const tagReach: LabelReach = { up: 62, down: 4, side: 60, steps: [0.3] }
/** A bubble may go farther: its tail and its name tell whose it is. */
export const bubbleReach: LabelReach = { up: 230, down: 150, side: 230, steps: [0.25, 0.44, 0.75] }

/** Pixels a label would rather go than hide it. */
export const softWeights = { tag: 130, face: 120, ownHead: 16, waiting: 90 } as const
