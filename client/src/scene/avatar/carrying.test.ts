import { heldProps } from '@kith/shared/actions'
import { describe, expect, test } from 'vitest'
import { avatarView, builtJoints } from '#scene/testing/fixtures.ts'
import { animate, createAnimator } from './animator.ts'
import { carry } from './carrying.ts'
import { createBody, wear } from './crowd-body.ts'
import { drawnLook } from './drawn-look.ts'
import { loadEmotes } from './gestures.ts'
import { createPose, joint } from './joints.ts'
import { carryPoint, createJointMatrices, placeJoints } from './kinematics.ts'
import { rest } from './pose-tools.ts'

const joints = builtJoints()
const standing = { x: 0, y: 0, z: 0, yawRadians: 0, width: 1, height: 1, head: 1, reach: 1 }
const gaze = { active: false, yawRadians: 0, pitchRadians: 0 }
const things = heldProps.filter((prop) => prop !== 'none')

/** Where two points of the right hand come to be: the hand itself, and one that lies over it as it carries. */
function handAndAbove(pose: ReturnType<typeof createPose>): { hand: Float32Array; above: Float32Array } {
  const placed = createJointMatrices()
  placeJoints(joints, pose, standing, placed)
  const [hand, above] = [new Float32Array(3), new Float32Array(3)]
  carryPoint(joints, placed, joint.foreRight, [-0.205, 0.4, 0], hand)
  carryPoint(joints, placed, joint.foreRight, [-0.205, 0.4, 0.1], above)
  return { hand, above }
}
/** Cosine of how far what stands in the hand leans. */
function upright(pose: ReturnType<typeof createPose>): number {
  const { hand, above } = handAndAbove(pose)
  return ((above[1] ?? 0) - (hand[1] ?? 0)) / 0.1
}

describe('what is carried', () => {
  test.each(things)('%s stands upright ahead of the body, whatever is done with it', (prop) => {
    for (const standingShare of [0, 1])
      for (let seconds = 0; seconds < 6; seconds += 0.1) {
        const pose = createPose()
        rest(pose, seconds)
        carry(prop, seconds, standingShare, 0, 1, pose)
        const { hand } = handAndAbove(pose)
        expect(upright(pose)).toBeGreaterThan(prop === 'pot' || prop === 'cloth' ? 0.85 : 0.95)
        expect(hand[2]).toBeGreaterThan(0.12)
        expect(hand[1]).toBeGreaterThan(0.5)
      }
  })
  test('the broom reaches the floor, and no further', () => {
    const pose = createPose()
    rest(pose, 0)
    carry('broom', 0, 0, 0, 1, pose)
    const placed = createJointMatrices()
    placeJoints(joints, pose, standing, placed)
    const foot = new Float32Array(3)
    carryPoint(joints, placed, joint.foreRight, [-0.205, 0.4, -0.61], foot)
    expect(foot[1]).toBeGreaterThan(-0.03)
    expect(foot[1]).toBeLessThan(0.08)
  })
  test('who sits drinks from a cup now and then: it comes to the mouth, tipped; nobody drinks from a broom', () => {
    const nearest = (prop: (typeof things)[number], seated: number): number => {
      let least = Number.POSITIVE_INFINITY
      for (let seconds = 0; seconds < 13; seconds += 0.1) {
        const pose = createPose()
        rest(pose, seconds)
        carry(prop, seconds, 1, seated, 1, pose)
        const { hand } = handAndAbove(pose)
        least = Math.min(least, Math.hypot(hand[0] ?? 0, (hand[1] ?? 0) - 0.95, (hand[2] ?? 0) - 0.26))
      }
      return least
    }
    expect(nearest('cup', 1)).toBeLessThan(0.17)
    expect(nearest('cup', 0)).toBeGreaterThan(0.3)
    expect(nearest('broom', 1)).toBeGreaterThan(0.25)
  })
  test('is a part of the body drawn, and no part when the hand is empty', () => {
    const view = avatarView({ held: 'broom' })
    const body = createBody(view)
    expect(body.look.parts.at(-1)).toBe('prop-broom')
    view.held = 'none'
    wear(body, drawnLook(view.look))
    expect(body.look.parts.some((part) => part.startsWith('prop-'))).toBe(false)
  })
  test('the arm takes it up, yields to a gesture, and comes down again', async () => {
    await loadEmotes()
    const animator = createAnimator(3)
    const view = avatarView({ held: 'cup' })
    const run = (seconds: number, nowMs: number) => {
      for (let at = 0; at < seconds; at += 0.05) animate(animator, view, null, gaze, nowMs + at * 1000, 0.05)
    }
    run(2, 0)
    expect(upright(animator.pose)).toBeGreaterThan(0.95)
    view.emote = 'wave'
    view.emoteAtMs = 10_000
    run(1.2, 10_000)
    expect(animator.holding).toBeLessThan(0.05)
    view.emote = null
    run(2, 20_000)
    expect(upright(animator.pose)).toBeGreaterThan(0.95)
    view.held = 'none'
    run(2, 30_000)
    expect(handAndAbove(animator.pose).hand[1]).toBeLessThan(0.55)
  })
})
