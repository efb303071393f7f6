import { mayHear } from './audience.ts'
import type { SearchIndex } from './search-index.ts'

const han = /\p{Script=Han}/u

/** Where a name stands in a text. Latin names are whole words (`Bo`, `Bo's`, also in the midst of Chinese), others stand anywhere. */
function patternOf(name: string): RegExp {
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return isSpaced(name)
    ? new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${word}(?:['’]s)?(?![\\p{Script=Latin}\\p{N}])`, 'giu')
    : new RegExp(word, 'gu')
}

function isSpaced(name: string): boolean {
  return /^[\p{Script=Latin}\d '-]+$/u.test(name)
}

export function mentions(text: string, name: string): boolean {
  if (name === '' || (!isSpaced(name) && name.length < 2)) return false
  return patternOf(name).test(text)
}

export function without(text: string, name: string): string {
  return text.replace(patternOf(name), ' ')
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
    .reduce((asked, name) => asked.replace(patternOf(name), (found) => oneself(found, han.test(plain))), plain)
}

function oneself(name: string, inChinese: boolean): string {
  if (inChinese) return '我'
  return /['’]s$/u.test(name) ? 'my' : 'I'
}
