import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookSizes, presences } from '@kith/shared/state'
import { join, type RoomPerson } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'

let server: RoomServer
beforeAll(async () => {
  server = await startRooms()
})
afterAll(() => server.stop())

const come = async (name: string, x: number, z = 0): Promise<RoomPerson> => join(server, await server.person(name), { at: { x, z } })
const avatar = (watcher: RoomPerson, of: RoomPerson) => watcher.room.state.avatars.get(String(of.pid))

describe('bodies over real sockets', () => {
  it('shows a walk to others and corrects a jump', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 4)]
    await bo.until('a full frame', (me) => me.places.has(ada.pid))
    ada.sendMove(0.5, 0.5)
    await bo.until('the step', (me) => me.places.get(ada.pid)?.x === 0.5)
    ada.sendMove(40, 40)
    await ada.until('a correction', (me) => me.of('correct').length > 0)
    expect(ada.of('correct')[0]).toMatchObject({ x: 0.5, z: 0.5 })
    expect(bo.places.get(ada.pid)).toMatchObject({ x: 0.5, z: 0.5 })
    await Promise.all([ada.leave(), bo.leave()])
  })

  it('gives one seat to one person', async () => {
    const [ada, bo] = [await come('ada', 10, 9), await come('bo', 10, 11)]
    ada.send('sit', { seatId: 'bench-1' })
    await bo.until('ada seated', (me) => avatar(me, ada)?.seat === 'bench-1')
    bo.send('sit', { seatId: 'bench-1' })
    await bo.until('refusal', (me) => me.codes.includes('seat-taken'))
    bo.send('sit', { seatId: 'stool-1' })
    await bo.until('refusal', (me) => me.codes.includes('too-far'))
    bo.send('sit', { seatId: 'throne' })
    await bo.until('refusal', (me) => me.codes.includes('no-such-seat'))
    ada.send('stand', {})
    await bo.until('ada standing', (me) => avatar(me, ada)?.seat === '')
    expect(bo.codes).toEqual(['seat-taken', 'too-far', 'no-such-seat'])
    await Promise.all([ada.leave(), bo.leave()])
  })

  it('shows emotes, typing, profile and off the record in the state', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 4)]
    ada.send('emote', { emote: 'heart' })
    await bo.until('heart', (me) => avatar(me, ada)?.emote === 5 && avatar(me, ada)?.emoteSeq === 1)
    ada.send('typing', { on: true })
    await bo.until('typing', (me) => avatar(me, ada)?.presence === presences.indexOf('typing'))
    ada.say('done typing')
    await bo.until('idle', (me) => avatar(me, ada)?.presence === presences.indexOf('idle'))
    ada.send('profile', { name: '  阿达 ', look: '99.99', lang: 'zh' })
    await bo.until('the new name', (me) => avatar(me, ada)?.name === '阿达' && avatar(me, ada)?.lang === 'zh')
    expect(avatar(bo, ada)?.look).toMatch(new RegExp(`^${lookSizes.hair - 1}\\.${lookSizes.outfit - 1}\\.`))
    ada.send('profile', { name: '★ Zhou' })
    await ada.until('refusal', (me) => me.codes.includes('blocked-name'))
    ada.send('profile', { name: '老周Zhou' })
    await ada.until('a second refusal', (me) => me.codes.filter((code) => code === 'blocked-name').length === 2)
    ada.send('off-record', { on: true })
    await bo.until('off the record', (me) => avatar(me, ada)?.offRecord)
    ada.say('between us')
    await bo.until('marked', (me) => me.of('utterance').some(({ text, offRecord }) => text === 'between us' && offRecord === true))
    expect((await server.store.people.find(ada.person.id))?.name).toBe('阿达')
    await Promise.all([ada.leave(), bo.leave()])
  })

  it('marks residents as such, with their look and the model that speaks', async () => {
    const ada = await come('ada', 0)
    await ada.until(
      'residents',
      (me) => [...me.room.state.avatars.values()].filter(({ kind }) => kind === 1).length === server.live('garden').core.deps.cards.size,
    )
    for (const resident of [...ada.room.state.avatars.values()].filter(({ kind }) => kind === 1)) {
      expect(resident.model).toBe('puppets')
      expect(resident.look).not.toBe('')
      expect(resident.residentId).not.toBe('')
    }
    await ada.leave()
  })

  it('hushes the residents a person hears', async () => {
    const ada = await come('ada', 0)
    const puppets = server.puppets('garden')
    const id = puppets.stand(1, 1)
    await ada.until('the resident', () => puppets.room.world.bodies.get(id)?.x === 1)
    const utteranceId = puppets.room.nextUtteranceId()
    puppets.room.world.push({ type: 'speech-open', id, utteranceId, volume: 'say', lang: 'en', hop: 1, onlyFor: null })
    puppets.room.world.push({ type: 'speech-chunk', id, utteranceId, text: 'well,' })
    await ada.until('words', (me) => me.of('utterance-delta').length === 1)
    ada.send('hush', {})
    await ada.until('the end', (me) => me.of('utterance-end').some(({ interrupted, text }) => interrupted && text === 'well,'))
    expect(puppets.events.some((event) => event.type === 'hushed' && event.speakerIds.includes(id))).toBe(true)
    await ada.leave()
  })
})
