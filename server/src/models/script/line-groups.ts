import { emotions } from '@kith/shared/actions'
import type { Card } from '@kith/shared/card'
import type { Language } from '@kith/shared/text'
import { writesOut, writtenOut } from './formal.ts'
import { chineseStock } from './stock-zh.ts'
import { englishStock } from './stock-en.ts'
import { chineseGames } from './stock-games-zh.ts'
import { englishGames } from './stock-games-en.ts'
import { englishHeard } from './stock-heard-en.ts'
import { chineseHeard } from './stock-heard-zh.ts'
import { noteStock } from './stock-notes.ts'
import { chineseSky, englishSky } from './stock-sky.ts'
import { wishStock } from './stock-wishes.ts'

/** One authored line, taken apart once. */
export interface Line {
  /** Stable across restarts and the same in both languages, e.g. `topic.tea.telling.2`. */
  id: string
  /** `glad wave`, or empty. */
  tag: string
  body: string
  slots: readonly string[]
  /** Ends by asking the person something. */
  asks: boolean
  /** The card's own wording of a stock line: goes before the plain one. */
  own?: boolean
}
export type LineGroups = ReadonlyMap<string, readonly Line[]>

const cache = new WeakMap<Card, Partial<Record<Language, LineGroups>>>()

/** All authored lines of a card in one language, grouped by where they stand: `topic.tea.telling`, `reaction.praise`, `stock.time`… */
export function lineGroups(card: Card, lang: Language): LineGroups {
  const known = cache.get(card) ?? {}
  const made = known[lang] ?? build(card, lang)
  cache.set(card, { ...known, [lang]: made })
  return made
}

function parseLine(id: string, text: string): Line {
  const [, tag = '', body = text] = /^\[([a-z]+(?: [a-z]+)?)\]\s*([\s\S]*)$/.exec(text) ?? []
  const slots = [...new Set(Array.from(body.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? ''))]
  const asks = /[?？]["'”’」』)）]*\s*$/.test(body) || /\.ask\.\d+$/.test(id)
  return { id, tag, body, slots, asks }
}

function build(card: Card, lang: Language): LineGroups {
  const kith = card.data.extensions.kith
  const groups = new Map<string, readonly Line[]>()
  const add = (group: string, texts: readonly string[], ownCount = 0) => {
    groups.set(
      group,
      texts.map((text, index) => ({ ...parseLine(`${group}.${index + 1}`, text), ...(index < ownCount && { own: true }) })),
    )
  }
  for (const [name, lines] of Object.entries(kith.greetings)) add(`greeting.${name}`, lines[lang])
  for (const [name, lines] of Object.entries(kith.reactions)) add(`reaction.${name}`, lines[lang])
  const { tastes, opinions, facts = [], ...slots } = kith.slots
  for (const [name, lines] of Object.entries(slots)) add(`slot.${name}`, lines[lang])
  for (const taste of tastes) add(`taste.${taste.id}`, taste.say[lang])
  for (const opinion of opinions) add(`opinion.${opinion.id}`, opinion.say[lang])
  for (const fact of facts) add(`fact.${fact.id}`, fact.say[lang])
  for (const bound of kith.bounds) add(`bound.${bound.id}`, bound.say[lang])
  for (const topic of kith.topics) {
    add(`topic.${topic.id}.telling`, moodTagged(topic.tellings[lang], topic.mood))
    add(`topic.${topic.id}.ask`, topic.asks[lang])
  }
  for (const game of kith.games) {
    add(`game.${game.id}.intro`, game.intro[lang])
    add(
      `game.${game.id}.round`,
      game.rounds.map((round) => round.ask[lang]),
    )
    add(
      `game.${game.id}.reveal`,
      game.rounds.map((round) => round.reveal[lang]),
    )
  }
  kith.banter.forEach((banter, index) => {
    add(`banter.${index + 1}.say`, banter.say[lang])
    add(`banter.${index + 1}.reply`, banter.reply[lang])
  })
  kith.routine.forEach((entry, index) => add(`routine.${index + 1}.says`, entry.says?.[lang] ?? []))
  const polite = lang === 'zh' && saysNin(card)
  const formal = lang === 'en' && writesOut(Object.values(kith.reactions).flatMap((lines) => lines.en))
  const stock =
    lang === 'zh'
      ? { ...chineseStock, ...chineseGames, ...chineseHeard, ...chineseSky, ...noteStock.zh, ...wishStock.zh }
      : { ...englishStock, ...englishGames, ...englishHeard, ...englishSky, ...noteStock.en, ...wishStock.en }
  const own = kith.lines ?? {}
  for (const [name, plain] of Object.entries(stock)) {
    const lines = [...(own[name]?.[lang] ?? []), ...plain]
    add(
      `stock.${name}`,
      polite ? lines.map((line) => line.replace(/你(?!们)/g, '您')) : formal ? lines.map(writtenOut) : lines,
      own[name]?.[lang].length,
    )
  }
  return groups
}

/** Who says 您 in the card's own lines says it everywhere. */
function saysNin(card: Card): boolean {
  const text = JSON.stringify([card.data.extensions.kith.greetings, card.data.extensions.kith.reactions])
  return (text.match(/您/g)?.length ?? 0) > (text.match(/你/g)?.length ?? 0)
}

/** A telling without a tag of its own wears its topic's mood. */
function moodTagged(texts: readonly string[], mood: string | undefined): string[] {
  const known = emotions.find((emotion) => emotion === mood)
  return texts.map((text) => (known === undefined || text.startsWith('[') ? text : `[${known}] ${text}`))
}

/** Fills the slots of a line; null when one has no value. */
export function fillLine(line: Line, values: Readonly<Record<string, string>>, lang: Language): string | null {
  if (line.slots.some((slot) => (values[slot] ?? '') === '')) return null
  const text = line.body.replace(/\{(\w+)\}/g, (_, slot: string) => values[slot] ?? '')
  if (lang === 'zh') return text
  const told = text.replace(/\b(from|since|until|by|of) on (?=\w)/g, '$1 ')
  return startsWithName.test(line.body) ? told : told.replace(/^[a-z]/, (first) => first.toUpperCase())
}

/** What people wrote themselves keeps its first letter. */
const startsWithName = /^[“"‘]?\{(?:name|other|memory)\}/

/** Whether a spoken text contains this line, slots standing for anything. An interrupted line counts when enough of it was said. */
export function spokeLine(text: string, line: Line): boolean {
  if (line.slots.length === 0) return text.includes(line.body) || (text.length >= 12 && line.body.startsWith(text))
  let from = 0
  let fixed = 0
  for (const piece of line.body.split(/\{\w+\}/)) {
    if (piece === '') continue
    const at = text.toLowerCase().indexOf(piece.toLowerCase(), from)
    if (at === -1) return false
    from = at + piece.length
    fixed += piece.trim().length
  }
  return fixed >= (/\p{Script=Han}/u.test(line.body) ? 3 : 5)
}
