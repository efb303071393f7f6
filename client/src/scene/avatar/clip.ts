import type { Emote } from '@kith/shared/actions'
import type { Pose } from './joints.ts'

/** What a body does with itself while it waits or speaks. */
type Waiting = 'talk' | 'listen' | 'think' | 'sleep' | 'type'
export type Gesture = Emote | Waiting

/**
 * What a clip is told, all in one record: numbers handed over one by one would be put on the heap, body by body, frame by frame.
 * Standing clips look at the time and the seed only, seated ones at their seat's height too, walking ones at the step.
 */
export interface Cue {
  /** Since the gesture began, or on and on. */
  seconds: number
  /** Makes one body's idling another than the next one's. */
  seed: number
  /** Height of the seat over the floor. */
  highMetres: number
  /** Only the gesture's arms, back and head will be seen. */
  seated: boolean
  /** Whole strides walked so far, and how fast (for a body of standard width). */
  cycles: number
  speedMetresPerSecond: number
  /** How fast the body turns on the spot and which way, −1 to 1. */
  turning: number
  /** How lively, 0–1: talking hands follow the speech. */
  strength: number
  /** Where the body looked when the gesture began, relative to its front; to its left and downwards are positive. */
  yawRadians: number
  pitchRadians: number
}

export function createCue(): Cue {
  return {
    seconds: 0,
    seed: 0,
    highMetres: 0.42,
    seated: false,
    cycles: 0,
    speedMetresPerSecond: 0,
    turning: 0,
    strength: 0,
    yawRadians: 0,
    pitchRadians: 0,
  }
}

/** Writes a whole pose. Depends on nothing but what it is told; allocates nothing. */
export type Clip = (cue: Cue, out: Pose) => void
