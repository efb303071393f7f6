import type { Emote } from '@kith/shared/actions'
import type { Card } from '@kith/shared/card'
import { findTopics } from './find.ts'
import { pick, pickAny, reply, type Reply, type ToolCall } from './say.ts'
import { shortEcho } from './self-moves.ts'
import { heardAct, lastSaid, type Talk } from './talk.ts'
import { handOver } from './place-moves.ts'
import { opened, story, tell } from './topic-moves.ts'
import { normalise } from './understand/normalise.ts'
import type { Act } from './understand/acts.ts'
import type { Move } from './move.ts'

const gestures: Readonly<Record<string, Emote>> = { wave: 'wave', dance: 'dance', nod: 'nod', laugh: 'laugh', heart: 'heart', clap: 'clap' }

/** Things people ask to be done: a tool call with a word to it, or a friendly no. Games have moves of their own. */
export function requestMoves(talk: Talk): Move[] {
  if (addsToOrder(talk))
    return [
      {
        kind: 'order-more',
        score: lastSaid(talk, 'stock.order') === null ? orderMoreScore : overGrief,
        make: () => reply([pick(talk, 'stock.orderMore', { asking: 'never' })]),
      },
    ]
  const act = talk.heard?.acts.find((one) => one.name === 'request' && one.slot !== 'game')
  if (act === undefined) return []
  return [{ kind: `request-${act.slot}`, score: act.weight, make: () => done(talk, act) }]
}

function done(talk: Talk, act: Act): Reply | null {
  const slot = act.slot ?? ''
  const gesture = gestures[slot]
  if (gesture !== undefined) return obey(talk, { name: 'emote', args: { emote: gesture } })
  const person = talk.scene.addresseeId
  switch (slot) {
    case 'come':
      return person === null ? null : obey(talk, { name: 'walk_to', args: { person } })
    case 'follow':
      return person === null ? null : obey(talk, { name: 'follow', args: { person } })
    case 'sit':
      return obey(talk, { name: 'sit', args: {} })
    case 'goto':
      return goTo(talk, act)
    case 'stop':
      return reply([pickAny(talk, ['stock.stopped', 'stock.ack'])], [{ name: 'end_talk', args: {} }])
    case 'spare':
      return reply([pickAny(talk, ['reaction.no', 'stock.ack'], { asking: 'never' })])
    case 'quiet':
      return reply([pickAny(talk, ['stock.quiet', 'stock.leave'])])
    case 'leave':
      return reply([pickAny(talk, ['stock.leave', 'reaction.farewell'], { asking: 'never' })], [{ name: 'end_talk', args: {} }])
    case 'introduce':
      return introduce(talk, act)
    case 'story':
      return story(talk) ?? reply([pickAny(talk, ['slot.past', 'stock.toldAll'])])
    case 'joke':
      return opened(talk, pick(talk, 'stock.noJoke')) ?? reply([pick(talk, 'reaction.tease')])
    case 'sing':
      return singing(talk)
    case 'order':
      return ordered(talk, act) ?? served(talk)
    case 'serve':
      return served(talk)
    default:
      return reply([pick(talk, 'reaction.decline')])
  }
}

/** Does it when the body may, says so in the resident's own way, and has words left even after many requests. */
function obey(talk: Talk, call: ToolCall): Reply | null {
  if (!talk.can(call.name)) return reply([pickAny(talk, ['reaction.decline', 'stock.unknown'])])
  const said = pickAny(talk, ['reaction.obey', 'stock.ack'], { asking: 'never' })
  return said === null ? { parts: [], calls: [call] } : { parts: [said], calls: [call] }
}

/** To a place of the space by its title, when the scene names its spots; otherwise along with the person. */
function goTo(talk: Talk, act: Act): Reply | null {
  const wish = normalise(act.about ?? '').replace(/^(?:the|a) /, '')
  const spot =
    wish === ''
      ? undefined
      : talk.scene.spots.find((one) => [one.title.en, one.title.zh, one.id].some((title) => matches(normalise(title), wish)))
  if (spot !== undefined) return obey(talk, { name: 'walk_to', args: { spot: spot.id } })
  return talk.scene.addresseeId === null ? null : obey(talk, { name: 'follow', args: { person: talk.scene.addresseeId } })
}

function matches(title: string, wish: string): boolean {
  return title.length >= 2 && (title.includes(wish) || wish.includes(title))
}

function introduce(talk: Talk, act: Act): Reply | null {
  const wish = normalise(act.about ?? '')
  const others = talk.scene.present.filter((person) => person.id !== talk.scene.addresseeId && person.id !== talk.scene.residentId)
  const other =
    others.find((person) => wish !== '' && (normalise(person.name).includes(wish) || wish.includes(normalise(person.name)))) ??
    (talk.heard?.mentions[0] === undefined ? undefined : others.find((person) => person.id === talk.heard?.mentions[0]))
  if (other === undefined) return reply([pick(talk, 'stock.otherAway', { values: { other: act.about ?? '' } })])
  return reply([pick(talk, 'stock.introduce', { values: { other: other.name } })], [{ name: 'walk_to', args: { person: other.id } }])
}

function singing(talk: Talk): Reply | null {
  const [topic] = findTopics(talk)
  const told = topic === undefined || topic.strength < 0.7 ? null : tell(talk, topic.item.id)
  return told ?? reply([pickAny(talk, ['stock.noSong', 'reaction.decline'])])
}

const orderMoreScore = 87
/** What was ordered a moment ago is spoken of, whatever was told before. */
const overGrief = 95
const howItIsWanted =
  /\b(?:large|small|big|hot|hotter|warm|cold|iced?|sugar|milk|honey|lemon|strong|weak|two|another one|the same|spoon|lid|sweet)\b|大杯|小杯|[热冰凉烫温]|糖|牛奶|浓|淡|两[杯份]|盖子|甜/
const longestWish = 7

/** Said of what is on its way: large, without sugar. */
function addsToOrder(talk: Talk): boolean {
  const { heard } = talk
  if (heard === null || heard.question || lastSaid(talk, 'stock.order.', 2) === null) return false
  return (
    heard.words.size <= longestWish &&
    howItIsWanted.test(heard.text) &&
    heard.acts.every(({ name }) => name === 'request' || name === 'no' || name === 'yes')
  )
}

/** An order: taken up by whoever serves here, and brought. Null where that is nobody's trade. */
function ordered(talk: Talk, act: Act): Reply | null {
  const person = talk.scene.addresseeId
  const said =
    pick(talk, 'stock.order', { values: { about: shortEcho(act.about) ?? '' }, asking: 'never' }) ??
    pick(talk, 'stock.order', { again: true })
  if (said === null || person === null) return null
  return reply([said], [{ name: 'bring', args: { person } }])
}

/** Not a new job, nor a friend. */
const fromCounter =
  /\b(?:hot|warm|cold|sweet|drink|eat|tea|coffee|milk|cake|water|cup|pot|glass|mug|pint|food|snack|menu)\b|[热冰凉甜喝吃茶糕酒奶]|咖啡|暖和/

function serves({ data }: Card): boolean {
  return (data.extensions.kith.lines?.['order']?.en.length ?? 0) > 0
}

/** Whoever's trade it is, where the words alone do not tell. */
function toWhoServes(talk: Talk): Reply | null {
  const peer = talk.peers.find(serves)
  return peer === undefined
    ? null
    : reply([pick(talk, 'reaction.handOver', { values: { other: peer.data.extensions.kith.names[talk.lang] } })])
}

/** Something to eat or drink: the one whose trade it is tells what there is, the others say it is not theirs to give. */
function served(talk: Talk): Reply | null {
  const [topic] = findTopics(talk)
  if (topic !== undefined && topic.strength >= 0.6) {
    const told = tell(talk, topic.item.id)
    if (told !== null) return told
  }
  const wanted = fromCounter.test(talk.heard?.text ?? '')
  const mine = wanted && serves(talk.scene.card) ? pick(talk, 'stock.recommend', { asking: 'never' }) : null
  if (mine !== null) return reply([mine])
  if (heardAct(talk, 'tell-self') !== null) return null
  return handOver(talk) ?? (wanted ? toWhoServes(talk) : null) ?? reply([pickAny(talk, ['reaction.decline', 'stock.unknown'])])
}
