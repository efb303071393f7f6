import { emotes } from '@kith/shared/actions'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { builtJoints } from '#scene/testing/fixtures.ts'
import { type Clip, createCue, type Cue } from './clip.ts'
import { gestureClips } from './gesture-clips.ts'
import { emoteMs, loadEmotes } from './gestures.ts'
import { idle } from './idle.ts'
import { createPose, hipsOffset, joint, jointNames, type Pose, poseLength } from './joints.ts'
import { carryPoint, createJointMatrices, placeJoints, type Stance } from './kinematics.ts'
import { leg } from './legs.ts'
import { gait, movingShare, strideMetres, turnOnSpot } from './locomotion.ts'
import { seatedClips } from './seated.ts'

beforeAll(loadEmotes)

const joints = builtJoints()
const standing: Stance = { x: 0, y: 0, z: 0, yawRadians: 0, width: 1, height: 1, head: 1, reach: 1 }
const cue: Partial<Cue> = { strength: 0.7, yawRadians: 0.5, pitchRadians: 0.1 }

/** A clip by its time alone, in seconds or in strides. */
type Timed = (time: number, out: Pose, told?: Partial<Cue>) => void
const timed =
  (clip: Clip, fixed: Partial<Cue> = {}): Timed =>
  (time, out, told = cue) =>
    clip({ ...createCue(), ...told, seconds: time, cycles: time, ...fixed }, out)

const seats = Object.entries(seatedClips).flatMap(([kind, clip]): [string, Timed][] => [
  [`sit ${kind}`, timed(clip, { highMetres: 0.42, seed: 3 })],
  [`sit low ${kind}`, timed(clip, { highMetres: 0.18, seed: 3 })],
])
const idles = [1, 2, 3, 4].map((seed): [string, Timed] => [`idle ${seed}`, timed(idle, { seed })])
const gestures: [string, Timed][] = Object.entries(gestureClips).map(([name, clip]) => [name, timed(clip)])
const byTime: [string, Timed][] = [...idles, ...seats, ...gestures]
const speeds = [0.5, 1, 2, 3, 3.6, 4.5, 6]
const byCycle: [string, Timed][] = [
  ...speeds.map((speed): [string, Timed] => [`at ${speed} m/s`, timed(gait, { speedMetresPerSecond: speed })]),
  ['turning left', timed(turnOnSpot, { turning: 1 })],
  ['turning right', timed(turnOnSpot, { turning: -0.6 })],
]

/** How far each joint may bend (radians about x, y, z) before the body looks broken. */
const limits: Record<string, readonly [number, number, number]> = {
  hips: [0.45, 6.3, 0.4],
  chest: [0.55, 0.6, 0.4],
  head: [0.7, 0.65, 0.4],
  arm: [1.75, 0.9, 2.65],
  fore: [1.8, 0.7, 1.25],
  leg: [1.9, 0.3, 0.95],
  shin: [2.5, 0.3, 2.05],
  foot: [1.5, 0.5, 0.6],
  tail: [0.6, 0.3, 0.5],
}

function limitOf(name: string): readonly [number, number, number] {
  return limits[name.replace(/Left|Right/, '')] ?? [0, 0, 0]
}

function pointOf(pose: Pose, index: number, point: readonly [number, number, number]): [number, number, number] {
  const placed = createJointMatrices()
  const out = new Float32Array(3)
  placeJoints(joints, pose, standing, placed)
  carryPoint(joints, placed, index, point, out)
  return [out[0] ?? 0, out[1] ?? 0, out[2] ?? 0]
}

const leftHand = [0.227, 0.42, 0.004] as const
const rightHand = [-0.227, 0.42, 0.004] as const
const leftToe = [0.085, 0, 0.1] as const
const rightToe = [-0.085, 0, 0.1] as const
const leftHeel = [0.085, 0, -0.05] as const
const rightHeel = [-0.085, 0, -0.05] as const

/** Height of the lowest point of both feet. */
function lowest(pose: Pose): number {
  return Math.min(
    pointOf(pose, joint.footLeft, leftToe)[1],
    pointOf(pose, joint.footRight, rightToe)[1],
    pointOf(pose, joint.footLeft, leftHeel)[1],
    pointOf(pose, joint.footRight, rightHeel)[1],
  )
}

describe('every clip', () => {
  test.each([...byTime, ...byCycle])('%s stays within what joints can do', (_, clip) => {
    const pose = createPose()
    const broken = new Set<string>()
    for (let i = 0; i < 400; i++) {
      clip(i * 0.037, pose, cue)
      jointNames.forEach((name, index) => {
        const limit = limitOf(name)
        for (let axis = 0; axis < 3; axis++) {
          const angle = pose[index * 3 + axis] ?? 0
          if (Math.abs(angle) > (limit[axis] ?? 0)) broken.add(`${name} about ${'xyz'[axis]}: ${angle.toFixed(2)}`)
        }
        // A knee that bends forward is a broken knee.
        if (name.startsWith('shin') && (pose[index * 3] ?? 0) < -0.12) broken.add(`${name} forward`)
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
    for (let i = 0; i < 8000; i++) {
      clip(i * step, before, cue)
      clip((i + 1) * step, after, cue)
      for (let k = 0; k < poseLength; k++) {
        const moved = Math.abs((after[k] ?? 0) - (before[k] ?? 0))
        // A whole turn done is where one began.
        largest = Math.max(largest, k === 1 && moved > 6 ? Math.PI * 2 - moved : moved)
      }
    }
    expect(largest).toBeLessThan(0.05)
  })

  test.each([...byTime, ...byCycle])('%s depends on nothing but its time', (_, clip) => {
    const first = createPose()
    const second = createPose().fill(9)
    clip(3.21, first, cue)
    clip(3.21, second, cue)
    expect([...second]).toEqual([...first])
  })

  test('gives numbers whatever it is asked', () => {
    const pose = createPose()
    const anything = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(
        anything,
        anything,
        anything,
        fc.integer({ min: 0, max: 65535 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (t, a, b, seed, strength) => {
          const told = { strength, yawRadians: a % 4, pitchRadians: b % 2 }
          for (const [, clip] of byTime) {
            clip(t, pose, told)
            expect(pose.every(Number.isFinite)).toBe(true)
          }
          for (const clip of Object.values(seatedClips)) {
            timed(clip, { highMetres: Math.abs(a) % 2, seed })(t, pose)
            expect(pose.every(Number.isFinite)).toBe(true)
          }
          timed(gait, { speedMetresPerSecond: a })(t, pose)
          expect(pose.every(Number.isFinite)).toBe(true)
          timed(turnOnSpot, { turning: Math.max(-1, Math.min(1, b)) })(t, pose)
          expect(pose.every(Number.isFinite)).toBe(true)
          timed(idle, { seed })(t, pose)
          expect(pose.every(Number.isFinite)).toBe(true)
        },
      ),
      { seed: 20261123, numRuns: 60 },
    )
  })
})

test.each<[string, Clip]>([
  ['standing', idle],
  ['listening', gestureClips.listen],
  ['speaking', gestureClips.talk],
  ['sitting on a cushion', seatedClips.cushion],
  ['sitting on a bench', seatedClips.bench],
])('%s, no two neighbours move in step', (_, clip) => {
  const [one, other] = [createPose(), createPose()]
  for (let seed = 1; seed <= 24; seed++) {
    let apart = 0
    for (let seconds = 0; seconds < 30; seconds += 0.5) {
      timed(clip, { seed, highMetres: 0.42 })(seconds, one)
      timed(clip, { seed: seed + 1, highMetres: 0.42 })(seconds, other)
      apart += Math.hypot(...one.map((angle, k) => angle - (other[k] ?? 0))) / 60
    }
    expect(apart, `${seed} and ${seed + 1}`).toBeGreaterThan(0.08)
  }
})

describe('feet', () => {
  test('the legs are measured as they are built', () => {
    const at = (name: string) => joints.find((found) => found.name === name)?.at ?? [0, 0, 0]
    expect(at('legLeft')).toEqual([leg.hipAsideMetres, leg.hipHeightMetres, 0])
    expect(at('legLeft')[1] - at('shinLeft')[1]).toBeCloseTo(leg.thighMetres)
    expect(Math.hypot(at('shinLeft')[1] - at('footLeft')[1], at('shinLeft')[2] - at('footLeft')[2])).toBeCloseTo(leg.shinMetres)
    expect(at('footLeft')[1]).toBeCloseTo(leg.ankleMetres)
    expect(at('footLeft')[2]).toBeCloseTo(-leg.ankleBackMetres)
  })

  test.each(speeds)('on the ground they stay where they are, walking %f m/s', (speed) => {
    const stride = strideMetres(speed)
    const pose = createPose()
    const steps = 400
    let slide = 0
    let contact = 0
    for (const [index, toe] of [
      [joint.footLeft, leftToe],
      [joint.footRight, rightToe],
    ] as const) {
      let from: [number, number] | null = null
      for (let i = 0; i < steps * 2; i++) {
        timed(gait, { speedMetresPerSecond: speed })(i / steps, pose)
        const [x, y, z] = pointOf(pose, index, toe)
        const world: [number, number] = [x, z + (i / steps) * stride]
        if (y > 0.004) from = null
        else {
          contact += 1
          from ??= world
          slide = Math.max(slide, Math.hypot(world[0] - from[0], world[1] - from[1]))
        }
      }
    }
    expect(contact / (steps * 4)).toBeGreaterThan(0.12)
    expect(slide).toBeLessThan(0.02)
  })

  test.each(byCycle)('%s never goes into the ground and never floats off it', (_, clip) => {
    const pose = createPose()
    for (let i = 0; i < 100; i++) {
      clip(i / 100, pose, cue)
      expect(lowest(pose)).toBeGreaterThan(-0.025)
      expect(lowest(pose)).toBeLessThan(0.13)
    }
  })

  test.each([...idles, ...gestures])('%s stands on the ground', (name, clip) => {
    const pose = createPose()
    let highest = 0
    for (let i = 0; i < 200; i++) {
      clip(i * 0.05, pose, cue)
      const height = lowest(pose)
      expect(height).toBeGreaterThan(-0.03)
      highest = Math.max(highest, height)
    }
    expect(highest).toBeLessThan(name === 'spin' ? 0.16 : 0.02)
  })

  test('standing, they do not shuffle while the weight goes from one to the other', () => {
    const pose = createPose()
    const xs: number[] = []
    for (let i = 0; i < 300; i++) {
      timed(idle, { seed: 5 })(i * 0.1, pose)
      xs.push(pointOf(pose, joint.footLeft, leftToe)[0])
    }
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(0.02)
  })
})

describe('walking and running', () => {
  test.each(byCycle)('%s closes its loop without a seam', (_, clip) => {
    const poses = [0, 1, 0.001, 0.999].map((at) => {
      const pose = createPose()
      clip(at, pose, cue)
      return pose
    })
    for (let k = 0; k < poseLength; k++) {
      const [start, end, next, before] = poses.map((pose) => pose[k] ?? 0)
      expect(end).toBeCloseTo(start ?? 0, 5)
      // And as fast as it began.
      expect(((next ?? 0) - (start ?? 0)) * 1000).toBeCloseTo(((end ?? 0) - (before ?? 0)) * 1000, -1)
    }
  })

  test.each(byCycle.slice(0, speeds.length))('%s mirrors its halves', (_, clip) => {
    const early = createPose()
    const late = createPose()
    clip(0.2, early, cue)
    clip(0.7, late, cue)
    expect(late[joint.legRight * 3]).toBeCloseTo(early[joint.legLeft * 3] ?? 0, 5)
    expect(late[joint.armRight * 3]).toBeCloseTo(early[joint.armLeft * 3] ?? 0, 5)
  })

  test('steps grow with speed, and standing gives way to walking', () => {
    expect(strideMetres(6)).toBeGreaterThan(strideMetres(3))
    expect([movingShare(0), movingShare(0.5), movingShare(6)]).toEqual([0, 1, 1])
  })
})

describe('seats', () => {
  test.each(Object.entries(seatedClips))('%s: thighs rest on the surface, feet before it', (_, clip) => {
    const pose = createPose()
    timed(clip, { highMetres: 0.42, seed: 1 })(1, pose)
    const hips = pointOf(pose, joint.hips, [0, 0.4, 0])
    expect(hips[1]).toBeGreaterThan(0.06)
    expect(hips[1]).toBeLessThan(0.11)
    const knee = pointOf(pose, joint.shinLeft, [0.085, 0.22, 0])
    expect(knee[1]).toBeGreaterThan(0.04)
    expect(knee[2]).toBeGreaterThan(0.08)
  })
  test.each(['stool', 'sofa', 'bench'] as const)('%s: on a low one the soles stand on the floor', (kind) => {
    const pose = createPose()
    timed(seatedClips[kind], { highMetres: 0.2, seed: 1 })(1, pose)
    for (const [index, point] of [
      [joint.footLeft, leftToe],
      [joint.footRight, rightHeel],
    ] as const)
      expect(pointOf(pose, index, point)[1]).toBeCloseTo(-0.2, 1.5)
  })
})

describe('gestures reach where they mean to', () => {
  const at = (clip: Clip, seconds: number, told = cue): Pose => {
    const pose = createPose()
    timed(clip)(seconds, pose, told)
    return pose
  }
  test('wave: the hand is above the shoulder', () => {
    expect(pointOf(at(gestureClips.wave, 0.7), joint.foreRight, rightHand)[1]).toBeGreaterThan(0.92)
  })
  test('heart: both hands meet before the chest', () => {
    const pose = at(gestureClips.heart, 0.5)
    const left = pointOf(pose, joint.foreLeft, leftHand)
    const right = pointOf(pose, joint.foreRight, rightHand)
    expect(Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2])).toBeLessThan(0.14)
    expect(left[2]).toBeGreaterThan(0.18)
  })
  test('clap: hands touch and part, four times a second', () => {
    const gaps = Array.from({ length: 100 }, (_, i) => {
      const pose = at(gestureClips.clap, (i - 5) / 100)
      return pointOf(pose, joint.foreLeft, leftHand)[0] - pointOf(pose, joint.foreRight, rightHand)[0]
    })
    expect(Math.min(...gaps)).toBeLessThan(0.13)
    expect(Math.max(...gaps)).toBeGreaterThan(0.18)
    expect(gaps.filter((gap, i) => gap < (gaps[i - 1] ?? 0) && gap <= (gaps[i + 1] ?? 0))).toHaveLength(4)
  })
  test.each([-1, -0.4, 0, 0.5, 1.1])('point: the hand goes towards what is looked at, %f to the left', (yaw) => {
    const pose = at(gestureClips.point, 1, { strength: 0, yawRadians: yaw, pitchRadians: 0 })
    const left = yaw > 0.3
    const shoulder = pointOf(pose, left ? joint.armLeft : joint.armRight, left ? [0.165, 0.77, 0] : [-0.165, 0.77, 0])
    const hand = pointOf(pose, left ? joint.foreLeft : joint.foreRight, left ? leftHand : rightHand)
    const towards = Math.atan2(hand[0] - shoulder[0], hand[2] - shoulder[2])
    expect(Math.abs(towards - yaw)).toBeLessThan(0.35)
    expect(Math.abs(hand[1] - shoulder[1])).toBeLessThan(0.12)
  })
  test('pick: the hand goes near the ground and comes up before the eyes', () => {
    expect(pointOf(at(gestureClips.pick, 0.75), joint.foreRight, rightHand)[1]).toBeLessThan(0.22)
    expect(pointOf(at(gestureClips.pick, 1.8), joint.foreRight, rightHand)[1]).toBeGreaterThan(0.62)
  })
  test('give: both hands reach out before the body', () => {
    const pose = at(gestureClips.give, 1.2)
    expect(pointOf(pose, joint.foreLeft, leftHand)[2]).toBeGreaterThan(0.25)
    expect(pointOf(pose, joint.foreRight, rightHand)[2]).toBeGreaterThan(0.25)
  })
  test('shake: the head goes both ways', () => {
    const turns = Array.from({ length: 80 }, (_, i) => at(gestureClips.shake, i / 50)[joint.head * 3 + 1] ?? 0)
    expect(Math.max(...turns)).toBeGreaterThan(0.25)
    expect(Math.min(...turns)).toBeLessThan(-0.2)
  })
  test('think: a hand at the chin', () => {
    const hand = pointOf(at(gestureClips.think, 0.4), joint.foreRight, rightHand)
    expect(Math.hypot(hand[0], hand[1] - 0.87, hand[2] - 0.26)).toBeLessThan(0.12)
  })
  test('sleep: the head hangs', () => {
    expect(at(gestureClips.sleep, 2)[joint.head * 3]).toBeGreaterThan(0.3)
  })
  test('every emote lasts a while', () => {
    for (const emote of emotes) expect(emoteMs[emote]).toBeGreaterThan(1000)
  })
})
