import { aboutYou } from '@kith/shared/text'
import type { SceneMemory } from '#models/port.ts'
import { findMemories, overlap, quotable } from './find.ts'
import { askedKind, bestTold, holds, matterOf, saidInTalk } from './told.ts'
import { memoryValues, pick, pickAny, reply, saysNin, type Part, type Reply } from './say.ts'
import { heardAct, tellsMine, type Talk } from './talk.ts'
import { listInWords } from './topic-moves.ts'
import type { Act } from './understand/acts.ts'
import { understand } from './understand/understand.ts'
import { contentWords } from './words.ts'
import type { Move } from './move.ts'

const predicatesOf: Readonly<Record<string, RegExp>> = {
  name: /^(?:name|surname)/,
  likes: /^(?:likes|dislikes|favou?rite|does|diet|allergy|learning|hobby)/,
  work: /^(?:work|workplace|study|school|job)/,
  home: /^(?:home|from|grew-up|lives)/,
  plan: /^plan/,
  birthday: /^(?:birthday|age|born)/,
}
/** A memory may come up by itself when the line shares this much with it, and not more often than every few turns. */
const linkOverlap = 0.4
const linkEveryTurns = 5
const linkChance = 0.7
const justNowMs = 600_000
/** A scene holds so many turns at most. */
const turnsAtHand = 12

/** Questions about what was told, and memories that come up by themselves. Whatever is quoted is verbatim, dated and has its id. */
export function memoryMoves(talk: Talk): Move[] {
  const act = heardAct(talk, 'ask-memory')
  if (act !== null)
    return [
      {
        kind: 'memory',
        score: act.weight,
        make: () => remembered(talk, act) ?? reply([noMemory(talk)]),
      },
    ]
  return [...askedMoves(talk), ...linkMoves(talk)]
}

/** Asked of their own affairs without "do you remember": "which day do they want me?", "where is it again?". */
function askedMoves(talk: Talk): Move[] {
  const { heard } = talk
  const kind = heard === null || !heard.question ? null : askedKind(heard.text)
  if (heard === null || kind === null || ofYou.test(heard.text) || (tellsMine(talk) && !ofMe.test(heard.text))) return []
  const matter = matterOf(heard.text)
  if (!ofMe.test(heard.text) && !ofIt.test(heard.text)) return []
  const surely = heardAct(talk, 'ask-place') === null && heardAct(talk, 'ask-self') === null
  return [
    { kind: 'asked', score: surely ? askedScore : askedScore - 18, make: () => reply([quotedIf(talk, bestTold(talk, matter, kind))]) },
  ]
}

const askedScore = 80
const ofYou = /\byou(?:r|rs)?\b|[你您]/
const ofMe = /\b(?:i|my|me|mine|i'm)\b|我/
const ofIt = /来着|\b(?:again|it|that|they|them|s?he|him|her)\b|[他她它]|(?:那|这)(?:个|是|天)?/

function quotedIf(talk: Talk, memory: SceneMemory | null): Part | null {
  return memory === null ? null : quoted(talk, memory)
}

/** In company one's memory holds back what the others did not hear: then "I know nothing" might be a lie. */
function noMemory(talk: Talk): Part | null {
  const { present, addresseeId } = talk.scene
  const company = present.some((other) => other.kind === 'person' && other.id !== addresseeId)
  return (company ? pick(talk, 'stock.noMemoryHere', { again: true }) : null) ?? pickAny(talk, ['reaction.noMemory', 'stock.noMemory'])
}

function remembered(talk: Talk, act: Act): Reply | null {
  switch (act.slot ?? '') {
    case 'name':
      return aboutName(talk)
    case 'me':
      return aboutMe(talk)
    case 'thread':
      return lastThread(talk)
    case 'said':
      return saidAbout(talk, act)
    case 'first':
      return firstSaid(talk)
    case 'worry':
      return reply([quotedIf(talk, bestTold(talk, new Set(), 'worry'))])
    default:
      return aboutFact(talk, act)
  }
}

function aboutName(talk: Talk): Reply | null {
  const told = [...talk.scene.memories, ...saidInTalk(talk)].filter(
    (memory) => memory.kind === 'episode' && memory.subjectId === talk.scene.addresseeId && tellsName(memory),
  )
  const [best] = told.toSorted((a, b) => b.atMs - a.atMs)
  const quote = best === undefined ? null : quoted(talk, best)
  // The name given in words goes before the one over their head.
  const fact = current(talk.scene.facts).find(({ predicate, object }) => predicate === 'name' && object !== undefined && object !== '')
  const plain = pick(
    talk,
    'stock.myName',
    fact?.object === undefined ? {} : { values: { name: fact.object }, sources: [fact.id], again: true },
  )
  return quote !== null && (fact === undefined || talk.random.chance(0.25)) ? reply([quote]) : (reply([plain]) ?? reply([quote]))
}

function tellsName(memory: SceneMemory): boolean {
  return /\bmy name|\bcall me|\bi(?:'|’)?m called|我(?:的名字)?叫|叫我|我姓/i.test(memory.text) && !/[?？]\s*$|什么|啥/.test(memory.text)
}

/** "What do you know about me?": facts first, and one sentence in the person's own words. */
function aboutMe(talk: Talk): Reply | null {
  const facts = current(talk.scene.facts).slice(0, 4)
  const list = facts.length === 0 ? null : factList(talk, facts)
  // What was said just now needs no telling.
  const [memory] = findMemories(talk, new Set()).filter(
    ({ atMs, text, lang }) => talk.scene.nowMs - atMs > justNowMs && !onlyName(text, lang),
  )
  const quote = memory === undefined ? null : quoted(talk, memory)
  if (list !== null) return reply([list, quote !== null && talk.random.chance(0.4) ? quote : null])
  if (quote !== null) return reply([quote])
  const [recent] = saidInTalk(talk)
  if (recent !== undefined) return reply([justSaid(talk, recent)])
  const met = (talk.person?.talks ?? 0) > 0
  return met ? reply([pickAny(talk, ['greeting.return', 'stock.myName'])]) : null
}

/** "I'm Nora" is no more than the name that stands among the facts. */
function onlyName(text: string, lang: SceneMemory['lang']): boolean {
  const { acts } = understand(text, lang)
  return acts.length > 0 && acts.every(({ name, slot }) => name === 'greet' || (name === 'tell-self' && slot === 'name'))
}

function aboutFact(talk: Talk, act: Act): Reply | null {
  const pattern = predicatesOf[act.slot ?? '']
  const asked = new Set(contentWords(act.about ?? ''))
  const unloved = act.slot === 'likes' && asksOfDislikes(talk.heard?.text ?? '')
  const fitting = current(talk.scene.facts).filter(
    (fact) =>
      pattern?.test(fact.predicate ?? '') === true &&
      (act.slot !== 'likes' || /^(?:dislikes|allergy|diet)/.test(fact.predicate ?? '') === unloved),
  )
  const narrowed = asked.size === 0 ? fitting : fitting.filter((fact) => overlap(asked, `${fact.text} ${fact.predicate ?? ''}`) > 0)
  const facts = narrowed.length > 0 ? narrowed : asked.size > 0 && isKindQuestion(asked) ? [] : fitting
  const [first] = facts
  if (first !== undefined) {
    const own = quotable(talk).find((memory) => overlap(new Set(contentWords(first.object ?? first.text)), memory.text) >= 0.5)
    const quote = own === undefined || facts.length > 1 ? null : quoted(talk, own)
    return quote === null ? reply([factList(talk, facts.slice(0, 4))]) : reply([quote])
  }
  if (act.slot === 'plan' && asked.size === 0) {
    const [plan] = findMemories(talk, new Set()).filter(({ text, lang }) => isPlan(text, lang))
    if (plan !== undefined) return reply([quoted(talk, plan)])
  }
  const kind = askedKind(talk.heard?.text ?? '')
  const best = kind === null ? null : bestTold(talk, matterOf(talk.heard?.text ?? ''), kind)
  if (best !== null) return reply([quoted(talk, best)])
  // With nothing to look for, whatever was said last would be no answer.
  return asked.size === 0 ? null : saidAbout(talk, act)
}

function isPlan(text: string, lang: SceneMemory['lang']): boolean {
  return understand(text, lang).acts.some(
    ({ name, slot }) => (name === 'tell-self' && slot === 'plan') || (name === 'feeling' && slot === 'anxious'),
  )
}

function asksOfDislikes(question: string): boolean {
  return /\b(?:don't|do not|hate|dislike|can't stand|allergic|allerg(?:y|ies))\b|不(?:爱|喜欢|吃|喝|能)|讨厌|过敏|怕/.test(question)
}

/** "My favourite colour" asks for that one thing: other likes are no answer to it. */
function isKindQuestion(asked: ReadonlySet<string>): boolean {
  return ![...asked].every((word) => /^(?:drink|eat|do|read|listen|watch|most|best|喝|吃|看|听|玩)$/.test(word))
}

function saidAbout(talk: Talk, act: Act): Reply | null {
  const words = new Set(contentWords(act.about ?? ''))
  const asked = talk.heard?.text ?? ''
  const kind = askedKind(asked)
  const matter = matterOf(asked)
  // "My dad died. His name was Tomás": what is asked for stands a line or two after whom it is asked of.
  const best = kind === null || matter.size === 0 ? null : bestTold(talk, matter, kind)
  if (best !== null) return reply([otherwise(talk, best, words) ?? quoted(talk, best)])
  const answers = ({ text, lang }: SceneMemory) =>
    kind === null || kind === 'worry' || (kind === 'name' ? holdsName(text) : holds(kind, text, lang))
  const [memory] = findMemories(talk, words).filter(answers)
  if (memory !== undefined) return reply([otherwise(talk, memory, words) ?? quoted(talk, memory)])
  const facts = current(talk.scene.facts).filter((fact) => overlap(words, fact.text) > 0)
  if (facts.length > 0) return reply([factList(talk, facts.slice(0, 3))])
  const recent = saidInTalk(talk).find((turn) => answers(turn) && (words.size === 0 || overlap(words, turn.text) > 0))
  return recent === undefined ? null : reply([justSaid(talk, recent)])
}

/** A line quoted a moment ago is not quoted again where a fact drawn from it answers, and else it is said to be the same. */
function otherwise(talk: Talk, memory: SceneMemory, words: ReadonlySet<string>): Part | null {
  const text = memoryValues(talk, memory).values['memory'] ?? ''
  if (text === '' || talk.own[0]?.text.includes(text) !== true) return null
  const facts = current(talk.scene.facts).filter((fact) => overlap(words, fact.text) > 0)
  return facts.length > 0 ? factList(talk, facts.slice(0, 2)) : pick(talk, 'stock.sameLine', { again: true })
}

/** Words that could hold a name: asked for one, whatever else was said of somebody is no answer. */
function holdsName(text: string): boolean {
  return /叫|名|[^.!?\s] (?!(?:I|(?:Janu|Febru)ary|March|April|May|June|July|August|\w+ember|October|\w+day)\b)\p{Lu}\p{Ll}|\bcalled\b|\bnamed\b/u.test(
    text,
  )
}

const threadAsked = /\bwhere was i\b|\bwhat was i (?:saying|talking about)\b|我(?:刚才|刚刚)?(?:说|讲)到(?:哪儿?里?|什么地方)了?/u
/** Who has found it again needs no telling: "where was I, oh yes, the bus". */
const foundAgain =
  /\b(?:oh|ah|right|yes|that's it)\b,? (?:yes|right|that's it)?,? ?\p{L}|(?:哦|噢|啊)?对(?:了|对)?[,，]?\p{Script=Han}{2,}/u

function lastThread(talk: Talk): Reply | null {
  if (foundAgain.test((talk.heard?.text ?? '').replace(threadAsked, ''))) return reply([pick(talk, 'stock.listen', { asking: 'never' })])
  const [recent] = saidInTalk(talk)
  return recent === undefined ? null : reply([justSaid(talk, recent)])
}

/** Only the last turns are at hand: where others went before them, that is said too. */
function firstSaid(talk: Talk): Reply | null {
  const { turns, addresseeId } = talk.scene
  const said = turns.filter(({ speakerId }) => speakerId === addresseeId)
  const first = said.find(({ id }) => id !== talk.heard?.turn.id)
  if (first === undefined) return null
  const memory = first.text.trim().replace(/[.。]$/u, '')
  return reply([pick(talk, turns.length < turnsAtHand ? 'stock.firstSaid' : 'stock.earliestSaid', { values: { memory }, again: true })])
}

function justSaid(talk: Talk, turn: SceneMemory): Part | null {
  return pick(talk, 'stock.justSaid', { values: { memory: memoryValues(talk, turn).values['memory'] ?? '' }, again: true })
}

/** A dated quote in the resident's own way of giving one. */
function quoted(talk: Talk, memory: SceneMemory): Part | null {
  if (talk.scene.turns.some((turn) => turn.id === memory.id)) return justSaid(talk, memory)
  return (
    pickAny(talk, ['reaction.recall', 'stock.recallMore'], { ...memoryValues(talk, memory), asking: 'never' }) ??
    pick(talk, 'stock.recallMore', { ...memoryValues(talk, memory), again: true })
  )
}

function factList(talk: Talk, facts: readonly SceneMemory[]): Part | null {
  const clauses = facts.map((fact) => {
    const clause = aboutYou(fact.text, fact.lang).replace(/^Y(?=ou)/, 'y')
    return saysNin(talk) ? clause.replace(/你(?!们)/gu, '您') : clause
  })
  return pick(talk, 'stock.facts', { values: { list: listInWords(clauses, talk) }, sources: facts.map((fact) => fact.id), again: true })
}

function current(facts: readonly SceneMemory[]): SceneMemory[] {
  return facts.filter((fact) => !fact.past && !/^feeling|-ended$/.test(fact.predicate ?? ''))
}

/** What is said touches something they told before: bring it up, in their words. */
function linkMoves(talk: Talk): Move[] {
  const { heard } = talk
  if (heard === null || heard.words.size < 2 || talk.own.length < 1) return []
  if (
    talk.own
      .slice(0, linkEveryTurns)
      .some((turn) =>
        turn.lineIds.some((id) => id.startsWith('stock.link') || id.startsWith('reaction.recall') || id.startsWith('stock.recallMore')),
      )
  )
    return []
  const [memory] = findMemories(talk, heard.words)
  if (memory === undefined || talk.scene.nowMs - memory.atMs < justNowMs || overlap(heard.words, memory.text) < linkOverlap) return []
  if (!talk.random.chance(linkChance)) return []
  return [{ kind: 'link', score: 74, make: () => reply([pick(talk, 'stock.link', memoryValues(talk, memory))]) }]
}
