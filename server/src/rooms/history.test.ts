import { describe, expect, it } from 'vitest'
import type { UtteranceMessage } from '@kith/shared/protocol'
import type { StoredUtterance } from '#store/types.ts'
import { createHistory } from './history.ts'

const line = (id: string, heardBy: string[], atMs = 0): StoredUtterance => ({
  id,
  roomId: 'r',
  conversationId: 'c',
  speakerId: heardBy[0] ?? 'x',
  speakerKind: 'person',
  speakerName: 'X',
  text: id,
  lang: 'en',
  volume: 'say',
  atMs,
  heardBy,
  offRecord: false,
  model: null,
  promptVersion: null,
  sources: [],
  clientId: null,
})
const message = {} as UtteranceMessage
const texts = (lines: { stored: StoredUtterance }[]) => lines.map(({ stored }) => stored.text)

describe('the history of a room', () => {
  it('gives each what they heard of others, from one line to before another', () => {
    const history = createHistory()
    history.add(line('one', ['ada', 'bo']), message, 0)
    history.add(line('two', ['bo', 'ada']), message, 1)
    history.add(line('three', ['bo']), message, 2)
    history.add(line('four', ['bo', 'ada', 'chen']), message, 3)
    expect(texts(history.heard('ada', 0, 9))).toEqual(['two', 'four'])
    expect(texts(history.heard('ada', 2, 9))).toEqual(['four'])
    expect(texts(history.heard('ada', 0, 3))).toEqual(['two'])
    expect(texts(history.heardSinceMs('ada', 0))).toEqual(['one', 'two', 'four'])
    expect(history.find('three')?.seq).toBe(2)
    expect(history.nextSeq()).toBe(4)
  })

  it('forgets what is old or too much, and says so', () => {
    const history = createHistory()
    history.add(line('old', ['bo', 'ada'], 0), message, 0)
    history.add(line('new', ['bo', 'ada'], 31 * 60_000), message, 1)
    expect(texts(history.heard('ada', 0, 9))).toEqual(['new'])
    expect([history.droppedSince(0), history.droppedSince(1)]).toEqual([true, false])
    for (let at = 0; at < 2000; at += 1) history.add(line(`l${at}`, ['bo', 'ada'], 31 * 60_000), message, 0)
    expect(history.heard('ada', 0, 9999)).toHaveLength(1500)
  })

  it('keeps nothing of an erased person', () => {
    const history = createHistory()
    history.add(line('mine', ['ada', 'bo']), message, 0)
    history.add(line('yours', ['bo', 'ada']), message, 1)
    history.forget('ada')
    expect(texts(history.heard('bo', 0, 9))).toEqual([])
    expect(texts(history.heard('ada', 0, 9))).toEqual(['yours'])
  })

  it('keeps nothing residents said within their hearing, nor what ends only later, and knows whom it forgot', () => {
    const history = createHistory()
    const said = (id: string, heardBy: string[], sources: string[] = []): StoredUtterance => ({
      ...line(id, heardBy),
      speakerKind: 'resident',
      sources,
    })
    history.add(said('to both', ['zhou', 'ada', 'bo']), message, 0)
    history.add(said('retold', ['zhou', 'bo'], ['u1~zhou']), message, 1)
    history.forget('ada')
    history.drop('under way')
    history.add(line('late', ['ada', 'bo']), message, 2)
    history.add(said('to both, late', ['zhou', 'bo', 'ada']), message, 3)
    history.add(said('under way', ['zhou', 'bo']), message, 4)
    expect(texts(history.heard('bo', 0, 9))).toEqual(['retold'])
    expect(history.retold().map(({ id }) => id)).toEqual(['retold'])
    history.drop('retold')
    expect(texts(history.heardSinceMs('bo', 0))).toEqual([])
    expect(['ada', 'under way', 'bo'].map((id) => history.hasForgotten(id))).toEqual([true, true, false])
  })
})
