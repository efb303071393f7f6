import { pick, reply, type Reply } from '../say.ts'
import { heardAct, type Talk } from '../talk.ts'
import type { Move } from '../move.ts'
import { chainWords, wordFollows, wordIn, wordsAfter } from './words.ts'
import { idiomFollows, idiomIn, idioms, idiomsAfter } from './idioms.ts'
import { playOn, playOver, stopsPlaying, type Playing } from './playing.ts'

/** What a chain is made of: idioms by character or sound in Chinese, words by their last letter in English. */
interface Lexicon {
  all: readonly string[]
  find: (text: string) => { word: string; known: boolean } | null
  follows: (before: string, after: string) => boolean
  after: (word: string) => string[]
  /** What the next one must begin with. */
  tail: (word: string) => string
  hint: (word: string) => string
}
const lexicons: Record<'zh' | 'en', Lexicon> = {
  zh: {
    all: idioms,
    find: idiomIn,
    follows: idiomFollows,
    after: idiomsAfter,
    tail: (word) => word.slice(-1),
    hint: (word) => `${word.slice(0, 2)}……`,
  },
  en: {
    all: chainWords,
    find: wordIn,
    follows: wordFollows,
    after: wordsAfter,
    tail: (word) => word.slice(-1).toUpperCase(),
    hint: (word) => `${word.slice(0, 2)}…, ${word.length} letters`,
  },
}
/** An opening that leaves this many ways on. */
const leastWaysOn = 3

export function startChain(talk: Talk): Reply | null {
  const lexicon = lexicons[talk.lang]
  const word = talk.random.shuffled(lexicon.all).find((one) => lexicon.after(one).length >= leastWaysOn)
  if (word === undefined) return null
  return playOn(talk, say(talk, 'stock.chainStart', word), 'chain', word)
}

/** The person's link, mine after it, and all that can come between. Words said so far are the state, mine last. */
export function chainMoves(talk: Talk, { state, elsewhere }: Playing): Move[] {
  const { heard } = talk
  const said = state.split(',')
  const last = said.at(-1)
  if (heard === null || last === undefined) return []
  const lexicon = lexicons[/\p{Script=Han}/u.test(last) ? 'zh' : 'en']
  if (lexicon !== lexicons[talk.lang]) return []
  if (stopsPlaying(heard.text))
    return [{ kind: 'chain-stop', score: 108, make: () => playOver(talk, reply([pick(talk, 'stock.gameStop', { again: true })]), 'chain') }]
  if (heardAct(talk, 'hint') !== null)
    return [{ kind: 'chain-hint', score: 106, make: () => playOn(talk, hinted(talk, lexicon, said), 'chain', state) }]
  const link = lexicon.find(heard.text)
  if (link !== null && !said.includes(link.word) && lexicon.follows(last, link.word))
    return [{ kind: 'chain', score: 112, make: () => answer(talk, lexicon, [...said, link.word], link.known) }]
  if (elsewhere === 0 && link !== null && said.includes(link.word))
    return [{ kind: 'chain-repeat', score: 104, make: () => playOn(talk, say(talk, 'stock.chainRepeat', last), 'chain', state) }]
  if (elsewhere === 0 && link?.known === true)
    return [{ kind: 'chain-wrong', score: 104, make: () => playOn(talk, say(talk, 'stock.chainWrong', last), 'chain', state) }]
  if (heardAct(talk, 'give-up') !== null) return [{ kind: 'chain-give-up', score: 106, make: () => giveUp(talk, lexicon, said) }]
  return []
}

function answer(talk: Talk, lexicon: Lexicon, said: readonly string[], known: boolean): Reply | null {
  const theirs = said.at(-1) ?? ''
  const open = talk.random.shuffled(lexicon.after(theirs).filter((word) => !said.includes(word)))
  const mine = open.find((word) => lexicon.after(word).some((next) => !said.includes(next))) ?? open[0]
  if (mine === undefined) return playOver(talk, say(talk, 'stock.chainLost', theirs), 'chain')
  return playOn(talk, say(talk, known ? 'stock.chainMine' : 'stock.chainTrust', mine), 'chain', [...said, mine].join(','))
}

function giveUp(talk: Talk, lexicon: Lexicon, said: readonly string[]): Reply | null {
  const last = said.at(-1) ?? ''
  const way = lexicon.after(last).find((word) => !said.includes(word))
  return playOver(talk, way === undefined ? say(talk, 'stock.chainDraw', last) : say(talk, 'stock.chainShow', way), 'chain')
}

function hinted(talk: Talk, lexicon: Lexicon, said: readonly string[]): Reply | null {
  const last = said.at(-1) ?? ''
  const way = lexicon.after(last).find((word) => !said.includes(word))
  if (way === undefined) return say(talk, 'stock.chainWrong', last)
  return reply([pick(talk, 'stock.gameHint', { values: { hint: lexicon.hint(way) }, asking: 'always', again: true })])
}

function say(talk: Talk, group: string, word: string): Reply | null {
  const values = { word, tail: lexicons[talk.lang].tail(word) }
  return reply([pick(talk, group, { values, asking: 'always', again: true })])
}
