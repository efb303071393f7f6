import { closeCodes } from '@kith/shared/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { arrange, stranger } from './session-fakes.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('losing and finding the connection', () => {
  test('takes up the held seat', async () => {
    const { app, come, wires, settle, last } = arrange()
    await come()
    await settle(5000)
    last().events.closed(1006)
    expect(app.getState().connection).toBe('reconnecting')
    await settle(700)
    expect(wires.map(({ how }) => how)).toEqual(['join', 'resume'])
    // No welcome comes to a held seat.
    await settle(20_000)
    expect(wires).toHaveLength(2)
    expect(app.getState().connection).toBe('online')
    expect(last().sent).toContainEqual({ type: 'resume', message: { lastUtteranceId: null } })
  })

  test('a restarted server is entered anew, taking over whatever is left of me', async () => {
    const { app, come, trouble, wires, calls, settle, last } = arrange()
    await come()
    trouble.resume = 'not-found'
    trouble.enter = 'unreachable'
    last().events.closed(4001)
    await settle(5000)
    expect(app.getState().connection).toBe('reconnecting')
    trouble.enter = null
    await settle(9000)
    last().welcome({ pid: 9 })
    await settle()
    expect(app.getState().connection).toBe('online')
    expect(wires.at(-1)?.how).toBe('join')
    expect(calls.at(-1)?.body).toMatchObject({ takeover: true })
  })

  test('lines said meanwhile are said afterwards, once', async () => {
    const { come, link, settle, last, talk } = arrange()
    await come()
    await settle(5000)
    last().events.closed(1006)
    link.speech.say('still here?', 'say')
    await settle(700)
    const said = last().sent.filter(({ type }) => type === 'say')
    expect(said).toHaveLength(1)
    expect(talk.getState().lines).toHaveLength(1)
  })

  test('whom I blocked in the dark is blocked when I am back; a new seat shows what the server says', async () => {
    const { app, come, trouble, link, settle, last } = arrange()
    const blocked = () => app.getState().people.find(({ pid }) => pid === 8)?.blocked
    const bo = () => last().events.body({ ...stranger, pid: 8, name: 'Bo' })
    await come()
    bo()
    await settle(5000)
    last().events.closed(1006)
    link.relate('block', 8, true)
    await settle(700)
    expect(last().sent).toContainEqual({ type: 'block', message: { pid: 8, on: true } })
    bo()
    last().events.message({ type: 'relations', message: { mutedPids: [], blockedPids: [8] } })
    expect(blocked()).toBe(true)

    trouble.resume = 'not-found'
    last().events.closed(4001)
    link.relate('block', 8, false)
    await settle(1000)
    last().welcome()
    bo()
    await settle(300)
    expect(last().sent.filter(({ type }) => type === 'block')).toEqual([])
    expect(blocked()).toBe(false)
  })

  test('after a restart, lines said in the dark wait for those who were here, but not for ever', async () => {
    const { come, trouble, link, settle, last } = arrange()
    const bo = (pid: number) => ({ ...stranger, pid, name: 'Bo' })
    const said = () => last().sent.filter(({ type }) => type === 'say')
    await come()
    link.body({ ...stranger, pid: 7, name: 'Ada' })
    link.body(bo(8))
    await settle(5000)
    trouble.resume = 'not-found'
    last().events.closed(4001)
    link.speech.say('in the dark', 'say')
    await settle(1000)
    last().events.body({ ...stranger, pid: 7, name: 'Ada' })
    last().welcome()
    await settle(2000)
    expect(said()).toHaveLength(0)
    last().events.body(bo(9))
    await settle(500)
    expect(said()).toHaveLength(1)

    last().events.closed(4001)
    link.speech.say('again', 'say')
    await settle(1000)
    last().events.body({ ...stranger, pid: 7, name: 'Ada' })
    last().welcome()
    await settle(9000)
    expect(said().map(({ message }) => message)).toMatchObject([{ text: 'in the dark' }, { text: 'again' }])
  })

  test('a seat that is lost again at once is not taken up for ever', async () => {
    const { come, wires, settle, last } = arrange()
    await come()
    await settle(5000)
    last().events.closed(1006)
    await settle(700)
    last().events.closed(1006)
    await settle(3000)
    expect(wires.map(({ how }) => how)).toEqual(['join', 'resume', 'join'])
  })

  test('waking up tries at once', async () => {
    const { come, trouble, session, settle, last, wires } = arrange()
    await come()
    await settle(5000)
    trouble.resume = 'unreachable'
    last().events.closed(1006)
    await settle(10_000)
    trouble.resume = null
    const before = wires.length
    session.woke()
    await settle(1)
    expect(wires.length).toBe(before + 1)
  })

  test('a connection that no longer answers is given up', async () => {
    const { app, come, settle, last } = arrange()
    await come()
    last().answersPings = false
    const silent = last()
    await settle(25_000)
    expect(silent.state).toBe('dropped')
    expect(app.getState().connection).toBe('reconnecting')
    await settle(1000)
    expect(app.getState().connection).toBe('online')
  })

  test.each([
    [closeCodes.kicked, 'kicked'],
    [closeCodes.banned, 'banned'],
    [closeCodes.moved, 'moved'],
    [closeCodes.roomClosed, 'offline'],
  ] as const)('close code %i ends as %s and stays so', async (code, connection) => {
    const { app, come, settle, last, wires } = arrange()
    await come()
    last().events.closed(code)
    await settle(60_000)
    expect(app.getState().connection).toBe(connection)
    expect(wires).toHaveLength(1)
  })

  test('moved, one can move back', async () => {
    const { app, come, session, settle, last, calls } = arrange()
    await come()
    last().events.closed(closeCodes.moved)
    session.enter({ takeover: true })
    await settle()
    last().welcome()
    await settle()
    expect(calls.findLast(({ path }) => path === '/api/enter')?.body).toMatchObject({ takeover: true })
    expect(app.getState().connection).toBe('online')
  })
})
