import { describe, expect, test } from 'vitest'
import { createBody } from '#scene/avatar/crowd-body.ts'
import { avatarView } from '#scene/testing/fixtures.ts'
import { createTalkStore, type Line } from '#state/talk-store.ts'
import { createShot, FollowCamera } from './follow-camera.ts'
import { frameFaces } from './frame-faces.ts'
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
  const camera = new TalkCamera(follow, talk, frameFaces)
  const bodies = new Map(
    [avatarView({ pid: 1, self: true }), avatarView({ pid: 2, x: 0.4, z: 2 })].map((view) => [view.pid, createBody(view)]),
  )
  const shot = createShot()
  const film = (still: boolean) => {
    follow.update(0, 0, 0, 1.4, false, still, null, 1 / 60, shot)
    return { ...shot.from }
  }
  const hearAt = (atMs: number, blocked: boolean, touch?: 'camera' | 'feet', after?: Line) => {
    if (touch) camera.touched(atMs - 5000, touch === 'feet')
    talk.getState().put({ ...line, id: `line-${atMs}`, grewAtMs: atMs })
    if (after) talk.getState().put({ ...after, grewAtMs: atMs })
    look(atMs, blocked)
  }
  const look = (atMs: number, blocked: boolean) => {
    if (camera.stirred)
      camera.update(bodies, 1, { nowMs: atMs, heart: null, aspect: 16 / 9, fovDegrees: 42, walls: null, solids: null, blocked })
  }
  const hear = (blocked: boolean) => hearAt(nowMs, blocked)
  const seen = (inView: boolean) => {
    for (const { screen } of bodies.values()) screen.inView = inView
  }
  const stand = (x: number, z: number) => {
    for (const { view, stance, eyes } of bodies.values()) {
      stance.x = view.x + x
      stance.z = view.z + z
      eyes[0] = stance.x
      eyes[2] = stance.z
    }
  }
  return { film, hear, hearAt, look, follow, seen, stand, bodies }
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
  test('that could not be shown at once is shown with its next line', () => {
    const { film, hearAt } = evening()
    const before = film(true)
    hearAt(2000, true)
    expect(film(true)).toEqual(before)
    hearAt(9000, false)
    expect(apart(before, film(true))).toBeGreaterThan(0.5)
  })
  test('that began on the way is shown once the body stands, unless its words are old by then', () => {
    const soon = evening()
    const before = soon.film(true)
    soon.hearAt(20_000, true)
    soon.look(21_000, true)
    expect(soon.film(true)).toEqual(before)
    soon.look(22_000, false)
    expect(apart(before, soon.film(true))).toBeGreaterThan(0.5)
    const late = evening()
    late.film(true)
    late.hearAt(20_000, true)
    late.look(25_000, false)
    expect(late.film(true)).toEqual(before)
  })
  test('gives way to who looks elsewhere, until the next talk; walking up is no looking elsewhere', () => {
    const looks = evening()
    const before = looks.film(true)
    looks.hearAt(20_000, true)
    looks.hearAt(30_000, false, 'camera')
    expect(looks.film(true)).toEqual(before)
    looks.hearAt(60_000, false)
    expect(apart(before, looks.film(true))).toBeGreaterThan(0.5)
    const walks = evening()
    walks.film(true)
    walks.hearAt(20_000, true)
    walks.hearAt(30_000, false, 'feet')
    expect(apart(before, walks.film(true))).toBeGreaterThan(0.5)
  })
  test('that goes on is left as it was shown, unless whoever speaks is outside the picture', () => {
    const { film, hearAt, follow, seen } = evening()
    seen(true)
    hearAt(20_000, false)
    const shown = film(true)
    follow.yawRadians += 2
    const turned = film(true)
    expect(turned).not.toEqual(shown)
    hearAt(30_000, false)
    expect(film(true)).toEqual(turned)
    seen(false)
    hearAt(40_000, false)
    expect(film(true)).not.toEqual(turned)
  })
  test('is shown anew when whoever speaks is hidden by somebody', () => {
    const { film, hearAt, follow, seen, bodies } = evening()
    seen(true)
    hearAt(20_000, false)
    film(true)
    const speaker = bodies.get(2)
    const [x = 0, y = 0, z = 0] = speaker?.eyes ?? []
    const { lens } = follow
    const before = createBody(avatarView({ pid: 3, x: x + (lens.x - x) * 0.3, z: z + (lens.z - z) * 0.3 }))
    before.top[1] = y + (lens.y - y) * 0.3 + 0.3
    bodies.set(3, before)
    const { yawRadians } = follow
    hearAt(23_000, false)
    expect(follow.yawRadians).toBe(yawRadians)
    hearAt(30_000, false)
    expect(follow.yawRadians).not.toBe(yawRadians)
  })
  test('is left to who turned the camera by hand, wherever the speaker is', () => {
    const { film, hearAt, follow, seen } = evening()
    seen(false)
    hearAt(20_000, false)
    hearAt(32_000, true, 'camera')
    follow.yawRadians += 2
    const turned = film(true)
    hearAt(40_000, false)
    expect(film(true)).toEqual(turned)
  })
  test('with others, a few steps on, is another talk', () => {
    const { hearAt, follow, film, seen, stand } = evening()
    seen(true)
    film(true)
    hearAt(20_000, false)
    follow.yawRadians += 2
    const turned = follow.yawRadians
    stand(1, 0)
    hearAt(24_000, false)
    expect(follow.yawRadians).toBe(turned)
    stand(5, 0)
    hearAt(28_000, false)
    expect(follow.yawRadians).not.toBe(turned)
  })
  test('taken up again later by the same people keeps its picture, and has another when somebody came', () => {
    const { hearAt, film, follow, seen, bodies } = evening()
    seen(true)
    hearAt(20_000, false)
    film(true)
    follow.yawRadians += 2
    const kept = follow.yawRadians
    hearAt(60_000, false)
    expect(follow.yawRadians).toBe(kept)
    bodies.set(7, createBody(avatarView({ pid: 7, x: 1, z: -1 })))
    hearAt(100_000, false)
    expect(follow.yawRadians).not.toBe(kept)
  })
  test('is noticed though somebody far off spoke last', () => {
    const { film, hearAt } = evening()
    const before = film(true)
    hearAt(nowMs, false, undefined, { ...line, id: 'far', pid: 9 })
    expect(apart(before, film(true))).toBeGreaterThan(0.5)
  })
  test('leaves the camera alone while a picture is taken', () => {
    const { film, hear } = evening()
    const before = film(true)
    hear(true)
    expect(film(true)).toEqual(before)
  })
  test('in a crowd leaves the view over the heads', () => {
    const { film, hear, follow } = evening()
    follow.crowding = 0.8
    for (let frame = 0; frame < 3; frame++) film(true)
    const before = film(true)
    hear(false)
    expect(film(true)).toEqual(before)
  })
  test('is framed as the heads will be turned: to whoever speaks', () => {
    const follow = new FollowCamera()
    const talk = createTalkStore()
    const asked: Parameters<typeof frameFaces>[] = []
    const camera = new TalkCamera(follow, talk, (...question) => {
      asked.push(question)
      return null
    })
    const views = [
      avatarView({ pid: 1, self: true, yawRadians: 0 }),
      avatarView({ pid: 2, x: 0, z: 2, yawRadians: 3 }),
      avatarView({ pid: 3, x: -2, z: 2, yawRadians: 0.8 }),
      avatarView({ pid: 4, x: 2, z: 2, yawRadians: 1.5 }),
      avatarView({ pid: 5, x: 0, z: 4.1, yawRadians: 3 }),
    ]
    talk.getState().put({ ...line, grewAtMs: nowMs })
    camera.update(new Map(views.map((view) => [view.pid, createBody(view)])), 1, {
      nowMs,
      heart: null,
      aspect: 16 / 9,
      fovDegrees: 42,
      walls: null,
      solids: null,
      blocked: false,
    })
    const heading = (pid: number) => {
      const { x, z } = views.find((view) => view.pid === pid) ?? { x: 0, z: 0 }
      return asked[0]?.[0].talkers.find((face) => face.x === x && face.z === z)?.yawRadians
    }
    // Across a fire one sits more than four metres apart.
    expect(asked[0]?.[0].talkers).toHaveLength(4)
    expect(heading(2)).toBe(3)
    expect(heading(3)).toBeCloseTo(Math.PI / 2, 1)
    // Behind its back: heads do not turn so far.
    expect(heading(4)).toBe(1.5)
  })
})
