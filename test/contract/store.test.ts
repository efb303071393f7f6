import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '@kith/server/src/store/types.ts'
import { storeEngines, type StorePlace } from './store-engines.ts'
import { sampleEpisode, sampleFact, samplePerson, sampleRoom, sampleUtterance } from './store-samples.ts'

const engines = await storeEngines()
console.log(
  `store contract: ${engines.map((engine) => engine.name).join(', ')}${engines.length === 1 ? ' (set KITH_TEST_DATABASE_URL for postgres)' : ''}`,
)

describe.each(engines)('store on $name', (engine) => {
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

  test('says which engine it is and keeps everything over a reopening', async () => {
    expect(store.engine).toBe(engine.name)
    await store.people.create(samplePerson())
    await store.secrets.put('vapid', 'x')
    await store.close()
    store = await place.open()
    expect(await store.people.find('ada')).toEqual(samplePerson())
    expect(await store.secrets.get('vapid')).toBe('x')
  })

  test('people: found, changed in part, unknown is null', async () => {
    await store.people.create(samplePerson())
    await store.people.update('ada', { name: '小满', lang: 'zh' })
    await store.people.update('ada', {})
    await store.people.update('nobody', { name: 'x' })
    expect(await store.people.find('ada')).toEqual(samplePerson({ name: '小满', lang: 'zh' }))
    expect(await store.people.find('nobody')).toBeNull()
    await expect(store.people.create(samplePerson())).rejects.toThrow(/unique/i)
  })

  test('rooms: found by id and invite, lists kept in order, changed in part', async () => {
    await store.rooms.create(sampleRoom())
    expect(await store.rooms.find('room-1')).toEqual(sampleRoom())
    expect(await store.rooms.findByInvite('token-1')).toEqual(sampleRoom())
    const change = {
      inviteToken: null,
      inviteExpiresMs: null,
      passcodeHash: null,
      locked: true,
      knock: false,
      residentIds: ['zhou'],
      silencedResidentIds: [],
    }
    await store.rooms.update('room-1', change)
    expect(await store.rooms.find('room-1')).toEqual(sampleRoom(change))
    expect(await store.rooms.findByInvite('token-1')).toBeNull()
    await expect(store.rooms.create(sampleRoom({ id: 'room-1' }))).rejects.toThrow(/unique/i)
    expect(await store.rooms.find('none')).toBeNull()
  })

  test('two rooms never share an invite, any number have none', async () => {
    await store.rooms.create(sampleRoom())
    await expect(store.rooms.create(sampleRoom({ id: 'room-2' }))).rejects.toThrow(/unique/i)
    expect(await store.rooms.find('room-2')).toBeNull()
    await store.rooms.create(sampleRoom({ id: 'room-3', inviteToken: null }))
    await store.rooms.create(sampleRoom({ id: 'room-4', inviteToken: null }))
  })

  test('membership: one role a room, latest first', async () => {
    await store.rooms.create(sampleRoom())
    await store.rooms.create(sampleRoom({ id: 'room-2', inviteToken: 'token-2', title: 'Two' }))
    await store.rooms.setMember('room-1', 'ada', 'owner', 10)
    await store.rooms.setMember('room-2', 'ada', 'guest', 20)
    await store.rooms.setMember('room-2', 'ada', 'host', 30)
    expect((await store.rooms.ofPerson('ada')).map(({ room, role, lastAtMs }) => [room.title, role, lastAtMs])).toEqual([
      ['Two', 'host', 30],
      ['Tea 茶', 'owner', 10],
    ])
    expect(await store.rooms.role('room-1', 'ada')).toBe('owner')
    expect(await store.rooms.role('room-1', 'bo')).toBeNull()
  })

  test('bans and relations', async () => {
    await store.bans.add({ id: 'b1', roomId: 'room-1', personId: 'bo', name: 'Bo', atMs: 5 })
    expect(await store.bans.isBanned('room-1', 'bo')).toBe(true)
    expect(await store.bans.isBanned('room-2', 'bo')).toBe(false)
    expect(await store.bans.ofRoom('room-1')).toEqual([{ id: 'b1', roomId: 'room-1', personId: 'bo', name: 'Bo', atMs: 5 }])
    await store.bans.remove('b1')
    expect(await store.bans.isBanned('room-1', 'bo')).toBe(false)
    await store.relations.set({ personId: 'ada', otherId: 'bo', muted: true, blocked: false })
    await store.relations.set({ personId: 'ada', otherId: 'bo', muted: true, blocked: true })
    await store.relations.set({ personId: 'cai', otherId: 'bo', muted: true, blocked: false })
    expect(await store.relations.of('ada')).toEqual([{ personId: 'ada', otherId: 'bo', muted: true, blocked: true }])
    expect(await store.relations.blockersOf('bo')).toEqual(['ada'])
  })

  test('utterances: whole again, found by the sender’s own id, never twice', async () => {
    const said = sampleUtterance({
      clientId: 'k1',
      sources: ['e2', 'e1'],
      model: 'script',
      promptVersion: '1',
      offRecord: true,
      volume: 'whisper',
    })
    await store.utterances.add(said)
    expect(await store.utterances.find('u1')).toEqual(said)
    expect(await store.utterances.findByClientId('ada', 'k1')).toEqual(said)
    expect(await store.utterances.findByClientId('bo', 'k1')).toBeNull()
    expect(await store.utterances.find('none')).toBeNull()
    await expect(store.utterances.add(sampleUtterance({ id: 'u2', clientId: 'k1' }))).rejects.toThrow(/unique/i)
    expect(await store.utterances.find('u2')).toBeNull()
    await store.utterances.add(sampleUtterance({ id: 'u3', clientId: 'k1', speakerId: 'bo' }))
  })

  test('a person’s transcript holds what they heard, in order, by pages', async () => {
    for (let index = 0; index < 10; index += 1)
      await store.utterances.add(
        sampleUtterance({ id: `u${index}`, atMs: 1000 + Math.floor(index / 2), heardBy: index % 3 === 0 ? ['ada'] : ['ada', 'bo'] }),
      )
    await store.utterances.add(sampleUtterance({ id: 'elsewhere', roomId: 'room-1', atMs: 1002 }))
    const ids = async (person: string, before: string | null, limit: number) =>
      (await store.utterances.heardBy(person, 'garden', before, limit))?.map((line) => line.id)
    expect(await ids('ada', null, 4)).toEqual(['u6', 'u7', 'u8', 'u9'])
    expect(await ids('ada', 'u6', 100)).toEqual(['u0', 'u1', 'u2', 'u3', 'u4', 'u5'])
    expect(await ids('bo', null, 100)).toEqual(['u1', 'u2', 'u4', 'u5', 'u7', 'u8'])
    expect(await ids('cai', null, 100)).toEqual([])
    // u6 and u7 share a moment; bo did not hear u6.
    expect(await ids('ada', 'u7', 2)).toEqual(['u5', 'u6'])
    expect(await ids('bo', 'u6', 100)).toBeUndefined()
  })

  test('what was missed since a line comes in the order it was stored, even when the clock ran back', async () => {
    for (const [id, atMs] of [
      ['u1', 5000],
      ['u2', 4000],
      ['u3', 6000],
    ] as const)
      await store.utterances.add(sampleUtterance({ id, atMs }))
    await store.utterances.add(sampleUtterance({ id: 'u4', atMs: 7000, heardBy: ['cai'], speakerId: 'cai' }))
    const since = async (person: string, id: string) =>
      (await store.utterances.heardSince(person, 'garden', id, 10))?.map((line) => line.id) ?? null
    expect(await since('ada', 'u1')).toEqual(['u2', 'u3'])
    expect(await since('ada', 'u3')).toEqual([])
    expect(await since('ada', 'none')).toBeNull()
    expect(await since('ada', 'u4')).toBeNull()
    expect((await store.utterances.heardSince('ada', 'garden', 'u1', 1))?.map((line) => line.id)).toEqual(['u2'])
    expect(await store.utterances.heardSince('ada', 'room-1', 'u1', 10)).toBeNull()
  })

  test('an utterance heard by a thousand', async () => {
    const crowd = Array.from({ length: 1000 }, (_, index) => `person${index}`)
    await store.utterances.add(sampleUtterance({ heardBy: crowd, speakerId: 'person3' }))
    expect((await store.utterances.find('u1'))?.heardBy).toEqual(crowd)
  })

  test('episodes: all or none, in the order they were kept, really removed', async () => {
    const many = Array.from({ length: 900 }, (_, index) =>
      sampleEpisode({ id: `e${index}`, atMs: 900 - index, audience: [`p${index}`, 'xiaoman', 'ada'] }),
    )
    await store.episodes.add(many)
    await store.episodes.add([])
    await store.episodes.add([sampleEpisode({ id: 'other', residentId: 'zhou', kind: 'event' })])
    expect(await store.episodes.ofResident('xiaoman')).toEqual(many)
    await expect(store.episodes.add([sampleEpisode({ id: 'fresh' }), sampleEpisode({ id: 'e5' })])).rejects.toThrow(/unique/i)
    expect((await store.episodes.ofResident('xiaoman')).some((episode) => episode.id === 'fresh')).toBe(false)
    expect(await store.episodes.findMany(['e7', 'none'])).toEqual(many.slice(7, 8))
    expect(await store.episodes.findMany([])).toEqual([])
    await store.episodes.remove(many.slice(1).map((episode) => episode.id))
    await store.episodes.remove([])
    expect(await store.episodes.ofResident('xiaoman')).toEqual(many.slice(0, 1))
    expect(await store.episodes.ofResident('nobody')).toEqual([])
  })

  test('facts: closed, corrected, evidence and audience replaced', async () => {
    await store.facts.add([sampleFact(), sampleFact({ id: 'f2', predicate: 'home', corrected: true, validToMs: 5, expiredMs: 6 })])
    const change = {
      validToMs: 2000,
      expiredMs: 3000,
      corrected: true,
      text: 'Ada liked persimmons',
      audience: ['ada'],
      evidence: ['e2', 'e1'],
    }
    await store.facts.update('f1', change)
    await store.facts.update('f2', { validToMs: null })
    await store.facts.update('none', change).catch(() => undefined)
    expect(await store.facts.ofResident('xiaoman')).toEqual([
      sampleFact(change),
      sampleFact({ id: 'f2', predicate: 'home', corrected: true, validToMs: null, expiredMs: 6 }),
    ])
    expect(await store.facts.findMany(['f1', 'none'])).toEqual([sampleFact(change)])
    await store.facts.remove(['f1'])
    expect((await store.facts.ofResident('xiaoman')).map((fact) => fact.id)).toEqual(['f2'])
  })

  test('bonds: one for each two, replaced when put again', async () => {
    const bond = { residentId: 'xiaoman', personId: 'ada', firstMetMs: 1, lastMetMs: 2, talks: 1, lastEpisodeId: null }
    await store.bonds.put(bond)
    await store.bonds.put({ ...bond, talks: 2, lastEpisodeId: 'e1' })
    await store.bonds.put({ ...bond, residentId: 'zhou' })
    expect(await store.bonds.ofResident('xiaoman')).toEqual([{ ...bond, talks: 2, lastEpisodeId: 'e1' }])
    expect((await store.bonds.ofPerson('ada')).map((one) => one.residentId)).toEqual(['xiaoman', 'zhou'])
    await store.bonds.remove('zhou', 'ada')
    expect(await store.bonds.ofPerson('ada')).toHaveLength(1)
  })

  test('jobs: once for each key, one worker each, free again when a lease runs out', async () => {
    const job = { id: 'j1', kind: 'extract', key: 'c1', payload: { episodes: ['e1'], n: null }, runAtMs: 100, attempts: 0 }
    await store.jobs.add(job)
    await store.jobs.add({ ...job, id: 'j2' })
    await store.jobs.add({ ...job, id: 'j3', key: 'c2', runAtMs: 50 })
    expect(await store.jobs.claim(['extract'], 49, 1000)).toBeNull()
    expect(await store.jobs.claim(['reflect'], 500, 1000)).toBeNull()
    expect(await store.jobs.claim([], 500, 1000)).toBeNull()
    const claimed = await Promise.all(Array.from({ length: 6 }, () => store.jobs.claim(['extract', 'embed'], 500, 1000)))
    expect(
      claimed
        .map((one) => one?.id ?? null)
        .filter((id) => id !== null)
        .toSorted(),
    ).toEqual(['j1', 'j3'])
    expect(claimed.find((one) => one?.id === 'j1')).toEqual({ ...job, attempts: 1 })
    expect(await store.jobs.claim(['extract'], 1499, 1000)).toBeNull()
    expect((await store.jobs.claim(['extract'], 1500, 1000))?.attempts).toBe(2)
    await store.jobs.done('j1')
    expect((await store.jobs.claim(['extract'], 9000, 1000))?.id).toBe('j3')
    await store.jobs.done('j3')
    expect(await store.jobs.claim(['extract'], 90_000, 1000)).toBeNull()
  })

  test('counters add up under concurrency; days are apart', async () => {
    const totals = await Promise.all(Array.from({ length: 40 }, () => store.counters.add('tokens', '2026-11-22', 2.5)))
    expect(Math.max(...totals)).toBe(100)
    expect(new Set(totals).size).toBe(40)
    expect(await store.counters.get('tokens', '2026-11-22')).toBe(100)
    expect(await store.counters.get('tokens', '2026-11-23')).toBe(0)
  })

  test('writes that come at once all land', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        store.utterances.add(sampleUtterance({ id: `u${index}`, atMs: index, clientId: `k${index}` })),
      ),
    )
    expect(await store.utterances.heardBy('bo', 'garden', null, 100)).toHaveLength(60)
  })

  test('words stay data: quotes, wildcards and SQL are kept as they are', async () => {
    const nasty = `'); drop table people; -- %_ "x" \\ $1 ? \u{1F468}\u200D\u{1F469}`
    await store.people.create(samplePerson({ id: nasty, name: nasty }))
    expect((await store.people.find(nasty))?.name).toBe(nasty)
  })

  test('export holds everything of a person’s and nothing of another’s', async () => {
    await store.people.create(samplePerson())
    await store.rooms.create(sampleRoom())
    await store.utterances.add(sampleUtterance())
    await store.utterances.add(sampleUtterance({ id: 'secret', speakerId: 'bo', heardBy: ['bo'] }))
    await store.episodes.add([
      sampleEpisode(),
      sampleEpisode({ id: 'e2', speakerId: 'bo', audience: ['bo', 'ada'] }),
      sampleEpisode({ id: 'e3', kind: 'self', speakerId: 'xiaoman' }),
    ])
    await store.facts.add([sampleFact(), sampleFact({ id: 'f2', subjectId: 'bo' })])
    await store.bonds.put({ residentId: 'xiaoman', personId: 'ada', firstMetMs: 1, lastMetMs: 2, talks: 1, lastEpisodeId: null })
    const document = await store.exportPerson('ada')
    expect(document.person).toEqual(samplePerson())
    expect(document.utterances).toEqual([sampleUtterance()])
    expect(document.episodes.map((episode) => episode.id)).toEqual(['e1', 'e3'])
    expect(document.facts).toEqual([sampleFact()])
    expect(document.bonds).toHaveLength(1)
    expect(document.rooms).toEqual([sampleRoom()])
    expect(await store.exportPerson('nobody')).toEqual({
      person: null,
      utterances: [],
      episodes: [],
      facts: [],
      bonds: [],
      reflections: [],
      bondEvents: [],
      rooms: [],
      notes: [],
    })
  })

  test('forgetting leaves no trace of the words', async () => {
    await store.episodes.add([sampleEpisode({ text: 'the canary Zwrnq sings' })])
    await store.facts.add([sampleFact({ text: 'Zwrnq' })])
    await store.episodes.remove(['e1'])
    await store.facts.remove(['f1'])
    expect(await place.occurrences('Zwrnq')).toBe(0)
  })
})
