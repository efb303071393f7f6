import type { Language } from '@kith/shared/text'
import type { SceneMemory } from '#models/port.ts'
import { overlap, quotable, worthQuoting } from './find.ts'
import { sameText, type Talk } from './talk.ts'
import { understand } from './understand/understand.ts'
import { contentWords } from './words.ts'

/** What a question wants to have named, besides its words. */
export type AskedKind = 'time' | 'place' | 'name' | 'number' | 'worry'

const asked: readonly (readonly [kind: AskedKind, pattern: RegExp])[] = [
  ['worry', /\b(?:worried|nervous|anxious|afraid|scared|stressed|dreading|fretting)\b|担心|紧张|焦虑|发愁|害怕|烦(?:什么|啥)/],
  ['name', /\bname\b|\bcalled\b|叫(?:什么|啥)|名字/],
  ['number', /\bhow (?:many|much|old)\b|多少|几(?:个|只|岁|年|块|次|回)|多大/],
  [
    'time',
    /\bwhen\b|\b(?:what|which) (?:day|date|time|week|month|year)\b|\bhow (?:soon|long)\b|什么时候|哪(?:一)?[天年月]|几[号点月]|星期几|周几|礼拜几|多久/,
  ],
  ['place', /\bwhere\b|\bwhich (?:city|town|country|place|street)\b|哪(?:里|儿)|什么地方|在哪/],
]
const held: Record<Exclude<AskedKind, 'worry'>, RegExp> = {
  name: /\b(?:is|was|are|were|'s|’s|'re|’re) (?:called|named)\b|\b(?:called|named) \p{Lu}|\bname(?:'|’)?(?:s| is| was)\b|叫(?!什么|啥|我|你|他来|做)|名字是/u,
  number:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|half|dozen|twice|once)\b|[一二两三四五六七八九十百千万]/i,
  time: /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:today|tomorrow|tonight|yesterday|weekend|morning|afternoon|evening|noon|midnight|christmas|easter|next|last|ago|o'clock)\b|\d(?:st|nd|rd|th|am|pm|:)|[今明后昨前][天晚年早]|[上下这本](?:个)?(?:周|礼拜|星期|月)|(?:周|星期|礼拜)[一二三四五六日天末]|[\d一二三四五六七八九十]+[月号日点]|早上|上午|中午|下午|晚上|春节|国庆|中秋|过年|暑假|寒假/i,
  place: /\b(?:in|at|to|from|near|by) (?:the |a |my |our )?(?!\w+day\b)\p{L}{3,}|在(?!乎|意)|[去到从住]\p{Script=Han}/iu,
}
/** Words that say what kind of answer is wanted are no matter of their own. */
const ofKind = new Set(
  contentWords(
    'name called day date time week month year when where place city town country street long soon old number worried nervous anxious afraid scared stressed want remember again 名字 叫 时候 什么时候 哪天 日子 地方 多久 多大 担心 紧张 焦虑 发愁 害怕 来着 多少',
  ),
)

const kindZh =
  /来着|哪(?:一)?[天年月里儿个]|在哪|什么时候|什么地方|星期几|周几|几[号点月]|多[久大少]|叫(?:什么|啥)|名字|什么|记得|[他她它]们?/g

const littleZh = /^[我你您他她它们去来要会得让想是有的那这儿了]+$/

export function askedKind(text: string): AskedKind | null {
  return asked.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** The words a question is about, without those that only say what it wants. */
export function matterOf(text: string): Set<string> {
  return new Set(contentWords(text.replace(kindZh, ',')).filter((word) => !ofKind.has(word) && !littleZh.test(word)))
}

/** Whether a line could be the answer to a question of this kind. */
export function holds(kind: AskedKind, text: string, lang: Language): boolean {
  if (kind !== 'worry') return held[kind].test(text)
  // "I'm worried about it" says that they are, not what about.
  return (
    contentWords(text).length > fewestToWorry &&
    understand(text, lang).acts.some(
      ({ name, slot }) => (name === 'feeling' && slot === 'anxious') || (name === 'tell-self' && slot === 'plan'),
    )
  )
}

const fewestToWorry = 1
const shares = 2
const besideShares = 1.1
const holdsKind = 0.9
const soonAfter = 3
const leastSure = 0.9

/**
 * What they told that answers best: it holds what is asked for, and the matter stands in it or in a line just before. In
 * equal measure the later one. Null when nothing does; with no matter at all ("which day is it?"), the last that holds it.
 */
export function bestTold(talk: Talk, matter: ReadonlySet<string>, kind: AskedKind | null): SceneMemory | null {
  const told = everythingTold(talk)
  let best: { memory: SceneMemory; worth: number } | null = null
  for (const [at, memory] of told.entries()) {
    const own = overlap(matter, memory.text)
    const before = Math.max(0, ...told.slice(Math.max(0, at - soonAfter), at).map(({ text }) => overlap(matter, text)))
    const fits = kind !== null && holds(kind, memory.text, memory.lang)
    const worth = own * shares + (fits ? before * besideShares + holdsKind : 0)
    const sure = kind === null ? own > 0 : fits && (matter.size === 0 || own + before > 0 || kind === 'worry')
    if (sure && worth >= leastSure && (best === null || worth >= best.worth)) best = { memory, worth }
  }
  return best?.memory ?? null
}

/** In the order told: what is remembered of them, then what they said in this talk. */
function everythingTold(talk: Talk): SceneMemory[] {
  const here = saidInTalk(talk)
  const ids = new Set(here.map(({ id }) => id))
  return [...quotable(talk, true).filter(({ id }) => !ids.has(id)), ...here].toSorted((a, b) => a.atMs - b.atMs)
}

/** Their last words in this very talk, newest first, as if remembered; they need no source. */
export function saidInTalk({ scene, heard }: Talk): SceneMemory[] {
  return scene.turns
    .filter(
      (turn) =>
        turn.speakerId === scene.addresseeId &&
        turn.id !== heard?.turn.id &&
        !sameText(turn.text, heard?.turn.text ?? '') &&
        worthQuoting(turn.text, turn.lang),
    )
    .toReversed()
    .map((turn) => ({
      id: turn.id,
      kind: 'episode',
      subjectId: turn.speakerId,
      subjectName: turn.speakerName,
      predicate: null,
      text: turn.text,
      lang: turn.lang,
      atMs: turn.atMs,
      score: 0,
      past: false,
    }))
}
