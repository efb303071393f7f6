import type { Move } from './move.ts'
import { lastSaid, tellsMuch, type Talk } from './talk.ts'
import type { Reply } from './say.ts'
import { pick, pickAny, reply } from './say.ts'
import { meetingTheRest } from './also.ts'
import { answerMoves, followMoves, opened, talkMoves, topicMoves } from './topic-moves.ts'
import { countOf, echoOf } from './echo.ts'
import { overlap } from './find.ts'
import { gameMoves } from './game-moves.ts'
import { playMoves } from './games/moves.ts'
import { goingOnMoves } from './going-on-moves.ts'
import { griefMoves } from './grief.ts'
import { mannerMoves } from './manner-moves.ts'
import { memoryMoves } from './memory-moves.ts'
import { placeMoves } from './place-moves.ts'
import { requestMoves } from './request-moves.ts'
import { selfMoves } from './self-moves.ts'
import { socialMoves } from './social-moves.ts'
import { tellMoves } from './tell-moves.ts'

/** Enough to vary near-equal moves, too little to upset the order of unlike ones. */
const jitter = 2

/** The best move that still has something to say. */
export function chooseReply(talk: Talk): Reply {
  const moves = movesOf(talk)
  for (const move of moves.toSorted((a, b) => b.score - a.score)) {
    const made = move.make()
    if (made !== null) return meetingTheRest(talk, move.kind, made, movesOf)
  }
  return { parts: [], calls: [{ name: 'emote', args: { emote: 'nod' } }] }
}

/** Everything one could say now, with how much speaks for it. */
function movesOf(talk: Talk): Move[] {
  return [
    ...playMoves(talk),
    ...gameMoves(talk),
    ...griefMoves(talk),
    ...mannerMoves(talk),
    ...requestMoves(talk),
    ...selfMoves(talk),
    ...memoryMoves(talk),
    ...placeMoves(talk),
    ...goingOnMoves(talk),
    ...socialMoves(talk),
    ...tellMoves(talk),
    ...talkMoves(talk),
    ...followMoves(talk),
    ...answerMoves(talk),
    ...topicMoves(talk),
    ...lastMoves(talk),
  ].map((move) => ({ ...move, score: move.score + jitter * talk.random.next() }))
}

/** When nothing fits: a question gets an honest "I don't know", a statement an ear or something of my own. */
function lastMoves(talk: Talk): Move[] {
  const question = talk.heard?.question === true
  const longWord = (talk.heard?.words.size ?? 0) >= (talk.lang === 'zh' ? 4 : 3)
  const telling = !question && (listening(talk) || speaksOfTheirs(talk))
  return [
    ...echoMoves(talk),
    { kind: 'unknown', score: question ? 30 : 14, make: () => reply([pickAny(talk, ['reaction.unknown', 'stock.unknown'])]) },
    {
      kind: 'listen',
      score: telling ? 40 : tellsMuch(talk) ? 36 : longWord ? 24 : 16,
      make: () =>
        reply([pickAny(talk, talk.random.chance(0.25) ? ['stock.listenAsk', 'stock.listen'] : ['stock.listen', 'stock.listenAsk'])]),
    },
    { kind: 'open', score: 20, make: () => opened(talk, pickAny(talk, ['stock.bridge'])) },
    { kind: 'small', score: 4, make: () => reply([pickAny(talk, ['stock.smallTalk', 'stock.weSaid', 'stock.listen', 'stock.unknown'])]) },
    { kind: 'anything', score: 2, make: () => anything(talk) },
  ]
}

/** It names somebody or something they told of before. */
function speaksOfTheirs({ heard, scene }: Talk): boolean {
  return heard !== null && scene.facts.some(({ object, text }) => overlap(heard.words, object ?? text) > 0)
}

const echoEveryTurns = 3
const countEveryTurns = 6

/** Something stands out in what is told: it is said back, so that the teller knows it arrived. Trouble is not wondered at. */
function echoMoves(talk: Talk): Move[] {
  const troubled = talk.own
    .slice(0, echoEveryTurns)
    .some(({ lineIds }) => lineIds.some((id) => /^reaction\.(?:sad|angry|anxious|tired|lonely)/.test(id)))
  const count =
    troubled || ['reaction.sad', 'stock.echoYears', 'stock.echoAgain'].some((id) => lastSaid(talk, id, countEveryTurns) !== null)
      ? null
      : countOf(talk)
  const about = troubled || lastSaid(talk, 'stock.echo.', echoEveryTurns) !== null ? null : echoOf(talk)
  return [
    ...(about === null ? [] : [{ kind: 'echo', score: 48, make: () => reply([pick(talk, 'stock.echo', { values: { about } })]) }]),
    ...(count === null
      ? []
      : [
          {
            kind: 'echo-count',
            score: 67,
            make: () => reply([pick(talk, count.group, { values: { about: count.about }, asking: 'never' })]),
          },
        ]),
  ]
}

/** The person is in the middle of telling something: what I said last was an ear, not a subject of mine. */
function listening(talk: Talk): boolean {
  return (
    talk.own[0]?.lineIds.some((id) =>
      /^(?:stock\.(?:listen|listenAsk|comfort|ask[A-Z]|echo|note[A-Z]|named|moved|makeOf)|reaction\.(?:learned|sad|tired|anxious|lonely|angry|glad))/.test(
        id,
      ),
    ) ?? false
  )
}

/** A talk so long that everything else was said: any line of mine that answers nobody in particular. */
function anything(talk: Talk): Reply | null {
  const groups = [...talk.groups.keys()].filter((group) =>
    /^(?:topic\..+\.telling|routine\..+|slot\.(?:past|work|home)|taste\..+|opinion\..+)$/.test(group),
  )
  return reply([pickAny(talk, talk.random.shuffled(groups))])
}
