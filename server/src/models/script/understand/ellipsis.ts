import type { Language } from '@kith/shared/text'
import { normalise } from './normalise.ts'
import { understand } from './understand.ts'

/** What went before a line, as far as what it leaves out may be taken from there. */
export interface Before {
  /** Earlier lines of whoever speaks, newest first. */
  theirs: readonly string[]
  /** The listener was telling something of its own just now: then "she" and "it" are in that. */
  tellingMine: boolean
}

const linesBack = 3
const kinBack = 4
const kinEn =
  'cat|dog|pet|bird|parrot|rabbit|hamster|sister|brother|twin|mother|mom|mum|father|dad|wife|husband|son|daughter|kid|baby|friend|boyfriend|girlfriend|partner|grandmother|grandma|gran|granny|nan|grandfather|grandpa|uncle|aunt|cousin|boss|teacher|roommate|flatmate|neighbou?r|colleague|horse|fish|tortoise|niece|nephew'
const kinZh =
  '妈妈?|爸爸?|母亲|父亲|爷爷|奶奶|外婆|外公|姥姥|姥爷|哥哥?|姐姐?|弟弟?|妹妹?|老公|老婆|媳妇|丈夫|妻子|女朋友|男朋友|对象|儿子|女儿|孩子|闺女|宝宝|朋友|闺蜜|室友|同事|同学|老板|领导|老师|邻居|舅舅|叔叔|阿姨|姑姑|表[哥姐弟妹]|侄[子女]|猫|狗|小猫|小狗|鹦鹉|仓鼠|兔子|鸟|鱼|乌龟'

/** "And my wife?", "what about dogs?": only a thing, to be put where the last question had another. */
const fragmentEn =
  /^(?:(?:and|but|ok(?:ay)?|so|well|oh|hm+),? )*(?:(?:and )?(?:what|how) about |and |or )(?<x>(?!you\b|yours?\b|yourself|me\b|then|why|how|what|when|where|who|now|it\b|that\b|this\b|the (?:rest|other|others)\b|so\b|i\b|we\b|if\b|there\b|no\b|yes\b)[\p{L}'-]+(?: [\p{L}'-]+){0,3})\s*\?*[.]?$/u
const shortEn = /^(?<x>(?:my|your|his|her|their|the) [\p{L}'-]+(?: [\p{L}'-]+)?)\s*\?+$/u
const fragmentZh = /^(?:那|那么|还有|哦|嗯|可是|对了|好)?,?(?:那)?(?<x>[^,。!?呢]{1,8}?)呢[?。!~]*$/u
/** What is no thing to put anywhere. */
const noThing =
  /^(?:然后|后来|之后|接着|结果|还有|为什么|怎么|什么|[你您](?:们)?|你自己|现在|人|这|那|我|在哪|谁|[今明昨后]天|晚上|早上|以后|下雨|走走)$|着$|^(?:还|真|我在|怎么|正|都|才)|^(?:my (?:turn|name)|the (?:end|same)|(?:in|on|at|not|maybe|never|later|tomorrow|yesterday|today|tonight|here|thanks?|good|please|all|nothing|something|a|an|some)\b)/u

const placesEn = new RegExp(
  `\\b(?:my|your|his|her|their|our|the|this|that) (?:[\\p{L}'-]+ )?(?:${kinEn})\\b|\\b(?:my|your|his|her|their|our|the|this|that) [\\p{L}-]+`,
  'gu',
)
const placesZh = new RegExp(
  `(?:我|他|她|那|这)?(?:家|的|只|条)?(?:${kinZh})|那[\\p{Script=Han}]{1,3}?(?=叫|在|住|是|几|多大|怎么|喜欢|会|有|后来)`,
  'gu',
)

/**
 * A line that leaves something out, with it filled in from what the same person asked or told before: "and my wife?" after
 * "what was the parrot called" is "what was my wife called". Null when the line stands by itself.
 */
export function filledIn(line: string, fallback: Language, before: Before): string | null {
  const text = normalise(line)
  const lang = /\p{Script=Han}/u.test(text) ? 'zh' : fallback
  return fragmentOf(text, lang, before.theirs) ?? (before.tellingMine ? null : pronounOf(text, lang, before.theirs))
}

function fragmentOf(text: string, lang: Language, theirs: readonly string[]): string | null {
  const hit = lang === 'zh' ? fragmentZh.exec(text) : (fragmentEn.exec(text) ?? shortEn.exec(text))
  const thing = hit?.groups?.['x']?.trim() ?? ''
  if (thing === '' || noThing.test(thing) || !saysNothingElse(text, lang)) return null
  for (const earlier of theirs.slice(0, linesBack)) {
    const asked = normalise(earlier)
    const { question, acts } = understand(earlier, lang)
    if (!question && acts.every(({ name }) => name !== 'ask-memory' && name !== 'request' && name !== 'ask-self')) continue
    return put(thing, asked, acts.find(({ about }) => about !== null)?.about ?? null, lang)
  }
  return null
}

/** A wish, a goodbye or a question of its own needs no filling. */
function saysNothingElse(text: string, lang: Language): boolean {
  return understand(text, lang).acts.every(
    ({ name, slot }) => name === 'ask-other' || (name === 'ask-memory' && slot === 'said') || (name === 'ask-self' && slot === 'past'),
  )
}

/** The thing in place of the one the question was about: of the same make first (whose, who), else whatever it asked for. */
function put(thing: string, asked: string, about: string | null, lang: Language): string | null {
  const places = [...asked.matchAll(lang === 'zh' ? placesZh : placesEn)].map(([place]) => place)
  const someone = lang === 'zh' ? new RegExp(`${kinZh}|^[他她它]`).test(thing) : /^(?:my|your|his|her|their|the) /.test(thing)
  const what = about === null ? '' : normalise(about)
  const place = someone ? places.at(-1) : undefined
  const found = place ?? (what !== '' && asked.includes(what) ? innermost(what, places) : places.at(-1))
  if (found === undefined || found === '' || found === thing) return null
  return asked.replace(found, thing)
}

/** Of "what the parrot was called", the parrot. */
function innermost(what: string, places: readonly string[]): string {
  return places.findLast((place) => what.includes(place) && what !== place && what.split(/\s+/).length > 3) ?? what
}

const pronounEn = /\b(?<p>she|he|they|him|her|his|their|them)\b/
const pronounZh = /(?<p>[他她它])(?!们)/

/** "What's her name again?" of somebody they told of: said with who it is. */
function pronounOf(text: string, lang: Language, theirs: readonly string[]): string | null {
  const hit = (lang === 'zh' ? pronounZh : pronounEn).exec(text)
  if (hit === null || !(lang === 'zh' ? asksZh : asksEn).test(text)) return null
  const told = lang === 'zh' ? new RegExp(`我(?:家|的)?(${kinZh})`) : new RegExp(`\\bmy (?:[\\p{L}-]+ )?(${kinEn})\\b`, 'u')
  if (told.test(text)) return null
  for (const earlier of theirs.slice(0, kinBack)) {
    const kin = told.exec(normalise(earlier))?.[1]
    if (kin === undefined) continue
    return lang === 'zh'
      ? text.replace(/[他她它](?!们)/, `我${kin}`)
      : text.replace(pronounEn, (word) => inPlaceOf(word, `my ${kin}`, text, hit.index))
  }
  return null
}

function inPlaceOf(pronoun: string, whom: string, text: string, at: number): string {
  const rest = text.slice(at + pronoun.length)
  const owns =
    pronoun === 'his' ||
    pronoun === 'their' ||
    (pronoun === 'her' && /^ [\p{L}]+/u.test(rest) && !/^ (?:again|now|then|that|about|for|to)\b/.test(rest))
  return owns ? `${whom}'s` : whom
}

const asksEn =
  /\b(?:remember|recall|forg[eo]t|know)\b|^(?:(?:and|so|but|wait|then),? )*(?:what(?:'s| is| was)|where|when|how old|who(?:'s| is)?)\b/
const asksZh = /记得|知道|忘|(?:叫|是|在|住|做)(?:什么|啥|谁|哪)|什么时候|多大|几岁|哪天/
