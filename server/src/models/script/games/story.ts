import { pick, reply, type Reply } from '../say.ts'
import { heardAct, type Talk } from '../talk.ts'
import { clauses } from '../understand/normalise.ts'
import type { Move } from '../move.ts'
import { playOn, playOver, stopsPlaying, type Playing } from './playing.ts'

/** My lines after the opening; then the end. */
const linesEach = 5
/** A clause that only says so: a meal that is finished ends no story. */
const theEnd =
  /^(?:(?:and |so )?(?:that(?:'s| is) |this is )?the end|(?:故事|好了?|就|这个|那|到这[里儿]?|今天|我)*(?:讲|说|编)?(?:完了?|结束了?|完结|全文完|剧终))(?:吧|啦|哦|哈)?[.!~。]*$/u

export function startStory(talk: Talk): Reply | null {
  const opening = pick(talk, 'stock.storyOpen', { asking: 'never' })
  return opening === null
    ? null
    : playOn(talk, reply([pick(talk, 'stock.storyRules', { asking: 'always', again: true }), opening]), 'story', '0')
}

/** A sentence of theirs carries it on, then one of mine, until it has gone far enough to end. */
export function storyMoves(talk: Talk, { state, elsewhere }: Playing): Move[] {
  const { heard } = talk
  if (heard === null) return []
  if (stopsPlaying(heard.text) || clauses(heard.text).some((clause) => theEnd.test(clause)))
    return [{ kind: 'story-end', score: 108, make: () => playOver(talk, reply([pick(talk, 'stock.storyEnd', { again: true })]), 'story') }]
  if (heard.question || elsewhere > 1 || heard.words.size < 2) return []
  if (heard.acts.some(({ name }) => name === 'farewell' || name === 'insult' || name === 'request' || name === 'ask-ai')) return []
  if (heardAct(talk, 'feeling', 'crisis') !== null) return []
  const told = Number(state) + 1
  if (told > linesEach)
    return [{ kind: 'story-end', score: 104, make: () => playOver(talk, reply([pick(talk, 'stock.storyEnd', { again: true })]), 'story') }]
  return [
    {
      kind: 'story',
      score: 104,
      make: () => playOn(talk, reply([pick(talk, 'stock.storyOn', { asking: 'never' })]), 'story', String(told)),
    },
  ]
}
