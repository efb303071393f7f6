import { noteLimits } from '@kith/shared/protocol'
import type { Note } from '#store/note-types.ts'
import { describe, expect, test } from 'vitest'
import { NotesBoard, type NoteReader } from './notes-board.ts'

const note = (change: Partial<Note>): Note => ({
  id: 'n',
  roomId: 'r',
  authorId: 'ada',
  authorName: 'Ada',
  toId: null,
  toName: '',
  text: 'x',
  lang: 'en',
  atMs: 0,
  untilMs: 100,
  told: false,
  ...change,
})
const reader = (personId: string, change: Partial<NoteReader> = {}): NoteReader => ({
  personId,
  muted: new Set(),
  blocked: new Set(),
  blockedBy: new Set(),
  ...change,
})
const ada = new Set(['ada'])

describe('who sees what', () => {
  const board = new NotesBoard([note({ id: 'all' }), note({ id: 'bo', toId: 'bo' }), note({ id: 'old', untilMs: 5 })])
  test.each([
    ['NO2 its author', reader('ada'), ['all', 'bo']],
    ['NO2 whom it is for', reader('bo'), ['all', 'bo']],
    ['NO2 anybody else', reader('cai'), ['all']],
    ['NO4 somebody who muted the author', reader('bo', { muted: ada }), []],
    ['NO4 somebody who blocked the author', reader('bo', { blocked: ada }), []],
    ['NO4 somebody whom the author blocked', reader('bo', { blockedBy: ada }), []],
  ])('%s', (_who, who, seen) => expect(board.seenBy(who, 5).map(({ id }) => id)).toEqual(seen))

  test('NO1 a handle is of two people and one running room', () => {
    const handle = board.handleOf('ada', 'bo')
    const others = [board.handleOf('bo', 'ada'), board.handleOf('cai', 'bo'), new NotesBoard([]).handleOf('ada', 'bo')]
    expect(others).not.toContain(handle)
    expect(board.handleOf('ada', 'bo')).toBe(handle)
  })
})

describe('room for more', () => {
  const notesTo = (toId: string | null, count: number) =>
    Array.from({ length: count }, (_, i) => note({ id: `${toId}-${i}`, authorId: `author-${i}`, toId }))

  test('NO3 what hangs for one person each takes no place from what is for everybody, nor from what is for another', () => {
    const board = new NotesBoard(notesTo('bo', noteLimits.perReader))
    expect([board.isFullFor('bo'), board.isFullFor('cai'), board.isFullFor(null)]).toEqual([true, false, false])
    expect(new NotesBoard(notesTo(null, noteLimits.forEverybody)).isFullFor(null)).toBe(true)
    expect(new NotesBoard(notesTo(null, noteLimits.forEverybody)).isFullFor('bo')).toBe(false)
  })

  test('NO3 a note that finds no room can be put back when there is some', () => {
    const board = new NotesBoard(notesTo('bo', noteLimits.perReader))
    board.takeDown('bo-0', reader('bo'), false, 0)
    expect([board.takenBack('bo-0', 'bo', 1)?.id, board.takenBack('bo-0', 'bo', 1)?.id]).toEqual(['bo-0', 'bo-0'])
    board.hang(note({ id: 'bo-0', toId: 'bo' }))
    expect(board.takenBack('bo-0', 'bo', 1)).toBeNull()
  })
})

describe('NO8 who gives way where nobody is host', () => {
  const day = noteLimits.firmHours * 3_600_000
  const by = (authorId: string, ...timesMs: number[]) =>
    timesMs.map((atMs) => note({ id: `${authorId}-${atMs}`, authorId, atMs, untilMs: 9 * day }))
  test.each([
    ['the oldest of whoever has most', [...by('bo', 5), ...by('ada', 1, 2, 3), ...by('cai', 4)], 'dan', 'ada-1'],
    ['of two with as many, the one whose oldest is older', [...by('bo', 1, 4), ...by('ada', 2, 3)], 'dan', 'bo-1'],
    ['nobody for one who then has as many', [...by('bo', 1, 2), ...by('ada', 3)], 'ada', undefined],
    ['nobody where each has one, on the first day', [...by('bo', 1), ...by('ada', 2)], 'dan', undefined],
    ['notes for one person are left out of it', by('bo', 1, 2, 3).map((each) => ({ ...each, toId: 'cai' })), 'dan', undefined],
  ])('%s', (_what, notes, authorId, gives) => expect(new NotesBoard(notes).givesWayTo(authorId, day)?.id).toBe(gives))

  test('the oldest of all once it has hung for a day', () => {
    const board = new NotesBoard([...by('bo', 1), ...by('ada', 2)])
    expect(board.givesWayTo('bo', day + 1)?.id).toBe('bo-1')
    board.remove('bo-1')
    expect(board.seenBy(reader('cai'), 5).map(({ id }) => id)).toEqual(['ada-2'])
  })
})

test('NO7 what the store has is what hangs there; who was told of a note stays told', () => {
  const board = new NotesBoard([note({ id: 'a', toId: 'bo' }), note({ id: 'b' })])
  board.markTold('bo')
  expect(board.replace([note({ id: 'a', toId: 'bo' }), note({ id: 'b' })])).toBe(false)
  expect(board.waitsUntold(reader('bo'), -1, 5)).toBe(false)
  expect(board.replace([note({ id: 'a', toId: 'bo' }), note({ id: 'c', atMs: 2 }), note({ id: 'd', atMs: 1 })])).toBe(true)
  expect(board.seenBy(reader('bo'), 5).map(({ id }) => id)).toEqual(['a', 'd', 'c'])
})

describe('what waits untold', () => {
  test('NO6 is for that person alone, until they are told or look', () => {
    const board = new NotesBoard([note({ id: 'all' }), note({ id: 'bo', toId: 'bo', atMs: 50 })])
    expect([board.waitsUntold(reader('bo'), 49, 60), board.waitsUntold(reader('bo'), 50, 60)]).toEqual([true, false])
    expect(board.waitsUntold(reader('ada'), 0, 60) || board.waitsUntold(reader('bo', { blocked: ada }), 0, 60)).toBe(false)
    expect([board.markTold('bo'), board.markTold('bo'), board.waitsUntold(reader('bo'), 49, 60)]).toEqual([['bo'], [], false])
  })

  test('NO5 nothing taken down comes back once its author is banned or erased', () => {
    const board = new NotesBoard([note({ id: 'a' }), note({ id: 'b', toId: 'bo' })])
    for (const id of ['a', 'b']) board.takeDown(id, reader('ada'), false, 0)
    board.dropBanned('ada')
    expect(board.takenBack('a', 'ada', 1)).toBeNull()
    board.forget('bo')
    expect(board.takenBack('b', 'ada', 1)).toBeNull()
  })
})
