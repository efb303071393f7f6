import type { Store } from '@kith/server/src/store/types.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storeEngines, type StorePlace } from './store-engines.ts'
import { sampleNote, samplePerson, sampleRoom, sampleUtterance } from './store-samples.ts'

const engines = await storeEngines()

describe.each(engines)('notes on $name', (engine) => {
  let place: StorePlace
  let store: Store

  beforeEach(async () => {
    place = await engine.place()
    store = await place.open()
    for (const id of ['ada', 'bo', 'cai']) await store.people.create(samplePerson({ id, name: id.toUpperCase() }))
    await store.rooms.create(sampleRoom({ id: 'room-1', ownerId: 'ada' }))
    await store.rooms.create(sampleRoom({ id: 'room-2', ownerId: 'ada', inviteToken: 'token-2' }))
  })
  afterEach(async () => {
    await store.close()
    await place.remove()
  })
  const idsIn = async (roomId: string) => (await store.notes.ofRoom(roomId)).map(({ id }) => id)

  test('are kept by room in the order they came, each once, with all there is to them', async () => {
    const first = sampleNote({ id: 'n1', toId: 'bo', toName: 'Bo', lang: 'zh' })
    await store.notes.add(first)
    await store.notes.add(sampleNote({ id: 'n0', atMs: 900 }))
    await store.notes.add(sampleNote({ id: 'n1', text: 'another' }))
    await store.notes.add(sampleNote({ id: 'n3', roomId: 'room-2' }))
    expect(await idsIn('room-1')).toEqual(['n1', 'n0'])
    expect((await store.notes.ofRoom('room-1'))[0]).toEqual(first)
    await store.notes.markTold(['n1'])
    expect((await store.notes.ofRoom('room-1')).map(({ told }) => told)).toEqual([true, false])
    await store.notes.remove(['n1'])
    await store.notes.remove([])
    expect(await idsIn('room-1')).toEqual(['n0'])
  })

  test('[NO3] go when their time is over, in every room', async () => {
    await store.notes.add(sampleNote({ id: 'n1', untilMs: 5000 }))
    await store.notes.add(sampleNote({ id: 'n2', untilMs: 5001 }))
    await store.notes.add(sampleNote({ id: 'n3', roomId: 'room-2', untilMs: 10 }))
    await store.notes.removeExpired(5000)
    expect([await idsIn('room-1'), await idsIn('room-2')]).toEqual([['n2'], []])
  })

  test('a look is remembered by room and person, the latest', async () => {
    expect(await store.notes.looked('room-1', 'ada')).toBeNull()
    await store.notes.putLooked('room-1', 'ada', 5)
    await store.notes.putLooked('room-1', 'ada', 7)
    expect([await store.notes.looked('room-1', 'ada'), await store.notes.looked('room-2', 'ada')]).toEqual([7, null])
  })

  test('[NO1] whom one has met: who was heard there or heard one there, latest first, by their present name', async () => {
    const line = (id: string, speakerId: string, heardBy: string[], more = {}) =>
      store.utterances.add(sampleUtterance({ id, speakerId, heardBy, roomId: 'room-1', ...more }))
    await line('u1', 'ada', ['ada', 'bo', 'xiaoman'], { atMs: 10 })
    await line('u2', 'cai', ['cai', 'ada'], { atMs: 20 })
    await line('u3', 'bo', ['bo', 'xiaoman'], { atMs: 30 })
    await line('u4', 'xiaoman', ['ada', 'bo', 'xiaoman'], { atMs: 40, speakerKind: 'resident' })
    await line('u5', 'ada', ['ada', 'bo'], { atMs: 50, roomId: 'room-2' })
    expect(await store.notes.metIn('room-1', 'ada', 10)).toEqual([
      { personId: 'cai', name: 'CAI', atMs: 20 },
      { personId: 'bo', name: 'BO', atMs: 10 },
    ])
    expect(await store.notes.metIn('room-1', 'ada', 1)).toHaveLength(1)
    expect((await store.notes.metIn('room-1', 'cai', 10)).map(({ personId }) => personId)).toEqual(['ada'])
  })

  test('[NO5] the archive holds what one wrote and what was for oneself', async () => {
    await store.notes.add(sampleNote({ id: 'mine', toId: 'bo', toName: 'Bo' }))
    await store.notes.add(sampleNote({ id: 'for-me', authorId: 'bo', toId: 'ada' }))
    await store.notes.add(sampleNote({ id: 'for-all', authorId: 'bo' }))
    await store.notes.add(sampleNote({ id: 'others', authorId: 'bo', toId: 'cai' }))
    expect((await store.exportPerson('ada')).notes.map(({ id }) => id)).toEqual(['mine', 'for-me'])
  })

  test('[NO5] the archive leaves out what is by somebody who blocked its owner since, not what is by somebody they blocked', async () => {
    await store.notes.add(sampleNote({ id: 'to-cai', toId: 'cai', toName: 'Cai' }))
    await store.notes.add(sampleNote({ id: 'of-bo', authorId: 'bo', toId: 'ada' }))
    await store.notes.add(sampleNote({ id: 'of-cai', authorId: 'cai', toId: 'ada' }))
    await store.relations.set({ personId: 'cai', otherId: 'ada', muted: false, blocked: true })
    await store.relations.set({ personId: 'ada', otherId: 'bo', muted: true, blocked: true })
    expect((await store.exportPerson('ada')).notes.map(({ id }) => id)).toEqual(['to-cai', 'of-bo'])
  })
})
