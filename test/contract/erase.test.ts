import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { placeKeyOf, placesName } from '@kith/server/src/store/place-key.ts'
import type { Store } from '@kith/server/src/store/types.ts'
import { storeEngines, type StorePlace } from './store-engines.ts'
import {
  sampleBondEvent,
  sampleEpisode,
  sampleFact,
  sampleNote,
  samplePerson,
  sampleReflection,
  sampleRoom,
  sampleUtterance,
} from './store-samples.ts'

const engines = await storeEngines()
describe.each(engines)('erasing on $name', (engine) => {
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

  test('erasing a person leaves no byte of theirs, and others keep their own', async () => {
    const canary = 'Qzvxk-canary'
    const id = 'person-Qzvxk'
    await store.people.create(samplePerson({ id, name: canary }))
    await store.people.create(samplePerson({ id: 'bo', name: 'Bo' }))
    await store.rooms.create(sampleRoom({ ownerId: id, title: canary }))
    await store.rooms.create(sampleRoom({ id: 'shared', inviteToken: 't2', ownerId: id, title: canary }))
    await store.rooms.setMember('room-1', id, 'owner', 1)
    await store.rooms.setMember('shared', id, 'owner', 1)
    await store.rooms.setMember('shared', 'bo', 'host', 1)
    await store.bans.add({ id: 'b1', roomId: 'garden', personId: id, name: canary, atMs: 1 })
    await store.relations.set({ personId: 'bo', otherId: id, muted: true, blocked: true })
    await store.utterances.add(sampleUtterance({ id: 'mine', speakerId: id, speakerName: canary, text: canary, heardBy: [id, 'bo'] }))
    await store.utterances.add(
      sampleUtterance({
        id: 'echo',
        speakerId: 'xiaoman',
        speakerKind: 'resident',
        text: `Oh, ${canary}!`,
        heardBy: ['xiaoman', id, 'bo'],
      }),
    )
    await store.utterances.add(
      sampleUtterance({
        id: 'later',
        speakerId: 'zhou',
        speakerKind: 'resident',
        text: `I recall ${canary}`,
        heardBy: ['zhou', 'bo'],
        sources: ['e1'],
      }),
    )
    await store.utterances.add(sampleUtterance({ id: 'bos', speakerId: 'bo', speakerName: 'Bo', text: 'mine', heardBy: ['bo', id] }))
    await store.utterances.add(
      sampleUtterance({ id: 'apart', speakerId: 'zhou', speakerKind: 'resident', text: 'only to Bo', heardBy: ['zhou', 'bo'] }),
    )
    await store.episodes.add([
      sampleEpisode({ id: 'e1', residentId: 'zhou', speakerId: id, speakerName: canary, text: canary, audience: [id, 'zhou', 'bo'] }),
      sampleEpisode({ id: 'e2', residentId: 'zhou', kind: 'self', speakerId: 'zhou', text: `so, ${canary}`, audience: ['zhou', id] }),
      sampleEpisode({ id: 'e3', residentId: 'xiaoman', speakerId: 'zhou', text: `Zhou says ${canary}`, audience: ['zhou', 'xiaoman', id] }),
      sampleEpisode({
        id: 'e4',
        residentId: 'zhou',
        speakerId: 'bo',
        speakerName: 'Bo',
        text: 'Bo likes tea',
        audience: ['bo', 'zhou', id],
      }),
    ])
    await store.facts.add([
      sampleFact({ id: 'f1', residentId: 'zhou', subjectId: id, text: canary, evidence: ['e1'] }),
      sampleFact({ id: 'f2', residentId: 'zhou', subjectId: 'bo', text: `Bo knows ${canary}`, evidence: ['e1'] }),
      sampleFact({ id: 'f3', residentId: 'zhou', subjectId: 'bo', text: 'Bo likes tea', evidence: ['e4'], audience: ['bo', id] }),
    ])
    await store.bonds.put({ residentId: 'zhou', personId: id, firstMetMs: 1, lastMetMs: 2, talks: 1, lastEpisodeId: 'e1' })
    await store.bonds.put({ residentId: 'zhou', personId: 'bo', firstMetMs: 1, lastMetMs: 2, talks: 1, lastEpisodeId: 'e1' })
    const thought = { residentId: 'zhou', drawnFrom: ['e4'], evidence: ['e4'] }
    await store.reflections.put([
      sampleReflection({ ...thought, id: 'r-about', aboutId: id, text: canary, audience: [id, 'zhou'] }),
      sampleReflection({ ...thought, id: 'r-drawn', aboutId: 'bo', drawnFrom: ['e4', 'e2'], text: canary, audience: ['bo', 'zhou'] }),
      sampleReflection({ ...thought, id: 'r-told', aboutId: 'bo', kind: 'diary', text: canary, audience: ['bo', 'zhou', id] }),
      sampleReflection({ ...thought, id: 'r-bo', aboutId: 'bo', text: 'Bo is kind', audience: ['bo', 'zhou'] }),
    ])
    await store.bondEvents.add([
      sampleBondEvent({ id: 'be1', residentId: 'zhou', personId: id, reason: canary, evidence: [], drawnFrom: [] }),
      sampleBondEvent({ id: 'be2', residentId: 'zhou', personId: 'bo', reason: canary, evidence: [], drawnFrom: ['e1'] }),
      sampleBondEvent({ id: 'be3', residentId: 'zhou', personId: 'bo', reason: 'tea', evidence: ['e4'], drawnFrom: ['e4'] }),
    ])
    await store.vectors.put([
      { memoryId: 'e1', kind: 'episode', residentId: 'zhou', model: canary, numbers: Float32Array.of(1, 2) },
      { memoryId: 'f1', kind: 'fact', residentId: 'zhou', model: canary, numbers: Float32Array.of(1, 2) },
      { memoryId: 'e4', kind: 'episode', residentId: 'zhou', model: 'm', numbers: Float32Array.of(1, 2) },
    ])
    await store.rooms.create(sampleRoom({ id: 'garden', kind: 'garden', ownerId: null, inviteToken: null }))
    for (const room of ['garden', 'shared', 'room-1'])
      await store.secrets.put(placesName(room), JSON.stringify({ [placeKeyOf(room, id)]: { x: 1 }, [placeKeyOf(room, 'bo')]: { x: 2 } }))
    await store.secrets.put('kept', 'x')
    const hung = { roomId: 'garden', authorName: 'Bo', authorId: 'bo' }
    await store.notes.add(sampleNote({ id: 'n-by', roomId: 'garden', authorId: id, authorName: canary, text: canary }))
    await store.notes.add(sampleNote({ ...hung, id: 'n-for', toId: id, toName: canary, text: canary }))
    await store.notes.add(sampleNote({ ...hung, id: 'n-bo' }))
    await store.notes.putLooked('garden', id, 1)
    await store.jobs.add({ id: 'j1', kind: 'extract', key: 'k', payload: { personId: id, text: canary }, runAtMs: 1, attempts: 0 })
    const lines = [sampleUtterance({ id: 'mine', speakerId: id, speakerName: canary, text: canary })]
    await store.reports.add({ id: 'r1', roomId: 'garden', reporterId: 'bo', reportedId: 'cai', reason: 'spam', note: '', lines, atMs: 1 })
    await store.reports.add({
      id: 'r2',
      roomId: 'garden',
      reporterId: 'bo',
      reportedId: id,
      reason: 'spam',
      note: canary,
      lines: [],
      atMs: 1,
    })
    expect(await place.occurrences('Qzvxk')).toBeGreaterThan(20)

    await store.people.erase(id)

    expect(await place.occurrences('Qzvxk')).toBe(0)
    expect(await store.people.find(id)).toBeNull()
    expect(await store.exportPerson(id)).toMatchObject({
      person: null,
      utterances: [],
      episodes: [],
      facts: [],
      bonds: [],
      rooms: [],
      reflections: [],
      bondEvents: [],
      notes: [],
    })
    expect((await store.utterances.heardBy('bo', 'garden', null, 10))?.map((line) => line.id)).toEqual(['bos', 'apart'])
    expect((await store.utterances.find('bos'))?.heardBy).toEqual(['bo'])
    expect((await store.episodes.ofResident('zhou')).map((episode) => [episode.id, episode.audience])).toEqual([['e4', ['bo', 'zhou']]])
    expect((await store.facts.ofResident('zhou')).map((fact) => [fact.id, fact.audience])).toEqual([['f3', ['bo']]])
    expect(await store.bonds.ofResident('zhou')).toEqual([
      { residentId: 'zhou', personId: 'bo', firstMetMs: 1, lastMetMs: 2, talks: 1, lastEpisodeId: null },
    ])
    expect((await store.reflections.ofResident('zhou')).map((reflection) => reflection.id)).toEqual(['r-bo'])
    expect((await store.bondEvents.ofPerson('bo')).map((event) => event.id)).toEqual(['be3'])
    expect((await store.vectors.ofResident('zhou', 'm')).map(({ memoryId }) => memoryId)).toEqual(['e4'])
    expect((await store.notes.ofRoom('garden')).map((note) => note.id)).toEqual(['n-bo'])
    expect(await store.notes.looked('garden', id)).toBeNull()
    expect(await store.rooms.find('room-1')).toBeNull()
    expect(await store.rooms.find('shared')).toMatchObject({ ownerId: null, title: '' })
    expect(await store.people.find('bo')).not.toBeNull()
    expect(await store.secrets.get('kept')).toBe('x')
    for (const room of ['garden', 'shared'])
      expect(await store.secrets.get(placesName(room))).toBe(JSON.stringify({ [placeKeyOf(room, 'bo')]: { x: 2 } }))
    expect(await store.secrets.get(placesName('room-1'))).toBeNull()
    await store.people.erase('never was')
  })

  test('what was on its way when a person was erased is turned away', async () => {
    const id = 'person-Late'
    await store.people.create(samplePerson({ id }))
    await store.people.create(samplePerson({ id: 'bo' }))
    await store.utterances.add(sampleUtterance({ id: 'early', speakerId: id, heardBy: [id, 'zhou'] }))
    await store.people.erase(id)
    const resident = { speakerId: 'zhou', speakerKind: 'resident' as const }
    await store.utterances.add(sampleUtterance({ id: 'u-own', speakerId: id, heardBy: [id, 'bo'] }))
    await store.utterances.add(sampleUtterance({ id: 'u-to', ...resident, heardBy: ['zhou', id, 'bo'] }))
    await store.utterances.add(sampleUtterance({ id: 'u-of', ...resident, heardBy: ['zhou', 'bo'], sources: ['early~zhou'] }))
    await store.utterances.add(sampleUtterance({ id: 'u-bo', speakerId: 'bo', heardBy: ['bo', id] }))
    await store.episodes.add([
      sampleEpisode({ id: 'u-own~zhou', residentId: 'zhou', speakerId: id }),
      sampleEpisode({ id: 'u-to~zhou', residentId: 'zhou', kind: 'self', speakerId: 'zhou', audience: ['zhou', id] }),
      sampleEpisode({ id: 'u-bo~zhou', residentId: 'zhou', speakerId: 'bo', audience: ['zhou', 'bo', id] }),
    ])
    await store.facts.add([sampleFact({ id: 'f9', subjectId: id })])
    await store.bonds.put({ residentId: 'zhou', personId: id, firstMetMs: 1, lastMetMs: 1, talks: 1, lastEpisodeId: null })
    await store.relations.set({ personId: 'bo', otherId: id, muted: true, blocked: false })
    await store.rooms.setMember('room-1', id, 'guest', 1)
    await store.rooms.create(sampleRoom({ id: 'garden', kind: 'garden', ownerId: null, inviteToken: null }))
    await store.notes.add(sampleNote({ id: 'n8', roomId: 'garden', authorId: id }))
    await store.notes.add(sampleNote({ id: 'n9', roomId: 'garden', authorId: 'bo', toId: id }))
    await store.notes.putLooked('garden', id, 1)
    expect(await store.notes.ofRoom('garden')).toEqual([])
    await store.bans.add({ id: 'b9', roomId: 'room-1', personId: id, name: 'Late', atMs: 1 })
    const heard = sampleUtterance({ id: 'u-to', ...resident, heardBy: ['zhou', id, 'bo'] })
    const about = { roomId: 'garden', reason: 'spam' as const, note: '', lines: [heard], atMs: 1 }
    await store.reports.add({ id: 'r8', reporterId: 'bo', reportedId: id, ...about })
    await store.reports.add({ id: 'r9', reporterId: 'bo', reportedId: 'cai', ...about })
    const late = { residentId: 'zhou', evidence: [], drawnFrom: [] }
    await store.reflections.put([
      sampleReflection({ ...late, id: 'r-own', aboutId: id, drawnFrom: ['u-bo~zhou'], audience: ['zhou'] }),
      sampleReflection({ ...late, id: 'r-to', aboutId: 'bo', drawnFrom: ['u-bo~zhou'], audience: ['zhou', 'bo', id] }),
      sampleReflection({ ...late, id: 'r-of', aboutId: 'bo', drawnFrom: ['early~zhou'], audience: ['zhou', 'bo'] }),
    ])
    await store.bondEvents.add([
      sampleBondEvent({ ...late, id: 'be-own', personId: id }),
      sampleBondEvent({ id: 'be-of', residentId: 'zhou', personId: 'bo', evidence: [], drawnFrom: ['early~zhou'] }),
    ])
    await store.vectors.put([{ memoryId: 'u-own~zhou', kind: 'episode', residentId: 'zhou', model: id, numbers: Float32Array.of(1) }])
    expect(await store.reflections.ofResident('zhou')).toEqual([])
    expect(await store.bondEvents.ofPerson('bo')).toEqual([])
    expect(await place.occurrences(id)).toBe(0)
    expect((await store.utterances.heardBy('bo', 'garden', null, 10))?.map((line) => line.id)).toEqual(['u-bo'])
    expect(await store.episodes.idsOfResident('zhou')).toEqual(['u-bo~zhou'])
    expect(await store.facts.idsOfResident('zhou')).toEqual([])
  })

  test('[D9] a line between a person and residents is emptied when nobody else heard it and no resident keeps it', async () => {
    for (const id of ['ada', 'bo']) await store.people.create(samplePerson({ id }))
    const resident = { speakerId: 'zhou', speakerKind: 'resident' as const }
    const add = (id: string, heardBy: string[], more = {}) =>
      store.utterances.add(sampleUtterance({ id, heardBy, text: `words ${id}`, ...more }))
    await add('alone', ['ada', 'zhou'])
    await add('echo', ['ada', 'zhou'], { ...resident, sources: ['alone~zhou'] })
    await add('kept', ['ada', 'zhou'])
    await add('elsewhere', ['ada', 'xiaoman'])
    await add('hers', ['ada', 'xiaoman'], { speakerId: 'xiaoman', speakerKind: 'resident' as const })
    await add('shared', ['ada', 'bo', 'zhou'])
    await add('bos', ['ada', 'bo'], { speakerId: 'bo' })
    await store.episodes.add([sampleEpisode({ id: 'kept~zhou', residentId: 'zhou' })])
    await store.utterances.emptyUnkept('ada', 'zhou')
    expect((await store.utterances.heardBy('ada', 'garden', null, 10))?.map(({ text }) => text)).toEqual([
      'words kept',
      // The other resident was asked to forget nothing.
      'words elsewhere',
      'words hers',
      'words shared',
      'words bos',
    ])
    expect([await place.occurrences('words alone'), await place.occurrences('words echo')]).toEqual([0, 0])
    expect((await store.exportPerson('ada')).utterances.map(({ text }) => text)).toEqual([
      'words kept',
      'words elsewhere',
      'words hers',
      'words shared',
      'words bos',
    ])
    expect(await store.utterances.retoldFrom({ memoryIds: [], utteranceIds: ['alone'], speakerId: null })).toEqual(['echo'])
  })

  test('[RE5] what residents said out of a thought goes with whoever went into it, also while it is being said', async () => {
    const canary = 'Qzvxk-canary'
    const id = 'person-Qzvxk'
    for (const person of [id, 'bo']) await store.people.create(samplePerson({ id: person }))
    const zhou = { speakerId: 'zhou', speakerKind: 'resident' as const, heardBy: ['zhou', 'bo'], text: canary }
    await store.utterances.add(sampleUtterance({ id: 'u1', speakerId: id, heardBy: [id, 'zhou'], text: canary }))
    await store.utterances.add(sampleUtterance({ ...zhou, id: 'u2', sources: ['t1'] }))
    await store.utterances.add(sampleUtterance({ ...zhou, id: 'u3', sources: ['t2'] }))
    await store.utterances.add(sampleUtterance({ ...zhou, id: 'u4', sources: ['t3'], text: 'Bo is kind' }))
    const kept = { residentId: 'zhou', audience: ['bo', 'zhou'], text: canary }
    await store.episodes.add([
      sampleEpisode({ ...kept, id: 'u1~zhou', speakerId: id, audience: [id, 'zhou'] }),
      sampleEpisode({ ...kept, id: 'u2~zhou', speakerId: 'zhou', kind: 'self' }),
      sampleEpisode({ ...kept, id: 'u4~zhou', speakerId: 'zhou', kind: 'self', text: 'Bo is kind' }),
    ])
    const thought = { residentId: 'zhou', aboutId: 'bo', audience: ['bo', 'zhou'], text: canary, evidence: [] }
    await store.reflections.put([
      sampleReflection({ ...thought, id: 't1', drawnFrom: ['u1~zhou'] }),
      sampleReflection({ ...thought, id: 't2', drawnFrom: ['u2~zhou'] }),
      sampleReflection({ ...thought, id: 't3', drawnFrom: ['u4~zhou'], text: 'Bo is kind' }),
    ])
    await store.people.erase(id)
    await store.utterances.add(sampleUtterance({ ...zhou, id: 'u5', sources: ['t2'] }))
    expect(await place.occurrences('Qzvxk')).toBe(0)
    expect((await store.utterances.heardBy('bo', 'garden', null, 10))?.map((line) => line.id)).toEqual(['u4'])
    expect((await store.reflections.ofResident('zhou')).map((reflection) => reflection.id)).toEqual(['t3'])
  })

  test('what was retold is found through its sources, at any hand, also when the memory between is gone', async () => {
    const line = (id: string, sources: string[]) =>
      store.utterances.add(sampleUtterance({ id, speakerId: 'zhou', speakerKind: 'resident', heardBy: ['zhou', 'bo'], sources }))
    await store.utterances.add(sampleUtterance({ id: 'u1', speakerId: 'ada', heardBy: ['ada', 'zhou'] }))
    await store.utterances.add(sampleUtterance({ id: 'u10', speakerId: 'cai', heardBy: ['cai', 'zhou'], clientId: 'c10' }))
    await line('first', ['u1~zhou'])
    await line('echo', ['said:u1'])
    await line('second', ['first~xiaoman'])
    await line('third', ['second~adeng'])
    await line('circle', ['circle~zhou'])
    await line('other', ['u10~zhou', 'line-7'])
    const from = async (roots: Partial<Parameters<typeof store.utterances.retoldFrom>[0]>) =>
      (await store.utterances.retoldFrom({ memoryIds: [], utteranceIds: [], speakerId: null, ...roots })).toSorted()
    const all = ['echo', 'first', 'second', 'third']
    expect(await from({ speakerId: 'ada' })).toEqual(all)
    expect(await from({ utteranceIds: ['u1'] })).toEqual(all)
    expect(await from({ memoryIds: ['first~xiaoman'] })).toEqual(['second', 'third'])
    expect(await from({ speakerId: 'nobody', memoryIds: ['circle~zhou'] })).toEqual(['circle'])
    expect(await from({})).toEqual([])
  })
})
