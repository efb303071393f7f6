import type { KithExtension } from '@kith/shared/card'
import { keysStrength } from './find.ts'
import { stopsPlaying } from './games/playing.ts'
import { pick, pickAny, reply, type Part, type Reply } from './say.ts'
import { heardAct, type HeardLine, type Talk } from './talk.ts'
import { normalise } from './understand/normalise.ts'
import type { Move } from './move.ts'

type Game = KithExtension['games'][number]
interface OpenRound {
  game: Game
  /** Index into `game.rounds`. */
  index: number
  wrongGuesses: number
  /** My turns since that were about something else: then only the answer itself is taken for a guess. */
  elsewhere: number
}

/** After this many wrong guesses the answer is given. */
const mostGuesses = 3
/** A round outlives so many lines about other things. */
const mostElsewhere = 3
/** Acts that mean something else than a guess. */
const leaving = new Set(['farewell', 'ask-memory', 'ask-ai', 'feeling', 'ask-place', 'not-you', 'insult'])

/** Rounds across turns: which one is open is read from what I said last. */
export function gameMoves(talk: Talk): Move[] {
  const { heard } = talk
  if (heard === null) return []
  const moves: Move[] = []
  const round = openRound(talk)
  if (round !== null) moves.push(...roundMoves(talk, round))
  const wanted = wantedGame(talk)
  if (wanted !== null)
    moves.push({ kind: 'game', score: heardAct(talk, 'request', 'game')?.weight ?? 74, make: () => start(talk, wanted.game, wanted.intro) })
  return moves
}

function roundMoves(talk: Talk, round: OpenRound): Move[] {
  const { heard } = talk
  if (heard === null) return []
  const answers = round.game.rounds[round.index]?.answers
  const right = [...(answers?.zh ?? []), ...(answers?.en ?? [])].some((answer) => guessed(heard.text, answer))
  if (right) return [{ kind: 'game-right', score: 110, make: () => reveal(talk, round, pick(talk, 'stock.gameRight')) }]
  if (round.elsewhere === 0 && stopsPlaying(heard.text))
    return [{ kind: 'game-stop', score: 108, make: () => reply([pick(talk, 'stock.gameStop')]) }]
  if (heard.acts.some((act) => leaving.has(act.name))) return []
  if (heardAct(talk, 'give-up') !== null || heardAct(talk, 'request', 'game') !== null)
    return [{ kind: 'game-give-up', score: 106, make: () => reveal(talk, round, pick(talk, 'stock.gameReveal')) }]
  if (heardAct(talk, 'hint') !== null) return [{ kind: 'game-hint', score: 105, make: () => hint(talk, round, 'stock.gameHint') }]
  if (round.elsewhere > 0 || !looksLikeGuess(heard)) return []
  if (round.wrongGuesses + 1 >= mostGuesses)
    return [{ kind: 'game-over', score: 104, make: () => reveal(talk, round, pick(talk, 'stock.gameReveal')) }]
  return [{ kind: 'game-wrong', score: 104, make: () => hint(talk, round, 'stock.gameWrong') }]
}

/** A few words that do nothing else: no story of one's own, no question to me. */
function looksLikeGuess({ acts, text, words }: HeardLine): boolean {
  if (acts.some(({ name }) => name === 'praise' || name === 'laugh')) return false
  if (acts.some((act) => act.weight >= 58 && act.name !== 'more' && act.name !== 'unclear')) return false
  return /\p{Script=Han}/u.test(text) ? Array.from(text).length <= 9 : words.size <= 4
}

function guessed(text: string, answer: string): boolean {
  const plain = normalise(answer)
  if (/\p{Script=Han}/u.test(plain)) return text.includes(plain)
  return new RegExp(`(?<![\\p{L}\\d])${plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:s|es)?(?![\\p{L}\\d])`, 'u').test(text)
}

/** The last round I asked, if little but guesses and hints came since. */
function openRound(talk: Talk): OpenRound | null {
  let wrongGuesses = 0
  let elsewhere = 0
  for (const turn of talk.own) {
    const asked = turn.lineIds.find((id) => /^game\..+\.round\.\d+$/.test(id))
    if (asked !== undefined) {
      const [, gameId, , number] = asked.split('.')
      const game = talk.scene.card.data.extensions.kith.games.find((one) => one.id === gameId)
      return game === undefined ? null : { game, index: Number(number) - 1, wrongGuesses, elsewhere }
    }
    if (turn.lineIds.some((id) => /^stock\.game(?:Stop|None)/.test(id))) return null
    if (turn.lineIds.some((id) => id.startsWith('stock.gameWrong'))) wrongGuesses += 1
    else if (!turn.lineIds.some((id) => id.startsWith('stock.gameHint'))) elsewhere += 1
    if (elsewhere > mostElsewhere) return null
  }
  return null
}

function wantedGame(talk: Talk): { game: Game; intro: boolean } | null {
  const { heard, scene } = talk
  const games = scene.card.data.extensions.kith.games
  if (heard === null || games.length === 0) return null
  const asked = heardAct(talk, 'request', 'game') !== null
  const named = games.map((game) => ({ game, strength: keysStrength(game.keys, heard) })).toSorted((a, b) => b.strength - a.strength)[0]
  const again =
    talk.own.slice(0, 2).some((turn) => turn.lineIds.some((id) => id.startsWith('game.'))) &&
    (heardAct(talk, 'more') ?? heardAct(talk, 'yes')) !== null
  const bored = !talk.askedLast && heardAct(talk, 'feeling', 'bored') !== null
  const called = named !== undefined && named.strength >= 0.8 && !heard.question && (bored || heard.acts.length === 0)
  if (!asked && !again && !called) return null
  const going = talk.own
    .flatMap((turn) => turn.lineIds)
    .find((id) => id.startsWith('game.'))
    ?.split('.')[1]
  const fresh = (game: Game) => nextRound(talk, game) !== null
  const game =
    (named !== undefined && named.strength >= 0.8 && fresh(named.game) ? named.game : undefined) ??
    games.find((one) => one.id === going && fresh(one)) ??
    games.find(fresh) ??
    named?.game
  return game === undefined ? null : { game, intro: game.id !== going }
}

function nextRound(talk: Talk, game: Game): Part | null {
  return pick(talk, `game.${game.id}.round`, { inOrder: true, asking: 'always' })
}

function start(talk: Talk, game: Game, intro: boolean): Reply | null {
  const round = nextRound(talk, game)
  if (round === null) return reply([pickAny(talk, ['stock.gameNone', 'stock.toldAll'])])
  return reply([
    (intro ? pick(talk, `game.${game.id}.intro`) : pick(talk, 'stock.gameNext')) ?? round,
    ...(intro || pick(talk, 'stock.gameNext') !== null ? [round] : []),
  ])
}

/** The answer with its story, and the next round. */
function reveal(talk: Talk, { game, index }: OpenRound, before: Part | null): Reply | null {
  const lines = talk.groups.get(`game.${game.id}.reveal`) ?? []
  const line = lines[index]
  if (line === undefined) return null
  const told: Part = { id: line.id, tag: line.tag, text: line.body, asks: line.asks, sources: [] }
  const next = nextRound(talk, game)
  const parts = [before, told, next === null ? pick(talk, 'stock.gameNone') : pick(talk, 'stock.gameNext'), next].filter(
    (part) => part !== null,
  )
  return reply(parts)
}

/** The answer's length, then its first letter: a hint that any riddle has. Where the answer is a number to choose, only patience helps. */
function hint(talk: Talk, { game, index, wrongGuesses }: OpenRound, group: string): Reply | null {
  const answer = game.rounds[index]?.answers[talk.lang][0] ?? ''
  return reply([
    pick(talk, group, {
      values: { hint: talk.lang === 'zh' ? chineseHint(answer, wrongGuesses) : englishHint(answer, wrongGuesses) },
      asking: 'always',
    }),
  ])
}

function englishHint(answer: string, wrongGuesses: number): string {
  if (/^\d+$|^(?:one|two|three|four|true|false)$/i.test(answer)) return wrongGuesses === 0 ? 'Look again.' : 'Fewer left now.'
  if (wrongGuesses > 0) return `It begins with ${answer.charAt(0).toUpperCase()}.`
  const words = answer.split(' ').length
  return words > 1 ? `It’s ${words} words.` : `It has ${answer.length} letters.`
}

function chineseHint(answer: string, wrongGuesses: number): string {
  const letters = Array.from(answer)
  if (/^[\d一二三四]$|^第[一二三四]/.test(answer)) return wrongGuesses === 0 ? '再看看。' : '剩得不多了。'
  if (wrongGuesses > 0 && letters.length > 1) return `头一个字是“${letters[0] ?? ''}”。`
  return `${'零一两三四五六七八九十'.charAt(letters.length) || letters.length}个字。`
}
