import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, test } from 'vitest'
import { avatarView, builtJoints } from '#scene/testing/fixtures.ts'
import { animate, createAnimator, gestureOf } from './animator.ts'
import { loadEmotes } from './gestures.ts'
import { joint, poseLength } from './joints.ts'
import { carryPoint, createJointMatrices, placeJoints, type Stance } from './kinematics.ts'
import { shortestTurn } from './pose-tools.ts'

const noGaze = { active: false, yawRadians: 0, pitchRadians: 0 }

describe('which gesture shows', () => {
  test.each([
    ['nothing', {}, 'none'],
    ['an emote', { emote: 'wave', emoteAtMs: 900 }, 'wave'],
    ['an emote that is over', { emote: 'wave', emoteAtMs: -9000 }, 'none'],
    ['an emote over speech', { emote: 'clap', emoteAtMs: 900, speakingUntilMs: 5000 }, 'clap'],
    ['speech over waiting', { speakingUntilMs: 5000, presence: 'thinking' }, 'talk'],
    ['thinking', { presence: 'thinking' }, 'think'],
    ['typing', { presence: 'typing' }, 'type'],
    ['sleep', { presence: 'asleep' }, 'sleep'],
    ['a resident out of words', { presence: 'out-of-words' }, 'none'],
  ] as const)('%s', (_, change, gesture) => expect(gestureOf(avatarView(change), 1000, createAnimator(1))).toBe(gesture))

  test.each([
    ['listening to who speaks near by', {}, { heeds: true }, 'listen'],
    ['walking past who speaks', {}, { heeds: true, speed: 3 }, 'none'],
    ['thinking while another speaks', { presence: 'thinking' }, { heeds: true }, 'think'],
    ['what goes with the words', { speakingUntilMs: 5000 }, { spoken: 'wave', spokenUntilMs: 2000 }, 'wave'],
    ['speech again after it', { speakingUntilMs: 5000 }, { spoken: 'wave', spokenUntilMs: 900 }, 'talk'],
    ['an emote over what goes with the words', { emote: 'nod', emoteAtMs: 900 }, { spoken: 'wave', spokenUntilMs: 2000 }, 'nod'],
  ] as const)('%s', (_, change, minded, gesture) =>
    expect(gestureOf(avatarView(change), 1000, { ...createAnimator(1), ...minded })).toBe(gesture),
  )
})

beforeAll(loadEmotes)

describe('an animated body', () => {
  test('never jumps, whatever it is told to do from one frame to the next', () => {
    const animator = createAnimator(3)
    const view = avatarView()
    const changes = [
      () => Object.assign(view, { speedMetresPerSecond: 3 }),
      () => Object.assign(view, { emote: 'heart', emoteAtMs: 800 }),
      () => Object.assign(view, { speedMetresPerSecond: 0 }),
      () => Object.assign(view, { presence: 'thinking', emote: null }),
      () => Object.assign(view, { presence: 'asleep' }),
    ]
    let before = animator.pose.slice()
    let largest = 0
    for (let frame = 0; frame < 400; frame++) {
      if (frame > 20 && frame % 60 === 0) changes[frame / 60 - 1]?.()
      animate(animator, view, frame > 320 ? 'cushion' : null, noGaze, frame * 16, 0.016)
      if (frame > 0) for (let k = 0; k < poseLength; k++) largest = Math.max(largest, Math.abs((animator.pose[k] ?? 0) - (before[k] ?? 0)))
      before = animator.pose.slice()
    }
    expect(largest).toBeLessThan(0.4)
  })

  test('comes out of a turning dance without unwinding', () => {
    const animator = createAnimator(2)
    const view = avatarView({ emote: 'spin', emoteAtMs: 0 })
    let before = 0
    for (let frame = 0; frame < 420; frame++) {
      animate(animator, view, null, noGaze, frame * 16, 0.016)
      const yaw = animator.pose[1] ?? 0
      expect(Math.abs(shortestTurn(before, yaw))).toBeLessThan(0.15)
      if (frame > 360) expect(Math.abs(yaw)).toBeLessThan(0.4)
      before = yaw
    }
  })

  test('makes an emote anew when it is asked again', () => {
    const animator = createAnimator(2)
    const view = avatarView({ emote: 'nod', emoteAtMs: 0 })
    for (let frame = 0; frame < 60; frame++) animate(animator, view, null, noGaze, frame * 16, 0.016)
    expect(animator.seconds - animator.gestureStartedSeconds).toBeGreaterThan(0.9)
    view.emoteAtMs = 960
    animate(animator, view, null, noGaze, 960, 0.016)
    expect(animator.seconds - animator.gestureStartedSeconds).toBeLessThan(0.02)
  })

  test('steps while it turns on the spot, and stands when it is done', () => {
    const animator = createAnimator(4)
    const view = avatarView()
    let lifted = 0
    for (let frame = 0; frame < 200; frame++) {
      if (frame < 60) view.yawRadians += 0.05
      animate(animator, view, null, noGaze, frame * 16, 0.016)
      if (frame < 60) lifted = Math.max(lifted, animator.pose[joint.shinLeft * 3] ?? 0)
    }
    expect(lifted).toBeGreaterThan(0.8)
    expect(animator.turning).toBe(0)
  })

  test('is the same whatever the frame rate', () => {
    const ends = [1 / 30, 1 / 60, 1 / 120].map((step) => {
      const animator = createAnimator(9)
      const view = avatarView({ speedMetresPerSecond: 3 })
      for (let at = 0; at < 3 - step / 2; at += step) animate(animator, view, null, noGaze, at * 1000, step)
      return animator.speed
    })
    for (const speed of ends) expect(speed).toBeCloseTo(3, 2)
  })

  test.each([
    [3, 1],
    [3, 1.15],
    [6, 0.9],
    [1.2, 1],
  ])('at %f m/s and %f times as wide, feet on the ground stay where they are in the world', (speed, width) => {
    const joints = builtJoints()
    const placed = createJointMatrices()
    const toe = new Float32Array(3)
    const animator = createAnimator(6)
    animator.widthShare = width
    const stance: Stance = { x: 0, y: 0, z: 0, yawRadians: 0, width, height: 1, head: 1, reach: 1 }
    const view = avatarView({ speedMetresPerSecond: speed })
    const step = 1 / 240
    let from: number | null = null
    let slide = 0
    let touched = 0
    for (let frame = 0; frame < 1200; frame++) {
      stance.z += speed * step
      animate(animator, view, null, noGaze, frame * step * 1000, step)
      if (frame < 480) continue
      placeJoints(joints, animator.pose, stance, placed)
      carryPoint(joints, placed, joint.footLeft, [0.085, 0, 0.1], toe)
      const [, height = 0, along = 0] = toe
      if (height > 0.004) from = null
      else {
        touched += 1
        from ??= along
        slide = Math.max(slide, Math.abs(along - from))
      }
    }
    expect(touched).toBeGreaterThan(80)
    expect(slide).toBeLessThan(0.02)
  })

  test('keeps nothing from frame to frame', () => {
    setFlagsFromString('--expose-gc')
    const collect: unknown = runInNewContext('gc')
    if (typeof collect !== 'function') throw new Error('the collector cannot be called')
    const animator = createAnimator(8)
    const view = avatarView({ speedMetresPerSecond: 2, words: 'Nothing of this stays. 什么都不留下。', speakingUntilMs: 1e9 })
    const run = (frames: number) => {
      for (let frame = 0; frame < frames; frame++) {
        view.yawRadians += 0.01
        animate(animator, view, frame % 500 > 400 ? 'bench' : null, noGaze, frame * 16, 0.016)
      }
    }
    run(3000)
    collect()
    const before = process.memoryUsage().heapUsed
    run(1000)
    collect()
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64_000)
  })

  test('turns its head to whom it looks at, as far as a neck goes', () => {
    const animator = createAnimator(1)
    for (let frame = 0; frame < 120; frame++)
      animate(animator, avatarView(), null, { active: true, yawRadians: 1.6, pitchRadians: 0 }, frame * 16, 0.016)
    const yaw = animator.pose[joint.head * 3 + 1] ?? 0
    expect(yaw).toBeGreaterThan(0.4)
    expect(yaw).toBeLessThan(1)
    expect(animator.face.gazeX).toBeGreaterThan(0.3)
  })

  test('does not twist its neck for somebody behind it', () => {
    const animator = createAnimator(1)
    for (let frame = 0; frame < 120; frame++)
      animate(animator, avatarView(), null, { active: true, yawRadians: 2.9, pitchRadians: 0 }, frame * 16, 0.016)
    expect(Math.abs(animator.gazeYaw)).toBeLessThan(0.01)
  })

  test('waves with a hello, once, and does not when it has just made a gesture of its own', () => {
    const hello = (change: Parameters<typeof avatarView>[0]): string[] => {
      const animator = createAnimator(5)
      const view = avatarView({ words: 'Hello there', wordsAtMs: 1000, speakingUntilMs: 9000, ...change })
      const seen: string[] = []
      for (let frame = 0; frame < 300; frame++) {
        if (frame === 100) view.words += ', who is hungry?'
        animate(animator, view, null, noGaze, 1000 + frame * 16, 0.016)
        if (seen.at(-1) !== animator.gesture) seen.push(animator.gesture)
      }
      return seen
    }
    expect(hello({})).toEqual(['wave', 'talk'])
    expect(hello({ emote: 'heart', emoteAtMs: -2500 })).toEqual(['talk'])
  })

  test('keeps sitting while it waves', () => {
    const animator = createAnimator(1)
    const view = avatarView({ emote: 'wave', emoteAtMs: 0 })
    for (let frame = 0; frame < 60; frame++) animate(animator, view, 'stool', noGaze, frame * 16, 0.016)
    expect(animator.pose[joint.legLeft * 3]).toBeLessThan(-1.2)
    expect(animator.pose[joint.armRight * 3 + 2]).toBeLessThan(-1.8)
  })
})
