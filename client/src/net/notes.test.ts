import { describe, expect, test } from 'vitest'
import { createAppStore } from '#state/app-store.ts'
import { createNoticeStore } from '#state/notice-store.ts'
import { heardOfNotes, noteRefused } from './notes.ts'

const board = { notes: [], people: [] }

function page() {
  const app = createAppStore()
  const notices = createNoticeStore()
  return {
    app,
    toasts: () => notices.getState().toasts.map(({ word, values, opens }) => [word, values, opens]),
    hears: (down: Parameters<typeof heardOfNotes>[0]) => heardOfNotes(down, app.getState(), notices.getState()),
    waits: (forYou: number, forAll: number, from: string[] = []) =>
      heardOfNotes({ type: 'notes-waiting', message: { forYou, forAll, from } }, app.getState(), notices.getState()),
  }
}

describe('notes that wait', () => {
  test('are told of once, by name when it is one, and lead to the board', () => {
    const { waits, toasts } = page()
    waits(1, 0, ['Mira'])
    waits(1, 2, ['Mira'])
    expect(toasts()).toEqual([['notes.waitingFrom', { name: 'Mira' }, 'notes']])
    waits(3, 2, ['Bo', 'Mira'])
    expect(toasts().at(-1)).toEqual(['notes.waiting', { count: 3 }, 'notes'])
  })

  test('what is for everybody is counted without a word, and a look settles all of it', () => {
    const { app, waits, hears, toasts } = page()
    waits(0, 2)
    expect([toasts(), app.getState().notesWaiting?.forAll]).toEqual([[], 2])
    hears({ type: 'notes', message: board })
    expect([app.getState().notesWaiting, app.getState().notes]).toEqual([null, board])
  })
})

describe('a note pinned up', () => {
  test('is answered under its own id alone', () => {
    const { app, hears } = page()
    app.setState({ notePinned: { id: 'a', answer: null }, panel: 'notes' })
    hears({ type: 'note-up', message: { id: 'b' } })
    expect(noteRefused(app.getState(), 'note', 'too-fast', 'b')).toBe(false)
    expect(app.getState().notePinned?.answer).toBeNull()
    expect(noteRefused(app.getState(), 'note', 'board-full', 'a')).toBe(true)
    expect(app.getState().notePinned?.answer).toBe('board-full')
  })

  test('a refusal is said aloud where the board is not open, and a board that was refused can be asked for again', () => {
    const { app } = page()
    app.setState({ notePinned: { id: 'a', answer: null } })
    expect(noteRefused(app.getState(), 'note', 'board-full', 'a')).toBe(false)
    expect(noteRefused(app.getState(), 'watch-notes', 'too-fast', undefined)).toBe(false)
    expect(app.getState().notes).toBe('unread')
  })
})
