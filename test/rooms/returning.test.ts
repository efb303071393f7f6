import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeCodes } from '@kith/shared/protocol'
import { presences } from '@kith/shared/state'
import { join } from '../helpers/room-person.ts'
import { startProxy } from '../helpers/room-proxy.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { until } from '../helpers/wait.ts'

let server: RoomServer
beforeEach(async () => {
  server = await startRooms()
})
afterEach(() => server.stop())

describe('losing and finding the connection', () => {
  it('comes back to the same place with every line said meanwhile, in order and once', async () => {
    const proxy = await startProxy(server.port)
    const ada = await join(server, await server.person('ada'), { at: { x: 5, z: 5 }, endpoint: proxy.endpoint })
    const bo = await join(server, await server.person('bo'), { at: { x: 6, z: 5 } })
    const { pid } = ada
    bo.say('one')
    await ada.until('one', (me) => me.heard.includes('one'))
    const last = ada.of('utterance').at(-1)?.id ?? null
    ada.holdOn()
    proxy.cutAll()
    const presence = () => bo.room.state.avatars.get(String(pid))?.presence
    await until('ada away', () => presence() === presences.indexOf('away'))
    for (const line of ['two', 'three', 'four']) bo.say(line)
    await bo.until('all said', (me) => me.of('said').length === 4)
    await ada.until('back', (me) => me.reconnects === 1)
    bo.say('five')
    ada.send('resume', { lastUtteranceId: last })
    await ada.until('five', (me) => me.heard.includes('five'))
    expect(ada.heard).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(
      ada
        .of('utterance')
        .map(({ replayed }) => replayed === true)
        .slice(0, 4),
    ).toEqual([false, true, true, true])
    expect(ada.of('gap')).toEqual([])
    await until('ada here', () => presence() === presences.indexOf('idle'))
    expect(server.live('garden').core.world.bodies.get(ada.person.id)).toMatchObject({ x: 5, z: 5, pid })
    ada.room.reconnection.enabled = false
    await proxy.close()
  })

  it('sends speech that ended while away whole, and speech still going on so far', async () => {
    const proxy = await startProxy(server.port)
    const ada = await join(server, await server.person('ada'), { at: { x: 0, z: 0 }, endpoint: proxy.endpoint })
    const puppets = server.puppets('garden')
    const id = puppets.stand(1, 1)
    await ada.until('the resident', () => puppets.room.world.bodies.get(id)?.x === 1)
    const { world, nextUtteranceId } = puppets.room
    const open = (utteranceId: string) =>
      world.push({ type: 'speech-open', id, utteranceId, volume: 'say', lang: 'en', hop: 1, onlyFor: null })
    const [first, second] = [nextUtteranceId(), nextUtteranceId()]
    open(first)
    world.push({ type: 'speech-chunk', id, utteranceId: first, text: 'Once upon ' })
    await ada.until('the beginning', (me) => me.of('utterance-delta').length === 1)
    ada.holdOn()
    proxy.cutAll()
    await until('away', () => world.bodies.get(ada.person.id)?.away === true)
    world.push({ type: 'speech-chunk', id, utteranceId: first, text: 'a time.' })
    world.push({ type: 'speech-close', id, utteranceId: first, interrupted: false, sources: [], model: null, promptVersion: null })
    open(second)
    world.push({ type: 'speech-chunk', id, utteranceId: second, text: 'And then ' })
    await ada.until('back', (me) => me.reconnects === 1)
    ada.send('resume', { lastUtteranceId: null })
    await ada.until('both', (me) => me.of('utterance').filter(({ replayed }) => replayed).length === 2)
    expect(
      ada
        .of('utterance')
        .filter(({ replayed }) => replayed)
        .map(({ id, text, done }) => [id, text, done]),
    ).toEqual([
      [first, 'Once upon a time.', true],
      [second, 'And then ', false],
    ])
    world.push({ type: 'speech-chunk', id, utteranceId: second, text: 'they met.' })
    world.push({ type: 'speech-close', id, utteranceId: second, interrupted: false, sources: [], model: null, promptVersion: null })
    await ada.until('the end', (me) => me.of('utterance-end').some(({ text }) => text === 'And then they met.'))
    ada.room.reconnection.enabled = false
    await proxy.close()
  })

  it('takes a reloaded page to the same body, and owes it what was said', async () => {
    const person = await server.person('ada')
    const ada = await join(server, person, { at: { x: 5, z: 5 } })
    const bo = await join(server, await server.person('bo'), { at: { x: 6, z: 5 } })
    const { pid } = ada
    ada.cut()
    await until('away', () => server.live('garden').core.world.bodies.get(person.id)?.away === true)
    bo.say('while you reload')
    await bo.until('said', (me) => me.of('said').length === 1)
    const again = await join(server, person)
    expect(again.of('welcome')[0]).toMatchObject({ pid, x: 5, z: 5 })
    again.send('resume', { lastUtteranceId: null })
    await again.until('the line', (me) => me.heard.includes('while you reload'))
    bo.say('welcome back')
    await again.until('the next', (me) => me.heard.length === 2)
    expect(bo.room.state.avatars.size).toBe(2 + server.live('garden').core.deps.cards.size)
  })

  it('tells a second tab that one is already here, and moves on request', async () => {
    const person = await server.person('ada')
    const first = await join(server, person, { at: { x: 5, z: 5 } })
    await expect(join(server, person)).rejects.toThrow('already-here')
    const second = await join(server, person, { takeover: true })
    await first.until('told', (me) => me.leftWith === closeCodes.moved)
    expect(second.of('welcome')[0]).toMatchObject({ pid: first.pid, x: 5, z: 5 })
    second.say('still me')
    await second.until('said', (me) => me.of('said').length === 1)
    await expect(join(server, person)).rejects.toThrow('already-here')
  })

  it('frees the seat when its time is over, remembers the place, and owns up to the gap', async () => {
    await server.stop()
    server = await startRooms({ seatHeldSeconds: 0.2 })
    const person = await server.person('ada')
    const ada = await join(server, person, { at: { x: 7, z: 7 } })
    const bo = await join(server, await server.person('bo'), { at: { x: 8, z: 7 } })
    bo.say('before')
    await ada.until('before', (me) => me.heard.length === 1)
    const last = ada.of('utterance')[0]?.id ?? null
    ada.cut()
    await until('gone', () => !server.live('garden').core.sessions.has(person.id))
    bo.say('nobody hears this')
    await bo.until('said', (me) => me.of('said').length === 2)
    const again = await join(server, person)
    expect(again.of('welcome')[0]).toMatchObject({ x: 7, z: 7 })
    again.send('resume', { lastUtteranceId: last })
    await again.until('a gap', (me) => me.of('gap').length === 1)
    expect(again.of('gap')).toEqual([{ reason: 'too-long' }])
    expect(again.heard).toEqual([])
  })

  it('survives a restart: same spot, missed lines from the store, a gap when the line is unknown', async () => {
    const person = await server.person('ada')
    const ada = await join(server, person, { at: { x: 5, z: 5 } })
    const bo = await join(server, await server.person('bo'), { at: { x: 6, z: 5 } })
    bo.say('one')
    await ada.until('one', (me) => me.heard.length === 1)
    const last = ada.of('utterance')[0]?.id ?? null
    bo.say('two')
    const clientId = bo.say('three')
    await bo.until('all said', (me) => me.of('said').length === 3)
    const { dataDir, rooms } = server
    expect(rooms.liveRooms()).toHaveLength(1)
    const stopped = server
    server = await restartOn(stopped, dataDir)
    await ada.until('told and sent off', (me) => me.leftWith === 4001 && me.of('notice').some(({ code }) => code === 'restarting'))
    const again = await join(server, person)
    expect(again.of('welcome')[0]).toMatchObject({ x: 5, z: 5 })
    again.send('resume', { lastUtteranceId: last })
    await again.until('what was missed', (me) => me.heard.length === 2)
    expect(again.heard).toEqual(['two', 'three'])
    again.send('resume', { lastUtteranceId: 'no-such-line' })
    await again.until('a gap', (me) => me.of('gap').some(({ reason }) => reason === 'restart'))
    const boAgain = await join(server, bo.person, { at: { x: 6, z: 5 } })
    boAgain.say('three', { id: clientId })
    await boAgain.until('acknowledged', (me) => me.of('said').some(({ id }) => id === clientId))
    boAgain.say('four', { id: 'line four' })
    await again.until('four', (me) => me.heard.includes('four'))
    expect(again.heard).toEqual(['two', 'three', 'four'])
  })

  it('gives fresh state to the first who comes after changes nobody saw', async () => {
    const ada = await join(server, await server.person('ada'))
    await ada.leave()
    const { core } = server.live('garden')
    await until('empty', () => core.sessions.size === 0)
    const [residentId] = [...core.deps.cards.keys()]
    if (residentId === undefined) throw new Error('no residents')
    core.world.push({ type: 'activity', id: residentId, activity: { zh: '看星星', en: 'watching stars' } })
    await until('changed', () => core.world.bodies.get(residentId)?.activity?.en === 'watching stars')
    const bo = await join(server, await server.person('bo'))
    await bo.until('fresh state', (me) =>
      [...me.room.state.avatars.values()].some((avatar) => avatar.residentId === residentId && avatar.activityEn === 'watching stars'),
    )
  })
})

async function restartOn(old: RoomServer, dataDir: string): Promise<RoomServer> {
  await old.halt()
  return startRooms({ dataDir })
}
