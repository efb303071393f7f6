import type { Emote } from '@kith/shared/actions'
import type { SceneMemory } from '#models/port.ts'
import type { Both } from '@kith/shared/text'
import { fillLine, type Line } from './line-groups.ts'
import type { Talk } from './talk.ts'
import { hourInWords, whenInWords } from './when.ts'

/** One line about to be said. */
export interface Part {
  id: string
  tag: string
  text: string
  asks: boolean
  sources: readonly string[]
}
export type ToolCall =
  | { name: 'walk_to'; args: { person?: string; spot?: string } }
  | { name: 'follow'; args: { person: string } }
  | { name: 'sit'; args: Record<string, never> }
  | { name: 'bring'; args: { person: string } }
  | { name: 'emote'; args: { emote: Emote } }
  | { name: 'end_talk'; args: Record<string, never> }

/** What to say and do. No parts: silence. */
export interface Reply {
  parts: Part[]
  calls: ToolCall[]
  /** Kept with the lines used, to be found at the next turn: where a game stands. */
  marks?: readonly string[]
}

export interface PickOptions {
  values?: Readonly<Record<string, string>>
  /** In the order written (tellings) instead of by chance. */
  inOrder?: boolean
  /** May end by asking; never when the last turn asked. Games ask by their nature and set `always`. */
  asking?: 'allowed' | 'never' | 'always'
  sources?: readonly string[]
  /** Only lines that hold this slot. */
  needs?: string
  /** When all are spent, one is said again: what is remembered must not be denied for want of a new way to say it. */
  again?: boolean
}

/** An authored line of a group that fits now: not used, not said in this talk, every slot filled. Null when there is none. */
export function pick(talk: Talk, group: string, options: PickOptions = {}): Part | null {
  const { values = {}, inOrder = false, asking = 'allowed', sources = [], needs } = options
  const lines = talk.groups.get(group) ?? []
  const filled = { ...commonValues(talk), ...values }
  let spent: Part | null = null
  for (const line of inOrder ? lines : ownFirst(talk.random.shuffled(lines))) {
    if (needs !== undefined && !line.slots.includes(needs)) continue
    if (line.asks && asking !== 'always' && (talk.askedLast || asking === 'never')) continue
    const text = fillLine(line, filled, talk.lang)
    if (text === null) continue
    const part = { id: line.id, tag: line.tag, text, asks: line.asks, sources }
    if (!talk.used.has(line.id) && !saidBefore(talk, line, text)) return part
    if (spent === null || saidLast(talk, spent)) spent = part
  }
  return options.again === true ? spent : null
}

function ownFirst(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => Number(b.own === true) - Number(a.own === true))
}

/** The first group that has a line. */
export function pickAny(talk: Talk, groups: readonly string[], options: PickOptions = {}): Part | null {
  for (const group of groups) {
    const part = pick(talk, group, options)
    if (part !== null) return part
  }
  return null
}

function saidLast(talk: Talk, { id }: Part): boolean {
  return talk.own[0]?.lineIds.includes(id) === true
}

function saidBefore(talk: Talk, line: Line, text: string): boolean {
  return talk.own.some((turn) => turn.lineIds.includes(line.id) || (text.length > 3 && turn.text.includes(text)))
}

function commonValues(talk: Talk): Record<string, string> {
  const { scene, lang, person } = talk
  return {
    name: person?.name ?? '',
    self: scene.card.data.extensions.kith.names[lang],
    hour: hourInWords(scene.hour, lang),
    place: scene.place[lang],
    activity: inSentence(trimStop(scene.activity[lang])),
    earlier: inSentence(trimStop(activityBefore(scene)?.[lang] ?? '')),
  }
}

/** What the day's plan had before what it has now: the routine is kept whether or not anybody looks. */
function activityBefore({ card, hour }: Talk['scene']): Both | null {
  const { routine } = card.data.extensions.kith
  const now = routine.findIndex(({ fromHour: from, toHour: to }) => (from < to ? hour >= from && hour < to : hour >= from || hour < to))
  return now === -1 ? null : (routine.at(now - 1)?.activity ?? null)
}

/** A phrase written of the resident, to stand alone: said by it, in the middle of a line. */
function inSentence(phrase: string): string {
  const own = phrase.replace(/\b[Hh](?:er|is)\b/g, 'my').replace(/\b(?:him|her)self\b/g, 'myself')
  return /^(?:I|[A-Z]\w* [A-Z])\b/.test(own) ? own : own.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase())
}

function trimStop(text: string): string {
  return text.replace(/[.。!！]+$/, '')
}

/** Slots of a quoted memory: its own words, never changed, and its date in words. */
export function memoryValues(talk: Talk, memory: SceneMemory): { values: Record<string, string>; sources: string[] } {
  return {
    values: {
      memory: memory.text.trim().replace(/[.。]+$/, ''),
      when: whenInWords(memory.atMs, talk.scene.nowMs, talk.lang, talk.offsetMs),
    },
    sources: [memory.id],
  }
}

/** A reply of these parts, holes left out; null when the first, which carries the answer, is missing. */
export function reply(parts: readonly (Part | null)[], calls: readonly ToolCall[] = []): Reply | null {
  if (parts[0] === null || parts[0] === undefined) return null
  const kept = parts.filter((part) => part !== null)
  return { parts: kept, calls: [...calls] }
}

/** The spoken text: the first tag, then the lines one after another. */
export function spokenText(talk: Talk, { parts }: Reply): string {
  const tag = parts.find((part) => part.tag !== '')?.tag ?? ''
  const body = parts.map((part) => part.text.trim()).join(talk.lang === 'zh' ? '' : ' ')
  return tag === '' || body === '' ? body : `[${tag}] ${body}`
}

/** Seen by the lines any resident shares: they are said in the card's own manner. */
export function saysNin({ groups, lang }: Talk): boolean {
  return lang === 'zh' && groups.get('stock.introAsk')?.some(({ body }) => body.includes('您')) === true
}
