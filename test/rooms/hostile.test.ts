import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '@kith/shared/protocol'
import { join, type RoomPerson } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { until } from '../helpers/wait.ts'

let server: RoomServer
beforeAll(async () => {
  server = await startRooms()
})
afterAll(() => server.stop())

const come = async (name: string, x: number, z = 0): Promise<RoomPerson> => join(server, await server.person(name), { at: { x, z } })
/** What a person says still arrives at another. */
const talks = async (from: RoomPerson, to: RoomPerson) => {
  const words = `still here ${Math.floor(performance.now())}`
  from.say(words)
  await to.until(words, (me) => me.heard.includes(words))
}

describe('bad input over real sockets', () => {
  it('refuses unknown types and wrong payloads to the sender alone', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    const send = (type: string, payload?: unknown) => bo.room.send(type, payload)
    for (const type of ['__proto__', 'constructor', 'toString', '*', 'welcome', '']) send(type, {})
    for (const payload of [
      undefined,
      null,
      7,
      'x',
      [],
      { id: 5 },
      { id: 'a', text: {}, volume: 'say' },
      { id: 'b', text: 'x', volume: 'LOUD' },
    ])
      send('say', payload)
    send('m', { x: 1 })
    send('_$bm', { x: 1 })
    bo.room.sendBytes('m', new Uint8Array([1, 2, 3]))
    bo.room.sendBytes('m', new Uint8Array(0))
    await bo.until('every refusal', (me) => me.codes.length === 18)
    expect(new Set(bo.codes)).toEqual(new Set(['bad-message']))
    expect(bo.of('refused').find(({ id }) => id === 'b')?.about).toBe('say')
    await talks(bo, ada)
    await Promise.all([ada.leave(), bo.leave()])
  })

  it('takes a message of more than 4 KiB and closes over the limit, that client alone', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    bo.send('report', { pid: ada.pid, reason: 'other', note: '长'.repeat(1000), filler: 'x'.repeat(6000) })
    await bo.until('reported', (me) => me.of('notice').some(({ code }) => code === 'reported'))
    bo.sendRaw(new Uint8Array(limits.messageBytes + 1))
    await bo.until('closed', (me) => !me.isOpen)
    const chen = await come('chen', 2)
    await talks(chen, ada)
    expect(ada.isOpen).toBe(true)
    await Promise.all([ada.leave(), chen.leave()])
  })

  it('cuts a flood of 1,000 messages a second and nobody else notices', async () => {
    const [ada, bo, flooder] = [await come('ada', 0), await come('bo', 2), await come('flo', 3)]
    for (let at = 0; at < 1000; at += 1) flooder.say(`spam ${at}`)
    await flooder.until('cut', (me) => me.leftWith === 4002)
    await talks(ada, bo)
    expect(ada.heard.filter((line) => line.startsWith('spam')).length).toBeLessThanOrEqual(limits.linesPerTenSeconds)
    await until('no seat held for it', () => !server.live('garden').core.sessions.has(flooder.person.id))
    await Promise.all([ada.leave(), bo.leave()])
  })

  it('survives a handler, a society and a frame that throw', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    const { core } = server.live('garden')
    const puppets = server.puppets('garden')
    const push = core.world.push.bind(core.world)
    const before = await errorCount()
    core.world.push = (command) => {
      if (command.type === 'emote') throw new Error('planted')
      push(command)
    }
    const { onEvents } = puppets
    puppets.onEvents = () => {
      throw new Error('planted')
    }
    bo.send('emote', { emote: 'wave' })
    await talks(bo, ada)
    core.world.push = push
    puppets.onEvents = onEvents
    expect(await errorCount()).toBeGreaterThanOrEqual(before + 2)
    bo.send('emote', { emote: 'wave' })
    await ada.until('the wave', (me) => me.room.state.avatars.get(String(bo.pid))?.emote === 1)
    await Promise.all([ada.leave(), bo.leave()])
  })

  it('acknowledges a line only when it is stored; a retry after a failure stores it and shows it once', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    const { add } = server.store.utterances
    server.store.utterances.add = async () => {
      throw new Error('disk full')
    }
    bo.say('keep this', { id: 'k1' })
    await bo.until('refused', (me) => me.of('refused').some(({ code, id }) => code === 'server-error' && id === 'k1'))
    await ada.until('heard', (me) => me.heard.includes('keep this'))
    expect(bo.of('said')).toEqual([])
    server.store.utterances.add = add
    bo.say('keep this', { id: 'k1' })
    await bo.until('said', (me) => me.of('said').some(({ id }) => id === 'k1'))
    expect(await server.store.utterances.findByClientId(bo.person.id, 'k1')).toMatchObject({ text: 'keep this' })
    await talks(bo, ada)
    expect(ada.heard.filter((line) => line === 'keep this')).toHaveLength(1)
    await Promise.all([ada.leave(), bo.leave()])
  })
})

async function errorCount(): Promise<number> {
  const { values } = await server.metrics.roomErrors.get()
  return values.reduce((sum, { value }) => sum + value, 0)
}
