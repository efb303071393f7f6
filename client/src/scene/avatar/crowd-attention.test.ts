import { beforeAll, expect, test } from 'vitest'
import { avatarView, builtAvatar } from '#scene/testing/fixtures.ts'
import type { AvatarView, WorldView } from '#state/world-view.ts'
import { Crowd } from './crowd.ts'
import type { CrowdBody } from './crowd-body.ts'
import { loadEmotes } from './gestures.ts'
import { createLightProbes } from './light-probe.ts'

beforeAll(loadEmotes)

/** Two seconds of two people a metre and a half apart, side by side; the first speaks, the second is as told. */
function second(change: Partial<AvatarView>): CrowdBody | undefined {
  const speaker = avatarView({ pid: 1, x: 1.5, emotion: 1, speakingUntilMs: 9000 })
  const avatars = new Map([speaker, avatarView({ pid: 2, ...change }), avatarView({ pid: 3, x: -1.5 })].map((view) => [view.pid, view]))
  const view: WorldView = { selfPid: 0, version: 1, avatars, sample: () => undefined }
  const options = { file: builtAvatar(), seats: new Map(), probes: createLightProbes([]), groundAt: () => 0, plain: true }
  const crowd = new Crowd(options)
  for (let frame = 0; frame < 125; frame++) crowd.update(view, 1000 + frame * 16, frame * 0.016, 0.016, 1)
  const body = crowd.bodies.get(2)
  crowd.dispose()
  return body
}

test('who hears somebody turns to them, listens, and smiles along', () => {
  const body = second({})
  expect(body?.animator.gesture).toBe('listen')
  expect(body?.animator.gazeYaw).toBeGreaterThan(0.5)
  expect(body?.animator.face.smile).toBeGreaterThan(0.8)
})

test('whom the server has look elsewhere does', () => {
  expect(second({ lookAtPid: 3 })?.animator.gazeYaw).toBeLessThan(-0.5)
})
