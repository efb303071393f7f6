import type { Topic } from '@kith/shared/card'
import { findTopics, type Found } from './find.ts'
import { pick, pickAny, reply, type Part, type Reply } from './say.ts'
import { heardAct, lastSaid, tellsMuch, type HeardLine, type Talk } from './talk.ts'
import type { Act } from './understand/acts.ts'
import { understand } from './understand/understand.ts'
import { contentWords } from './words.ts'
import type { Move } from './move.ts'

const askAfterTelling = 0.45

/** The next thing to tell about a topic, deeper than what was told. */
export function nextTelling(talk: Talk, topicId: string, asking: 'allowed' | 'never' = 'allowed'): Part | null {
  return pick(talk, `topic.${topicId}.telling`, { inOrder: true, asking })
}

/** A telling, sometimes with the topic's question after it. */
export function tell(talk: Talk, topicId: string, before: Part | null = null): Reply | null {
  const telling = nextTelling(talk, topicId)
  if (telling === null) return null
  const ask = !telling.asks && talk.random.chance(askAfterTelling) ? pick(talk, `topic.${topicId}.ask`) : null
  return before === null ? reply([telling, ask]) : reply([before, telling, ask])
}

export function hasTold(talk: Talk, topicId: string): boolean {
  const prefix = `topic.${topicId}.telling.`
  return (
    talk.scene.usedLines.some((id) => id.startsWith(prefix)) || talk.own.some((turn) => turn.lineIds.some((id) => id.startsWith(prefix)))
  )
}

/** Topics the line names or touches. */
export function topicMoves(talk: Talk): Move[] {
  return findTopics(talk)
    .slice(0, 3)
    .map(({ item, strength }) => ({
      kind: 'topic',
      score: topicScore(talk, item, strength),
      make: () => tell(talk, item.id) ?? toldOut(talk, strength),
    }))
}

/** What people tell or ask of themselves goes before what I could tell on the same subject. */
const toldOfThemselves = 16
/** One word of mine in a long line of theirs is no reason to begin. */
const longLine = 14

/** "Should I quit my job?" is about their life, whatever I could tell of mine. */
export function asksAdvice(talk: Talk): boolean {
  const act = heardAct(talk, 'ask-self', 'opinion')
  return act !== null && act.weight < 75 && /\bi\b|我/.test(talk.heard?.text ?? '')
}

/** A line that is plainly about a topic beats telling and opinions, not requests, memories or feelings. */
function topicScore(talk: Talk, topic: Topic, strength: number): number {
  const going = talk.topicId === topic.id ? 0.04 : 0
  const asked = talk.heard?.question === true ? 4 : 0
  const theirs = (!talk.heard?.question && heardAct(talk, 'tell-self') !== null) || asksAdvice(talk) ? toldOfThemselves : 0
  return strength >= 0.7
    ? 66 + 10 * (strength + going) + asked - theirs - (strength < 0.9 && tellsMuch(talk) ? longLine : 0)
    : 26 + 30 * (strength + going)
}

/** Everything about it was told: say so once, rather than turn to something unrelated at once. */
function toldOut(talk: Talk, strength: number): Reply | null {
  if (strength < 0.7 || talk.heard?.question !== true) return null
  return reply([pick(talk, 'stock.toldAll')])
}

/** "Tell me more", "and then?", "why?", short nods: go on with what was being told. */
export function followMoves(talk: Talk): Move[] {
  const more = heardAct(talk, 'more')
  const why = heardAct(talk, 'why')
  const nod = heardAct(talk, 'backchannel') ?? heardAct(talk, 'laugh')
  const unclear = heardAct(talk, 'unclear')
  const moves: Move[] = []
  const { topicId } = talk
  const on = more ?? why
  if (on !== null)
    moves.push({
      kind: 'more',
      score: on.weight,
      make: () => deeper(talk) ?? opened(talk, pickAny(talk, topicId === null ? ['stock.bridge'] : ['stock.toldAll', 'stock.bridge'])),
    })
  if (nod !== null && !tellsMuch(talk)) {
    const going = topicId !== null && talk.random.chance(0.6)
    moves.push({
      kind: 'nod',
      score: 45,
      make: () => (going && topicId !== null ? tell(talk, topicId) : null) ?? opened(talk, pick(talk, 'stock.bridge')),
    })
  }
  const pronoun =
    talk.heard?.question === true && /\b(?:s?he|her|him|his|they|them|it|its|that one)\b|[她他它]|那个人?/.test(talk.heard.text)
  if (pronoun && topicId !== null) moves.push({ kind: 'pronoun', score: 58, make: () => tell(talk, topicId) })
  if (unclear !== null && topicId !== null) moves.push({ kind: 'clarify', score: unclear.weight, make: () => tell(talk, topicId) })
  return moves
}

/** More of what I spoke of last: another line of the same answer, else the next telling of the topic. */
function deeper(talk: Talk): Reply | null {
  const group = talk.own[0]?.lineIds.find((id) => /^(?:slot|taste|opinion)\./.test(id))?.replace(/\.\d+$/, '')
  const same = group === undefined ? null : pick(talk, group)
  return reply([same]) ?? (talk.topicId === null ? null : tell(talk, talk.topicId))
}

/** The person answers a question of mine about a topic: take it in, then give something back. */
export function answerMoves(talk: Talk): Move[] {
  const asked = lastSaid(talk, 'topic.')
  const ask = talk.own[0]?.lineIds.find((id) => /^topic\..+\.ask\.\d+$/.test(id))
  if (!talk.askedLast || talk.heard === null || talk.heard.question || onlyNods(talk.heard)) return []
  const [, topicId] = (ask ?? '').split('.')
  const about = topicId ?? asked?.split('.')[1]
  return [
    {
      kind: 'answer',
      score: topicId === undefined ? 48 : heardAct(talk, 'tell-self') === null ? 67 : 64,
      make: () => {
        const taken = acknowledge(talk)
        const next = about === undefined ? null : nextTelling(talk, about, 'never')
        const short = taken === null || taken.id.startsWith('stock.ack')
        if (next !== null && (short || talk.random.chance(0.5))) return taken === null ? reply([next]) : reply([taken, next])
        return short ? (reply([pick(talk, 'stock.listen', { asking: 'never' })]) ?? opened(talk, taken)) : reply([taken])
      },
    },
  ]
}

function onlyNods({ acts }: HeardLine): boolean {
  return acts.length > 0 && acts.every((act) => act.name === 'backchannel')
}

/** A word for what was answered: yes and no have their own lines, the rest was learned, unless nothing is being kept. */
function acknowledge(talk: Talk): Part | null {
  if (heardAct(talk, 'no') !== null) return pickAny(talk, ['reaction.no', 'stock.ack'], { asking: 'never' })
  if (heardAct(talk, 'yes') !== null) return pickAny(talk, ['reaction.yes', 'stock.ack'], { asking: 'never' })
  const said = (talk.heard?.words.size ?? 0) >= 2
  if (said && !talk.scene.offRecord && talk.random.chance(0.25))
    return pickAny(talk, ['reaction.learned', 'stock.ack'], { asking: 'never' })
  return pick(talk, 'stock.ack')
}

/** Opens a topic of my own, one not told yet, close to what is known of the person when possible. */
export function opened(talk: Talk, before: Part | null): Reply | null {
  for (const topic of openable(talk)) {
    const made = tell(talk, topic.id, before)
    if (made !== null) return made
  }
  return before === null ? null : reply([before])
}

function openable(talk: Talk): Topic[] {
  const { scene } = talk
  const known = new Set(
    contentWords(
      [...scene.facts, ...scene.memories.filter((memory) => memory.subjectId === scene.addresseeId)].map((memory) => memory.text).join(' '),
    ),
  )
  const fresh = scene.card.data.extensions.kith.topics.filter(
    (topic) => !practical(topic) && unlocked(talk, topic) && topic.id !== talk.topicId,
  )
  const ranked: Found<Topic>[] = talk.random.shuffled(fresh).map((item) => ({
    item,
    strength: (hasTold(talk, item.id) ? -2 : 0) + (touches(item, known) ? 1 : 0) + (touches(item, talk.heard?.words ?? new Set()) ? 1 : 0),
  }))
  return ranked.toSorted((a, b) => b.strength - a.strength).map(({ item }) => item)
}

function touches(topic: Topic, words: ReadonlySet<string>): boolean {
  const known = keyWords.get(topic) ?? contentWords([...topic.keys.zh, ...topic.keys.en].join(' '))
  keyWords.set(topic, known)
  return known.some((word) => words.has(word))
}

const keyWords = new WeakMap<Topic, readonly string[]>()

function unlocked(talk: Talk, topic: Topic): boolean {
  return topic.unlockedBy === undefined || hasTold(talk, topic.unlockedBy)
}

const practicalCache = new WeakMap<Topic, boolean>()

function explains({ name, slot }: Act): boolean {
  return name === 'ask-talk' || name === 'ask-ai' || (name === 'ask-place' && slot !== 'where' && slot !== 'weather' && slot !== 'who')
}

/** Answers something rather than making talk: the keys, the rooms, "surprise me". Told when asked, never out of the blue. */
function practical(topic: Topic): boolean {
  const known = practicalCache.get(topic)
  if (known !== undefined) return known
  const made = topic.keys.en.some((key) => understand(key, 'en').acts.some(explains))
  practicalCache.set(topic, made)
  return made
}

/** Who would rather listen is not given a list to choose from. */
const youTalk = /^(?:no,? |ok,? |那)?(?:you\b|你|您|听)/

/** "What shall we talk about?", boredom: offer some topics by name, or just begin one. */
export function talkMoves(talk: Talk): Move[] {
  const ask = heardAct(talk, 'ask-talk') ?? (talk.askedLast ? null : heardAct(talk, 'feeling', 'bored'))
  if (ask === null) return []
  return [
    {
      kind: 'talk',
      score: ask.weight,
      make: () =>
        (!youTalk.test(talk.heard?.text ?? '') && talk.random.chance(0.35) ? offer(talk) : null) ?? opened(talk, null) ?? offer(talk),
    },
  ]
}

/** A story: the longest of what is still untold, two tellings of it at once. */
export function story(talk: Talk): Reply | null {
  const length = (topic: Topic) => topic.tellings[talk.lang].join('').length
  const [, ...longest] = openable(talk)
    .filter((topic) => !hasTold(talk, topic.id))
    .toSorted((a, b) => length(a) - length(b))
    .slice(-4)
  const [chosen] = talk.random.shuffled(longest)
  const first = chosen === undefined ? null : nextTelling(talk, chosen.id)
  if (chosen === undefined || first === null) return opened(talk, null)
  const lines = talk.groups.get(`topic.${chosen.id}.telling`) ?? []
  const line = lines[lines.findIndex((one) => one.id === first.id) + 1]
  const second: Part | null =
    line === undefined || line.slots.length > 0 || line.asks || talk.used.has(line.id)
      ? null
      : { id: line.id, tag: line.tag, text: line.body, asks: false, sources: [] }
  return reply([first, second])
}

function offer(talk: Talk): Reply | null {
  return reply([pick(talk, 'stock.offer')])
}

export function listInWords(items: readonly string[], talk: Talk): string {
  const last = items.at(-1) ?? ''
  if (items.length < 2) return last
  return talk.lang === 'zh' ? items.join('、') : `${items.slice(0, -1).join(', ')} and ${last}`
}
