import { mayHear } from './audience.ts'
import type { SearchIndex } from './search-index.ts'

const han = /\p{Script=Han}/u

const leastPart = 3

/**
 * Where a name stands in a text. Latin names are whole words (`Bo`, `Bo's`, also in the midst of Chinese) and are known by
 * one of their words too, where name and text both write it as a name; others stand anywhere.
 */
function patternsOf(name: string): RegExp[] {
  if (!isSpaced(name)) return [new RegExp(escaped(name), 'gu')]
  return [wholeWord(name, 'giu'), ...partsOf(name).map((word) => wholeWord(word, 'gu'))]
}

function partsOf(name: string): string[] {
  return name.split(/\s+/).filter((word) => word !== name && word.length >= leastPart && /^\p{Lu}\p{Ll}/u.test(word))
}

function wholeWord(word: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${escaped(word)}(?:['’]s)?(?![\\p{Script=Latin}\\p{N}])`, flags)
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function isSpaced(name: string): boolean {
  return /^[\p{Script=Latin}\d .'-]+$/u.test(name)
}

export function mentions(text: string, name: string): boolean {
  if (name === '' || (!isSpaced(name) && name.length < 2)) return false
  // Hundreds of names are looked for in every line: most are nowhere near, and a pattern takes a quarter of a millisecond to make.
  if (!text.toLowerCase().includes(name.toLowerCase()) && !partsOf(name).some((part) => text.includes(part))) return false
  return patternsOf(name).some((pattern) => pattern.test(text))
}

export function without(text: string, name: string): string {
  return patternsOf(name).reduce((rest, pattern) => rest.replace(pattern, ' '), text)
}

/**
 * A question as whoever it names would put it ("what does Bo drink": "what does I drink"), for its meaning to be taken: people
 * tell of themselves in the first person, and a name is like whatever else it stands in. Names of those alone who said
 * something every listener may know, so that what is hidden changes nothing.
 */
export function askedOfOneself(index: SearchIndex, text: string, listeners: readonly string[]): string {
  const plain = text.normalize('NFKC')
  const named = new Set([...index.speakerNames.keys()].filter((speaker) => mentions(plain, index.speakerNames[speaker] ?? '')))
  if (named.size === 0) return text
  const allowed = index.groups.map((group) => mayHear(listeners, group.members))
  const heard = new Set<string>()
  for (let ordinal = 0; ordinal < index.memories.length && heard.size < named.size; ordinal += 1) {
    const speaker = index.speakerOf[ordinal] ?? -1
    if (named.has(speaker) && allowed[index.groupOf[ordinal] ?? -1] === true) heard.add(index.speakerNames[speaker] ?? '')
  }
  return [...heard]
    .toSorted((a, b) => b.length - a.length)
    .flatMap((name) => patternsOf(name))
    .reduce((asked, pattern) => asked.replace(pattern, (found) => oneself(found, han.test(plain))), plain)
}

function oneself(name: string, inChinese: boolean): string {
  if (inChinese) return '我'
  return /['’]s$/u.test(name) ? 'my' : 'I'
}
