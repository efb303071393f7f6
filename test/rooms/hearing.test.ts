import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join, type RoomPerson } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'

let server: RoomServer
beforeAll(async () => {
  server = await startRooms()
})
afterAll(() => server.stop())

const come = async (name: string, x: number, z = 0): Promise<RoomPerson> => join(server, await server.person(name), { at: { x, z } })

describe('hearing over real sockets', () => {
  it('brings words to 3 m, a murmur to 10 m and nothing to 20 m', async () => {
    const [ada, bo, chen, dee] = [await come('ada', 0), await come('bo', 3), await come('chen', 10), await come('dee', 20)]
    const id = ada.say('the blue umbrella')
    await bo.until('the line', (me) => me.heard.includes('the blue umbrella'))
    await chen.until('a murmur', (me) => me.of('murmur').some(({ pid }) => pid === ada.pid))
    await ada.until('said', (me) => me.of('said').some((said) => said.id === id && said.heardByPids.includes(bo.pid)))
    const marker = 'to dee alone'
    ada.say('x')
    dee.say(marker)
    await dee.until('own line said', (me) => me.of('said').length === 1)
    expect(chen.sawBytes('umbrella')).toBe(false)
    expect(dee.sawBytes('umbrella')).toBe(false)
    expect(dee.of('murmur')).toEqual([])
    expect(await server.store.utterances.findByClientId(ada.person.id, id)).toMatchObject({ text: 'the blue umbrella', roomId: 'garden' })
    await Promise.all([ada, bo, chen, dee].map((person) => person.leave()))
  })

  it('keeps whispers at 1.5 m and carries shouts everywhere', async () => {
    const [ada, bo, dee] = [await come('ada', 0), await come('bo', 3), await come('dee', 30)]
    ada.say('psst', { volume: 'whisper' })
    ada.say('EVERYBODY', { volume: 'shout' })
    await dee.until('the shout', (me) => me.heard.includes('EVERYBODY'))
    await bo.until('the shout', (me) => me.heard.includes('EVERYBODY'))
    expect(bo.sawBytes('psst')).toBe(false)
    await Promise.all([ada, bo, dee].map((person) => person.leave()))
  })

  it('streams a resident to those who hear it; a latecomer gets the rest and never the beginning', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 30)]
    const { world, nextUtteranceId } = server.puppets('garden').room
    const id = server.puppets('garden').stand(1.2, 1.2)
    await ada.until('the resident', () => world.bodies.get(id)?.x === 1.2)
    const utteranceId = nextUtteranceId()
    world.push({ type: 'speech-open', id, utteranceId, volume: 'say', lang: 'en', hop: 1, onlyFor: null })
    world.push({ type: 'speech-chunk', id, utteranceId, text: 'My beginning, ' })
    await ada.until('the beginning', (me) => me.of('utterance-delta').some(({ text }) => text === 'My beginning, '))
    const late = await come('late', 2, 2)
    world.push({ type: 'speech-chunk', id, utteranceId, text: 'my end.' })
    world.push({ type: 'speech-close', id, utteranceId, interrupted: false, sources: ['e1'], model: 'puppet', promptVersion: '1' })
    await ada.until('the end', (me) => me.of('utterance-end').length === 1)
    await late.until('the end', (me) => me.of('utterance-end').length === 1)
    expect(ada.of('utterance-end')[0]).toMatchObject({
      text: 'My beginning, my end.',
      sources: 1,
      interrupted: false,
      heardByPids: [ada.pid],
    })
    expect(late.of('utterance-end')[0]).toMatchObject({ text: 'my end.', sources: 0 })
    expect(late.sawBytes('beginning')).toBe(false)
    expect(bo.sawBytes('my end')).toBe(false)
    await server.rooms.saveAll()
    expect(await server.store.utterances.find(utteranceId)).toMatchObject({
      text: 'My beginning, my end.',
      heardBy: expect.not.arrayContaining([late.person.id]),
      model: 'puppet',
      sources: ['e1'],
    })
    await Promise.all([ada, bo, late].map((person) => person.leave()))
  })

  it('delivers what draws on memories only to its audience', async () => {
    const [ada, bo] = [await come('ada', -38, 40), await come('bo', -37, 41)]
    const { world, nextUtteranceId } = server.puppets('garden').room
    const id = server.puppets('garden').stand(-38, 38)
    await ada.until('the resident', () => world.bodies.get(id)?.x === -38)
    const utteranceId = nextUtteranceId()
    world.push({ type: 'speech-open', id, utteranceId, volume: 'say', lang: 'en', hop: 1, onlyFor: [ada.person.id] })
    world.push({ type: 'speech-chunk', id, utteranceId, text: 'canary-for-ada' })
    world.push({ type: 'speech-close', id, utteranceId, interrupted: false, sources: ['e1'], model: null, promptVersion: null })
    await ada.until('the words', (me) => me.of('utterance-end').some(({ text }) => text === 'canary-for-ada'))
    await bo.until('a murmur', (me) => me.of('murmur').length > 0)
    expect(bo.sawBytes('canary')).toBe(false)
    await Promise.all([ada, bo].map((person) => person.leave()))
  })

  it('shows the card of help lines for crisis words, to that person alone', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 3)]
    ada.say('I want to kill myself')
    await ada.until('the card', (me) => me.of('crisis')[0]?.lines.some(({ number }) => number === '12356'))
    await bo.until('the line', (me) => me.heard.length > 0)
    expect(bo.of('crisis')).toEqual([])
    await Promise.all([ada, bo].map((person) => person.leave()))
  })

  it('refuses what is empty, too long or too much, each with its own code', async () => {
    const ada = await come('ada', 0)
    ada.say(' \u200b ', { id: 'e' })
    ada.say('啊'.repeat(501), { id: 'l' })
    ada.say('x'.repeat(3999), { id: 'k' })
    await ada.until('three refusals', (me) => me.of('refused').length === 3)
    expect(ada.of('refused')).toEqual([
      { about: 'say', code: 'empty', id: 'e' },
      { about: 'say', code: 'too-long', id: 'l' },
      { about: 'say', code: 'too-long', id: 'k' },
    ])
    for (let at = 0; at < 9; at += 1) ada.say(`line ${at}`)
    await ada.until('slow down', (me) => me.codes.includes('too-fast'))
    await ada.until('the others said', (me) => me.of('said').length === 8)
    await ada.leave()
  })

  it('says a line once however often it is sent', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 3)]
    for (let at = 0; at < 5; at += 1) ada.say('once', { id: 'same' })
    await bo.until('the line', (me) => me.heard.includes('once'))
    await ada.until('acknowledged', (me) => me.of('said').length > 0)
    ada.say('once', { id: 'same' })
    await ada.until('acknowledged again', (me) => me.of('said').filter(({ id }) => id === 'same').length >= 2)
    ada.say('after')
    await bo.until('the next line', (me) => me.heard.includes('after'))
    expect(bo.heard).toEqual(['once', 'after'])
    expect(
      new Set(
        ada
          .of('said')
          .filter(({ id }) => id === 'same')
          .map(({ utteranceId }) => utteranceId),
      ).size,
    ).toBe(1)
    await Promise.all([ada, bo].map((person) => person.leave()))
  })
})
