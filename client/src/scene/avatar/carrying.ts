import type { HeldProp } from '@kith/shared/actions'
import { joint, type Pose } from './joints.ts'
import { set, sin } from './pose-tools.ts'

/**
 * Sets the right arm as it carries something, forearm ahead so that a cup stays level, and moves it as the thing is used while its
 * bearer stands; `share` 0–1 of that is laid over the pose.
 */
export function carry(prop: HeldProp, seconds: number, standing: number, share: number, pose: Pose): void {
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
  set(pose, joint.armRight, armX + (-0.3 - raised - armX) * share, armY - armY * share, armZ + (swept - 0.06 - armZ) * share)
  set(pose, joint.foreRight, foreX + (-1.24 + raised + tipped - foreX) * share, foreY - foreY * share, foreZ + (0.1 - foreZ) * share)
}
