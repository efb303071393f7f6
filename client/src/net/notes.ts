import type { NotesWaitingMessage, RefusalCode } from '@kith/shared/protocol'
import type { AppState } from '#state/app-store.ts'
import type { NoticeState } from '#state/notice-store.ts'
import type { Down } from './wire.ts'

type NotesDown = Extract<Down, { type: 'notes' | 'note-up' | 'notes-waiting' }>

/** What the server says of the board, put where the interface looks for it. */
export function heardOfNotes(down: NotesDown, app: AppState, notices: NoticeState): void {
  switch (down.type) {
    case 'notes':
      return app.set({ notes: down.message, notesWaiting: null })
    case 'note-up':
      return answered(app, down.message.id, 'up')
    case 'notes-waiting':
      return waiting(down.message, app, notices)
  }
}

/** A refusal about the board; true when the open panel says it in its own place. */
export function noteRefused(app: AppState, about: string, code: RefusalCode, id: string | undefined): boolean {
  if (about === 'watch-notes') app.set({ notes: 'unread' })
  if (about !== 'note' || id === undefined || app.notePinned?.id !== id) return false
  answered(app, id, code)
  return app.panel === 'notes'
}

function answered(app: AppState, id: string, answer: 'up' | RefusalCode): void {
  if (app.notePinned?.id === id) app.set({ notePinned: { id, answer } })
}

/** Quietly, and only when there is more for this person alone than they were told before. */
function waiting(message: NotesWaitingMessage, app: AppState, { toast }: NoticeState): void {
  const before = app.notesWaiting?.forYou ?? 0
  const any = message.forYou + message.forAll > 0
  app.set({ notesWaiting: any ? message : null })
  if (message.forYou <= before) return
  const [name] = message.from
  if (message.forYou === 1 && name !== undefined) toast('notes.waitingFrom', { values: { name }, opens: 'notes' })
  else toast('notes.waiting', { values: { count: message.forYou }, opens: 'notes' })
}
