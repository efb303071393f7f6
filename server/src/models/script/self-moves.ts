import type { Answer } from '@kith/shared/card'
import { findAnswers, findTopics, type Found } from './find.ts'
import { pick, pickAny, reply, type Reply } from './say.ts'
import { heardAct, type Talk } from './talk.ts'
import { nextTelling, opened, tell } from './topic-moves.ts'
import type { Act } from './understand/acts.ts'
import type { Move } from './moves.ts'

/** Questions about the resident: its own lines, its tastes and views, and honesty where it has none. */
export function selfMoves(talk: Talk): Move[] {
  const { heard, scene } = talk
  if (heard === null) return []
  const kith = scene.card.data.extensions.kith
  const moves: Move[] = []
  for (const bound of findAnswers(heard, kith.bounds).slice(0, 1)) {
    moves.push({
      kind: 'bound',
      score: 96 * bound.strength,
      make: () => reply([pickAny(talk, [`bound.${bound.item.id}`, 'reaction.decline', 'stock.toldAll'])]),
    })
  }
  for (const act of heard.acts.filter((one) => one.name === 'ask-self')) moves.push(selfMove(talk, act))
  moves.push(...answerMoves(talk, 'taste', kith.slots.tastes), ...answerMoves(talk, 'opinion', kith.slots.opinions))
  const ai = heardAct(talk, 'ask-ai')
  if (ai !== null) moves.push({ kind: 'ai', score: ai.weight, make: () => aboutAi(talk, ai) })
  return moves
}

function answerMoves(talk: Talk, kind: 'taste' | 'opinion', answers: readonly Answer[]): Move[] {
  const asked = heardAct(talk, 'ask-self', kind) !== null
  return findAnswers(talk.heard, answers)
    .slice(0, 2)
    .map(({ item, strength }: Found<Answer>) => ({
      kind,
      score: asked ? 72 + 10 * strength : (talk.heard?.question === true ? 68 : 62) + 9 * strength,
      make: () => reply([pick(talk, `${kind}.${item.id}`)]) ?? (asked ? deeperThan(talk) : null),
    }))
}

/** The answer was given before: go deeper on the nearest topic, saying so. */
function deeperThan(talk: Talk): Reply | null {
  const [near] = findTopics(talk)
  if (near === undefined || near.strength < 0.6) return null
  const telling = nextTelling(talk, near.item.id)
  return telling === null ? null : reply([pick(talk, 'stock.toldBefore'), telling])
}

function selfMove(talk: Talk, act: Act): Move {
  const slot = act.slot ?? ''
  const make = (): Reply | null => {
    switch (slot) {
      case 'name':
        return reply([pickAny(talk, ['slot.name', 'stock.selfStill'])]) ?? toldAlready(talk)
      case 'age':
      case 'work':
      case 'home':
      case 'family':
      case 'past':
        return reply([pick(talk, `slot.${slot}`)]) ?? elsewhere(talk, slot)
      case 'mood':
        return reply([pickAny(talk, ['reaction.mood', 'reaction.wellbeing'])]) ?? toldAlready(talk)
      case 'today':
        return reply([pickAny(talk, ['reaction.today', 'reaction.mood'])]) ?? opened(talk, null)
      case 'doing':
        return reply([pick(talk, 'stock.doing')]) ?? reply([pickAny(talk, ['reaction.today', 'reaction.mood'])])
      case 'taste':
        return aboutTaste(talk, act)
      default:
        return aboutOpinion(talk, act)
    }
  }
  return { kind: `self-${slot}`, score: act.weight, make }
}

/** Own lines on this are used up: another side of one's life, introduced as such, or plain honesty. */
function elsewhere(talk: Talk, slot: string): Reply | null {
  const [near] = findTopics(talk)
  const telling = near === undefined || near.strength < 0.6 ? null : nextTelling(talk, near.item.id)
  const other = telling ?? (slot === 'past' || slot === 'work' ? pickAny(talk, ['slot.past', 'slot.work', 'slot.home']) : null)
  return other === null ? toldAlready(talk) : reply([pick(talk, 'stock.toldBefore'), other])
}

function toldAlready(talk: Talk): Reply | null {
  return reply([pick(talk, 'stock.toldAll')])
}

function aboutTaste(talk: Talk, act: Act): Reply | null {
  const [topic] = findTopics(talk)
  if (topic !== undefined && topic.strength >= 0.6) {
    const made = tell(talk, topic.item.id)
    if (made !== null) return made
  }
  const about = shortEcho(act.about)
  if (about === null) return anyTaste(talk)
  return reply([pick(talk, 'stock.noTaste', { values: { about } })])
}

/** "What do you like?" without a thing: any of my tastes. */
function anyTaste(talk: Talk): Reply | null {
  const groups = talk.random.shuffled(talk.scene.card.data.extensions.kith.slots.tastes).map((taste) => `taste.${taste.id}`)
  return reply([pickAny(talk, groups)])
}

function aboutOpinion(talk: Talk, act: Act): Reply | null {
  const [topic] = findTopics(talk)
  if (topic !== undefined && topic.strength >= 0.6) {
    const made = tell(talk, topic.item.id)
    if (made !== null) return made
  }
  if (act.weight < 75) return reply([pickAny(talk, ['stock.noAdvice', 'stock.listen'])])
  const about = shortEcho(act.about)
  return about === null
    ? reply([pickAny(talk, ['reaction.unknown', 'stock.unknown'])])
    : reply([pick(talk, 'stock.noTaste', { values: { about } })])
}

/** The person's own words, short and free of "you" and "me", so that they can be said back; null otherwise. */
export function shortEcho(about: string | null): string | null {
  if (about === null) return null
  const text = about.replace(/^(?:a|an|the|some|any|to|that|if)\s+/i, '').trim()
  if (/\p{Script=Han}/u.test(text))
    return Array.from(text).length <= 8 && text.length >= 2 && !/[我你您的吗呢吧了很最]|什么|怎么/.test(text) ? text : null
  const words = text.split(/\s+/)
  if (
    words.length > 3 ||
    text.length < 3 ||
    /\b(?:i|me|my|mine|you|your|we|us|it|this|that|them|him|her|to|is|are|do|and|or|here|there)\b|[^\p{L}\s'-]/iu.test(text)
  )
    return null
  return text
}

function aboutAi(talk: Talk, act: Act): Reply | null {
  switch (act.slot) {
    case 'privacy':
      return (
        reply([pickAny(talk, talk.scene.offRecord ? ['reaction.offRecord', 'stock.privacy'] : ['stock.privacy', 'reaction.offRecord'])]) ??
        toldAlready(talk)
      )
    case 'model':
      return (
        reply([pickAny(talk, talk.random.chance(0.5) ? ['stock.model', 'reaction.askAi'] : ['reaction.askAi', 'stock.model'])]) ??
        toldAlready(talk)
      )
    default:
      return reply([pickAny(talk, ['reaction.askAi', 'stock.model'])]) ?? toldAlready(talk)
  }
}
