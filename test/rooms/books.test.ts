import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BooksMessage } from '@kith/shared/protocol'
import { createMemory } from '@kith/server/src/memory/memory.ts'
import { createMind } from '@kith/server/src/mind/create-mind.ts'
import { createModels } from '@kith/server/src/models/models.ts'
import { loadCards } from '@kith/server/src/residents/directory.ts'
import { createSocietyFactory } from '@kith/server/src/residents/society.ts'
import type { SocietyFactory } from '@kith/server/src/residents/types.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { startOpenAiServer, type OpenAiServer } from '../helpers/openai-server.ts'
import { join, type RoomPerson } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { until } from '../helpers/wait.ts'
import { collect, never, request } from '../minds/models-kit.ts'

const offered = ['kith-small', 'kith-large']
const prices = new Map(offered.map((name) => [name, { input: 1, output: 2, cached: null }]))
/** Where the flat floor has its one spot: residents stand there, and people beside them. */
const beside = { x: 29, z: 31 }
let stub: OpenAiServer
let server: RoomServer

beforeAll(async () => {
  stub = await startOpenAiServer({ reply: () => '[calm] The kettle is on, sit down.' })
  const counters = { get: async () => 0, add: async (_name: string, _day: string, amount: number) => amount }
  const usual = { apiKey: 'k', baseUrl: stub.url, name: 'kith-small', fastName: null, embeddingName: null, dailyTokens: null, paceMs: 0 }
  const models = await createModels({ ...usual, offered, prices, currency: 'CNY' }, { counters, now: Date.now })
  const { cards } = await loadCards(resolve(import.meta.dirname, '../../assets/residents'))
  let ids = 0
  let factory: SocietyFactory | null = null
  const makeSociety: SocietyFactory = (room) => {
    factory ??= createSocietyFactory({
      cards,
      mind: createMind({ script: models.script }),
      models,
      memory: createMemory({
        store: server.store,
        now: Date.now,
        newId: () => `id-${(ids += 1)}`,
        spaceTitle: () => ({ zh: '平地', en: 'Flat' }),
        residentNames: new Map([...cards].map(([id, card]) => [id, card.data.extensions.kith.names])),
      }),
      logger: createLogger({ level: 'silent' }),
      now: Date.now,
      hourAt: () => 20,
    })
    return factory(room)
  }
  server = await startRooms({ models, cards, modelLabel: () => models.description, makeSociety })
})
afterAll(async () => {
  await server.stop()
  await stub.close()
})

interface Home {
  owner: RoomPerson
  invite: string
  roomId: string
}
async function openHome(residentIds: string[] = ['zhou']): Promise<Home> {
  const person = await server.person('Ada')
  const invite = await server.privateRoom(person, { residentIds })
  const owner = await join(server, person, { invite, at: beside })
  const [{ room } = { room: null }] = await server.store.rooms.ofPerson(person.id)
  const present = () => [...owner.room.state.avatars.values()].filter(({ kind }) => kind === 1).length
  await owner.until('residents', () => present() === residentIds.length)
  return { owner, invite, roomId: room?.id ?? '' }
}
const books = (person: RoomPerson): BooksMessage | undefined => person.of('books').at(-1)
const zhou = (person: RoomPerson) => books(person)?.residents.find(({ residentId }) => residentId === 'zhou')
const avatarOf = ({ room }: RoomPerson, id: string) => [...room.state.avatars.values()].find(({ residentId }) => residentId === id)
/** Says a line and waits until an answer begun after it is whole: a hello that it cut short is none. */
async function ask(person: RoomPerson, text: string): Promise<void> {
  const before = person.of('said').length
  person.say(text)
  await person.until(`an answer to ${text}`, (me) => {
    const said = me.of('said')[before]
    const begun = me.of('utterance').filter(({ atMs }) => said !== undefined && atMs > said.atMs)
    return begun.some(({ id }) => me.of('utterance-end').some((end) => end.id === id))
  })
}

describe('the choice of a model', () => {
  it('BK5 holds for the room or for one resident from the next turn on, is kept, and shows since when', async () => {
    const { owner, roomId } = await openHome()
    await ask(owner, 'Zhou, good evening.')
    expect(stub.chats().at(-1)?.body?.model).toBe('kith-small')
    expect(avatarOf(owner, 'zhou')).toMatchObject({ modelSinceMs: 0 })

    owner.send('host', { act: 'model', residentId: null, model: 'kith-large' })
    await owner.until('the new label', (me) => avatarOf(me, 'zhou')?.model.startsWith('kith-large at '))
    await ask(owner, 'Zhou, what is in the kettle?')
    expect(stub.chats().at(-1)?.body?.model).toBe('kith-large')
    expect(avatarOf(owner, 'zhou')?.modelSinceMs).toBeGreaterThan(1e12)

    owner.send('host', { act: 'model', residentId: 'zhou', model: 'built-in script' })
    await owner.until('the script', (me) => avatarOf(me, 'zhou')?.model === 'built-in script')
    const calls = stub.chats().length
    await ask(owner, 'Zhou, and now?')
    expect(stub.chats()).toHaveLength(calls)
    expect(await server.store.roomMinds.models(roomId)).toMatchObject([
      { residentId: '', chosen: 'kith-large' },
      { residentId: 'zhou', chosen: 'built-in script', speaksWith: 'built-in script' },
    ])
    await owner.leave()
  })

  it('BK5 is among what the server offers, and the host’s alone', async () => {
    const { owner, invite } = await openHome()
    owner.send('host', { act: 'model', residentId: null, model: 'http://elsewhere.example/v1' })
    owner.send('host', { act: 'model', residentId: 'nobody', model: 'kith-large' })
    await owner.until('refusals', (me) => me.codes.length === 2)
    expect(owner.codes).toEqual(['not-found', 'not-found'])
    const guest = await join(server, await server.person('Bo'), { invite, at: beside })
    guest.send('host', { act: 'model', residentId: null, model: 'kith-large' })
    guest.send('host', { act: 'cap', cap: null })
    await guest.until('refusals', (me) => me.codes.length === 2)
    expect(guest.codes).toEqual(['not-allowed', 'not-allowed'])
    await owner.leave()
    await guest.leave()
  })
})

describe('the books', () => {
  it('BK6 tell a host who looks what was spent and why, live, and nobody else', async () => {
    const { owner, invite } = await openHome()
    const guest = await join(server, await server.person('Bo'), { invite, at: { x: 0, z: 0 } })
    guest.send('watch-books', { on: true })
    owner.send('watch-books', { on: true })
    await owner.until('the books', (me) => books(me) !== undefined)
    expect(books(owner)).toMatchObject({
      currency: 'CNY',
      model: '',
      cap: null,
      offers: [{ name: 'kith-small', price: { input: 1, output: 2 } }, { name: 'kith-large' }, { kind: 'script', price: null }],
      today: { calls: 0 },
      care: null,
    })
    await ask(owner, 'Zhou, good evening.')
    await owner.until('the call in the books', (me) => (zhou(me)?.today.calls ?? 0) > 0)
    const spent = zhou(owner)?.today
    expect(spent).toMatchObject({ calls: 1, promptTokens: 120, unpricedCalls: 0 })
    expect(spent?.micros).toBe(120 + 2 * (spent?.completionTokens ?? 0))
    expect(books(owner)?.today).toEqual(spent)
    expect(zhou(owner)?.decisions).toContainEqual(expect.objectContaining({ taken: true, code: 'called' }))
    owner.send('watch-books', { on: false })
    await ask(owner, 'Zhou, are you warm enough?')
    const told = owner.of('books').length
    // To whoever still looked it would be shown at once.
    owner.send('host', { act: 'model', residentId: 'zhou', model: 'kith-large' })
    await ask(owner, 'Zhou, and your hands?')
    expect(owner.of('books')).toHaveLength(told)
    expect(guest.of('books')).toEqual([])
    await owner.leave()
    await guest.leave()
  })

  it('BK9 tell of what was off the record only the hour', async () => {
    const { owner, roomId } = await openHome()
    owner.send('watch-books', { on: true })
    owner.send('off-record', { on: true })
    await owner.until('the switch', (me) => [...me.room.state.avatars.values()].some(({ offRecord }) => offRecord))
    await ask(owner, 'Zhou, good evening.')
    await owner.until('the reason', (me) => zhou(me)?.decisions.some(({ code }) => code === 'called'))
    const told = zhou(owner)?.decisions.find(({ code }) => code === 'called')
    expect((told?.atMs ?? 1) % 3_600_000).toBe(0)
    // Also where another talk is given up meanwhile.
    server.rooms.thoughtGivenUp('zhou', roomId)
    const { minds } = server.live(roomId).core
    minds.outOfWords('zhou')
    expect(minds.decisions('zhou').map(({ code, atMs }) => [code, atMs % 3_600_000])).toEqual(
      expect.arrayContaining([
        ['answer-dropped', 0],
        ['thought-given-up', 0],
      ]),
    )
    await owner.leave()
  })

  it('BK1 keep a limit: when it is reached the script answers, the endpoint is not asked, and the host reads why', async () => {
    const { owner, roomId } = await openHome()
    owner.send('watch-books', { on: true })
    owner.send('host', { act: 'cap', cap: { unit: 'money', amount: 200 } })
    await owner.until('the limit', (me) => books(me)?.cap?.amount === 200)
    const calls = stub.chats().length
    await ask(owner, 'Zhou, good evening.')
    expect(stub.chats()).toHaveLength(calls)
    await owner.until('the reason', (me) => zhou(me)?.decisions.some(({ code }) => code === 'cap-spent'))
    await ask(owner, 'Zhou, are you there?')
    // Not that a model failed: what speaks instead, once.
    const told = owner.of('notice').map(({ code }) => code)
    expect(told.filter((code) => code.startsWith('resident-'))).toEqual(['resident-spares-words'])
    expect(await server.store.roomMinds.cap(roomId)).toEqual({ unit: 'money', amount: 200 })
    owner.send('host', { act: 'cap', cap: null })
    await owner.until('no limit', (me) => books(me)?.cap === null)
    await ask(owner, 'Zhou, good evening once more.')
    expect(stub.chats()).toHaveLength(calls + 1)
    await owner.leave()
  })

  it('BK1 hold for what is thought over afterwards too, also when the room has closed', async () => {
    const { owner, roomId } = await openHome()
    const think = async () => {
      const chat = await server.rooms.chatFor(roomId, 'zhou')
      return chat === null ? null : (await collect(chat.stream(request({ purpose: 'extract' }), never))).at(-1)
    }
    expect(await think()).toMatchObject({ model: 'kith-small' })
    await owner.leave()
    await server.live(roomId).shut()
    await until('the room has closed', () => server.rooms.liveRooms().every(({ core }) => core.record.id !== roomId))
    expect(await think()).toMatchObject({ model: 'kith-small' })
    expect(await server.store.roomMinds.spending(roomId, null)).toMatchObject([{ residentId: 'zhou', calls: 2, promptTokens: 240 }])
    await server.store.roomMinds.putCap(roomId, { unit: 'tokens', amount: 300 })
    const calls = stub.chats().length
    expect(await think()).toMatchObject({ fallback: 'budget' })
    expect(stub.chats()).toHaveLength(calls)
  })

  it('BK3 are the same while a talk is thought over and the room opens again meanwhile', async () => {
    const { owner, invite, roomId } = await openHome()
    await owner.leave()
    await server.live(roomId).shut()
    await until('the room has closed', () => server.rooms.liveRooms().every(({ core }) => core.record.id !== roomId))
    const chat = await server.rooms.chatFor(roomId, 'zhou')
    if (chat === null) throw new Error('nothing thinks')
    const thought = chat.stream(request({ purpose: 'extract' }), never)[Symbol.asyncIterator]()
    await thought.next()
    const back = await join(server, await server.person('Bo'), { invite, at: beside })
    for (let part = await thought.next(); part.done !== true;) part = await thought.next()
    expect(server.live(roomId).core.minds.book.tallies('zhou').today.calls).toBe(1)
    await back.leave()
  })

  it('pause a resident: it stays, says nothing and costs nothing', async () => {
    const { owner } = await openHome(['zhou', 'xiaoman'])
    owner.send('watch-books', { on: true })
    owner.send('host', { act: 'silence', residentId: 'zhou', on: true })
    await owner.until('the pause', (me) => zhou(me)?.paused)
    owner.say('Zhou, good evening.')
    await owner.until('the reason', (me) => zhou(me)?.decisions.some(({ code, taken }) => code === 'paused' && !taken))
    expect(zhou(owner)?.today.calls).toBe(0)
    await owner.leave()
  })
})

describe('how people feel after a talk', () => {
  it('BK7 is a sum from five answers on, one a person, without names', async () => {
    const { owner, invite, roomId } = await openHome([])
    owner.send('watch-books', { on: true })
    const guests: RoomPerson[] = []
    for (const name of ['Bo', 'Cy', 'Di', 'Ed']) guests.push(await join(server, await server.person(name), { invite }))
    const [bo, ...others] = guests
    bo?.send('care', { answer: 'worse' })
    bo?.send('care', { answer: 'worse' })
    bo?.send('care', { answer: 'splendid' })
    await bo?.until('a refusal', (me) => me.codes.includes('bad-message'))
    for (const guest of others) guest.send('care', { answer: 'better' })
    await server.live(roomId).core.operations.idle()
    await owner.until('the books', (me) => books(me) !== undefined)
    expect(books(owner)?.care).toBeNull()
    owner.send('care', { answer: 'same' })
    await owner.until('the sum', (me) => books(me)?.care !== null)
    expect(books(owner)?.care).toEqual({ better: 3, same: 1, worse: 1 })
    // What another server on the same store has counted is read when the books are opened.
    for (let count = 0; count < 5; count += 1) await server.store.roomMinds.addCare(owner.of('welcome')[0]?.roomId ?? '', 'same')
    owner.send('watch-books', { on: true })
    await owner.until('their answers too', (me) => books(me)?.care?.same === 6)
    for (const person of [owner, ...guests]) await person.leave()
  })
})
