import type { ScenePerson, TurnScene } from '#models/port.ts'
import { findTopics, keysStrength, overlap, worthQuoting } from './find.ts'
import { pick, pickAny, reply, type Part, type Reply } from './say.ts'
import { heardAct, type Talk } from './talk.ts'
import { listInWords, tell } from './topic-moves.ts'
import type { Act } from './understand/acts.ts'
import type { Move } from './move.ts'

/** Where we are, who is about, how things work here, and who knows better. */
export function placeMoves(talk: Talk): Move[] {
  const moves: Move[] = []
  const { calledAway } = talk.scene
  if (calledAway !== null) moves.push({ kind: 'called-away', score: 78, make: () => outOfEarshot(talk, calledAway) })
  const place = heardAct(talk, 'ask-place')
  if (place !== null) moves.push({ kind: 'place', score: place.weight, make: () => aboutPlace(talk, place) })
  if (heardAct(talk, 'ask-place', 'weather') !== null) moves.push({ kind: 'sky', score: skyScore, make: () => sky(talk) })
  const theirs = saidHere(talk)
  if (theirs !== null) moves.push({ kind: 'they-said', score: 88, make: () => reply([theirs]) })
  const gossip = heardAct(talk, 'ask-other', 'gossip')
  if (gossip !== null)
    moves.push({ kind: 'gossip', score: gossip.weight + 3, make: () => reply([pickAny(talk, ['bound.others-secrets', 'stock.gossip'])]) })
  const other = talk.heard?.acts.find((act) => act.name === 'ask-other' && act.slot === null)
  if (other !== undefined) moves.push({ kind: 'other', score: other.weight, make: () => aboutOther(talk, other.about ?? '') })
  moves.push(...handOverMoves(talk))
  return moves
}

/** What somebody present said in this talk, before these very ears: that may be repeated. */
function saidHere(talk: Talk): Part | null {
  const { heard, scene } = talk
  const [of] = heard?.mentions ?? []
  if (heard === null || of === undefined || !asksTheirWords.test(heard.text) || /\babout me\b|说我|讲我/.test(heard.text)) return null
  const lines = scene.turns.filter((turn) => turn.speakerId === of && turn.kind === 'person' && worthQuoting(turn.text, turn.lang))
  const turn = lines.findLast(({ text }) => overlap(heard.words, text) > 0) ?? lines.at(-1)
  if (turn === undefined || scene.offRecord) return null
  return pick(talk, 'stock.theySaid', {
    values: { other: turn.speakerName, memory: turn.text.trim().replace(/[.。]+$/u, '') },
    again: true,
  })
}

const asksTheirWords = /\bwhat (?:did|does|was) .*\b(?:say|tell|saying)\b|(?:说|讲)(?:过|了|的)?.*(?:什么|啥|哪)/

function outOfEarshot(talk: Talk, { name, place }: NonNullable<TurnScene['calledAway']>): Reply | null {
  return reply([
    pick(talk, 'stock.outOfEarshot', { values: { other: name[talk.lang], ...(place !== null && { where: place[talk.lang] }) } }),
  ])
}

function aboutPlace(talk: Talk, act: Act): Reply | null {
  const own = cardTopic(talk)
  switch (act.slot ?? '') {
    case 'who':
      return whoIsHere(talk)
    case 'praise':
      return cardTopic(talk) ?? reply([pick(talk, 'stock.placePraise')])
    case 'time':
    case 'weather':
    case 'evening':
    case 'busy':
    case 'comeBack':
      return reply([pick(talk, `stock.${act.slot}`)]) ?? cardTopic(talk)
    default:
      return own ?? reply([pick(talk, `stock.${act.slot}`)]) ?? reply([pick(talk, 'stock.help')])
  }
}

/** What is so goes before what a card likes to say of weather. */
const skyScore = 94

/** Where it is known what it is like outside, nothing else is said of it. */
function sky(talk: Talk): Reply | null {
  const { sky: now } = talk.scene
  return now === null ? null : reply([pick(talk, `stock.${skyGroup('sky', now.kind)}`, { again: true })])
}

/** `skyRain`, `feelNight`: the group of lines for what it is like outside. */
export function skyGroup(about: 'sky' | 'feel', kind: NonNullable<TurnScene['sky']>['kind']): string {
  return `${about}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
}

/** The card's own way of explaining it, when it has one. */
function cardTopic(talk: Talk): Reply | null {
  const [found] = findTopics(talk)
  return found === undefined || found.strength < 0.75 ? null : tell(talk, found.item.id)
}

function whoIsHere(talk: Talk): Reply | null {
  const others = othersPresent(talk)
  if (others.length === 0) return reply([pick(talk, 'stock.alone')])
  const names = others.slice(0, 5).map((person) => person.name)
  return reply([pick(talk, 'stock.who', { values: { list: listInWords(names, talk) } })])
}

function othersPresent(talk: Talk): ScenePerson[] {
  return talk.scene.present.filter((person) => person.id !== talk.scene.residentId && person.id !== talk.scene.addresseeId)
}

/** Somebody named: the card's topic about them, else where they stand. */
function aboutOther(talk: Talk, id: string): Reply | null {
  const person = talk.scene.present.find((one) => one.id === id)
  const where = /\bwhere\b|在哪|哪儿|哪里/.test(talk.heard?.text ?? '')
  const told = where ? null : cardTopic(talk)
  if (told !== null) return told
  if (person === undefined) return null
  return reply([
    pick(talk, 'stock.otherHere', { values: { other: person.name, metres: String(Math.max(1, Math.round(person.distanceMetres))) } }),
  ])
}

/** A question that is nothing to me but is a present resident's own subject: send them there. */
function handOverMoves(talk: Talk): Move[] {
  return talk.heard?.question === true && !/\byou(?:r|rs)?\b|[你您]/.test(talk.heard.text)
    ? [{ kind: 'hand-over', score: 46, make: () => handOver(talk) }]
    : []
}

/** The resident whose subject it is, the one who is about before others. */
export function handOver(talk: Talk): Reply | null {
  const { heard, scene, lang } = talk
  if (heard === null) return null
  const [best] = talk.peers
    .map(({ data: { extensions } }) => ({
      kith: extensions.kith,
      strength:
        Math.max(
          0,
          ...extensions.kith.topics.map((topic) => keysStrength(topic.keys, heard)),
          keysStrength(extensions.kith.interests, heard),
        ) + (scene.present.some((person) => person.id === extensions.kith.id) ? 0.1 : 0),
    }))
    .toSorted((a, b) => b.strength - a.strength || a.kith.id.localeCompare(b.kith.id))
  return best === undefined || best.strength < 0.72
    ? null
    : reply([pick(talk, 'reaction.handOver', { values: { other: best.kith.names[lang] } })])
}
