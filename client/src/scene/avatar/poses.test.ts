import { describe, expect, test } from 'vitest'
import { builtAvatar } from '#scene/testing/fixtures.ts'
import { gestures } from './gestures.ts'
import { createPose, hipsOffset, joint, jointNames, type Pose, poseLength } from './joints.ts'
import { carryPoint, createJointMatrices, placeJoints, type Stance } from './kinematics.ts'
import { gaitShares, idle, run, strideMetres, walk } from './locomotion.ts'
import { seatedClips } from './seated.ts'

const file = builtAvatar()
const standing: Stance = { x: 0, y: 0, z: 0, yawRadians: 0, width: 1, height: 1, head: 1 }

type Clip = (t: number, out: Pose) => void
const byTime: [string, Clip][] = [
  ['idle', idle],
  ...Object.entries(seatedClips).map(([kind, clip]): [string, Clip] => [`sit ${kind}`, clip]),
  ...Object.entries(gestures),
]
const byCycle: [string, Clip][] = [
  ['walk', walk],
  ['run', run],
]

/** How far each joint may bend (radians about x, y, z) before the body looks broken. */
const limits: Record<string, readonly [number, number, number]> = {
  hips: [0.4, 0.6, 0.4],
  chest: [0.5, 0.6, 0.4],
  head: [0.7, 0.6, 0.4],
  arm: [1.5, 0.9, 2.4],
  fore: [1.8, 0.7, 1.2],
  leg: [1.6, 0.3, 0.95],
  shin: [1.9, 0.3, 2.05],
  foot: [1.3, 0.3, 0.3],
  tail: [0.6, 0.3, 0.5],
}

function limitOf(name: string): readonly [number, number, number] {
  return limits[name.replace(/Left|Right/, '')] ?? [0, 0, 0]
}

function pointOf(pose: Pose, index: number, point: readonly [number, number, number]): [number, number, number] {
  const placed = createJointMatrices()
  const out = new Float32Array(3)
  placeJoints(file.joints, pose, standing, placed)
  carryPoint(file.joints, placed, index, point, out)
  return [out[0] ?? 0, out[1] ?? 0, out[2] ?? 0]
}

const leftHand = [0.227, 0.42, 0.004] as const
const rightHand = [-0.227, 0.42, 0.004] as const
const leftSole = [0.085, 0.0, 0] as const
const rightSole = [-0.085, 0.0, 0] as const

describe('every clip', () => {
  test.each([...byTime, ...byCycle])('%s stays within what joints can do', (_, clip) => {
    const pose = createPose()
    const broken = new Set<string>()
    for (let i = 0; i < 400; i++) {
      clip(i * 0.037, pose)
      jointNames.forEach((name, index) => {
        const limit = limitOf(name)
        for (let axis = 0; axis < 3; axis++)
          if (Math.abs(pose[index * 3 + axis] ?? 0) > (limit[axis] ?? 0)) broken.add(`${name} about ${'xyz'[axis]}`)
      })
      for (let axis = 0; axis < 3; axis++) if (Math.abs(pose[hipsOffset + axis] ?? 0) > 0.45) broken.add('hips moved too far')
    }
    expect([...broken]).toEqual([])
  })

  test.each(byTime)('%s never jumps', (_, clip) => {
    const before = createPose()
    const after = createPose()
    const step = 0.002
    let largest = 0
    for (let i = 0; i < 4000; i++) {
      clip(i * step, before)
      clip((i + 1) * step, after)
      for (let k = 0; k < poseLength; k++) largest = Math.max(largest, Math.abs((after[k] ?? 0) - (before[k] ?? 0)))
    }
    expect(largest).toBeLessThan(0.05)
  })

  test.each(byTime)('%s depends on nothing but its time', (_, clip) => {
    const first = createPose()
    const second = createPose().fill(9)
    clip(3.21, first)
    clip(3.21, second)
    expect([...second]).toEqual([...first])
  })
})

describe('walking and running', () => {
  test.each(byCycle)('%s closes its loop without a seam', (_, clip) => {
    const start = createPose()
    const end = createPose()
    clip(0, start)
    clip(1, end)
    for (let k = 0; k < poseLength; k++) expect(end[k]).toBeCloseTo(start[k] ?? 0, 5)
  })

  test.each(byCycle)('%s mirrors its halves', (_, clip) => {
    const early = createPose()
    const late = createPose()
    clip(0.2, early)
    clip(0.7, late)
    expect(late[joint.legRight * 3]).toBeCloseTo(early[joint.legLeft * 3] ?? 0, 5)
    expect(late[joint.armRight * 3]).toBeCloseTo(early[joint.armLeft * 3] ?? 0, 5)
  })

  test('a foot is always near the ground while walking, none ever under it', () => {
    const pose = createPose()
    for (let i = 0; i < 60; i++) {
      walk(i / 60, pose)
      const low = Math.min(pointOf(pose, joint.footLeft, leftSole)[1], pointOf(pose, joint.footRight, rightSole)[1])
      expect(low).toBeGreaterThan(-0.035)
      expect(low).toBeLessThan(0.06)
    }
  })

  test('steps grow with speed, and gaits share out', () => {
    expect(strideMetres(6)).toBeGreaterThan(strideMetres(3))
    expect(gaitShares(0, { walk: 0, run: 0 })).toEqual({ walk: 0, run: 0 })
    expect(gaitShares(3, { walk: 0, run: 0 })).toEqual({ walk: 1, run: 0 })
    expect(gaitShares(6, { walk: 0, run: 0 })).toEqual({ walk: 0, run: 1 })
    for (let speed = 0; speed < 8; speed += 0.1) {
      const { walk: walking, run: running } = gaitShares(speed, { walk: 0, run: 0 })
      expect(walking + running).toBeLessThanOrEqual(1.0001)
    }
  })
})

describe('seats', () => {
  test.each(Object.entries(seatedClips))('%s: thighs rest on the surface, feet before it', (_, clip) => {
    const pose = createPose()
    clip(1, pose)
    const hips = pointOf(pose, joint.hips, [0, 0.4, 0])
    expect(hips[1]).toBeGreaterThan(0.06)
    expect(hips[1]).toBeLessThan(0.11)
    const knee = pointOf(pose, joint.shinLeft, [0.085, 0.22, 0])
    expect(knee[1]).toBeGreaterThan(0.04)
    expect(knee[2]).toBeGreaterThan(0.08)
  })
})

describe('gestures reach where they mean to', () => {
  const at = (clip: Clip, seconds: number): Pose => {
    const pose = createPose()
    clip(seconds, pose)
    return pose
  }
  test('wave: the hand is above the shoulder', () => {
    expect(pointOf(at(gestures.wave, 0.7), joint.foreRight, rightHand)[1]).toBeGreaterThan(0.92)
  })
  test('heart: both hands meet before the chest', () => {
    const pose = at(gestures.heart, 0.5)
    const left = pointOf(pose, joint.foreLeft, leftHand)
    const right = pointOf(pose, joint.foreRight, rightHand)
    expect(Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2])).toBeLessThan(0.14)
    expect(left[2]).toBeGreaterThan(0.18)
  })
  test('clap: hands touch and part, four times a second', () => {
    const gaps = Array.from({ length: 100 }, (_, i) => {
      const pose = at(gestures.clap, (i - 5) / 100)
      return pointOf(pose, joint.foreLeft, leftHand)[0] - pointOf(pose, joint.foreRight, rightHand)[0]
    })
    expect(Math.min(...gaps)).toBeLessThan(0.13)
    expect(Math.max(...gaps)).toBeGreaterThan(0.18)
    expect(gaps.filter((gap, i) => gap < (gaps[i - 1] ?? 0) && gap <= (gaps[i + 1] ?? 0))).toHaveLength(4)
  })
  test('think: a hand at the chin', () => {
    const hand = pointOf(at(gestures.think, 0.4), joint.foreRight, rightHand)
    expect(Math.hypot(hand[0], hand[1] - 0.87, hand[2] - 0.26)).toBeLessThan(0.12)
  })
  test('sleep: the head hangs', () => {
    expect(at(gestures.sleep, 2)[joint.head * 3]).toBeGreaterThan(0.3)
  })
})
