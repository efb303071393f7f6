import { describe, expect, test } from 'vitest'
import { createBody } from '#scene/avatar/crowd-body.ts'
import { avatarView } from '#scene/testing/fixtures.ts'
import { createTalkStore, type Line } from '#state/talk-store.ts'
import { createShot, FollowCamera } from './follow-camera.ts'
import { TalkCamera } from './talk-camera.ts'

const nowMs = 60_000
const line: Line = {
  id: 'line-1',
  pid: 2,
  name: 'Zhou',
  kind: 'resident',
  mine: false,
  text: 'Good evening.',
  lang: 'en',
  volume: 'say',
  atMs: 0,
  grewAtMs: nowMs,
  done: true,
  interrupted: false,
  sources: 0,
  sending: null,
  failure: null,
  heardByPids: [],
}

function evening() {
  const follow = new FollowCamera()
  follow.standBehind(0, 0, 0, 0)
  const talk = createTalkStore()
  const camera = new TalkCamera(follow, talk)
  const bodies = new Map(
    [avatarView({ pid: 1, self: true }), avatarView({ pid: 2, x: 0.4, z: 2 })].map((view) => [view.pid, createBody(view)]),
  )
  const shot = createShot()
  const film = (still: boolean) => {
    follow.update(0, 0, 0, 1.4, false, still, null, 1 / 60, shot)
    return { ...shot.from }
  }
  const hear = (blocked: boolean) => {
    talk.getState().put(line)
    camera.update(bodies, 1, { nowMs, aspect: 16 / 9, fovDegrees: 42, collision: null, blocked })
  }
  return { film, hear }
}

const apart = (a: { x: number; z: number }, b: { x: number; z: number }) => Math.hypot(a.x - b.x, a.z - b.z)

describe('a talk that starts', () => {
  test('with reduced motion is cut to in one frame, and then nothing moves', () => {
    const { film, hear } = evening()
    const before = film(true)
    hear(false)
    const cut = film(true)
    expect(apart(before, cut)).toBeGreaterThan(0.5)
    expect(film(true)).toEqual(cut)
  })
  test('otherwise is travelled to', () => {
    const { film, hear } = evening()
    const before = film(false)
    hear(false)
    const first = apart(before, film(false))
    for (let frame = 0; frame < 240; frame++) film(false)
    expect(first).toBeLessThan(0.2)
    expect(apart(before, film(false))).toBeGreaterThan(0.5)
  })
  test('leaves the camera alone while a picture is taken', () => {
    const { film, hear } = evening()
    const before = film(true)
    hear(true)
    expect(film(true)).toEqual(before)
  })
})
