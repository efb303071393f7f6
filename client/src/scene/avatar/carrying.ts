import type { HeldProp } from '@kith/shared/actions'
import { joint, type Pose } from './joints.ts'
import { set, sin, smooth, turn } from './pose-tools.ts'

/**
 * Sets the right arm as it carries something, forearm ahead so that a cup stays level, and moves it as the thing is used while its
 * bearer stands; `share` 0–1 of that is laid over the pose. Whoever sits (1) drinks from a cup now and then.
 */
export function carry(prop: HeldProp, seconds: number, standing: number, seated: number, share: number, pose: Pose): void {
  const stroke = sin(seconds * 2.6) * standing
  const at = joint.armRight * 3
  const armX = pose[at] ?? 0
  const armY = pose[at + 1] ?? 0
  const armZ = pose[at + 2] ?? 0
  const foreX = pose[at + 3] ?? 0
  const foreY = pose[at + 4] ?? 0
  const foreZ = pose[at + 5] ?? 0
  const raised = prop === 'taper' ? 0.45 : prop === 'cloth' ? 0.2 : 0
  const swept = prop === 'broom' ? 0.17 * stroke : prop === 'cloth' ? 0.2 * stroke : 0
  const tipped = prop === 'pot' ? 0.22 * Math.max(0, stroke) : prop === 'cloth' ? 0.1 * sin(seconds * 5.2) * standing : 0
  const sip = prop === 'cup' ? seated * smooth(sin(seconds * 0.52), 0.88, 0.985) : 0
  set(
    pose,
    joint.armRight,
    armX + (-0.3 - raised - 0.92 * sip - armX) * share,
    armY + (0.24 * sip - armY) * share,
    armZ + (swept - 0.06 + 0.42 * sip - armZ) * share,
  )
  set(
    pose,
    joint.foreRight,
    foreX + (-1.24 + raised + tipped + 0.14 * sip - foreX) * share,
    foreY - foreY * share,
    foreZ + (0.1 + 0.08 * sip - foreZ) * share,
  )
  turn(pose, joint.head, -0.12 * sip * share, 0, 0)
}
