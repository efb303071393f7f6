import type { CrisisMessage } from '@kith/shared/protocol'
import { createStore } from 'zustand/vanilla'
import type { Panel } from './app-store.ts'

/** A short message at the top that goes by itself. `word` is an i18n key. */
export interface Toast {
  id: number
  word: string
  values: Readonly<Record<string, string | number>>
  tone: 'calm' | 'trouble'
  /** A press on it leads there. */
  opens: Panel
}

/** A card that waits to be read: help lines, or the reminder to take a break. */
export type NoticeCard = { kind: 'crisis'; lines: CrisisMessage['lines'] } | { kind: 'break' }

export interface NoticeState {
  toasts: Toast[]
  card: NoticeCard | null
  /** Shows a toast; the same words twice in a row stay one. */
  toast: (word: string, options?: Partial<Pick<Toast, 'values' | 'tone' | 'opens'>>) => void
  dismiss: (id: number) => void
  show: (card: NoticeCard) => void
  closeCard: () => void
}

const maxToasts = 3

export function createNoticeStore() {
  let lastId = 0
  return createStore<NoticeState>()((set) => ({
    toasts: [],
    card: null,
    toast: (word, { values = {}, tone = 'calm', opens = null } = {}) =>
      set((state) => {
        lastId += 1
        const others = state.toasts.filter((toast) => toast.word !== word)
        return { toasts: [...others, { id: lastId, word, values, tone, opens }].slice(-maxToasts) }
      }),
    dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
    // Help lines are never covered by a break reminder.
    show: (card) => set((state) => (state.card?.kind === 'crisis' && card.kind === 'break' ? state : { card })),
    closeCard: () => set({ card: null }),
  }))
}

export const noticeStore = createNoticeStore()
