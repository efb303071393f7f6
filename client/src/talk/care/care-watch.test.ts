import { describe, expect, test } from 'vitest'
import type { Line } from '#state/talk-store.ts'
import { talkEnded } from './care-watch.ts'

const line = (index: number, mine: boolean, more: Partial<Line> = {}): Line => ({
  id: `${index} ${mine}`,
  pid: mine ? 1 : 2,
  name: mine ? 'Ada' : 'Zhou',
  kind: mine ? 'person' : 'resident',
  mine,
  text: 'hm',
  lang: 'en',
  volume: 'say',
  atMs: index,
  grewAtMs: 10_000 + index * 1_000,
  done: true,
  interrupted: false,
  sources: 0,
  sending: mine ? 'said' : null,
  failure: null,
  heardByPids: [],
  ...more,
})
const talk = (rounds: number, more: Partial<Line> = {}) =>
  Array.from({ length: rounds }, (_, index) => [line(index * 2, true, more), line(index * 2 + 1, false)]).flat()
const last = 10_000 + 9_000

describe('a talk has ended', () => {
  test('after a long silence, or a short one once parted', () => {
    const lines = talk(5)
    expect(talkEnded({ lines, sinceMs: 0, nowMs: last + 44_000, inCompany: true })).toBe(false)
    expect(talkEnded({ lines, sinceMs: 0, nowMs: last + 45_000, inCompany: true })).toBe(true)
    expect(talkEnded({ lines, sinceMs: 0, nowMs: last + 3_000, inCompany: false })).toBe(false)
    expect(talkEnded({ lines, sinceMs: 0, nowMs: last + 4_000, inCompany: false })).toBe(true)
  })

  test.each([
    ['too little was said', talk(4), 0],
    ['it was off the record', talk(5, { offRecord: true }), 0],
    ['it was on an earlier visit', talk(5), 60_000],
    ['somebody still speaks', [...talk(5), line(11, false, { done: false })], 0],
    ['nobody answered', talk(5).filter(({ mine }) => mine), 0],
  ])('not when %s', (_why, lines, sinceMs) => {
    expect(talkEnded({ lines, sinceMs, nowMs: 1e9, inCompany: false })).toBe(false)
  })
})
