import type { MoveHeard } from '#models/script/games/guesses.ts'
import { anyGame, asksForGame, gameAfter, moveHeard, type HeardGame } from '#models/script/games/hearing.ts'
import type { Card } from '@kith/shared/card'

/** So long after the last move of a game a short line is still one (FL21). */
const openForMs = 3 * 60_000
/** After so many of its own lines about something else the resident has left the game. */
const mostElsewhere = 3

/** What a resident has just said, and to whom. */
export interface GameTurn {
  residentId: string
  card: Card
  addresseeId: string
  /** Persons it was said to or before. */
  listeners: readonly string[]
  /** Authored lines it was made of; none when a model spoke. */
  lineIds: readonly string[]
}
/** FL21: which games residents have open with whom, in one room. */
export interface OpenGames {
  /** A resident took up a line: whoever asks for a game has one with it from now on. */
  heard(residentId: string, personId: string, text: string, nowMs: number): void
  said(turn: GameTurn, nowMs: number): void
  /** What a line would be in the game this person has open with this resident. */
  moveBy(personId: string, residentId: string, text: string, nowMs: number): MoveHeard
  /** They parted, or the person is gone. */
  close(personId: string, residentId?: string): void
}

interface OpenGame {
  game: HeardGame
  players: ReadonlySet<string>
  atMs: number
  elsewhere: number
}

export function createOpenGames(): OpenGames {
  const open = new Map<string, OpenGame>()
  const current = (residentId: string, nowMs: number): OpenGame | null => {
    const found = open.get(residentId)
    return found !== undefined && nowMs - found.atMs < openForMs ? found : null
  }
  return {
    heard(residentId, personId, text, nowMs) {
      const before = current(residentId, nowMs)
      if (before?.players.has(personId) === true && moveHeard(text, before.game) !== 'none')
        open.set(residentId, { ...before, atMs: nowMs })
      else if (asksForGame(text)) open.set(residentId, { game: anyGame, players: new Set([personId]), atMs: nowMs, elsewhere: 0 })
    },
    said({ residentId, card, addresseeId, listeners, lineIds }, nowMs) {
      const before = current(residentId, nowMs)
      const { game, moved } = gameAfter(card, lineIds)
      if (game === null) return void open.delete(residentId)
      if (game !== undefined) {
        open.set(residentId, { game, players: new Set([addresseeId, ...listeners]), atMs: nowMs, elsewhere: 0 })
      } else if (before !== null && before.players.has(addresseeId)) {
        const byScript = lineIds.length > 0
        const elsewhere = byScript && !moved ? before.elsewhere + 1 : before.elsewhere
        // What was asked for and not begun is no game; one that a model leads is known by its lines only.
        if (elsewhere > mostElsewhere || (byScript && before.game.kind === 'any')) open.delete(residentId)
        else open.set(residentId, { ...before, elsewhere, atMs: moved ? nowMs : before.atMs })
      }
    },
    moveBy(personId, residentId, text, nowMs) {
      const found = current(residentId, nowMs)
      return found?.players.has(personId) === true ? moveHeard(text, found.game) : 'none'
    },
    close(personId, residentId) {
      for (const [id, { players, ...rest }] of open) {
        if (residentId !== undefined && id !== residentId) continue
        if (players.has(personId)) open.set(id, { ...rest, players: new Set([...players].filter((one) => one !== personId)) })
      }
    },
  }
}
