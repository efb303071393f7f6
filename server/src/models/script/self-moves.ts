import type { Answer } from '@kith/shared/card'
import { findAnswers, findFacts, findTopics, keysStrength, overlap, type Found } from './find.ts'
import { pick, pickAny, reply, type Reply } from './say.ts'
import { heardAct, type Talk } from './talk.ts'
import { skyGroup } from './place-moves.ts'
import { didToday, toldToday } from './today.ts'
import { asksAdvice, nextTelling, opened, tell } from './topic-moves.ts'
import type { Act } from './understand/acts.ts'
import { normalise } from './understand/normalise.ts'
import { contentWords, wordSegments } from './words.ts'
import type { Move } from './move.ts'

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
      make: () => reply([pick(talk, `bound.${bound.item.id}`)]) ?? saidAgain(talk, `bound.${bound.item.id}`),
    })
  }
  moves.push(...factMoves(talk))
  for (const act of heard.acts.filter((one) => one.name === 'ask-self')) moves.push(selfMove(talk, act))
  moves.push(...answerMoves(talk, 'taste', kith.slots.tastes), ...answerMoves(talk, 'opinion', kith.slots.opinions))
  const doubt = heardAct(talk, 'doubt')
  if (doubt !== null)
    moves.push({ kind: 'doubt', score: doubt.weight, make: () => reply([pickAny(talk, ['stock.doubt', 'reaction.tease'])]) })
  const ai = heardAct(talk, 'ask-ai')
  if (ai !== null) moves.push({ kind: 'ai', score: ai.weight, make: () => aboutAi(talk, ai) })
  return moves
}

/** What never changes about oneself and the place: asked again, it is said again. */
function factMoves(talk: Talk): Move[] {
  const { heard } = talk
  if (heard === null || !(heard.question || asksToTell.test(heard.text))) return []
  if (heardAct(talk, 'ask-memory') !== null && ofThemselves.test(heard.text)) return []
  const facts = talk.scene.card.data.extensions.kith.slots.facts ?? []
  const [asked] = [...findFacts(heard, facts), ...howMany(talk, facts)]
  return [asked]
    .filter((fact) => fact !== undefined)
    .map(({ id }) => ({
      kind: `fact-${id}`,
      score: factScore,
      make: () => reply([pick(talk, `fact.${id}`)]) ?? saidAgain(talk, `fact.${id}`),
    }))
}

const bareCount =
  /^(?:and |so |but )?how (?:many|much)\b(?: (?:are|were|is) (?:there|they|it|of them))?[?!. ]*$|^(?:那|一共|总共|到底)?(?:有)?(?:几|多少)[\p{Script=Han}]{0,2}[?!。呢啊呀 ]*$/u

/** "How many are there?": of what the same person has just asked about. */
function howMany({ heard, scene }: Talk, facts: readonly Answer[]): Answer[] {
  if (heard === null || !bareCount.test(heard.text)) return []
  const at = scene.turns.findIndex(({ id }) => id === heard.turn.id)
  const before = scene.turns.slice(0, Math.max(0, at)).findLast(({ speakerId }) => speakerId === heard.turn.speakerId)
  if (before === undefined) return []
  const text = `${normalise(before.text)} ${heard.text}`
  return findFacts({ text, segments: wordSegments(text) }, facts)
}

/** Above every topic and taste, below games and secrets. */
const factScore = 95
/** "My cat", 我的猫: asked of the one who asks. */
const ofThemselves = /\b(?:my|mine|i|i'm|i've|me)\b(?<!\b(?:tell|remind) me)|我(?<!(?:告诉|提醒|跟|和|对)我)/

const asksToTell = /\b(?:tell me|remind me|say again|i (?:forget|forgot|wonder))\b|告诉我|说说|再说|忘了/

/** Asked for what was told before: told again, as such. Who asks twice wants an answer, not a reproach. */
function saidAgain(talk: Talk, group: string): Reply | null {
  const line = pick(talk, group, { again: true }) ?? pick(talk, group, { again: true, asking: 'always' })
  if (line === null) return null
  const again = { ...line, id: `again.${line.id}` }
  const before = talk.own.some((turn) => turn.lineIds.includes(line.id)) ? pick(talk, 'stock.asSaid') : null
  return before === null ? reply([again]) : reply([before, again])
}

function answerMoves(talk: Talk, kind: 'taste' | 'opinion', answers: readonly Answer[]): Move[] {
  const asked = heardAct(talk, 'ask-self', kind) !== null
  return findAnswers(talk.heard, answers)
    .slice(0, 2)
    .map(({ item, strength }: Found<Answer>) => ({
      kind,
      score: asked ? 72 + 10 * strength : (talk.heard?.question === true ? 70 : 62) + 10 * strength,
      make: () => reply([pick(talk, `${kind}.${item.id}`)]) ?? (asked ? (deeperThan(talk) ?? saidAgain(talk, `${kind}.${item.id}`)) : null),
    }))
}

/** The answer was given before: go deeper on the nearest topic, saying so. */
function deeperThan(talk: Talk): Reply | null {
  const [near] = findTopics(talk)
  if (near === undefined || near.strength < 0.6) return null
  const telling = nextTelling(talk, near.item.id)
  return telling === null ? null : reply([pick(talk, 'stock.toldBefore'), telling])
}

/** Asked outright, they are told before any topic they touch. */
const plainSlots = new Set(['name', 'age', 'work', 'home', 'family'])
const plainSlotLead = 6

function selfMove(talk: Talk, act: Act): Move {
  const slot = act.slot ?? ''
  const make = (): Reply | null => {
    switch (slot) {
      case 'name':
        return reply([pickAny(talk, ['slot.name', 'stock.selfStill'])]) ?? saidAgain(talk, 'slot.name')
      case 'age':
      case 'work':
      case 'home':
      case 'family':
        return reply([pick(talk, `slot.${slot}`)]) ?? saidAgain(talk, `slot.${slot}`)
      case 'past':
        return reply([pick(talk, `slot.${slot}`)]) ?? elsewhere(talk) ?? saidAgain(talk, 'slot.past')
      case 'mood':
        return howItIs(talk) ?? toldAlready(talk)
      case 'today':
        return today(talk) ?? opened(talk, null)
      case 'doing':
        return reply([pick(talk, 'stock.doing')]) ?? reply([pickAny(talk, ['reaction.today', 'reaction.mood'])])
      case 'taste':
        return aboutTaste(talk, act)
      case 'recommend':
        return recommended(talk, act)
      case 'if':
      case 'encourage':
      case 'language':
        return reply([pick(talk, `stock.${slot}`)]) ?? reply([pickAny(talk, ['reaction.unknown', 'stock.unknown'])])
      case 'others':
      case 'makeof':
      case 'trivia':
        return reply([
          pickAny(talk, [`stock.${slot === 'makeof' ? 'makeOf' : slot}`, slot === 'makeof' ? 'stock.listen' : 'reaction.unknown']),
        ])
      case 'better':
        return null
      case 'habit':
        return aboutTopic(talk, 0.6) ?? reply([pick(talk, 'stock.habit')])
      case 'fear':
        return aboutTopic(talk, 0.7) ?? reply([pickAny(talk, ['taste.fear', 'taste.fears', 'stock.fear', 'taste.dislikes'])])
      default:
        return aboutOpinion(talk, act)
    }
  }
  return { kind: `self-${slot}`, score: act.weight + (plainSlots.has(slot) ? plainSlotLead : 0), make }
}

/** From the last hour and from what it is like outside, where either tells anything; then as the card has it. */
function howItIs(talk: Talk): Reply | null {
  const { mood, sky } = talk.scene
  const now = mood === null ? null : pick(talk, 'stock.moodNow', { values: { mood: mood[talk.lang] } })
  const own = pickAny(talk, ['reaction.mood', 'reaction.wellbeing'])
  const outside = sky === null || !talk.random.chance(0.5) ? null : pick(talk, `stock.${skyGroup('feel', sky.kind)}`, { asking: 'never' })
  const [first, second] = [now, own, outside].filter((part) => part !== null)
  return reply([first ?? null, second ?? null])
}

/** What the day truly held: what people told on it, errands that were done, and the hours of the routine. Nothing else happened. */
function today(talk: Talk): Reply | null {
  const told = toldToday(talk)
  const did = didToday(talk)
  const [first, second] = [told, did].filter((part) => part !== null)
  const plan = pick(talk, 'reaction.today', { asking: first === undefined ? 'allowed' : 'never' })
  return first === undefined ? (reply([plan]) ?? saidAgain(talk, 'reaction.today')) : reply([first, second ?? plan])
}

/** Own lines on this are used up: another side of one's life, introduced as such, or plain honesty. */
function elsewhere(talk: Talk): Reply | null {
  const [near] = findTopics(talk)
  const telling = near === undefined || near.strength < 0.6 ? null : nextTelling(talk, near.item.id)
  const other = telling ?? pickAny(talk, ['slot.work', 'slot.home'])
  return other === null ? null : reply([pick(talk, 'stock.toldBefore'), other])
}

function toldAlready(talk: Talk): Reply | null {
  return reply([pick(talk, 'stock.toldAll')])
}

function aboutTaste(talk: Talk, act: Act): Reply | null {
  const told = aboutTopic(talk, 0.7)
  if (told !== null) return told
  const about = shortEcho(act.about)
  if (about === null || wants.test(act.about ?? '')) return anyTaste(talk, act.about ?? '')
  return reply([pick(talk, 'stock.noTaste', { values: { about } })])
}

const forSomebody =
  /\b(?:for|to) (?!me\b|(?:some(?:one|body)|any(?:one|body)|people|a (?:person|man|woman|beginner)) who\b|tonight\b|today\b|now\b|here\b)\w+|present|gift|birthday|礼物|送/

/** What I would choose, of my own trade; for somebody else, what I would give. Known likes of theirs come first. */
function recommended(talk: Talk, act: Act): Reply | null {
  const gift = forSomebody.test(`${act.about ?? ''} ${talk.heard?.text ?? ''}`)
  const liked = talk.scene.facts.find(({ predicate, past, object }) => predicate === 'likes' && !past && (object ?? '') !== '')
  const known =
    gift || liked === undefined
      ? null
      : pick(talk, 'stock.recommendLiked', { values: { about: shortEcho(liked.object ?? '') ?? '' }, sources: [liked.id], needs: 'about' })
  const group = gift ? 'stock.recommendGift' : 'stock.recommend'
  return (
    reply([known ?? pick(talk, group)]) ?? (gift ? null : anyTaste(talk, act.about ?? '')) ?? reply([pick(talk, group, { again: true })])
  )
}

function aboutTopic(talk: Talk, least: number): Reply | null {
  const [topic] = findTopics(talk)
  return topic === undefined || topic.strength < least ? null : tell(talk, topic.item.id)
}

/** What was asked for is "what", cut short by the pattern's own question word. */
const wants = /什|啥|哪/

/** "What do you like?", "what do you recommend?" without a thing: one of my tastes, close to what we speak of if there is one. */
function anyTaste(talk: Talk, about: string): Reply | null {
  const kith = talk.scene.card.data.extensions.kith
  const going = kith.topics.filter((topic) => topic.id === talk.topicId).flatMap((topic) => [...topic.keys.zh, ...topic.keys.en])
  const near = new Set(contentWords(going.join(' ')))
  const verb = /[吃喝看听玩读]/u.exec(about)?.[0] ?? ''
  const closeness = (keys: string) => overlap(near, keys) + (verb !== '' && keys.includes(verb) ? 2 : 0)
  const groups = talk.random
    .shuffled(kith.slots.tastes)
    .toSorted((a, b) => closeness([...b.keys.zh, ...b.keys.en].join(' ')) - closeness([...a.keys.zh, ...a.keys.en].join(' ')))
    .map((taste) => `taste.${taste.id}`)
  return reply([pickAny(talk, groups)])
}

/** A taste of mine on what they like, or any: what one says when asked back. */
export function tasteLike(talk: Talk, theirs: string): Reply | null {
  const { tastes } = talk.scene.card.data.extensions.kith.slots
  const heard = { text: normalise(theirs), segments: wordSegments(theirs) }
  const near = tastes.find(
    ({ keys }) =>
      keysStrength(
        {
          en: keys.en
            .flatMap((key) => key.split(' '))
            .filter((word) => word.length > 2 && !/^(?:you|your|what|favou?rite|like|the|do)$/.test(word)),
          zh: keys.zh,
        },
        heard,
      ) > 0.7,
  )
  return near === undefined ? anyTaste(talk, theirs) : (reply([pick(talk, `taste.${near.id}`)]) ?? anyTaste(talk, theirs))
}

function aboutOpinion(talk: Talk, act: Act): Reply | null {
  const told = asksAdvice(talk) ? null : aboutTopic(talk, 0.6)
  if (told !== null) return told
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
    return Array.from(text).length <= 8 && text.length >= 2 && !/[我你您他她它的吗呢吧了很最]|什么|怎么/.test(text) ? text : null
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
  switch (act.slot ?? '') {
    case 'feel':
    case 'see':
    case 'away':
      return reply([pick(talk, `stock.${act.slot}`)]) ?? saidAgain(talk, `stock.${act.slot}`)
    case 'hear':
    case 'keep':
    case 'secret':
    case 'forget':
      return (
        reply([pickAny(talk, talk.scene.offRecord ? ['reaction.offRecord', `stock.${act.slot}`] : [`stock.${act.slot}`, 'stock.keep'])]) ??
        toldAlready(talk)
      )
    case 'model':
      return (
        reply([pickAny(talk, talk.random.chance(0.5) ? ['stock.model', 'reaction.askAi'] : ['reaction.askAi', 'stock.model'])]) ??
        saidAgain(talk, 'reaction.askAi')
      )
    default:
      return reply([pick(talk, 'reaction.askAi')]) ?? saidAgain(talk, 'reaction.askAi')
  }
}
