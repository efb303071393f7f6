import { type Emotion, emotions } from '@kith/shared/actions'
import { joint, type Pose } from './joints.ts'
import { turn } from './pose-tools.ts'

/** How a feeling is carried: head forward, head tilted, chest forward, shoulders out, in radians; and how wide it speaks with its hands, a share. */
type Posture = readonly [headForward: number, headTilt: number, chestForward: number, armsOut: number, vigour: number]
export const postureLength = 5
export const vigour = 4

const level: Posture = [0, 0, 0, 0, 0.9]
const postures: Readonly<Record<Emotion, Posture>> = {
  calm: level,
  glad: [-0.07, 0.03, -0.04, 0.06, 1.15],
  curious: [0.07, 0.15, 0.06, 0.02, 0.9],
  tender: [0.04, 0.12, 0.02, -0.02, 0.7],
  sad: [0.24, 0.05, 0.1, -0.06, 0.35],
  shy: [0.17, -0.13, 0.05, -0.07, 0.4],
  surprised: [-0.13, 0, -0.08, 0.2, 1.1],
  playful: [-0.03, -0.14, -0.03, 0.08, 1.2],
  cross: [0.1, 0, -0.05, 0.16, 1.1],
}

/** The posture of a feeling by its number on the wire; level for unknown ones. */
export function postureOf(emotion: number): Posture {
  const name = emotions[emotion]
  return name ? postures[name] : level
}

/** What is laid on a pose: a feeling's posture, as it has come so far, and a bent back. */
interface Carriage {
  readonly posture: ArrayLike<number>
  readonly stoop: number
}

/** Lays a posture and an old back's stoop on a pose, or with −1 takes them off again. */
export function addPosture(pose: Pose, { posture, stoop }: Carriage, sign: 1 | -1): void {
  const arms = (posture[3] ?? 0) * sign
  turn(pose, joint.head, ((posture[0] ?? 0) - stoop * 0.75) * sign, 0, (posture[1] ?? 0) * sign)
  turn(pose, joint.chest, ((posture[2] ?? 0) + stoop) * sign, 0, 0)
  turn(pose, joint.armLeft, 0, 0, arms)
  turn(pose, joint.armRight, 0, 0, -arms)
}
