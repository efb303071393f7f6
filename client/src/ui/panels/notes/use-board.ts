import type { NotesMessage } from '@kith/shared/protocol'
import { useEffect } from 'react'
import { appStore } from '#state/app-store.ts'
import { useApp, useKith } from '../../kith.tsx'

/** A board that has not come by then is said to be out of reach, with a way to ask again. */
const patienceMs = 8000

type BoardNow = { step: 'loading' } | { step: 'failed'; again: () => void } | { step: 'ready'; board: NotesMessage }

/** The board, told anew with every change while this is on the screen, and again whenever the connection is back. */
export function useBoard(): BoardNow {
  const { room } = useKith()
  const online = useApp((state) => state.connection === 'online')
  const notes = useApp((state) => state.notes)
  const missing = online && notes === null
  useEffect(() => {
    if (!online) return undefined
    room.watchNotes(true)
    return () => room.watchNotes(false)
  }, [room, online])
  useEffect(() => {
    if (!missing) return undefined
    const timer = setTimeout(() => appStore.getState().set({ notes: 'unread' }), patienceMs)
    return () => clearTimeout(timer)
  }, [missing])
  // What hung there the last time may be gone by the next.
  useEffect(() => () => appStore.getState().set({ notes: null }), [])
  if (notes === null) return { step: 'loading' }
  if (notes !== 'unread') return { step: 'ready', board: notes }
  return {
    step: 'failed',
    again: () => {
      appStore.getState().set({ notes: null })
      room.watchNotes(true)
    },
  }
}
