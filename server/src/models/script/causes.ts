import type { Emote } from '@kith/shared/actions'
import { detectCrisis } from '#safety/crisis.ts'
import type { Card } from '@kith/shared/card'
import type { TurnCause } from '#models/port.ts'
import { findTopics } from './find.ts'
import { lineGroups } from './line-groups.ts'
import { factPart, greetingPart } from './greeting.ts'
import { chooseReply } from './moves.ts'
import { pick, pickAny, reply, saysNin, type Part, type Reply } from './say.ts'
import { heardAct, type Talk } from './talk.ts'
import { nextTelling } from './topic-moves.ts'

const silence: Reply = { parts: [], calls: [] }

/** What to say and do for whatever made the resident take this turn. */
export function replyFor(talk: Talk): Reply {
  const { cause } = talk.scene
  switch (cause.type) {
    case 'addressed':
      return talk.heard?.turn.kind === 'resident' ? banterReply(talk) : chooseReply(talk)
    case 'greet':
      return (
        reply([greetingPart(talk), talk.scene.noteWaits === true ? pick(talk, 'stock.noteWaits', { again: true }) : factPart(talk)]) ??
        reply([pick(talk, 'stock.hello')]) ?? { parts: [], calls: [{ name: 'emote', args: { emote: 'wave' } }] }
      )
    case 'overheard':
      return overheard(talk)
    case 'newcomer':
      return reply([pick(talk, 'reaction.newcomer') ?? greetingPart(talk), caughtUp(talk, cause.personId)]) ?? silence
    case 'routine':
      return routine(talk, cause)
    case 'banter':
      return cause.opening ? banterOpening(talk, cause.residentId) : banterReply(talk)
    case 'emote':
      return emoteReply(talk, cause)
    case 'introduction':
      return introduction(talk, cause)
    default:
      return cause satisfies never
  }
}

/** Not spoken to: a word only when it is really one's own subject, otherwise nothing. */
function overheard(talk: Talk): Reply {
  if (heardAct(talk, 'not-you') !== null) return silence
  const [topic] = findTopics(talk)
  if (topic === undefined || topic.strength < 0.7) return silence
  return reply([nextTelling(talk, topic.item.id, 'never')]) ?? silence
}

const shortestTold = 16
const longestTold = 90

/** What somebody here was just telling: among these turns are only those the newcomer heard too. */
function caughtUp(talk: Talk, newcomerId: string): Part | null {
  const { scene } = talk
  const turn = scene.turns.findLast(({ kind, speakerId }) => kind === 'person' && speakerId !== newcomerId)
  const teller = scene.present.find(({ id }) => id === turn?.speakerId)
  if (turn === undefined || teller === undefined || scene.offRecord || turn.lang !== talk.lang) return null
  const told = turn.text.trim().replace(/[.。]+$/u, '')
  const isShort = told.length < (talk.lang === 'zh' ? shortestTold / 2 : shortestTold)
  if (isShort || told.length > longestTold || /[?？]/u.test(told) || detectCrisis(told)) return null
  return pick(talk, 'stock.caughtUp', { values: { other: teller.name, memory: told }, asking: 'always', again: true })
}

function routine(talk: Talk, cause: Extract<TurnCause, { type: 'routine' }>): Reply {
  const entries = talk.scene.card.data.extensions.kith.routine
  const index = entries.findIndex((entry) => entry.activity.en === cause.activity.en || entry.activity.zh === cause.activity.zh)
  return reply([pick(talk, `routine.${index + 1}.says`)]) ?? silence
}

function banterOpening(talk: Talk, residentId: string): Reply {
  const banter = talk.scene.card.data.extensions.kith.banter
  const groups = banter.flatMap((entry, index) => (entry.to === residentId ? [`banter.${index + 1}.say`] : []))
  return reply([pickAny(talk, talk.random.shuffled(groups))]) ?? silence
}

/** What another resident's card has this one answer to that very line; without such a line, a word on the subject or nothing. */
function banterReply(talk: Talk): Reply {
  const said = talk.heard?.turn
  if (said === undefined) return silence
  const own = talk.scene.card.data.extensions.kith.id
  for (const peer of talk.peers) {
    const part = writtenAnswer(talk, peer, own, said.text)
    if (part !== null) return { parts: [part], calls: [] }
  }
  const [topic] = findTopics(talk)
  if (topic !== undefined && topic.strength >= 0.7) return reply([nextTelling(talk, topic.item.id, 'never')]) ?? silence
  return reply([pickAny(talk, ['reaction.tease', 'stock.ack'], { asking: 'never' })]) ?? silence
}

function writtenAnswer(talk: Talk, peer: Card, own: string, said: string): Part | null {
  const { banter, id } = peer.data.extensions.kith
  const groups = lineGroups(peer, talk.lang)
  for (const [index, entry] of banter.entries()) {
    if (entry.to !== own) continue
    const says = [
      ...(groups.get(`banter.${index + 1}.say`) ?? []),
      ...(lineGroups(peer, talk.lang === 'zh' ? 'en' : 'zh').get(`banter.${index + 1}.say`) ?? []),
    ]
    if (!says.some((line) => said.includes(line.body))) continue
    const answer = (groups.get(`banter.${index + 1}.reply`) ?? []).find((line) => !talk.used.has(`${id}.${line.id}`))
    if (answer !== undefined) return { id: `${id}.${answer.id}`, tag: answer.tag, text: answer.body, asks: answer.asks, sources: [] }
  }
  return null
}

/** The question names nothing but what the person told; the introduction names what both allowed. */
function introduction(talk: Talk, { step, otherId, told, sourceIds }: Extract<TurnCause, { type: 'introduction' }>): Reply {
  const other = talk.scene.present.find((person) => person.id === otherId)?.name ?? ''
  const group = { ask: 'stock.introAsk', agreed: 'stock.introAgreed', declined: 'stock.introDeclined', meet: 'stock.introMeet' }[step]
  // Whoever says 您 says it here too; the clause was made by nobody.
  const said = saysNin(talk) ? told.replace(/你(?!们)/gu, '您') : told
  return reply([pick(talk, group, { values: { told: said, other }, sources: sourceIds, asking: 'always', again: true })]) ?? silence
}

const answers: Readonly<Record<string, { back: Emote; group: string }>> = {
  wave: { back: 'wave', group: 'stock.emoteWave' },
  dance: { back: 'dance', group: 'stock.emoteDance' },
  sway: { back: 'dance', group: 'stock.emoteDance' },
  spin: { back: 'clap', group: 'stock.emoteDance' },
  nod: { back: 'nod', group: '' },
  laugh: { back: 'laugh', group: 'stock.emoteLaugh' },
  heart: { back: 'heart', group: 'stock.emoteHeart' },
  clap: { back: 'nod', group: 'stock.emoteClap' },
}

/** A gesture is answered by a gesture; with a word too the first time. */
function emoteReply(talk: Talk, cause: Extract<TurnCause, { type: 'emote' }>): Reply {
  const answer = answers[cause.emote]
  if (answer === undefined) return silence
  const greet = cause.emote === 'wave' && talk.person !== null && !talk.person.greeted
  const word = greet ? greetingPart(talk) : answer.group === '' ? null : pick(talk, answer.group, { asking: 'never' })
  return { parts: word === null ? [] : [word], calls: [{ name: 'emote', args: { emote: answer.back } }] }
}
