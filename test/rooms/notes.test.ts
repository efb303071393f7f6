import { readdir, readFile } from 'node:fs/promises'
import { join as pathOf } from 'node:path'
import { noteLimits, type NotesMessage, type NoteView } from '@kith/shared/protocol'
import { createEraser } from '@kith/server/src/http/eraser.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join, type RoomPerson } from '../helpers/room-person.ts'
import { startRooms, type RoomServer } from '../helpers/room-server.ts'
import { sampleNote } from '../contract/store-samples.ts'

let server: RoomServer
let nowMs = Date.now()
let notes = 0
beforeAll(async () => {
  server = await startRooms({ now: () => nowMs })
})
afterAll(() => server.stop())

const come = async (name: string): Promise<RoomPerson> => join(server, await server.person(name), { at: { x: 0, z: 0 } })
const board = (person: RoomPerson): NotesMessage => person.of('notes').at(-1) ?? { notes: [], people: [] }
const note = (person: RoomPerson, text: string): NoteView | undefined => board(person).notes.find((each) => each.text === text)
const handle = (person: RoomPerson, name: string): string => board(person).people.find((each) => each.name === name)?.handle ?? ''
async function look(person: RoomPerson): Promise<RoomPerson> {
  const before = person.of('notes').length
  person.send('watch-notes', { on: true })
  await person.until('the board', (me) => me.of('notes').length > before)
  return person
}
/** Pins a note up and waits for the answer; gives back why not, if so. */
async function pin(person: RoomPerson, text: string, to: string | null = null): Promise<string | null> {
  const id = `note-${(notes += 1)}`
  person.send('note', { id, text, to })
  const refusal = () => person.of('refused').find((refused) => refused.id === id)
  await person.until('an answer', (me) => me.of('note-up').some((up) => up.id === id) || refusal() !== undefined)
  return refusal()?.code ?? null
}
const leave = (...people: RoomPerson[]) => Promise.all(people.map((person) => person.leave()))
const garden = () => server.live('garden').core

describe('notes on the board', () => {
  it('NO1 NO2 for one person who is away: they learn of it on coming back, and nobody else does', async () => {
    const [ada, bo, cai] = [await come('Ada'), await come('Bo'), await look(await come('Cai'))]
    const bosId = bo.person
    ada.say('Hello Bo', { id: 'hello' })
    await bo.until('heard', (me) => me.heard.length > 0)
    await bo.leave()
    await look(ada)
    await ada.until('gone', (me) => board(me).people.some(({ name, here }) => name === 'Bo' && !here))
    expect(board(ada).people.find(({ name }) => name === 'Bo')).toMatchObject({ here: false, metMs: expect.any(Number) })
    expect(await pin(ada, 'Quillfeather at noon', handle(ada, 'Bo'))).toBeNull()
    expect(note(ada, 'Quillfeather at noon')).toMatchObject({ mine: true, to: { name: 'Bo' }, fromHandle: null, mayTakeDown: true })
    await look(cai)
    const back = await join(server, bosId)
    await back.until('told', (me) => me.of('notes-waiting').length > 0)
    expect(back.of('notes-waiting')[0]).toEqual({ from: ['Ada'], forYou: 1, forAll: 0 })
    expect(back.sawBytes('Quillfeather')).toBe(false)
    await look(back)
    expect(note(back, 'Quillfeather at noon')).toMatchObject({ from: 'Ada', to: 'you', mine: false, fresh: true, mayTakeDown: true })
    // The answer goes by the handle the note carries.
    expect(await pin(back, 'Noon it is', note(back, 'Quillfeather at noon')?.fromHandle ?? '')).toBeNull()
    await ada.until('the answer', (me) => note(me, 'Noon it is'))
    expect(cai.sawBytes('Quillfeather') || cai.sawBytes('Noon it is')).toBe(false)
    expect(server.logLines.join('').includes('Quillfeather')).toBe(false)
    for (const { raw } of [ada, back, cai])
      for (const id of [ada, bo, cai].map(({ person }) => person.id)) expect(raw.some((bytes) => bytes.includes(id))).toBe(false)
    // Looked at: nothing waits the next time.
    await back.leave()
    const third = await look(await join(server, bosId))
    expect(third.of('notes-waiting')).toEqual([])
    expect(note(third, 'Quillfeather at noon')?.fresh).toBe(false)
    // What is pinned up while one looks waits for nobody afterwards.
    nowMs += 1
    await pin(ada, 'And bring Wurzelbacher', handle(ada, 'Bo'))
    await third.until('seen', (me) => note(me, 'And bring Wurzelbacher')?.fresh)
    third.send('watch-notes', { on: false })
    await third.leave()
    await garden().operations.idle()
    const fourth = await look(await join(server, bosId))
    expect(fourth.of('notes-waiting')).toEqual([])
    await leave(ada, fourth, cai)
  })

  it('NO6 whoever lost the connection for a moment is told of what was pinned up meanwhile', async () => {
    const [ada, bo] = [await come('Ada'), await look(await come('Bo'))]
    ada.holdOn().cut()
    await ada.until('cut off', (me) => garden().sessions.get(me.person.id)?.link.state === 'away' || me.reconnects > 0)
    await look(bo)
    nowMs += 1
    expect(await pin(bo, 'while you were away', handle(bo, 'Ada'))).toBeNull()
    await ada.until('told', (me) => me.of('notes-waiting').some(({ forYou }) => forYou === 1))
    expect(ada.of('notes-waiting').at(-1)?.from).toEqual(['Bo'])
    await leave(ada, bo)
  })

  it('NO1 a handle is worth nothing in another’s hands, nor is an id', async () => {
    const [ada, bo, cai] = [await look(await come('Ada')), await look(await come('Bo')), await come('Cai')]
    await look(ada)
    const toCai = handle(ada, 'Cai')
    expect(toCai).not.toBe(handle(bo, 'Cai'))
    for (const stolen of [toCai, cai.person.id, 'nobody', '']) expect(await pin(bo, 'psst', stolen)).toBe('no-such-person')
    await leave(ada, bo, cai)
  })

  it('NO3 is taken down by its author, by whom it is for, of those for all by a host, and put back by whoever did', async () => {
    const owner = await server.person('Olga')
    const invite = await server.privateRoom(owner)
    const host = await look(await join(server, owner, { invite }))
    const ada = await look(await join(server, await server.person('Ada'), { invite }))
    const bo = await look(await join(server, await server.person('Bo'), { invite }))
    await look(ada)
    await pin(ada, 'to all')
    await pin(ada, 'to Bo alone', handle(ada, 'Bo'))
    await bo.until('both', (me) => board(me).notes.length === 2)
    await host.until('one', (me) => note(me, 'to all'))
    expect(board(host).notes.map(({ text, mayTakeDown }) => [text, mayTakeDown])).toEqual([['to all', true]])
    const toAll = note(ada, 'to all')?.noteId ?? ''
    const toBo = note(ada, 'to Bo alone')?.noteId ?? ''
    bo.send('take-note', { noteId: toAll })
    host.send('take-note', { noteId: toBo })
    await Promise.all([bo, host].map((each) => each.until('refused', (me) => me.codes.includes('not-found'))))
    expect([host.sawBytes('to Bo alone'), host.sawBytes(toBo)]).toEqual([false, false])
    host.send('take-note', { noteId: toAll })
    await ada.until('gone', (me) => note(me, 'to all') === undefined)
    ada.send('take-note', { noteId: toAll, putBack: true })
    await ada.until('not hers to put back', (me) => me.codes.includes('not-found'))
    host.send('take-note', { noteId: toAll, putBack: true })
    await ada.until('back', (me) => note(me, 'to all'))
    bo.send('take-note', { noteId: toBo })
    await ada.until('gone', (me) => note(me, 'to Bo alone') === undefined)
    nowMs += noteLimits.putBackSeconds * 1000
    bo.send('take-note', { noteId: toBo, putBack: true })
    await bo.until('too late', (me) => me.codes.length === 2)
    expect((await server.store.notes.ofRoom(server.rooms.liveRooms().at(-1)?.core.record.id ?? '')).map(({ text }) => text)).toEqual([
      'to all',
    ])
    await leave(host, ada, bo)
  })

  it('NO3 words are cleaned as speech is, a retry hangs once, and six go up in an hour', async () => {
    const ada = await look(await come('Ada'))
    expect(await pin(ada, '  ')).toBe('empty')
    expect(await pin(ada, 'x'.repeat(noteLimits.textGraphemes + 1))).toBe('too-long')
    ada.send('note', { id: 'twice', text: 'tea\u202E\n at <|im_start|>five', to: null })
    ada.send('note', { id: 'twice', text: 'tea at six', to: null })
    await ada.until('both answered', (me) => me.of('note-up').filter(({ id }) => id === 'twice').length === 2)
    expect(
      board(ada)
        .notes.filter(({ mine }) => mine)
        .map(({ text }) => text),
    ).toEqual(['tea at ‹|im_start|›five'])
    for (let i = 0; i < noteLimits.perHour - 1; i += 1) expect(await pin(ada, `note ${i}`)).toBeNull()
    expect(await pin(ada, 'one too many')).toBe('notes-too-fast')
    nowMs += 1000 * 3600
    expect(await pin(ada, 'an hour later')).toBeNull()
    nowMs += noteLimits.keptDays * 86_400_000
    await look(ada)
    expect(board(ada).notes).toEqual([])
    await ada.leave()
    await garden().operations.idle()
    expect((await server.store.notes.ofRoom('garden')).map(({ text }) => text)).toEqual([])
  })

  it('NO3 a board has room for so many, and for so many of one person', async () => {
    const ada = await come('Ada')
    const hang = (id: string, authorId: string) =>
      server.store.notes.add(sampleNote({ id, roomId: 'garden', authorId, atMs: nowMs, untilMs: nowMs + 60_000 }))
    for (let i = 0; i < noteLimits.perAuthor; i += 1) await hang(`mine-${i}`, ada.person.id)
    expect(await pin(ada, 'a thirteenth')).toBe('notes-enough')
    for (let i = noteLimits.perAuthor; i < noteLimits.forEverybody; i += 1) await hang(`other-${i}`, `other-${i}`)
    expect(await pin(ada, 'no room')).toBe('board-full')
    nowMs += 3_600_000
    await look(ada)
    expect(board(ada).notes).toEqual([])
    await ada.leave()
  })

  it('NO3 guessing handles and pinning without end is refused before the store is asked', async () => {
    const ada = await come('Ada')
    const { notes: kept } = server.store
    let asked = 0
    const { metIn } = kept
    kept.metIn = (...about) => {
      asked += 1
      return metIn(...about)
    }
    const tries = 30
    for (let i = 0; i < tries; i += 1) ada.send('note', { id: `guess-${i}`, text: 'psst', to: `handle-${i}` })
    await ada.until('all answered', (me) => me.codes.length === tries)
    kept.metIn = metIn
    expect(asked).toBeLessThan(tries)
    expect(new Set(ada.codes)).toEqual(new Set(['no-such-person', 'too-fast']))
    await ada.leave()
  })

  it('a board opened and closed at once is closed, and of somebody who has left nothing is kept in mind', async () => {
    const ada = await come('Ada')
    const { watchers, looked, waiting } = garden().notes
    const before = ada.of('notes').length
    ada.send('watch-notes', { on: true })
    ada.send('watch-notes', { on: false })
    await ada.until('the board', (me) => me.of('notes').length > before)
    await garden().operations.idle()
    expect([watchers.has(ada.person.id), looked.has(ada.person.id)]).toEqual([false, true])
    await look(ada)
    await ada.leave()
    await garden().operations.idle()
    expect([watchers, looked, waiting].some((each) => each.has(ada.person.id))).toBe(false)
  })

  it('NO4 those who block each other see nothing of each other’s notes and cannot write to each other', async () => {
    const [ada, bo] = [await look(await come('Ada')), await look(await come('Bo'))]
    await look(ada)
    const toBo = handle(ada, 'Bo')
    await pin(ada, 'blocked words')
    await bo.until('seen', (me) => note(me, 'blocked words'))
    await pin(bo, 'words of Bo')
    bo.send('block', { pid: ada.pid, on: true })
    await bo.until('hidden', (me) => note(me, 'blocked words') === undefined)
    await ada.until('hidden both ways', (me) => note(me, 'words of Bo') === undefined)
    expect(note(ada, 'blocked words')).toBeDefined()
    expect(await pin(ada, 'please', toBo)).toBe('no-such-person')
    bo.send('block', { pid: ada.pid, on: false })
    await bo.until('seen again', (me) => note(me, 'blocked words'))
    ada.send('mute', { pid: bo.pid, on: true })
    await ada.until('muted', (me) => note(me, 'words of Bo') === undefined)
    expect(note(bo, 'words of Bo')).toBeDefined()
    // By the number on the note also once they have gone.
    const fromPid = note(bo, 'blocked words')?.fromPid
    await ada.leave()
    bo.send('block', { pid: fromPid, on: true })
    await bo.until('hidden again', (me) => note(me, 'blocked words') === undefined)
    await bo.leave()
  })

  it('NO4 no note has too many words, or too many marks on them, to be reported', async () => {
    const [ada, bo] = [await come('Ada'), await look(await come('Bo'))]
    const marked = 'x\u0301\u0302\u0303\u0304'.repeat(noteLimits.textGraphemes)
    expect(await pin(ada, marked)).toBeNull()
    await bo.until('seen', (me) => board(me).notes.some(({ from }) => from === 'Ada'))
    const { text = '', fromPid } = board(bo).notes.find(({ from }) => from === 'Ada') ?? {}
    expect(text.length).toBeGreaterThan(noteLimits.textGraphemes * 4)
    bo.send('report', { pid: fromPid, reason: 'spam', note: `A note on the board: “${text}”` })
    await bo.until('reported', (me) => me.of('notice').some(({ code }) => code === 'reported') || me.codes.length > 0)
    expect(bo.codes).toEqual([])
    await leave(ada, bo)
  })

  it('NO5 off the record nothing is pinned up', async () => {
    const ada = await come('Ada')
    ada.send('off-record', { on: true })
    await ada.until('off the record', () => garden().world.bodies.get(ada.person.id)?.offRecord)
    expect(await pin(ada, 'hush')).toBe('off-record')
    expect((await server.store.notes.ofRoom('garden')).some(({ text }) => text === 'hush')).toBe(false)
    await ada.leave()
  })

  it('NO5 what a banned person left for everybody goes with the ban; muted by a host they leave nothing', async () => {
    const owner = await server.person('Olga')
    const invite = await server.privateRoom(owner)
    const host = await look(await join(server, owner, { invite }))
    const bo = await look(await join(server, await server.person('Bo'), { invite }))
    await pin(bo, 'to all of you')
    await pin(bo, 'to you, Olga', handle(bo, 'Olga'))
    host.send('host', { act: 'mute', pid: bo.pid, on: true })
    await bo.until('muted', (me) => me.of('notice').some(({ code }) => code === 'you-are-muted'))
    expect(await pin(bo, 'more')).toBe('muted')
    await host.until('both', (me) => board(me).notes.length === 2)
    host.send('host', { act: 'ban', pid: bo.pid })
    await host.until('gone', (me) => note(me, 'to all of you') === undefined)
    expect(board(host).notes.map(({ text, fromHandle }) => [text, fromHandle])).toEqual([['to you, Olga', null]])
    await host.leave()
  })

  it('NO5 an erase takes all by and for the person, from the board and from the disk', async () => {
    const [ada, bo] = [await look(await come('Ada')), await look(await come('Bo'))]
    await look(ada)
    await pin(ada, 'Zyzzogeton to all')
    await pin(ada, 'Zyzzogeton to Bo', handle(ada, 'Bo'))
    await pin(bo, 'Zyzzogeton, Ada', handle(bo, 'Ada'))
    await pin(bo, 'I stay')
    await bo.until('all', (me) => ['Zyzzogeton to all', 'Zyzzogeton to Bo', 'I stay'].every((text) => note(me, text)))
    const id = ada.person.id
    await createEraser({
      store: server.store,
      memory: { erased: () => Promise.resolve(), forget: () => Promise.resolve(0) },
      doors: server.rooms.doors,
      logger: createLogger({ level: 'silent' }),
      now: Date.now,
    }).erase(id)
    await bo.until('gone', (me) => note(me, 'I stay') && board(me).notes.every(({ text }) => !text.startsWith('Zyzzogeton')))
    expect(board(bo).people.some(({ name }) => name === 'Ada')).toBe(false)
    await garden().operations.idle()
    const files = await Promise.all((await readdir(server.dataDir)).map((file) => readFile(pathOf(server.dataDir, file))))
    expect(files.some((bytes) => bytes.includes('Zyzzogeton') || bytes.includes(id))).toBe(false)
    await bo.leave()
  })

  it('NO7 what another server pins up or takes down is seen on opening the board, and within a minute', async () => {
    const elsewhere = sampleNote({
      id: 'elsewhere',
      roomId: 'garden',
      authorId: 'dan',
      text: 'from the other server',
      atMs: nowMs,
      untilMs: nowMs + 1e9,
    })
    const ada = await look(await come('Ada'))
    await server.store.notes.add(elsewhere)
    const bo = await look(await come('Bo'))
    expect(note(bo, 'from the other server')).toBeDefined()
    await ada.until('seen with it', (me) => note(me, 'from the other server'))
    await server.store.notes.remove(['elsewhere'])
    nowMs += 60_001
    await ada.until('gone within a minute', (me) => note(me, 'from the other server') === undefined)
    await leave(ada, bo)
  })
})

describe('NO8 a board where nobody is host', () => {
  const forAll = async () => (await server.store.notes.ofRoom('garden')).filter(({ toId }) => toId === null)

  it('is not filled by a few: the oldest of whoever has most gives way', async () => {
    const free = noteLimits.forEverybody - (await forAll()).length
    for (let at = 0; at < free; at += 1)
      await server.store.notes.add(
        sampleNote({ id: `flood-${at}`, roomId: 'garden', authorId: `flooder-${at % 5}`, atMs: nowMs + at, untilMs: nowMs + 1e9 }),
      )
    nowMs += 1000
    const ada = await look(await come('Ada'))
    expect(await pin(ada, 'room for me too')).toBeNull()
    await ada.until(
      'it hangs, the flood’s first does not',
      (me) => note(me, 'room for me too') && board(me).notes.every(({ noteId }) => noteId !== 'flood-0'),
    )
    expect(await forAll()).toHaveLength(noteLimits.forEverybody)
    await ada.leave()
  })

  it('takes so many an hour from one address, whoever is behind it; what is for one person is not counted', async () => {
    const from = '192.0.2.7'
    const guests: RoomPerson[] = []
    for (const name of ['Eva', 'Fan', 'Gil']) guests.push(await look(await join(server, await server.person(name), { from })))
    const [eva, fan, gil] = guests as [RoomPerson, RoomPerson, RoomPerson]
    for (const guest of [eva, fan])
      for (let count = 0; count < noteLimits.perHour; count += 1) expect(await pin(guest, `${guest.person.name} ${count}`)).toBeNull()
    expect(await pin(gil, 'one more')).toBe('notes-from-here')
    await look(gil)
    expect(await pin(gil, 'for you', handle(gil, 'Eva'))).toBeNull()
    const other = await join(server, await server.person('Hu'), { from: '192.0.2.8' })
    expect(await pin(other, 'from next door')).toBeNull()
    await leave(...guests, other)
  })
})

it('NO4 a block reaches whoever was blocked in whatever room they are', async () => {
  const [ada, bo] = [await come('Ada'), await come('Bo')]
  expect(await pin(ada, 'before the block')).toBeNull()
  await look(bo)
  expect(note(bo, 'before the block')).toBeDefined()
  const invite = await server.privateRoom(ada.person)
  const away = await join(server, bo.person, { invite, takeover: true })
  ada.send('block', { pid: bo.pid, on: true })
  await away.until('known there', () =>
    server.rooms.liveRooms().some(({ core }) => core.sessions.get(bo.person.id)?.blockedBy.has(ada.person.id)),
  )
  ada.send('block', { pid: bo.pid, on: false })
  await away.until('lifted there', () =>
    server.rooms.liveRooms().every(({ core }) => core.sessions.get(bo.person.id)?.blockedBy.has(ada.person.id) !== true),
  )
  await leave(ada, away)
})
