import { detectLanguage, type Language } from '@kith/shared/text'
import { actKey, actWeights, type Act, type Rule, type RuleTable } from './acts.ts'
import { chineseAsk } from './zh-ask.ts'
import { chineseManner } from './zh-manner.ts'
import { chineseSocial } from './zh-social.ts'
import { chineseTell } from './zh-tell.ts'
import { englishAsk } from './en-ask.ts'
import { englishManner } from './en-manner.ts'
import { englishSocial } from './en-social.ts'
import { englishTell } from './en-tell.ts'
import { clauses, normalise, stripVocative } from './normalise.ts'

/** Somebody a line may speak of. */
export interface Named {
  id: string
  names: readonly string[]
}
export interface Understood {
  /** Normalised, without a leading or trailing call of the listener's name. */
  text: string
  lang: Language
  /** Heaviest first; empty for a line that is only about some topic. */
  acts: Act[]
  question: boolean
  /** Ids of the others whose names occur. */
  mentions: string[]
  /** The listener's own name was called. */
  named: boolean
}

const tables: Record<Language, RuleTable> = {
  en: {
    lang: 'en',
    rules: [...englishSocial, ...englishTell, ...englishAsk, ...englishManner],
    negation: /(?:\b(?:not|never|no longer|hardly|isn't|aren't|wasn't|don't|do not|didn't|won't|no)|n't)(?: \w+){0,2} ?$/,
  },
  zh: {
    lang: 'zh',
    rules: [...chineseSocial, ...chineseTell, ...chineseAsk, ...chineseManner],
    negation: /(?:不是?|没有?|别|不要|不太|不怎么|并不|从不|不再|毫不)(?:很|太|怎么|那么|特别|觉得)?$/,
  },
}
/** Acts that a question cannot be. */
const statements = new Set(['tell-self', 'feeling'])
/** Questions that a statement may sound like: "it might rain". */
const onlyAsked = new Set(['ask-place.weather', 'ask-place.time'])
/** Asked not to, somebody who moves stops; from the rest one only refrains. */
const moving = new Set(['follow', 'come', 'goto', 'dance', 'sit'])
/** "Wave" may be ordered, or said of the sea: orders are short. */
const longestRequestWords = 14

/** What a line does, by its words alone. Pure; `self` are the listener's own names, `others` whoever could be spoken of. */
export function understand(line: string, fallback: Language, self: readonly string[] = [], others: readonly Named[] = []): Understood {
  const whole = normalise(line)
  const told = nameTold(line)
  const { text, named } = stripVocative(whole, self)
  const lang = detectLanguage(text) ?? fallback
  const found = new Map<string, Act>()
  for (const table of lang === 'zh' ? [tables.zh, tables.en] : [tables.en, tables.zh]) {
    const share = table.lang === lang ? 1 : 0.9
    if (table.lang !== lang && !holds(text, table.lang)) continue
    for (const act of actsBy(table, text)) keepHeavier(found, { ...act, weight: act.weight * share })
  }
  if (!named && (asksToTell.test(text) || /呢[?]?$/.test(text)) && self.some((name) => speaksOf(text, normalise(name))))
    keepHeavier(found, { name: 'ask-self', slot: 'past', about: null, weight: actWeights['ask-self'] })
  // The capital is surer of where a name ends than any pattern without one.
  if (told !== null) found.set('tell-self.name', { name: 'tell-self', slot: 'name', about: told, weight: actWeights['tell-self'] })
  for (const act of found.values()) act.about = asTyped(act.about, line)
  const question = clauses(text).some((clause) => isQuestion(clause))
  const mentions = others.filter((other) => other.names.some((name) => speaksOf(whole, normalise(name)))).map((other) => other.id)
  const [mention] = mentions
  if (mention !== undefined && (question || asksToTell.test(text)))
    keepHeavier(found, { name: 'ask-other', slot: null, about: mention, weight: actWeights['ask-other'] })
  return { text, lang, acts: settle([...found.values()]), question, mentions, named }
}

/** "I'm Mira": only the capital tells a name from "I'm tired". */
function nameTold(line: string): string | null {
  const [, name] =
    /\b(?:I['’]m|I am|[Tt]his is|[Mm]y name is|[Cc]all me)\s+(\p{Lu}[\p{L}'-]+)(?=\s*(?:[.!,]|$)|\s+(?:and|from|by|here)\b)/u.exec(line) ??
    []
  return name === undefined ||
    /^(?:I|God|OK|Ok|Sorry|So|Not|Very)$|(?:ese|ish|rican|nadian|talian|tralian|ussian|ndian|orean|utch|erman|rench|azilian|iwanese)$/.test(
      name,
    )
    ? null
    : name
}

/** Captured words as the person typed them: capitals and all. */
function asTyped(about: string | null, line: string): string | null {
  if (about === null) return null
  const at = line.toLowerCase().indexOf(about)
  return at === -1 ? about : line.slice(at, at + about.length)
}

const asksToTell = /\btell me about\b|\bdescribe\b|\bdo you know\b|(?:说说|讲讲|聊聊|介绍|认识)/

function holds(text: string, lang: Language): boolean {
  return lang === 'zh' ? /\p{Script=Han}/u.test(text) : /[a-z]{2,}|[😂🤣😄😆]/u.test(text)
}

function speaksOf(text: string, name: string): boolean {
  if (name === '') return false
  if (!/^[\x20-\x7e]+$/.test(name)) return text.includes(name)
  return new RegExp(`(?<![\\p{L}\\d])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`, 'u').test(text)
}

function actsBy(table: RuleTable, text: string): Act[] {
  const acts: Act[] = []
  const parts = clauses(text)
  const asked = new Map(parts.map((part) => [part, isQuestion(part)]))
  for (const entry of table.rules) {
    for (const part of parts) {
      if (statements.has(entry.act) && asked.get(part) === true) continue
      if (onlyAsked.has(`${entry.act}.${entry.slot}`) && asked.get(part) !== true) continue
      const act = match(entry, part, table.negation)
      if (act === null) continue
      acts.push(act)
      break
    }
  }
  return acts
}

function match(entry: Rule, part: string, negation: RegExp): Act | null {
  const hit = entry.pattern.exec(part)
  if (hit === null) return null
  const act: Act = { name: entry.act, slot: entry.slot, about: captured(hit.groups), weight: actWeights[entry.act] * entry.score }
  if (entry.act === 'request' && part.split(' ').length > longestRequestWords) act.weight *= 0.6
  if (entry.negated === 'keep' || !negation.test(part.slice(0, hit.index)) || entry.slot === 'stop') return act
  if (entry.negated === 'insult') return { ...act, name: 'insult', weight: actWeights.insult * 0.8 }
  if (entry.negated === 'stop') return { ...act, slot: moving.has(entry.slot ?? '') ? 'stop' : 'spare' }
  return null
}

function captured(groups: Record<string, string> | undefined): string | null {
  const text = ['x', 'y', 'z', 'w', 'k'].map((name) => groups?.[name] ?? '').find((one) => one.trim() !== '')
  const trimmed = text?.replace(/^[\s,"']+|[\s,"'?!.~]+$/g, '') ?? ''
  return trimmed === '' ? null : trimmed
}

function keepHeavier(found: Map<string, Act>, act: Act): void {
  const key = actKey(act)
  const before = found.get(key)
  if (before === undefined || before.weight < act.weight) found.set(key, { ...act, about: act.about ?? before?.about ?? null })
}

/** Drops what another act explains better, and sorts. Ties keep the name's order, so that the same line always reads the same. */
function settle(acts: Act[]): Act[] {
  const has = (name: string, slot?: string) => acts.some((act) => act.name === name && (slot === undefined || act.slot === slot))
  return acts
    .filter((act) => !(act.name === 'backchannel' && acts.some((other) => other.name !== 'backchannel' && other.weight > 50)))
    .filter(
      (act) => !(act.name === 'feeling' && act.slot === 'glad' && acts.some((other) => other.name === 'feeling' && other.slot !== 'glad')),
    )
    .filter(
      (act) =>
        !(act.name === 'request' && act.slot === 'serve' && acts.some((other) => other.name === 'request' && other.slot !== 'serve')),
    )
    .filter(
      (act) =>
        !(act.name === 'ask-memory' && act.slot === 'said' && acts.some((other) => other.name === 'ask-memory' && other.slot !== 'said')),
    )
    .filter((act) => !(act.name === 'ask-self' && has('ask-memory') && act.slot !== 'past'))
    .filter((act) => !(act.name === 'tell-self' && has('ask-memory')))
    .filter((act) => !(act.name === 'praise' && has('affection')))
    .filter((act) => !(act.name === 'tell-self' && act.slot === 'taste' && (has('praise') || has('affection'))))
    .filter((act) => !(act.name === 'ask-self' && act.slot === 'taste' && has('affection')))
    .sort((a, b) => b.weight - a.weight || actKey(a).localeCompare(actKey(b)))
}

/** Whether a clause asks something, by its mark or its words. */
function isQuestion(clause: string): boolean {
  if (/^what an? \w|怎么着$/.test(clause)) return false
  if (/(?:哪[天年月]|什么时候|几[点号]|星期几|周几|在哪)[^,。都也]{1,5}$/.test(clause) && !/知道|不管|无论|随便|等|总/.test(clause))
    return true
  if (/[?]["')\]]*$/.test(clause)) return true
  if (
    /^(?:and |but |so |then |ok |well |hey |hi )?(?:what|who|whom|whose|where|when|why|how|which|do you|does|did|is there|is it|is this|are you|are there|can you|could you|would you|will you|have you|what's|who's|where's|how's|do i|am i|should i)\b/.test(
      clause,
    )
  )
    return true
  return (
    /(?:吗|么|呢|什么|谁|哪里|哪儿|哪个|多少|几个|怎么样|如何|为什么|为啥|是不是|有没有|能不能|会不会|好不好|要不要|行不行|几点|多大|多久|哪[天年月]|什么时候|几[号月]|星期几|周几|几|多少)(?:[啊呀呢来着的了]*)[.!~。]*$/.test(
      clause,
    ) && !/^(?:没什么|不怎么样|没怎么样)/.test(clause)
  )
}
