import { describe, expect, it } from 'vitest'
import { createTalkLog, type LogEntry } from './talk-log.ts'
import { createTalkGuards, guardLimits } from './guards.ts'
import { createLeases } from './lease.ts'
import { commonAudience } from './turn-builder.ts'

const line = (id: string, speakerId: string, heardBy: string[], atMs: number, kind: 'person' | 'resident' = 'person'): LogEntry => ({
  id,
  speakerId,
  speakerName: speakerId,
  kind,
  text: `line ${id}`,
  lang: 'en',
  atMs,
  heardBy: new Set([speakerId, ...heardBy]),
  conversationId: 'c',
  addresseeId: null,
  offRecord: false,
  aside: false,
})

describe('talk log', () => {
  it('TU2: a newcomer among the listeners hides what they did not hear', () => {
    const log = createTalkLog()
    log.add(line('1', 'ada', ['zhou'], 1000))
    log.add(line('2', 'ada', ['zhou', 'bo'], 2000))
    expect(log.turnsFor('zhou', ['ada'], 12, 3000, false).map(({ id }) => id)).toEqual(['1', '2'])
    expect(log.turnsFor('zhou', ['ada', 'bo'], 12, 3000, false).map(({ id }) => id)).toEqual(['2'])
    expect(log.turnsFor('adeng', ['ada'], 12, 3000, false)).toEqual([])
  })
  it('FL7: an aside does not take over the talk', () => {
    const log = createTalkLog()
    log.add(line('1', 'xiaoman', ['ada', 'zhou'], 1000, 'resident'))
    log.add({ ...line('2', 'zhou', ['ada', 'xiaoman'], 2000, 'resident'), aside: true })
    const next = line('3', 'ada', ['xiaoman', 'zhou'], 3000)
    log.add(next)
    expect(log.before(next)?.speakerId).toBe('xiaoman')
  })
  it('FL5: two people each talking with a resident of their own are not talking to each other', () => {
    const log = createTalkLog()
    const add = (entry: LogEntry) => (log.add(entry), entry)
    add({ ...line('1', 'ada', ['bo', 'zhou', 'adeng'], 1000), addresseeId: 'adeng' })
    expect(log.peopleTalking(add(line('2', 'bo', ['ada', 'zhou'], 2000)))).toBe(false)
  })
  it('FL5: sees two people talking, and not one person with a resident', () => {
    const log = createTalkLog()
    const add = (entry: LogEntry) => (log.add(entry), entry)
    add(line('1', 'ada', ['bo', 'zhou'], 1000))
    expect(log.peopleTalking(add(line('2', 'bo', ['ada', 'zhou'], 2000)))).toBe(true)
    add(line('3', 'zhou', ['ada', 'bo'], 3000, 'resident'))
    expect(log.peopleTalking(add(line('4', 'ada', ['bo', 'zhou'], 4000)))).toBe(false)
    expect(log.peopleTalking(add(line('5', 'ada', ['bo', 'zhou'], 60_000)))).toBe(false)
  })
})

describe('guards', () => {
  it('FL11: at most three lines a minute for a pair and three hops after a human line', () => {
    const guards = createTalkGuards()
    for (let count = 0; count < guardLimits.pairLinesPerMinute; count += 1) {
      expect(guards.allows('a', 'b', 1, 1000)).toBe(true)
      guards.said('a', 'b', 1000)
    }
    expect(guards.allows('b', 'a', 1, 2000)).toBe(false)
    guards.humanSpoke()
    expect(guards.allows('b', 'a', 1, 2000)).toBe(false)
    expect(guards.allows('b', 'a', 1, 62_000)).toBe(true)
    expect(guards.allows('b', 'a', 4, 62_000)).toBe(false)
  })
})

describe('leases', () => {
  it('TU1: taking again makes the first stale and aborts it', () => {
    const leases = createLeases()
    const first = leases.take('zhou')
    const second = leases.take('zhou')
    expect([first.isCurrent(), first.signal.aborted, second.isCurrent()]).toEqual([false, true, true])
    leases.release(first)
    expect(leases.holds('zhou')).toBe(true)
    leases.release(second)
    expect(leases.holds('zhou')).toBe(false)
  })
})

describe('common audience', () => {
  it('TU3: is the intersection, and nothing when no memory stands behind a line', () => {
    const audiences = new Map([
      ['m1', ['ada', 'bo', 'zhou']],
      ['m2', ['bo', 'zhou']],
    ])
    expect(commonAudience(audiences, ['m1', 'm2'])).toEqual(['bo', 'zhou'])
    expect(commonAudience(audiences, ['unknown'])).toBeNull()
  })
})
