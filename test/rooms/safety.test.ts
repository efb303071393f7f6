import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join, type RoomPerson } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'

let server: RoomServer
beforeAll(async () => {
  server = await startRooms()
})
afterAll(() => server.stop())

const come = async (name: string, x: number, z = 0): Promise<RoomPerson> => join(server, await server.person(name), { at: { x, z } })

describe('mute, block, report', () => {
  it('muting keeps the words off the wire, also for a reloaded page', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    ada.send('mute', { pid: bo.pid, on: true })
    await ada.until('muted', (me) => me.of('relations').at(-1)?.mutedPids.includes(bo.pid))
    bo.say('can you hear me')
    await bo.until('said', (me) => me.of('said').length === 1)
    const again = await join(server, ada.person, { takeover: true })
    expect(again.of('welcome')[0]?.mutedPids).toEqual([bo.pid])
    again.send('resume', { lastUtteranceId: null })
    bo.say('and now')
    await bo.until('said', (me) => me.of('said').length === 2)
    again.send('mute', { pid: bo.pid, on: false })
    await again.until('unmuted', (me) => me.of('relations').at(-1)?.mutedPids.length === 0)
    bo.say('better')
    await again.until('heard', (me) => me.heard.includes('better'))
    expect(ada.sawBytes('can you hear') || again.sawBytes('can you hear') || again.sawBytes('and now')).toBe(false)
    await Promise.all([again.leave(), bo.leave()])
  })

  it('blocking works both ways, is known to both, and outlives the visit', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    ada.send('block', { pid: bo.pid, on: true })
    await bo.until('known', (me) => me.of('relations').at(-1)?.blockedPids.includes(ada.pid))
    await ada.until('known', (me) => me.of('relations').at(-1)?.blockedPids.includes(bo.pid))
    bo.say('secret-of-bo')
    ada.say('secret-of-ada', { volume: 'shout' })
    await bo.until('said', (me) => me.of('said')[0]?.heardByPids.length === 0)
    await ada.until('said', (me) => me.of('said')[0]?.heardByPids.includes(bo.pid) === false)
    await bo.leave()
    const again = await join(server, bo.person)
    expect(again.of('welcome')[0]?.blockedPids).toEqual([ada.pid])
    again.say('secret-of-bo 2')
    await again.until('said', (me) => me.of('said')[0]?.heardByPids.length === 0)
    expect(ada.sawBytes('secret-of-bo')).toBe(false)
    expect(bo.sawBytes('secret-of-ada') || again.sawBytes('secret-of-ada')).toBe(false)
    await Promise.all([ada.leave(), again.leave()])
  })

  it('blocks residents too', async () => {
    const ada = await come('ada', 0)
    const puppets = server.puppets('garden')
    const id = puppets.stand(1, 1)
    await ada.until('the resident', () => puppets.room.world.bodies.get(id)?.x === 1)
    const pid = puppets.room.world.bodies.get(id)?.pid ?? 0
    ada.send('block', { pid, on: true })
    await ada.until('blocked', (me) => me.of('relations').at(-1)?.blockedPids.includes(pid))
    ada.say('resident, can you hear me')
    await ada.until('said', (me) => me.of('said')[0]?.heardByPids.length === 0)
    expect(
      puppets.events.some(
        (event) => event.type === 'said' && event.utterance.text.includes('can you hear me') && event.utterance.heardBy.includes(id),
      ),
    ).toBe(false)
    await ada.leave()
  })

  it('keeps the last minute of what the reporter heard with a report', async () => {
    const [ada, bo, far] = [await come('ada', 0), await come('bo', 2), await come('far', 40)]
    bo.say('something rude')
    far.say('out of earshot')
    await ada.until('heard', (me) => me.heard.includes('something rude'))
    const reports: Parameters<typeof server.store.reports.add>[0][] = []
    const add = server.store.reports.add
    server.store.reports.add = async (report) => {
      reports.push(report)
      return add(report)
    }
    ada.send('report', { pid: bo.pid, reason: 'harassment', note: 'he \u202eswore' })
    await ada.until('reported', (me) => me.of('notice').some(({ code }) => code === 'reported'))
    expect(reports).toMatchObject([
      { reporterId: ada.person.id, reportedId: bo.person.id, reason: 'harassment', note: 'he swore', roomId: 'garden' },
    ])
    expect(reports[0]?.lines.map(({ text }) => text)).toEqual(['something rude'])
    server.store.reports.add = add
    await Promise.all([ada, bo, far].map((person) => person.leave()))
  })

  it('refuses unknown people and oneself', async () => {
    const ada = await come('ada', 0)
    for (const type of ['mute', 'block'] as const) {
      ada.send(type, { pid: 65_000, on: true })
      ada.send(type, { pid: ada.pid, on: true })
    }
    ada.send('report', { pid: 65_000, reason: 'spam' })
    await ada.until('five refusals', (me) => me.codes.length === 5)
    expect(ada.codes).toEqual(['no-such-person', 'not-allowed', 'no-such-person', 'not-allowed', 'no-such-person'])
    await ada.leave()
  })

  it('says what holds with every refusal: nobody feels blocked away who is not', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    for (let times = 0; times < 20; times += 1) ada.send('mute', { pid: bo.pid, on: times % 2 === 0 })
    ada.send('block', { pid: bo.pid, on: true })
    await ada.until('refused', (me) => me.of('refused').some(({ about, code }) => about === 'block' && code === 'too-fast'))
    await server.live('garden').core.operations.idle()
    await ada.until('the truth', (me) => me.of('relations').length >= 21)
    expect(ada.of('relations').at(-1)).toEqual({ mutedPids: [], blockedPids: [] })
    await Promise.all([ada.leave(), bo.leave()])
  })

  it('forgets an erased person', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    bo.say('remember me not')
    await ada.until('heard', (me) => me.heard.length === 1)
    await server.store.people.erase(bo.person.id)
    await server.rooms.doors.erased(bo.person.id)
    await bo.until('sent off', (me) => me.leftWith === 4103)
    expect(server.live('garden').core.history.heardSinceMs(ada.person.id, 0)).toEqual([])
    await ada.leave()
  })
})
