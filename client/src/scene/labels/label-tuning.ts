import type { LabelReach } from './place-label.ts'

/** A tag belongs to a head: it stands over that, or on its hair where that is all one sees. Rather than lie before a face, or over somebody else, it goes away. */
export const tagReach: LabelReach = {
  over: 34,
  apart: 9,
  dip: 9,
  leans: 1,
  under: false,
  aside: [],
  steps: [0.3],
  tailed: false,
  mostHidden: 90,
}
/** A bubble may go farther: its tail, or a mark over the head, tells whose it is. Where it would hide most of a face it stays away. */
export const bubbleReach: LabelReach = {
  over: 140,
  apart: 120,
  dip: -120,
  leans: Number.POSITIVE_INFINITY,
  under: true,
  aside: [10, 20, 32],
  steps: [0.25, 0.44],
  tailed: true,
  mostHidden: 300,
}
/** Dots are about a head that is looked at: where they would have to leave it, the name shows them. */
export const dotsReach: LabelReach = {
  over: 40,
  apart: 30,
  dip: -30,
  leans: Number.POSITIVE_INFINITY,
  under: false,
  aside: [10],
  steps: [0.3],
  tailed: true,
  mostHidden: 300,
}
/** My own words while I see nothing of myself: anywhere. */
export const awayReach: LabelReach = {
  over: 230,
  apart: 230,
  dip: -230,
  leans: Number.POSITIVE_INFINITY,
  under: true,
  aside: [],
  steps: [0.25, 0.44, 0.75],
  tailed: false,
  mostHidden: Number.POSITIVE_INFINITY,
}

/** Pixels a label would rather go than hide it wholly. My own head is large: a tenth of it counts like half of another. */
export const softWeights = { tag: 130, face: 400, ownHead: 2000, sign: 280, trunk: 150, waiting: 90, way: 70 } as const

/** From the middle of a head to its cheek, with hair. */
const headMetres = 0.27

/** Half the width of a head so far from the camera, CSS pixels; 0 behind it. */
export function halfHead(focalPixels: number, depthMetres: number): number {
  return depthMetres > 0 ? (headMetres * focalPixels) / depthMetres : 0
}
