import type { CareAnswer } from '@kith/shared/protocol'
import type { RoomSpending, Store } from '@kith/server/src/store/types.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storeEngines, type StorePlace } from './store-engines.ts'
import { samplePerson, sampleRoom } from './store-samples.ts'

const engines = await storeEngines()
const spending = (change: Partial<RoomSpending>): RoomSpending => ({
  residentId: 'zhou',
  calls: 1,
  promptTokens: 100,
  completionTokens: 10,
  countedTokens: 100,
  cachedTokens: 60,
  micros: 165,
  unpricedCalls: 0,
  heldTokens: 0,
  heldMicros: 0,
  ...change,
})

describe.each(engines)('what residents think with, on $name', (engine) => {
  let place: StorePlace
  let store: Store

  beforeEach(async () => {
    place = await engine.place()
    store = await place.open()
    await store.people.create(samplePerson({ id: 'ada' }))
    await store.rooms.create(sampleRoom({ id: 'room-1', ownerId: 'ada' }))
    await store.rooms.setMember('room-1', 'ada', 'owner', 1)
  })
  afterEach(async () => {
    await store.close()
    await place.remove()
  })
  const give = async (...answers: CareAnswer[]) => {
    for (const answer of answers) await store.roomMinds.addCare('room-1', answer)
  }

  test('choices and limits are kept, and replaced', async () => {
    const row = { residentId: 'zhou', chosen: 'large', speaksWith: 'large', sinceMs: 5 }
    await store.roomMinds.putModel('room-1', { ...row, chosen: '' })
    await store.roomMinds.putModel('room-1', row)
    await store.roomMinds.putCap('room-1', { unit: 'tokens', amount: 3 })
    await store.roomMinds.putCap('room-1', { unit: 'money', amount: 2_500_000 })
    expect(await store.roomMinds.models('room-1')).toEqual([row])
    expect(await store.roomMinds.cap('room-1')).toEqual({ unit: 'money', amount: 2_500_000 })
    await store.roomMinds.putCap('room-1', null)
    expect(await store.roomMinds.cap('room-1')).toBeNull()
  })

  test('spending adds up by resident, for a day and for all', async () => {
    await Promise.all([
      store.roomMinds.addSpending('room-1', '2026-05-13', spending({})),
      store.roomMinds.addSpending('room-1', '2026-05-14', spending({})),
      store.roomMinds.addSpending('room-1', '2026-05-14', spending({ heldTokens: 50, heldMicros: 7 })),
      store.roomMinds.addSpending('room-1', '2026-05-14', spending({ residentId: 'adeng', unpricedCalls: 1, micros: 0 })),
    ])
    expect(await store.roomMinds.spending('room-1', '2026-05-14')).toEqual([
      spending({ residentId: 'adeng', unpricedCalls: 1, micros: 0 }),
      spending({
        calls: 2,
        promptTokens: 200,
        completionTokens: 20,
        countedTokens: 200,
        cachedTokens: 120,
        micros: 330,
        heldTokens: 50,
        heldMicros: 7,
      }),
    ])
    expect((await store.roomMinds.spending('room-1', null)).find(({ residentId }) => residentId === 'zhou')).toMatchObject({
      calls: 3,
      micros: 495,
    })
    expect(await store.roomMinds.spending('elsewhere', null)).toEqual([])
  })

  test('BK7 answers show in lots of five: no single one can be read off a change of the sum', async () => {
    await give('better', 'better', 'worse', 'same')
    expect(await store.roomMinds.care('room-1')).toBeNull()
    await give('better')
    const first = { better: 3, same: 1, worse: 1 }
    expect(await store.roomMinds.care('room-1')).toEqual(first)
    await give('worse', 'worse', 'better', 'better')
    expect(await store.roomMinds.care('room-1')).toEqual(first)
    await give('same')
    expect(await store.roomMinds.care('room-1')).toEqual({ better: 5, same: 2, worse: 3 })
  })

  test('BK8 all of it goes with the room', async () => {
    await store.roomMinds.putModel('room-1', { residentId: 'zhou', chosen: 'large', speaksWith: 'large', sinceMs: 5 })
    await store.roomMinds.putCap('room-1', { unit: 'tokens', amount: 3 })
    await store.roomMinds.addSpending('room-1', '2026-05-14', spending({}))
    await give('better', 'better', 'better', 'better', 'better')
    await store.people.erase('ada')
    expect(await store.rooms.find('room-1')).toBeNull()
    expect(await store.roomMinds.models('room-1')).toEqual([])
    expect(await store.roomMinds.cap('room-1')).toBeNull()
    expect(await store.roomMinds.spending('room-1', null)).toEqual([])
    expect(await store.roomMinds.care('room-1')).toBeNull()
  })
})
