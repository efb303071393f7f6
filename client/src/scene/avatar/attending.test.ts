import { describe, expect, test } from 'vitest'
import { avatarView } from '#scene/testing/fixtures.ts'
import type { AvatarView } from '#state/world-view.ts'
import { attend } from './attending.ts'
import { createBody, type CrowdBody } from './crowd-body.ts'

/** People along a line one metre apart, facing north, each with what is given. */
function people(...changes: Partial<AvatarView>[]): CrowdBody[] {
  return changes.map((change, i) => createBody(avatarView({ pid: i + 1, x: i, ...change })))
}

/** Everybody has looked round often enough between two times. */
function pass(bodies: readonly CrowdBody[], fromMs: number, untilMs: number): void {
  for (let atMs = fromMs, frame = 0; atMs <= untilMs; atMs += 16, frame++) attend(bodies, atMs, frame)
}

const minds = (bodies: readonly CrowdBody[]) => bodies.map(({ mind }) => mind.pid)
const heeding = (bodies: readonly CrowdBody[]) => bodies.map(({ mind }) => mind.heeds)

describe('who is near', () => {
  test('looks at who speaks and listens; who is too far off does not', () => {
    const bodies = people({ speakingUntilMs: 9000 }, {}, {}, { x: 12 })
    pass(bodies, 1000, 2500)
    expect(minds(bodies).slice(1, 3)).toEqual([1, 1])
    expect(heeding(bodies)).toEqual([false, true, true, false])
  })

  test('does not turn at the same moment as all others', () => {
    const bodies = people({ speakingUntilMs: 9000 }, {}, {}, {}, {})
    const noticed = new Map<number, number>()
    for (let atMs = 1000, frame = 0; atMs < 2500; atMs += 16, frame++) {
      attend(bodies, atMs, frame)
      for (const { pid, mind } of bodies) if (mind.heeds && !noticed.has(pid)) noticed.set(pid, atMs)
    }
    expect(noticed.size).toBe(4)
    expect(new Set(noticed.values()).size).toBe(4)
  })

  test('stays with whom it listens to though a nearer one begins, and turns when that one ends', () => {
    const bodies = people({ speakingUntilMs: 9000 }, {}, {}, {})
    pass(bodies, 1000, 2500)
    const [, second] = bodies
    if (second) second.view.speakingUntilMs = 12_000
    pass(bodies, 2500, 4500)
    expect(bodies[2]?.mind.pid).toBe(1)
    pass(bodies, 9000, 11_000)
    expect(bodies[2]?.mind.pid).toBe(2)
  })

  test('still looks a while at who has finished, no longer nodding', () => {
    const bodies = people({ speakingUntilMs: 3000 }, {})
    pass(bodies, 1000, 4000)
    expect([bodies[1]?.mind.pid, bodies[1]?.mind.heeds]).toEqual([1, false])
  })

  test('asleep or away minds nobody', () => {
    const bodies = people({ speakingUntilMs: 9000 }, { presence: 'asleep' }, { presence: 'away' })
    pass(bodies, 1000, 2500)
    expect(minds(bodies).slice(1)).toEqual([0, 0])
  })
})

test('who speaks looks at one, then at another', () => {
  const bodies = people({}, { speakingUntilMs: 1e6 }, {}, {})
  const seen = new Set<number>()
  for (let atMs = 1000, frame = 0; atMs < 40_000; atMs += 16, frame++) {
    attend(bodies, atMs, frame)
    seen.add(bodies[1]?.mind.pid ?? 0)
  }
  expect(seen).toEqual(new Set([0, 1, 3, 4]))
})

test('while all are silent neighbours glance at each other now and then, never at who is behind', () => {
  const bodies = people({}, {}, { x: 0.5, z: -2 })
  const seen = new Set<number>()
  for (let atMs = 1000, frame = 0; atMs < 60_000; atMs += 16, frame++) {
    attend(bodies, atMs, frame)
    seen.add(bodies[0]?.mind.pid ?? 0)
  }
  expect(seen).toEqual(new Set([0, 2]))
})
