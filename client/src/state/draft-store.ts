import type { Volume } from '@kith/shared/protocol'
import { createStore } from 'zustand/vanilla'

/** What is being written and how loud it is meant: kept while the picture and the lists take turns, or the line is lost. */
export interface Draft {
  text: string
  volume: Volume
}

export const draftStore = createStore<Draft>()(() => ({ text: '', volume: 'say' }))
