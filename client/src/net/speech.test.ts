import type { UtteranceMessage } from '@kith/shared/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTalkStore } from '#state/talk-store.ts'
import type { AvatarView } from '#state/world-view.ts'
import { Speech } from './speech.ts'

function arrange() {
  const talk = createTalkStore()
  const sent: { type: string; id?: string; text?: string; lastUtteranceId?: string | null }[] = []
  const avatars = new Map<number, AvatarView>()
  let ids = 0
  const speech = new Speech({
    talk,
    avatars,
    serverNow: () => 1_000_000 + ids,
    now: () => 500,
    newId: () => `c${(ids += 1)}`,
    self: () => ({ pid: 1, name: 'Ada', language: 'en' }),
    send: (type: string, message: object) => void sent.push({ type, ...message }),
  })
  const lines = () => talk.getState().lines
  return { speech, sent, lines, avatars }
}
function heard(id: string, change: Partial<UtteranceMessage> = {}): UtteranceMessage {
  return {
    id,
    speakerPid: 2,
    speakerName: 'Mira',
    speakerKind: 'resident',
    text: 'hi',
    volume: 'say',
    lang: 'en',
    atMs: 5,
    heardByPids: [1],
    done: true,
    ...change,
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('my lines', () => {
  test('stand in the transcript at once and are confirmed in place', () => {
    const { speech, sent, lines } = arrange()
    speech.wentOnline(false)
    speech.say('  hello ', 'say')
    expect(lines()).toMatchObject([{ id: 'c1', text: 'hello', mine: true, sending: 'sending' }])
    expect(sent).toMatchObject([{ type: 'say', id: 'c1', text: 'hello' }])
    speech.said({ id: 'c1', utteranceId: 'u9', atMs: 7, heardByPids: [2] })
    expect(lines()).toMatchObject([{ id: 'u9', key: 'c1', text: 'hello', sending: 'said', heardByPids: [2] }])
  })

  test('nothing is said when there is nothing to say', () => {
    const { speech, lines } = arrange()
    speech.say(' \n ', 'say')
    expect(lines()).toEqual([])
  })

  test('said without a connection they wait, and go out in order under the same id', () => {
    const { speech, sent, lines } = arrange()
    speech.say('one', 'say')
    speech.say('two', 'whisper')
    expect(sent).toEqual([])
    speech.wentOnline(true)
    expect(sent.map(({ type, id }) => [type, id])).toEqual([
      ['resume', undefined],
      ['say', 'c1'],
      ['say', 'c2'],
    ])
    speech.wentOffline()
    speech.wentOnline(true)
    expect(sent.filter(({ id }) => id === 'c1')).toHaveLength(2)
    speech.said({ id: 'c1', utteranceId: 'u1', atMs: 1, heardByPids: [] })
    speech.wentOffline()
    speech.wentOnline(true)
    expect(sent.filter(({ id }) => id === 'c1')).toHaveLength(2)
    expect(lines().filter(({ text }) => text === 'one')).toHaveLength(1)
  })

  test('refused they say why, and are said again under the same id when asked', () => {
    const { speech, sent, lines } = arrange()
    speech.wentOnline(false)
    speech.say('hello', 'say')
    expect(speech.refused('c1', 'too-fast')).toBe(true)
    expect(lines()).toMatchObject([{ sending: 'failed', failure: 'too-fast' }])
    speech.retry('c1')
    expect(lines()).toMatchObject([{ sending: 'sending', failure: null }])
    expect(sent.map(({ id }) => id)).toEqual(['c1', 'c1'])
    expect(speech.refused('unknown', 'muted')).toBe(false)
  })

  test('without an answer they fail, and a late answer still counts', () => {
    const { speech, lines } = arrange()
    speech.wentOnline(false)
    speech.say('hello', 'say')
    vi.advanceTimersByTime(20_000)
    expect(lines()).toMatchObject([{ sending: 'failed', failure: 'no-answer' }])
    speech.said({ id: 'c1', utteranceId: 'u1', atMs: 1, heardByPids: [] })
    expect(lines()).toMatchObject([{ id: 'u1', sending: 'said', failure: null }])
  })

  test('waiting for a connection is no failure', () => {
    const { speech, lines } = arrange()
    speech.wentOnline(false)
    speech.say('hello', 'say')
    speech.wentOffline()
    vi.advanceTimersByTime(60_000)
    expect(lines()).toMatchObject([{ sending: 'sending' }])
  })

  test('let go, they leave the transcript', () => {
    const { speech, lines } = arrange()
    speech.wentOnline(false)
    speech.say('hello', 'say')
    speech.refused('c1', 'muted')
    speech.discard('c1')
    expect(lines()).toEqual([])
  })

  test('brought back by a replay before the confirmation, they stand there once', () => {
    const { speech, lines } = arrange()
    speech.wentOnline(false)
    speech.say('hello', 'say')
    speech.heard(heard('u1', { speakerPid: 1, text: 'hello', replayed: true }))
    speech.said({ id: 'c1', utteranceId: 'u1', atMs: 1, heardByPids: [] })
    expect(lines()).toMatchObject([{ id: 'u1', mine: true }])
  })
})

describe("others' lines", () => {
  test('grow and end', () => {
    const { speech, lines } = arrange()
    speech.heard(heard('u1', { text: '', done: false }))
    speech.grew({ id: 'u1', text: 'Good ' })
    speech.grew({ id: 'u1', text: 'evening' })
    expect(lines()).toMatchObject([{ text: 'Good evening', done: false }])
    speech.ended({ id: 'u1', text: 'Good evening.', interrupted: true, sources: 2, heardByPids: [1] })
    expect(lines()).toMatchObject([{ text: 'Good evening.', done: true, interrupted: true, sources: 2 }])
    speech.grew({ id: 'u1', text: ' more' })
    speech.grew({ id: 'nobody', text: 'x' })
    expect(lines()).toMatchObject([{ text: 'Good evening.' }])
  })

  test('cut off by a lost connection they end there, and are made whole by a replay', () => {
    const { speech, lines, sent } = arrange()
    speech.wentOnline(false)
    speech.heard(heard('u1'))
    speech.heard(heard('u2', { text: 'I was', done: false, atMs: 6 }))
    speech.wentOffline()
    expect(lines()[1]).toMatchObject({ done: true, interrupted: true })
    speech.wentOnline(true)
    // The half line does not count as had.
    expect(sent).toMatchObject([{ type: 'resume', lastUtteranceId: 'u1' }])
    speech.heard(heard('u2', { text: 'I was there.', replayed: true, atMs: 6 }))
    expect(lines()).toHaveLength(2)
    expect(lines()[1]).toMatchObject({ text: 'I was there.', interrupted: false })
  })

  test('move mouths, replays do not', () => {
    const { speech, avatars } = arrange()
    const mira = { pid: 2, speakingUntilMs: 0, words: '', wordsAtMs: 0, murmurUntilMs: 0 } as AvatarView
    avatars.set(2, mira)
    speech.heard(heard('u1', { replayed: true }))
    expect(mira.speakingUntilMs).toBe(0)
    speech.heard(heard('u2'))
    expect(mira.speakingUntilMs).toBeGreaterThan(500)
    expect(mira.words).not.toBe('')
    speech.murmured(2)
    expect(mira.murmurUntilMs).toBeGreaterThan(500)
    speech.murmured(77)
  })
})

test('earlier visits come before today, and only once', () => {
  const { speech, lines } = arrange()
  speech.heard(heard('u5', { atMs: 50 }))
  const earlier = { id: 'u1', speakerName: 'Bo', speakerKind: 'person', mine: false, text: 'old', atMs: 10, lang: 'en' } as const
  speech.remember({ lines: [earlier, { ...earlier, id: 'u5', atMs: 50 }], more: false })
  expect(lines().map(({ id }) => id)).toEqual(['u1', 'u5'])
  speech.gap({ reason: 'restart' })
  expect(lines().at(-1)).toMatchObject({ kind: 'note', text: 'talk.gapRestart' })
})
