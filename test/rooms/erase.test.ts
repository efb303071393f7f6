import { readdir, readFile } from 'node:fs/promises'
import { join as pathOf } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEraser } from '@kith/server/src/http/eraser.ts'
import { placesName } from '@kith/server/src/store/place-key.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { join, type RoomPerson } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { until } from '../helpers/wait.ts'

let server: RoomServer
beforeAll(async () => {
  server = await startRooms()
})
afterAll(() => server.stop())

const come = async (name: string, x: number): Promise<RoomPerson> => join(server, await server.person(name), { at: { x, z: 0 } })

/** As DELETE /api/person does it; what residents remember has tests of its own (memory/SPEC.md D7). */
const erase = (personId: string) =>
  createEraser({
    store: server.store,
    memory: { erased: () => Promise.resolve(), forget: () => Promise.resolve(0) },
    doors: server.rooms.doors,
    logger: createLogger({ level: 'silent' }),
    now: Date.now,
  }).erase(personId)

async function bytesHold(words: string): Promise<boolean> {
  const files = await Promise.all((await readdir(server.dataDir)).map((file) => readFile(pathOf(server.dataDir, file))))
  return files.some((bytes) => bytes.includes(words))
}
const garden = () => server.live('garden').core

describe('D7 after an erase', () => {
  it('a line sent just before is written nowhere, though others heard it', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    const id = ada.say('my secret word is zyzzyva')
    await until('taken up', () => garden().sessions.get(ada.person.id)?.lines.has(id))
    await erase(ada.person.id)
    await ada.until('sent off', (me) => me.leftWith !== null)
    bo.say('and then')
    await bo.until('said', (me) => me.of('said').length === 1)
    await garden().operations.idle()
    expect([await bytesHold('zyzzyva'), await bytesHold(ada.person.id)]).toEqual([false, false])
    expect(
      garden()
        .history.heardSinceMs(bo.person.id, 0)
        .map(({ stored }) => stored.text),
    ).toEqual(['and then'])
    await bo.leave()
  })

  it('what a resident was just saying to them is kept by nobody, nor shown to whoever comes back', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    const puppets = server.puppets('garden')
    const { world } = puppets.room
    const id = puppets.stand(1, 1)
    await ada.until('the resident', () => world.bodies.get(id)?.x === 1)
    const utteranceId = puppets.room.nextUtteranceId()
    world.push({ type: 'speech-open', id, utteranceId, volume: 'say', lang: 'en', hop: 1, onlyFor: null })
    world.push({ type: 'speech-chunk', id, utteranceId, text: 'So your sister Gwendolyn ' })
    await ada.until('hears it', (me) => me.sawBytes('Gwendolyn'))
    await erase(ada.person.id)
    world.push({ type: 'speech-chunk', id, utteranceId, text: 'lives in Quebec.' })
    world.push({ type: 'speech-close', id, utteranceId, interrupted: false, sources: [], model: null, promptVersion: null })
    await until('closed', () => puppets.events.some((event) => event.type === 'speech-closed' && event.utterance.id === utteranceId))
    await garden().operations.idle()
    expect([await bytesHold('Gwendolyn'), await bytesHold(ada.person.id)]).toEqual([false, false])
    expect(garden().history.find(utteranceId)).toBeNull()
    await bo.leave()
  })

  it('what a resident retold of them leaves the room with them', async () => {
    const [ada, bo] = [await come('ada', 0), await come('bo', 2)]
    const puppets = server.puppets('garden')
    const { world } = puppets.room
    const id = puppets.stand(30, 1)
    await ada.until('the resident', () => world.bodies.get(id)?.x === 30)
    ada.say('I like Quimbleford pears')
    await ada.until('said', (me) => me.of('said').length === 1)
    const far = await come('cai', 31)
    const utteranceId = puppets.room.nextUtteranceId()
    const sources = [`${ada.of('said')[0]?.utteranceId ?? ''}~${id}`]
    world.push({ type: 'speech-open', id, utteranceId, volume: 'say', lang: 'en', hop: 1, onlyFor: null })
    world.push({ type: 'speech-chunk', id, utteranceId, text: 'Somebody here likes Quimbleford pears' })
    world.push({ type: 'speech-close', id, utteranceId, interrupted: false, sources, model: null, promptVersion: null })
    await far.until('hears it', (me) => me.of('utterance-end').length === 1)
    await garden().operations.idle()
    expect(garden().history.find(utteranceId)).not.toBeNull()
    await erase(ada.person.id)
    expect([garden().history.find(utteranceId), await bytesHold('Quimbleford')]).toEqual([null, false])
    await Promise.all([bo.leave(), far.leave()])
  })

  it('nobody can mute, block or report them by number, and no host reads their name', async () => {
    const owner = await server.person('host')
    const invite = await server.privateRoom(owner)
    const host = await join(server, owner, { invite })
    const ada = await join(server, await server.person('ada'), { invite })
    const { pid } = ada
    host.send('host', { act: 'ban', pid })
    await host.until('banned', (me) => me.of('host-view').at(-1)?.bans.length === 1)
    await erase(ada.person.id)
    await host.until('the ban is gone', (me) => me.of('host-view').at(-1)?.bans.length === 0)
    for (const type of ['mute', 'block'] as const) host.send(type, { pid, on: true })
    host.send('report', { pid, reason: 'spam' })
    await host.until('three refusals', (me) => me.codes.length === 3)
    expect(new Set(host.codes)).toEqual(new Set(['no-such-person']))
    expect(await bytesHold(ada.person.id)).toBe(false)
    await host.leave()
  })

  it('where they stood is forgotten, also by rooms that do not run', async () => {
    const owner = await server.person('keeper')
    const invite = await server.privateRoom(owner)
    const host = await join(server, owner, { invite })
    const ada = await join(server, await server.person('ada'), { invite })
    const { roomId } = host.of('welcome')[0] ?? { roomId: '' }
    await Promise.all([ada.leave(), host.leave()])
    await server.live(roomId).save()
    await server.live(roomId).shut()
    await until('closed', () => !server.rooms.liveRooms().some(({ core }) => core.record.id === roomId))
    const placesKept = async () => Object.keys(JSON.parse((await server.store.secrets.get(placesName(roomId))) ?? '{}') as object).length
    await until('both are noted', async () => (await placesKept()) === 2)
    await erase(ada.person.id)
    expect(await placesKept()).toBe(1)
    await erase(owner.id)
    expect(await server.store.secrets.get(placesName(roomId))).toBeNull()
  })
})
