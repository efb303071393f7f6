import type { Move } from './move.ts'
import { pick, pickAny, reply } from './say.ts'
import { heardAct, lastSaid, type Talk } from './talk.ts'
import { opened, tell } from './topic-moves.ts'

const joking = 92
const longestPunchLine = 40
/** What ends a joke before its end. */
const leaving = new Set(['farewell', 'ask-ai', 'ask-memory', 'not-you', 'feeling', 'request', 'tell-self'])

/** Answers to how somebody is, rather than to what they tell: shy, joking, in need of something kind, misquoting. */
export function mannerMoves(talk: Talk): Move[] {
  const moves: Move[] = [...jokeMoves(talk), ...taleThanks(talk)]
  const shy = heardAct(talk, 'shy')
  if (shy !== null) moves.push({ kind: 'shy', score: shy.weight, make: () => reply([pick(talk, 'stock.shy', { asking: 'never' })]) })
  const nice = heardAct(talk, 'ask-nice')
  if (nice !== null)
    moves.push({ kind: 'nice', score: nice.weight, make: () => reply([pick(talk, 'stock.niceThing')]) ?? opened(talk, null) })
  const misquote = heardAct(talk, 'misquote')
  if (misquote !== null)
    moves.push({ kind: 'misquote', score: misquote.weight, make: () => reply([pickAny(talk, ['stock.misquote', 'stock.doubt'])]) })
  return moves
}

/** A joke takes two: who is asked "who's there" must say who, and who gives a riddle up must hear the answer. */
function jokeMoves(talk: Talk): Move[] {
  const { heard } = talk
  const act = heardAct(talk, 'joke')
  if (heard === null) return []
  if (act !== null)
    return [
      {
        kind: 'joke',
        score: act.weight,
        make: () => reply([pick(talk, act.slot === 'knock' ? 'stock.jokeKnock' : 'stock.jokeRiddle', { asking: 'always' })]),
      },
    ]
  if (heard.acts.some(({ name }) => leaving.has(name))) return []
  const said = heard.turn.text.replace(/[.!?。！？…\s]+$/u, '').replace(/^\p{Ll}/u, (first) => first.toUpperCase())
  if (lastSaid(talk, 'stock.jokeKnock') !== null && said.length <= longestPunchLine)
    return [
      {
        kind: 'joke-who',
        score: joking,
        make: () => reply([pick(talk, 'stock.jokeWho', { values: { about: said }, asking: 'always', again: true })]),
      },
    ]
  if (lastSaid(talk, 'stock.jokeWho') !== null || lastSaid(talk, 'stock.jokeRiddle') !== null)
    return [{ kind: 'joke-groan', score: joking, make: () => reply([pickAny(talk, ['stock.jokeGroan', 'reaction.laugh'])]) }]
  return []
}

/** "That's lovely", of what I told: thanks for it, and now and then the rest of it. */
function taleThanks(talk: Talk): Move[] {
  const told = talk.own[0]?.lineIds.some((id) => /^(?:topic\..+\.telling|stock\.niceThing|stock\.taleThanks)/.test(id)) === true
  const lovely = heardAct(talk, 'praise') ?? heardAct(talk, 'backchannel')
  if (!told || lovely === null || lovely.weight > 50 || !admires.test(talk.heard?.text ?? '')) return []
  return [
    {
      kind: 'tale-thanks',
      score: 49,
      make: () => {
        const thanks = pick(talk, 'stock.taleThanks', { asking: 'never' })
        if (thanks !== null) return reply([thanks])
        return talk.topicId === null ? null : tell(talk, talk.topicId)
      },
    },
  ]
}

const admires =
  /lovely|beautiful|sweet|nice|wonderful|amazing|touching|magical|poetic|clever|brilliant|deep|好听|美|^真好|妙|浪漫|感人|精彩|动人|温暖|有意思|有趣/
