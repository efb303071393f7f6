import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '@kith/server/src/store/types.ts'
import { storeEngines, type StorePlace } from './store-engines.ts'
import { sampleBondEvent, sampleEpisode, sampleFact, samplePerson, sampleReflection } from './store-samples.ts'

const engines = await storeEngines()
describe.each(engines)('what is thought over, on $name', (engine) => {
  let place: StorePlace
  let store: Store

  beforeEach(async () => {
    place = await engine.place()
    store = await place.open()
  })
  afterEach(async () => {
    await store.close()
    await place.remove()
  })

  test('reflections: kept with what was cited and what was shown, replaced by id, exported to those who may know them', async () => {
    await store.people.create(samplePerson())
    const diary = sampleReflection({ id: 'd1', kind: 'diary', evidence: [], audience: ['bo', 'xiaoman'] })
    await store.reflections.put([sampleReflection(), diary])
    expect(await store.reflections.ofResident('xiaoman')).toEqual([sampleReflection(), diary])
    const again = sampleReflection({ text: 'Ada likes fruit', evidence: ['e3'], drawnFrom: ['e3'], audience: ['ada', 'bo', 'xiaoman'] })
    await store.reflections.put([again])
    expect((await store.reflections.ofResident('xiaoman')).find(({ id }) => id === 'r1')).toEqual(again)
    expect((await store.exportPerson('ada')).reflections).toEqual([again])
    expect((await store.exportPerson('bo')).reflections.map(({ id }) => id).toSorted()).toEqual(['d1', 'r1'])
    await store.reflections.remove(['r1', 'never'])
    expect((await store.reflections.ofResident('xiaoman')).map(({ id }) => id)).toEqual(['d1'])
    expect(await place.occurrences('likes fruit')).toBe(0)
  })

  test('steps of a bond: each once, found by person, gone with a line they were drawn from', async () => {
    await store.bondEvents.add([sampleBondEvent(), sampleBondEvent({ id: 'b2', kind: 'talks', reason: '5', evidence: [], drawnFrom: [] })])
    await store.bondEvents.add([sampleBondEvent({ reason: 'something else', drawnFrom: ['e1', 'e2', 'e3'], evidence: ['e3'] })])
    expect(await store.bondEvents.ofPerson('ada')).toEqual([
      sampleBondEvent(),
      sampleBondEvent({ id: 'b2', kind: 'talks', reason: '5', evidence: [], drawnFrom: [] }),
    ])
    await store.bondEvents.removeDrawnFrom('zhou', ['e2'])
    expect(await store.bondEvents.ofPerson('ada')).toHaveLength(2)
    await store.bondEvents.removeDrawnFrom('xiaoman', ['e2'])
    expect((await store.bondEvents.ofPerson('ada')).map(({ id }) => id)).toEqual(['b2'])
    await store.bondEvents.remove(['b2'])
    expect(await store.bondEvents.ofPerson('ada')).toEqual([])
  })

  test('marks: none at first, then the last', async () => {
    expect(await store.marks.get('xiaoman', 'extract')).toBeNull()
    await store.marks.put('xiaoman', 'extract', 5)
    await store.marks.put('xiaoman', 'extract', 1_764_000_000_123)
    await store.marks.put('xiaoman', 'reflect', 7)
    expect([await store.marks.get('xiaoman', 'extract'), await store.marks.get('zhou', 'extract')]).toEqual([1_764_000_000_123, null])
  })

  test('a job given back comes again when it is due, and counts on', async () => {
    await store.jobs.add({ id: 'j1', kind: 'extract', key: 'xiaoman', payload: null, runAtMs: 10, attempts: 0 })
    expect((await store.jobs.claim(['extract'], 10, 1000))?.attempts).toBe(1)
    await store.jobs.postpone('j1', 50)
    expect(await store.jobs.claim(['extract'], 49, 1000)).toBeNull()
    expect((await store.jobs.claim(['extract'], 50, 1000))?.attempts).toBe(2)
    await store.jobs.hasten('extract', 'xiaoman', 60)
    expect(await store.jobs.claim(['extract'], 60, 1000)).toBeNull()
    await store.jobs.postpone('j1', 500)
    await store.jobs.hasten('extract', 'xiaoman', 60)
    expect((await store.jobs.claim(['extract'], 60, 1000))?.attempts).toBe(3)
  })

  test('[EM1] vectors: by model, replaced by another, gone with their memory and never without it', async () => {
    await store.episodes.add([sampleEpisode()])
    await store.facts.add([sampleFact()])
    const numbers = Float32Array.of(0.25, -1.5, 3)
    const vector = { memoryId: 'e1', kind: 'episode' as const, residentId: 'xiaoman', model: 'small', numbers }
    const ofFact = { ...vector, memoryId: 'f1', kind: 'fact' as const }
    await store.vectors.put([vector, ofFact, { ...vector, memoryId: 'gone' }])
    expect((await store.vectors.ofResident('xiaoman', 'small')).toSorted((a, b) => (a.memoryId < b.memoryId ? -1 : 1))).toEqual([
      vector,
      ofFact,
    ])
    await store.vectors.put([{ ...vector, model: 'large', numbers: Float32Array.of(1, 2, 3, 4) }])
    expect((await store.vectors.ofResident('xiaoman', 'small')).map(({ memoryId }) => memoryId)).toEqual(['f1'])
    expect((await store.vectors.ofResident('xiaoman', 'large')).map((one) => one.numbers.length)).toEqual([4])
    await store.episodes.remove(['e1'])
    await store.facts.remove(['f1'])
    expect([...(await store.vectors.ofResident('xiaoman', 'large')), ...(await store.vectors.ofResident('xiaoman', 'small'))]).toEqual([])
  })
})
