import { describe, expect, test } from 'vitest'
import { createAppStore, type PersonRow } from '#state/app-store.ts'
import type { Line } from '#state/talk-store.ts'
import { ChimeWatch } from './chime-watch.ts'

const row = (name: string, more: Partial<PersonRow> = {}): PersonRow => ({
  pid: name.charCodeAt(0) * 100 + name.length,
  name,
  kind: 'person',
  residentId: '',
  self: false,
  role: 'guest',
  presence: 'idle',
  activity: { zh: '', en: '' },
  model: '',
  modelSinceMs: 0,
  distanceMetres: 2,
  hearing: 'heard',
  mutedForMe: false,
  blocked: false,
  mutedByHost: false,
  offRecord: false,
  ...more,
})
const line = (id: string, grewAtMs: number, more: Partial<Line> = {}): Line => ({
  id,
  pid: 2,
  name: 'Bo',
  kind: 'person',
  mine: false,
  text: 'hello',
  lang: 'en',
  volume: 'say',
  atMs: grewAtMs,
  grewAtMs,
  done: true,
  interrupted: false,
  sources: 0,
  sending: null,
  failure: null,
  heardByPids: [],
  ...more,
})
const me = row('Me', { self: true })
const room = (people: PersonRow[], connection: 'online' | 'reconnecting' = 'online', knocks: string[] = []) =>
  ({
    ...createAppStore().getState(),
    connection,
    people,
    hostView: knocks.length === 0 ? null : ({ knocks: knocks.map((knockId) => ({ knockId, name: 'Lu', line: '' })) } as never),
  }) as const

/** A watch that has been in the room for a while. */
function settled(people: PersonRow[] = [me]): ChimeWatch {
  const watch = new ChimeWatch()
  watch.allowed = true
  watch.room(room(people), 0)
  watch.room(room(people), 10_000)
  return watch
}

describe('arrivals', () => {
  test('ring for a person who comes, once', () => {
    const watch = settled()
    expect(watch.room(room([me, row('Ada')]), 11_000)).toBe('arrival')
    expect(watch.room(room([me, row('Ada', { distanceMetres: 1 })]), 12_000)).toBeNull()
  })
  test('do not ring for residents, for those I blocked, for those who were there, or for those who reload', () => {
    const watch = settled()
    expect(watch.room(room([me, row('Mira', { kind: 'resident' })]), 11_000)).toBeNull()
    expect(watch.room(room([me, row('Troll', { blocked: true })]), 16_000)).toBeNull()
    expect(watch.room(room([me, row('Ada')]), 21_000)).toBe('arrival')
    watch.room(room([me]), 31_000)
    expect(watch.room(room([me, { ...row('Ada'), pid: 9 }]), 41_000)).toBeNull()
    const early = new ChimeWatch()
    early.allowed = true
    early.room(room([]), 0)
    expect(early.room(room([me, row('Ada')]), 400)).toBeNull()
  })
  test('do not ring when my own connection comes back', () => {
    const watch = settled([me, row('Ada')])
    watch.room(room([], 'reconnecting'), 200_000)
    expect(watch.room(room([me]), 201_000)).toBeNull()
    expect(watch.room(room([me, row('Ada'), row('Cai')]), 202_000)).toBeNull()
  })
})

test('a knock rings each time somebody knocks', () => {
  const watch = settled()
  expect(watch.room(room([me], 'online', ['k1']), 11_000)).toBe('knock')
  expect(watch.room(room([me], 'online', ['k1']), 11_100)).toBeNull()
  expect(watch.room(room([me], 'online', ['k1', 'k2']), 11_200)).toBe('knock')
})

describe('messages', () => {
  test('ring only while nobody looks, and not one by one', () => {
    const watch = settled()
    watch.talk([line('1', 0)], true, 0)
    expect(watch.talk([line('1', 0), line('2', 1000)], true, 1000)).toBeNull()
    expect(watch.talk([line('1', 0), line('2', 1000), line('3', 2000)], false, 2000)).toBe('message')
    expect(watch.talk([line('3', 2000), line('4', 3000)], false, 3000)).toBeNull()
    expect(watch.talk([line('4', 3000), line('5', 9000)], false, 9000)).toBe('message')
  })
  test('do not ring for my own lines, for notes, or for what was said while I was away', () => {
    const watch = settled()
    const before = line('1', 0)
    watch.talk([before], true, 0)
    expect(watch.talk([before, line('2', 1000, { mine: true })], false, 1000)).toBeNull()
    expect(watch.talk([before, line('3', 1000, { kind: 'note' })], false, 1000)).toBeNull()
    expect(watch.talk([before, line('4', 1000)], false, 60_000)).toBeNull()
  })
})

test('nothing rings before the visitor has touched the world: not the first message in a quiet office', () => {
  const watch = settled()
  watch.allowed = false
  watch.talk([line('1', 0)], true, 0)
  expect(watch.talk([line('1', 0), line('2', 1000)], false, 1000)).toBeNull()
  expect(watch.room(room([me, row('Ada')], 'online', ['k1']), 11_000)).toBeNull()
})
