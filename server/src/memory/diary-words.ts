import type { DiaryVoice } from '@kith/shared/card'
import { firstGraphemes, graphemeCount, type Language } from '@kith/shared/text'

/** How a page is written by a resident whose card has no diary lines: plain, and no more than happened. */
const plainVoice: DiaryVoice = {
  met: { en: ['Met {name} today, for the first time.'], zh: ['今天第一次见到{name}。'] },
  came: { en: ['{name} came by.', '{name} was here again.'], zh: ['{name}来过。', '{name}又来坐了坐。'] },
  told: { en: ['{name} said: “{memory}”', 'In {name}’s words: “{memory}”'], zh: ['{name}说：“{memory}”', '{name}的原话：“{memory}”'] },
  company: { en: ['{other} was there too.'], zh: ['{other}也在。'] },
  quiet: { en: ['We talked of this and that; nothing I would write down.'], zh: ['聊了些闲话，没什么要特意记下的。'] },
}

const mostQuoted = 90

/** What a talk was, as far as its reader may know it. */
export interface TalkNote {
  /** Makes the choice of words the same each time the page is read. */
  seed: string
  lang: Language
  name: string
  first: boolean
  quotes: readonly string[]
  others: readonly string[]
}

/** DI2: a talk in a few sentences: who came, what they said in their own words, who else was there. Nothing else. */
export function writeTalk(voice: DiaryVoice | null, note: TalkNote): string {
  const { lang, name, quotes, others } = note
  const first = numberFrom(note.seed)
  const say = (part: keyof DiaryVoice, slots: Record<string, string>, index = 0) => {
    const own = voice?.[part][lang] ?? []
    const lines = own.length > 0 ? own : plainVoice[part][lang]
    return (lines[(first + index) % lines.length] ?? '').replace(/\{(name|memory|other)\}/g, (_, slot: string) => slots[slot] ?? '')
  }
  const sentences = [
    say(note.first ? 'met' : 'came', { name }),
    ...quotes.map((quote, index) => say('told', { name, memory: shortened(quote) }, index)),
    ...(quotes.length === 0 ? [say('quiet', { name })] : []),
    ...(others.length === 0 ? [] : [say('company', { name, other: joined(others, lang) })]),
  ]
  return sentences.filter((sentence) => sentence !== '').join(lang === 'zh' ? '' : ' ')
}

function shortened(quote: string): string {
  const plain = quote.replace(/[“”"]/g, '’').trim()
  if (graphemeCount(plain, mostQuoted) <= mostQuoted) return plain
  return `${firstGraphemes(plain, mostQuoted).trimEnd()}…`
}

function joined(names: readonly string[], lang: Language): string {
  const last = names.at(-1) ?? ''
  if (names.length < 2) return last
  const before = names.slice(0, -1)
  return lang === 'zh' ? `${before.join('、')}和${last}` : `${before.join(', ')} and ${last}`
}

function numberFrom(seed: string): number {
  let hash = 0x811c9dc5
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}
