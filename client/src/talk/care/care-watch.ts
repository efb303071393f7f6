import type { Line } from '#state/talk-store.ts'

/** A talk of substance: so many lines each way. Those off the record are nobody's business. */
const linesEachWay = 5
/** A talk is over after so long a silence, sooner when no resident is in earshot any more. */
const quietMs = 45_000
const partedMs = 4_000

export interface Moment {
  lines: readonly Line[]
  /** performance.now(), of the beginning of the talk and of now. */
  sinceMs: number
  nowMs: number
  /** Some resident hears what I say. */
  inCompany: boolean
}

/** Whether a talk of substance has just ended. What is said after `sinceMs` counts. */
export function talkEnded({ lines, sinceMs, nowMs, inCompany }: Moment): boolean {
  const said = lines.filter((line) => line.grewAtMs >= sinceMs && line.offRecord !== true)
  const mine = said.filter((line) => line.mine && line.sending === 'said')
  const theirs = said.filter((line) => line.kind === 'resident' && line.done)
  if (mine.length < linesEachWay || theirs.length < linesEachWay) return false
  if (said.some((line) => !line.done)) return false
  const lastMs = Math.max(...said.filter((line) => line.kind !== 'note').map((line) => line.grewAtMs))
  return nowMs - lastMs >= (inCompany ? quietMs : partedMs)
}
