import { loadNavmesh, spaceDocumentSchema } from '@kith/shared/space'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RoomCommands } from '#net/room-commands.ts'
import { NetWorldView } from '#net/world-view.ts'
import type { RoomLink } from '#net/room-link.ts'
import { builtJson } from '#scene/testing/fixtures.ts'
import { createAppStore } from '#state/app-store.ts'
import type { SelfBody } from '#state/world-view.ts'
import { createListBody, type ListBody } from './list-body.ts'

const navmesh = loadNavmesh(builtJson('garden/navmesh.json'))
const document = spaceDocumentSchema.parse(builtJson('garden/space.json'))
const fire = document.spots.find(({ id }) => id === 'fire')
const gate = document.spots.find(({ id }) => id === 'gate')
if (fire === undefined || gate === undefined) throw new Error('the garden has no fire or no gate')

let moves: { x: number; z: number; atMs: number }[]
let body: ListBody
const given: { self: SelfBody | null } = { self: null }
let stop: () => void
/** Asked for by a call, which the compiler does not narrow. */
const mine = (): SelfBody | null => given.self

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
  moves = []
  given.self = null
  const view = new NetWorldView()
  const link = { moved: (x: number, z: number) => void moves.push({ x, z, atMs: performance.now() }), send: () => undefined }
  const commands = new RoomCommands({ app: createAppStore(), view, link: link as unknown as RoomLink, now: () => performance.now() })
  view.setSelf(7)
  view.put(
    {
      pid: 7,
      kind: 0,
      name: 'Ada',
      look: '',
      seat: '',
      emote: 0,
      emoteSeq: 0,
      presence: 0,
      emotion: 0,
      lookAtPid: 0,
      muted: false,
      offRecord: false,
    },
    0,
  )
  body = createListBody({ view, commands, setBody: (self) => void (given.self = self) }, { navmesh, document, heightAt: () => 0 })
  stop = body.start()
  mine()?.place(gate.x, gate.z, 0)
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('walks to a place without a picture, no faster than a body may', () => {
  mine()?.walkTo(fire.x, fire.z, 0.6)
  vi.advanceTimersByTime(8000)
  const last = moves.at(-1)
  expect(Math.hypot((last?.x ?? 99) - fire.x, (last?.z ?? 99) - fire.z)).toBeLessThan(0.8)
  for (const [index, { x, z, atMs }] of moves.entries()) {
    const before = moves[index - 1]
    if (before !== undefined) expect(Math.hypot(x - before.x, z - before.z)).toBeLessThan(((atMs - before.atMs) / 1000) * 6.1 + 1e-6)
  }
})

test('a page that slept does not leap', () => {
  mine()?.walkTo(fire.x, fire.z, 0.6)
  vi.advanceTimersByTime(100)
  const before = moves.at(-1)
  vi.setSystemTime(Date.now() + 60_000)
  vi.advanceTimersByTime(100)
  const after = moves.at(-1)
  expect(Math.hypot((after?.x ?? 0) - (before?.x ?? 0), (after?.z ?? 0) - (before?.z ?? 0))).toBeLessThan(6.1)
})

test('stopped, it walks no more', () => {
  mine()?.walkTo(fire.x, fire.z, 0.6)
  vi.advanceTimersByTime(200)
  stop()
  const count = moves.length
  vi.advanceTimersByTime(2000)
  expect(moves).toHaveLength(count)
})
