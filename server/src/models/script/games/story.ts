import { pick, reply, type Part, type Reply } from '../say.ts'
import { heardAct, type HeardLine, type Talk } from '../talk.ts'
import { clauses } from '../understand/normalise.ts'
import type { Move } from '../move.ts'
import { plotWith, type Plot } from './plot.ts'
import { playOn, playOver, stopsPlaying, type Playing } from './playing.ts'

/** My lines after the opening; then the end. */
const linesEach = 5
/** A clause that only says so: a meal that is finished ends no story. */
const theEnd =
  /^(?:(?:and |so )?(?:that(?:'s| is) |this is )?the end|(?:故事|好了?|就|这个|那|到这[里儿]?|今天|我)*(?:讲|说|编)?(?:完了?|结束了?|完结|全文完|剧终))(?:吧|啦|哦|哈)?[.!~。]*$/u

export function startStory(talk: Talk): Reply | null {
  const opening = pick(talk, 'stock.storyOpen', { asking: 'never' })
  if (opening === null) return null
  const begun = stateOf(0, plotWith({ hero: '', thing: '' }, opening.text, talk.lang))
  return playOn(talk, reply([pick(talk, 'stock.storyRules', { asking: 'always', again: true }), opening]), 'story', begun)
}

/** A sentence of theirs carries it on, then one of mine about whom and what it has come to be about, until it has gone far enough to end. */
export function storyMoves(talk: Talk, { state, elsewhere }: Playing): Move[] {
  const { heard } = talk
  if (heard === null) return []
  const { told, plot: before } = readState(state)
  if (stopsPlaying(heard.text) || clauses(heard.text).some((clause) => theEnd.test(clause)))
    return [{ kind: 'story-end', score: 108, make: () => playOver(talk, ending(talk, before), 'story') }]
  if (heard.question || elsewhere > 1 || !carriesOn(heard)) return []
  if (heard.acts.some(({ name }) => name === 'farewell' || name === 'insult' || name === 'request' || name === 'ask-ai')) return []
  if (heardAct(talk, 'feeling', 'crisis') !== null) return []
  const plot = plotWith(before, heard.turn.text, talk.lang)
  if (told + 1 > linesEach) return [{ kind: 'story-end', score: 104, make: () => playOver(talk, ending(talk, plot), 'story') }]
  return [
    {
      kind: 'story',
      score: 104,
      make: () => playOn(talk, reply([goingOn(talk, plot)]), 'story', stateOf(told + 1, plot)),
    },
  ]
}

/** A sentence, though of one word of substance ("and then it rained"); a nod or a laugh is none. */
function carriesOn({ words, text, lang, acts }: HeardLine): boolean {
  if (words.size >= 2) return true
  return (
    text.length >= (lang === 'zh' ? 4 : 12) &&
    acts.every(({ name }) => !/^(?:backchannel|laugh|praise|thanks|yes|no|more|greet)$/.test(name))
  )
}

/** With both at hand the line that holds both; every third line is any turn a story may take. */
function goingOn(talk: Talk, plot: Plot): Part | null {
  const values = { hero: plot.hero, thing: plot.thing }
  const whole = plot.hero !== '' && plot.thing !== '' && talk.random.chance(0.75)
  const both = whole ? pick(talk, 'stock.storyWith', { values, needs: 'thing', asking: 'never' }) : null
  const one = both ?? (talk.random.chance(0.8) ? pick(talk, 'stock.storyWith', { values, asking: 'never' }) : null)
  return one ?? pick(talk, 'stock.storyOn', { asking: 'never' })
}

function ending(talk: Talk, plot: Plot): Reply | null {
  const values = { hero: plot.hero, thing: plot.thing }
  return reply([pick(talk, 'stock.storyEndWith', { values, asking: 'never' }) ?? pick(talk, 'stock.storyEnd', { again: true })])
}

function stateOf(told: number, { hero, thing }: Plot): string {
  return [told, hero, thing].join('|')
}

function readState(state: string): { told: number; plot: Plot } {
  const [told = '0', hero = '', thing = ''] = state.split('|')
  return { told: Number(told), plot: { hero, thing } }
}
