import type { Emote } from '@kith/shared/actions'
import type { Pose } from './joints.ts'

/** What a body does with itself while it waits or speaks. */
type Waiting = 'talk' | 'listen' | 'think' | 'sleep' | 'type'
export type Gesture = Emote | Waiting

/** What a gesture is told besides its time. */
export interface Cue {
  /** How lively, 0–1: talking hands follow the speech. */
  strength: number
  /** Where the body looked when the gesture began, relative to its front; to its left and downwards are positive. */
  yawRadians: number
  pitchRadians: number
}

/** Writes a whole pose for a time since the gesture began. Depends on nothing else; allocates nothing. */
export type Clip = (seconds: number, out: Pose, cue: Cue) => void
