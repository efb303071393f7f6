import type { Emote } from '@kith/shared/actions'
import type { Card } from '@kith/shared/card'
import type { TurnCause } from '#models/port.ts'
import { findTopics, quotable } from './find.ts'
import { lineGroups } from './line-groups.ts'
import { chooseReply } from './moves.ts'
import { memoryValues, pick, pickAny, reply, type Part, type Reply } from './say.ts'
import { heardAct, type Talk } from './talk.ts'
import { nextTelling } from './topic-moves.ts'

const longAbsenceMs = 14 * 86_400_000
const silence: Reply = { parts: [], calls: [] }

/** What to say and do for whatever made the resident take this turn. */
export function replyFor(talk: Talk): Reply {
  const { cause } = talk.scene
  switch (cause.type) {
    case 'addressed':
      return talk.heard?.turn.kind === 'resident' ? banterReply(talk) : chooseReply(talk)
    case 'greet':
      return (
        reply([greetingPart(talk), factPart(talk)]) ??
        reply([pick(talk, 'stock.hello')]) ?? { parts: [], calls: [{ name: 'emote', args: { emote: 'wave' } }] }
      )
    case 'overheard':
      return overheard(talk)
    case 'newcomer':
      return reply([pick(talk, 'reaction.newcomer')]) ?? silence
    case 'routine':
      return routine(talk, cause)
    case 'banter':
      return cause.opening ? banterOpening(talk, cause.residentId) : banterReply(talk)
    case 'emote':
      return emoteReply(talk, cause)
  }
}

/** Hello by what is known: their own words first, then how long it has been, then the hour. */
export function greetingPart(talk: Talk): Part | null {
  const { scene, person, random } = talk
  if (person === null || person.talks === 0) return pickAny(talk, ['greeting.first', 'greeting.return', 'stock.hello'])
  const memory = quotable(talk)
    .filter((one) => scene.nowMs - one.atMs > 600_000)
    .toSorted((a, b) => b.score - a.score || b.atMs - a.atMs)[0]
  const fromMemory = memory === undefined || !random.chance(0.85) ? null : pick(talk, 'greeting.fromMemory', memoryValues(talk, memory))
  if (fromMemory !== null) return fromMemory
  const away = person.lastMetMs !== null && scene.nowMs - person.lastMetMs > longAbsenceMs
  const hourly =
    scene.hour >= 5 && scene.hour < 11
      ? 'morning'
      : scene.hour >= 17 && scene.hour < 22
        ? 'evening'
        : scene.hour >= 22 || scene.hour < 5
          ? 'night'
          : null
  const groups = [
    ...(away ? ['greeting.longAbsence'] : []),
    ...(hourly !== null && random.chance(0.5) ? [`greeting.${hourly}`] : []),
    'greeting.return',
    ...(hourly === null ? [] : [`greeting.${hourly}`]),
    'stock.hello',
  ]
  return pickAny(talk, groups)
}

/** A fact held of them, when the greeting could not quote their own words. */
function factPart(talk: Talk): Part | null {
  const { scene, person } = talk
  if (person === null || person.talks === 0 || quotable(talk).length > 0) return null
  const fact =
    scene.facts.find((one) => !one.past && (one.predicate ?? '').startsWith('plan')) ??
    scene.facts.find((one) => !one.past && !/^(?:name|feeling)/.test(one.predicate ?? ''))
  return fact === undefined ? null : pick(talk, 'stock.greetFact', { values: { memory: fact.text }, sources: [fact.id] })
}

/** Not spoken to: a word only when it is really one's own subject, otherwise nothing. */
function overheard(talk: Talk): Reply {
  if (heardAct(talk, 'not-you') !== null) return silence
  const [topic] = findTopics(talk)
  if (topic === undefined || topic.strength < 0.7) return silence
  return reply([nextTelling(talk, topic.item.id, 'never')]) ?? silence
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

const answers: Readonly<Record<string, { back: Emote; group: string }>> = {
  wave: { back: 'wave', group: 'stock.emoteWave' },
  dance: { back: 'dance', group: 'stock.emoteDance' },
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
