import type { Zone } from '@kith/shared/space'
import { describe, expect, test } from 'vitest'
import { hearersOf, peopleRows, sameHearers, sameRows, type Bystander } from './people.ts'
import type { BodyState } from './wire.ts'

const nobody = { mutedPids: new Set<number>(), blockedPids: new Set<number>() }

function body(pid: number, name: string, x: number, change: Partial<BodyState> = {}): Bystander {
  const state: BodyState = {
    pid,
    kind: 0,
    name,
    figure: '',
    modelSinceMs: 0,
    held: 0,
    look: '',
    lang: 'en',
    seat: '',
    emote: 0,
    emoteSeq: 0,
    presence: 0,
    emotion: 0,
    lookAtPid: 0,
    role: 0,
    muted: false,
    offRecord: false,
    residentId: '',
    activityZh: '',
    activityEn: '',
    model: '',
    ...change,
  }
  return { state, x, z: 0 }
}
const ada = body(1, 'Ada', 0)
const bo = body(2, 'Bo', 5)
const mira = body(3, 'Mira', 3, { kind: 1, residentId: 'mira' })
const far = body(4, 'Cy', 20)

describe('people list', () => {
  test('me first, then people, then residents', () => {
    expect(peopleRows([mira, far, bo, ada], 1, [], nobody).map((row) => row.name)).toEqual(['Ada', 'Bo', 'Cy', 'Mira'])
  })

  test('says how far and what one would hear of them', () => {
    const rows = peopleRows([ada, bo, far, body(5, 'Di', 10.2)], 1, [], nobody)
    expect(rows.map(({ name, distanceMetres, hearing }) => [name, distanceMetres, hearing])).toEqual([
      ['Ada', 0, 'heard'],
      ['Bo', 5, 'heard'],
      ['Cy', 20, 'none'],
      ['Di', 10, 'murmur'],
    ])
  })

  test('does not change by steps too small to show', () => {
    const before = peopleRows([ada, bo], 1, [], nobody)
    expect(sameRows(before, peopleRows([ada, body(2, 'Bo', 5.1)], 1, [], nobody))).toBe(true)
    expect(sameRows(before, peopleRows([ada, body(2, 'Bo', 5.6)], 1, [], nobody))).toBe(false)
    expect(sameRows(before, peopleRows([ada, body(2, 'Bo', 5, { activityEn: 'reads' })], 1, [], nobody))).toBe(false)
  })
})

describe('hearers', () => {
  test('nearest first, by volume', () => {
    expect(hearersOf([ada, bo, mira, far, body(6, 'Wen', 1)], 1, [], nobody)).toEqual({
      whisper: ['Wen'],
      say: ['Wen', 'Mira', 'Bo'],
      shout: ['Wen', 'Mira', 'Bo', 'Cy'],
    })
  })

  test('a nook keeps words in, and those blocked do not hear', () => {
    const nook: Zone = { id: 'nook', kind: 'nook', title: { zh: '角落', en: 'Nook' }, x: 0, z: 0, radiusMetres: 2 }
    expect(hearersOf([ada, bo, body(6, 'Wen', 1)], 1, [nook], nobody).say).toEqual(['Wen'])
    expect(hearersOf([ada, bo, mira], 1, [], { ...nobody, blockedPids: new Set([2]) }).say).toEqual(['Mira'])
  })

  test('without me there is nobody to hear', () => {
    expect(sameHearers(hearersOf([bo], 1, [], nobody), { whisper: [], say: [], shout: [] })).toBe(true)
  })
})
