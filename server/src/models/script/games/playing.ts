import type { Reply } from '../say.ts'
import type { Talk } from '../talk.ts'

export const playKinds = ['chain', 'hidden', 'guess', 'about-you', 'story'] as const
export type PlayKind = (typeof playKinds)[number]

/** A game that is open: kept among the used line ids, so it outlives the turns a prompt holds and a few lines about other things. */
export interface Playing {
  kind: PlayKind
  state: string
  /** My own turns since that were about something else. */
  elsewhere: number
}

/** Who comes back to a game later than this begins a new one. */
const openForMs = 15 * 60_000
/** After so many turns about other things the game is over. */
const mostElsewhere = 4
const over = 'over'

function markOf(kind: PlayKind, state: string, nowMs: number): string {
  return `play:${kind}:${nowMs}:${state}`
}

/** The reply, remembering where the game stands. */
export function playOn(talk: Talk, reply: Reply | null, kind: PlayKind, state: string): Reply | null {
  return reply === null ? null : { ...reply, marks: [markOf(kind, state, talk.scene.nowMs)] }
}

export function playOver(talk: Talk, reply: Reply | null, kind: PlayKind): Reply | null {
  return playOn(talk, reply, kind, over)
}

export function playing(talk: Talk): Playing | null {
  const { usedLines, nowMs, turns } = talk.scene
  let last: { kind: PlayKind; atMs: number; state: string } | null = null
  for (const id of usedLines) {
    const [, kindName, at, state] = /^play:([a-z-]+):(\d+):([\s\S]*)$/.exec(id) ?? []
    const kind = playKinds.find((one) => one === kindName)
    if (kind === undefined || state === undefined) continue
    const atMs = Number(at)
    if (last === null || atMs >= last.atMs) last = { kind, atMs, state }
  }
  if (last === null || last.state === over || nowMs - last.atMs > openForMs) return null
  const { kind, state, atMs } = last
  const later = turns.filter((turn) => turn.self && turn.atMs > atMs).length
  // The turn that left the mark was itself spoken after it.
  const elsewhere = Math.max(0, later - 1)
  return elsewhere > mostElsewhere ? null : { kind, state, elsewhere }
}

/** Enough of it, in either language. */
export function stopsPlaying(text: string): boolean {
  return /\b(?:stop|enough|no more|quit|not? (?:play|games?)|(?:let's|can we) do something else|i(?:'m| am) (?:bored|done))\b|不玩|不猜|不接|算了|够了|换个|别玩|停|先到这/.test(
    text,
  )
}
