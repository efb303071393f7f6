import { describe, expect, it } from 'vitest'
import type { Logger } from '#telemetry/types.ts'
import { createIdSource } from './ids.ts'
import { createKnocks } from './knocks.ts'
import { createOperations } from './operations.ts'
import { checkPasscode, hashPasscode } from './passcode.ts'
import { createPids } from './pids.ts'

describe('ids', () => {
  it('sort by the moment they were made, also when the clock stands or goes back', () => {
    const times = [1000, 1000, 1000, 900, 1001, 5]
    const next = createIdSource(() => times.shift() ?? 2000)
    const ids = Array.from({ length: 40 }, () => next())
    expect(ids.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(ids)
    expect(new Set(ids).size).toBe(40)
  })
})

describe('pids', () => {
  it('gives whoever returns the number they had, and none twice', () => {
    const pids = createPids(() => true)
    const ada = pids.of('ada')
    const free = pids.next()
    const bo = pids.of('bo')
    expect(new Set([ada, free, bo]).size).toBe(3)
    expect(pids.of('ada')).toBe(ada)
    pids.claim('zhou', free)
    expect([pids.idOf(free), pids.known('zhou'), pids.known('nobody'), pids.idOf(9999)]).toEqual(['zhou', free, null, null])
    pids.forget('ada')
    expect(pids.idOf(ada)).toBeNull()
  })

  it('goes round after 65,535 without taking a number in use', () => {
    const pids = createPids(() => true)
    const ada = pids.of('ada')
    for (let at = 0; at < 65_534; at += 1) pids.next()
    expect(pids.next()).not.toBe(ada)
  })
})

describe('pids of a garden open for weeks', () => {
  it('are free again when their people are long gone, never while they are here', () => {
    const here = new Set(['zhou'])
    const pids = createPids((id) => here.has(id))
    const zhou = pids.of('zhou')
    for (let visitor = 0; visitor < 200_000; visitor += 1) expect(pids.of(`visitor ${visitor}`)).not.toBe(zhou)
    expect([pids.of('zhou'), pids.idOf(zhou)]).toEqual([zhou, 'zhou'])
    expect(pids.known('visitor 0')).toBeNull()
    expect(pids.known('visitor 199999')).not.toBeNull()
  })
})

describe('passcodes', () => {
  it('are checked against their hash, however they were typed', async () => {
    const hash = await hashPasscode('café')
    expect(hash).not.toContain('caf')
    expect(await checkPasscode('cafe\u0301', hash)).toBe(true)
    expect(await checkPasscode('cafe', hash)).toBe(false)
    for (const damaged of ['', 'scrypt$x', 'md5$a$b', 'scrypt$$']) expect(await checkPasscode('x', damaged)).toBe(false)
  })
})

describe('knocks', () => {
  const setUp = () => {
    let nowMs = 0
    return { knocks: createKnocks(() => nowMs), pass: (ms: number) => void (nowMs += ms) }
  }

  it('wait, are answered once, and let in for a day', () => {
    const { knocks, pass } = setUp()
    const knock = knocks.knock('r', 'bo', 'Bo', 'hi', true)
    expect(knocks.knock('r', 'bo', 'Bo', 'again', true)).toBe(knock)
    expect(knocks.answer('other', knock.id, true)).toBeNull()
    expect(knocks.answer('r', knock.id, true)?.state).toBe('accepted')
    expect(knocks.answer('r', knock.id, false)).toBeNull()
    pass(23 * 3_600_000)
    expect(knocks.standing('r', 'bo')).toBe('admitted')
    pass(2 * 3_600_000)
    expect(knocks.standing('r', 'bo')).toBe('none')
  })

  it('end with a ban or kick at that room alone', () => {
    const { knocks } = setUp()
    for (const room of ['r', 's']) knocks.answer(room, knocks.knock(room, 'bo', 'Bo', '', true).id, true)
    knocks.knock('t', 'bo', 'Bo', '', true)
    knocks.shutOut('r', 'bo')
    expect(['r', 's', 't'].map((room) => knocks.standing(room, 'bo'))).toEqual(['none', 'admitted', 'waiting'])
  })

  it('are denied for a minute from the answer, and end by themselves', () => {
    const { knocks, pass } = setUp()
    const denied = knocks.knock('r', 'bo', 'Bo', '', true)
    pass(61_000)
    knocks.answer('r', denied.id, false)
    expect(knocks.standing('r', 'bo')).toBe('denied')
    pass(61_000)
    expect(knocks.standing('r', 'bo')).toBe('none')
    const waiting = knocks.knock('r', 'bo', 'Bo', '', true)
    pass(6 * 60_000)
    expect(knocks.find(waiting.id)?.state).toBe('nobody-home')
    pass(20 * 60_000)
    expect(knocks.find(waiting.id)).toBeNull()
    expect(knocks.knock('r', 'bo', 'Bo', '', false).state).toBe('nobody-home')
    knocks.forget('bo')
    expect(knocks.waitingAt('r')).toEqual([])
  })
})

describe('operations', () => {
  const nothing = () => undefined

  it('run in order under one key, go on after a failure, and log it', async () => {
    const errors: string[] = []
    const logger: Logger = {
      debug: nothing,
      info: nothing,
      warn: nothing,
      error: (fields) => void errors.push(String(fields['operation'])),
    }
    const operations = createOperations(logger)
    const order: number[] = []
    let open: () => void = nothing
    const gate = new Promise<void>((resolve) => (open = resolve))
    operations.inOrder('k', 'first', async () => {
      await gate
      order.push(1)
      throw new Error('planted')
    })
    operations.inOrder('k', 'second', async () => void order.push(2))
    operations.run('beside', async () => void order.push(0))
    open()
    await operations.idle()
    expect(order).toEqual([0, 1, 2])
    expect(errors).toEqual(['first'])
  })
})
