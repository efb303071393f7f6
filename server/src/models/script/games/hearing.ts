import type { Card } from '@kith/shared/card'
import { isHan, moveByForm, type MoveHeard } from './guesses.ts'
import { idiomFollows, idiomIn } from './idioms.ts'
import { asksToPlay } from './moves.ts'
import { playKinds, stopsPlaying, type PlayKind } from './playing.ts'
import { things } from './things.ts'
import { wordFollows, wordIn } from './words.ts'
import { normalise } from '../understand/normalise.ts'

/** A game as whoever listens knows it: `any` is one whose rounds are not known here, as when a model leads it. */
export interface HeardGame {
  kind: 'round' | PlayKind | 'any'
  /** What a round wants to hear, in both languages. */
  answers: readonly string[]
  /** The word a chain stands at. */
  last: string
}
export const anyGame: HeardGame = { kind: 'any', answers: [], last: '' }

const isPlayKind = (kind: string): kind is PlayKind => playKinds.some((one) => one === kind)

/** Where authored lines leave a game: open, over, or untouched (`undefined`). `moved`: they are of a game at all. */
export function gameAfter(card: Card, lineIds: readonly string[]): { game: HeardGame | null | undefined; moved: boolean } {
  let game: HeardGame | null | undefined
  for (const id of lineIds) {
    const [, gameId, number] = /^game\.(.+)\.round\.(\d+)$/.exec(id) ?? []
    const [, kind = '', state] = /^play:([a-z-]+):\d+:([\s\S]*)$/.exec(id) ?? []
    if (gameId !== undefined) {
      const answers = card.data.extensions.kith.games.find((one) => one.id === gameId)?.rounds[Number(number) - 1]?.answers
      game = { kind: 'round', answers: [...(answers?.zh ?? []), ...(answers?.en ?? [])], last: '' }
    } else if (state !== undefined && isPlayKind(kind)) {
      game = state === 'over' ? null : { kind, answers: [], last: kind === 'chain' ? (state.split(',').at(-1) ?? '') : '' }
    } else if (/^game\..+\.reveal\.|^stock\.game(?:Stop|None)/.test(id)) game ??= null
  }
  return {
    game,
    moved: game !== undefined || lineIds.some((id) => /^(?:stock\.(?:game|chain|hidden|guess|story|aboutYou)|game\.)/.test(id)),
  }
}

/** Asks for a game of some kind: whoever takes that up leads one. */
export function asksForGame(text: string): boolean {
  const plain = normalise(text)
  return (
    asksToPlay(plain) ||
    /\b(?:give|tell|ask|set|know|play|try|another|more|any|next)\b.{0,20}\b(?:riddles?|games?|quiz)\b|^(?:[\p{L}]+,? )?(?:an? )?(?:riddles?|game|quiz)(?:,? please)?[?.! ]*$|\blet'?s play\b|谜语|灯谜|猜谜|(?:个|条|道)谜|玩(?:个|点|什么|会儿?)?游戏|考考我|再来一(?:个|条|题|局)/u.test(
      plain,
    )
  )
}

/** How surely a line is a move in this game. Pure; never says who is meant where a name does. */
export function moveHeard(text: string, game: HeardGame): MoveHeard {
  const plain = normalise(text)
  const bare = plain.replace(/[^\p{L}\p{N}' -]+/gu, ' ').trim()
  if (bare === '' || plain.length > longestMove || hello.test(bare)) return 'none'
  if (game.answers.some((answer) => gives(bare, normalise(answer)))) return 'sure'
  if (game.kind === 'chain') {
    const link = chainLink(text, game.last)
    if (link !== 'none') return link
  }
  if (game.kind === 'guess' && isYesOrNo(bare)) return 'likely'
  const form = moveByForm(plain, game.kind)
  if (form !== 'none') return form
  if (stopsPlaying(plain)) return 'perhaps'
  if (isNoun(bare)) return 'likely'
  return isShort(bare) ? 'perhaps' : 'none'
}

const mostCharacters = 12
const hello =
  /^(?:hi|hey|hello|hiya|yo|bye|good (?:morning|evening|night)|嗨|嘿|喂|诶|你好|您好|哈喽|早|早上好|晚上好|晚安|拜拜|再见)(?: there)?[呀啊]?$/u
/** No move takes more than a sentence. */
const longestMove = 120
const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '')
function isShort(bare: string): boolean {
  return isHan(bare) ? Array.from(bare).length <= 9 : words(bare).length <= 4
}

const hanAround =
  /我们?|你|自己|猜|是不是|会不会|是|觉得|想|应该|可能|肯定|一定|难道|答案|对不对|对吗|选|第|字|号|个|句|条|[吗吧呢啊呀哦嗯那就的人]/gu
/** Holds the answer and nothing besides but words that offer it. */
function gives(bare: string, answer: string): boolean {
  if (isHan(answer)) return bare.includes(answer) && bare.replace(answer, '').replace(hanAround, '').trim() === ''
  if (isHan(bare)) return false
  const plain = answer.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const held = new RegExp(`(?<![\\p{L}\\d])${plain}(?:s|es)?(?![\\p{L}\\d])`, 'u').test(bare)
  return held && (words(bare).length <= words(answer).length + 1 || moveByForm(bare, 'round') === 'likely')
}

function chainLink(text: string, last: string): MoveHeard {
  if (isHan(last)) {
    const link = Array.from(text).length <= mostCharacters ? idiomIn(text) : null
    if (link === null) return 'none'
    if (idiomFollows(last, link.word)) return 'sure'
    return link.known ? 'likely' : 'none'
  }
  const link = wordIn(text)
  return link !== null && (link.known || wordFollows(last, link.word)) ? 'likely' : 'none'
}

function isYesOrNo(bare: string): boolean {
  return /^(?:(?:oh|um+|hm+|well|uh) )*(?:yes|yeah|yep|yup|no|nope|nah|sometimes|it depends|not really|not quite|sort of|kind of|of course(?: not)?)(?: it (?:is|does|has|can|isn't|doesn't))?$|^(?:嗯|呃)*(?:是的?|不是|对的?|不对|有的?|没有|会的?|不会|能的?|不能|可以|不可以|有时(?:候)?|不一定|看情况|算是|不算)(?:吧|啊|呀|哦)*$/u.test(
    bare,
  )
}

const nouns = new Set(things.flatMap(({ names: { en, zh } }) => [...en, ...zh]))
/** A word that names a thing, alone or with “is it”. */
function isNoun(bare: string): boolean {
  const said = bare.replace(/^(?:我猜|是不是|难道|应该|会不会|是)+(?=.)|(?:吗|吧|呢|对吧|对不对)+$/gu, '').replace(/^(?:an?|the) /u, '')
  return nouns.has(said) || wordIn(bare)?.known === true
}
