import type { Language } from '@kith/shared/text'
import type { Volume } from '@kith/shared/protocol'
import { createStore } from 'zustand/vanilla'

/** One line as the transcript and the bubbles show it. */
export interface Line {
  id: string
  /** The id a line of mine had before the server gave it one: the same line on the screen. */
  key?: string
  pid: number
  name: string
  kind: 'person' | 'resident' | 'note'
  mine: boolean
  text: string
  lang: Language
  volume: Volume
  atMs: number
  /** performance.now() when it (last) grew: bubbles live from here. */
  grewAtMs: number
  done: boolean
  interrupted: boolean
  sources: number
  /** Own lines: on its way, said, or refused (with a retry). */
  sending: 'sending' | 'said' | 'failed' | null
  failure: string | null
  heardByPids: number[]
  /** Said while its speaker was off the record. */
  offRecord?: boolean
}

export interface TalkState {
  lines: Line[]
  /** Adds a line or replaces the one with its id; kept in order of atMs, at most 400. */
  put: (line: Line) => void
  /** Changes a line if it is there. */
  patch: (id: string, change: Partial<Line>) => void
  remove: (id: string) => void
  clear: () => void
}

const maxLines = 400

export function createTalkStore() {
  return createStore<TalkState>()((set) => ({
    lines: [],
    put: (line) =>
      set((state) => {
        const others = state.lines.filter((other) => other.id !== line.id)
        let at = others.length
        while (at > 0 && (others[at - 1]?.atMs ?? 0) > line.atMs) at -= 1
        others.splice(at, 0, line)
        return { lines: others.slice(-maxLines) }
      }),
    patch: (id, change) => set((state) => ({ lines: state.lines.map((line) => (line.id === id ? { ...line, ...change } : line)) })),
    remove: (id) => set((state) => ({ lines: state.lines.filter((line) => line.id !== id) })),
    clear: () => set({ lines: [] }),
  }))
}

export const talkStore = createTalkStore()
