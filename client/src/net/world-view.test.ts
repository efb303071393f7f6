import { bodyBytes, packBody } from '@kith/shared/space'
import { describe, expect, test } from 'vitest'
import { NetWorldView, type SlowBody } from './world-view.ts'

function slow(pid: number, change: Partial<SlowBody> = {}): SlowBody {
  return {
    pid,
    kind: 0,
    name: `p${pid}`,
    look: 'a',
    seat: '',
    emote: 0,
    emoteSeq: 0,
    presence: 0,
    emotion: 0,
    lookAtPid: 0,
    muted: false,
    offRecord: false,
    ...change,
  }
}
function frame(...bodies: [pid: number, x: number, z: number][]): Uint8Array {
  const bytes = new Uint8Array(bodies.length * bodyBytes)
  bodies.forEach(([pid, x, z], index) => packBody(bytes, index, pid, x, z, 0))
  return bytes
}

describe('world view', () => {
  test('a body is drawn once its place is known, whichever comes first', () => {
    const view = new NetWorldView()
    view.put(slow(2), 0)
    expect(view.avatars.get(2)?.hidden).toBe(true)
    view.frame(frame([2, 1, 2], [3, 4, 5]), 0)
    view.put(slow(3), 10)
    view.sample(20)
    expect(view.avatars.get(2)).toMatchObject({ hidden: false, x: 1, z: 2 })
    expect(view.avatars.get(3)).toMatchObject({ hidden: false, x: 4, z: 5 })
  })

  test('its version tells of comings and goings only', () => {
    const view = new NetWorldView()
    view.put(slow(2), 0)
    const { version } = view
    view.put(slow(2, { name: 'new' }), 0)
    expect(view.version).toBe(version)
    view.remove(2)
    expect(view.version).toBe(version + 1)
    view.remove(2)
    expect(view.version).toBe(version + 1)
  })

  test('what is taken in the hand is dressed anew; a number from elsewhere is nothing', () => {
    const view = new NetWorldView()
    view.put(slow(2), 0)
    const before = view.avatars.get(2)?.lookVersion ?? 0
    view.put(slow(2, { held: 1 }), 0)
    expect(view.avatars.get(2)).toMatchObject({ held: 'cup', lookVersion: before + 1 })
    view.put(slow(2, { held: 99 }), 0)
    expect(view.avatars.get(2)).toMatchObject({ held: 'none', lookVersion: before + 2 })
  })

  test('my own body goes where I move it, not where frames say', () => {
    const view = new NetWorldView()
    view.setSelf(1)
    view.put(slow(1), 0)
    view.moveSelf(3, 4, 1, 100)
    view.frame(frame([1, 9, 9]), 110)
    view.sample(400)
    expect(view.avatars.get(1)).toMatchObject({ self: true, x: 3, z: 4, hidden: false, speedMetresPerSecond: 0 })
  })

  test('a seat holds its body, and floors have heights', () => {
    const view = new NetWorldView()
    view.setSpace([{ id: 'stool', kind: 'stool', x: 6, y: 0.5, z: 7, yawRadians: 2 }], () => 0.2)
    view.put(slow(2, { seat: 'stool' }), 0)
    view.sample(16)
    expect(view.avatars.get(2)).toMatchObject({ x: 6, y: 0.5, z: 7, yawRadians: 2, hidden: false })
    view.put(slow(2), 20)
    view.frame(frame([2, 5, 5]), 30)
    for (let atMs = 40; atMs < 3000; atMs += 16) view.sample(atMs)
    expect(view.avatars.get(2)?.y).toBeCloseTo(0.2, 3)
  })

  test('an emote begins when its number grows, not when the body joins', () => {
    const view = new NetWorldView()
    view.put(slow(2, { emote: 1, emoteSeq: 4 }), 0)
    expect(view.avatars.get(2)?.emote).toBeNull()
    view.put(slow(2, { emote: 2, emoteSeq: 5 }), 700)
    expect(view.avatars.get(2)).toMatchObject({ emote: 'dance', emoteAtMs: 700 })
  })

  test('the blocked are not drawn, and are again when unblocked', () => {
    const view = new NetWorldView()
    view.put(slow(2), 0)
    view.frame(frame([2, 1, 1]), 0)
    view.sample(10)
    view.setBlocked(new Set([2]))
    expect(view.avatars.get(2)?.hidden).toBe(true)
    view.setBlocked(new Set())
    expect(view.avatars.get(2)?.hidden).toBe(false)
  })
})
