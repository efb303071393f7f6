/** What was worn before, now, and after for whoever went back: encoded looks, newest `past` last and nearest `future` first. */
export interface LookHistory {
  readonly past: readonly string[]
  readonly now: string
  readonly future: readonly string[]
  /** The hand's movement that made `now`; while it goes on, it stays one step. */
  readonly movement: number | null
}

const mostSteps = 100

export function startHistory(look: string): LookHistory {
  return { past: [], now: look, future: [], movement: null }
}

/** Changes with the same `movement` number — one drag of a slider — are one step. */
export function change(history: LookHistory, look: string, movement: number | null = null): LookHistory {
  if (look === history.now) return history
  if (movement !== null && movement === history.movement) return { ...history, now: look, future: [] }
  return { past: [...history.past, history.now].slice(-mostSteps), now: look, future: [], movement }
}

export function undo(history: LookHistory): LookHistory {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], movement: null }
}

export function redo(history: LookHistory): LookHistory {
  const [after, ...rest] = history.future
  if (after === undefined) return history
  return { past: [...history.past, history.now], now: after, future: rest, movement: null }
}
