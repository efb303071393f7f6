import { describe, expect, test } from 'vitest'
import { avatarView, builtAvatar } from '#scene/testing/fixtures.ts'
import type { WorldView } from '#state/world-view.ts'
import type { AvatarFile } from './avatar-file.ts'
import { Crowd } from './crowd.ts'
import { createLightProbes } from './light-probe.ts'

const file = builtAvatar()

/** A crowd of so many, and how often it asked for its finest bodies. */
function arrange(count: number) {
  const avatars = new Map(Array.from({ length: count }, (_, i) => [i + 1, avatarView({ pid: i + 1 })]))
  const view: WorldView = { selfPid: 0, version: 1, avatars, sample: () => undefined }
  const asked: AvatarFile[] = []
  const refine = (one: AvatarFile): Promise<AvatarFile> => {
    asked.push(one)
    return Promise.resolve(one)
  }
  const crowd = new Crowd({ file, seats: new Map(), probes: createLightProbes([]), groundAt: () => 0, plain: true, refine })
  crowd.update(view, 0, 0, 0.016, 1)
  const seenFrom = (metres: number, apartMetres = 0): string[] => {
    for (const [i, body] of crowd.list.entries()) body.screen.depth = metres - i * apartMetres
    crowd.update(view, 16, 0.016, 0.016, 1)
    return crowd.list.map(({ detail }) => detail)
  }
  const join = (pid: number): void => {
    avatars.set(pid, avatarView({ pid }))
    Object.assign(view, { version: view.version + 1 })
  }
  return { crowd, view, asked, seenFrom, join }
}

describe('how finely bodies are drawn', () => {
  test('follows from how near they are, with a little grace', () => {
    const { crowd, seenFrom } = arrange(1)
    crowd.fineUpTo(6)
    expect([8, 5.9, 5.2, 3.1, 2.5, 3.1, 3.3, 6.1].map((metres) => seenFrom(metres)[0])).toEqual([
      'far',
      'far',
      'near',
      'near',
      'fine',
      'fine',
      'near',
      'far',
    ])
  })

  test('is the finest for the nearest few; those are made once, when the first comes near', () => {
    const { asked, seenFrom } = arrange(6)
    seenFrom(4)
    expect(asked).toEqual([])
    expect(seenFrom(2.9, 0.3)).toEqual([...Array<string>(4).fill('near'), ...Array<string>(2).fill('fine')])
    expect(asked).toEqual([file])
  })

  test.each([
    [3, 3, 0, 0],
    [25, 0, 6, 19],
    [100, 0, 6, 94],
  ])('of %i so near as can be, %i are the finest, %i near and %i as from afar', (count, fine, near, far) => {
    const details = arrange(count).seenFrom(1.34 + (count - 1) * 0.29, 0.29)
    const all = ['fine', 'near', 'far'].map((wanted) => details.filter((detail) => detail === wanted).length)
    expect(all).toEqual([fine, near, far])
  })
})

test('who was here before is seen at once; newcomers fade in, and are whole when they have', () => {
  const { crowd, view, join } = arrange(1)
  expect(crowd.list.map(({ visible, veiled }) => [visible, veiled])).toEqual([[1, false]])
  join(2)
  crowd.update(view, 20, 0.02, 0.016, 1)
  const [, body] = crowd.list
  crowd.update(view, 100, 0.1, 0.1, 1)
  expect([body?.veiled, (body?.visible ?? 0) < 1]).toEqual([true, true])
  for (let i = 0; i < 5; i++) crowd.update(view, 200 + i * 100, 0.2, 0.1, 1)
  expect([body?.veiled, body?.visible]).toEqual([false, 1])
})

test('many who come at once are whole at once: half seen through they would be drawn twice', () => {
  const { crowd, view, join } = arrange(3)
  for (let pid = 4; pid < 12; pid++) join(pid)
  crowd.update(view, 20, 0.02, 0.016, 1)
  expect(crowd.list.map(({ visible, veiled }) => [visible, veiled])).toEqual(crowd.list.map(() => [1, false]))
})
