/** Somebody a line may name. */
export interface Party {
  id: string
  names: readonly string[]
  /** A person chose the name, an ordinary word maybe. */
  isPerson?: boolean
  /** The speaker looks at them. */
  faced?: boolean
}
/** A name in a line. `slip`: it is spelt one slip away from the name. */
export interface Found {
  id: string
  start: number
  end: number
  slip: boolean
  isHan: boolean
}

const han = /\p{Script=Han}/u
const word = /[\p{L}\p{N}]/u
/** Shorter names have too many neighbours that are words. */
const shortestSlip = 4
const shortestSwapped = 6

function exact(text: string, lower: string, { id, names }: Party): Found[] {
  const found: Found[] = []
  for (const name of names) {
    const wanted = name.toLocaleLowerCase()
    const isHan = han.test(name)
    for (let start = wanted === '' ? -1 : lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + 1)) {
      const end = start + wanted.length
      const [previous, next] = [text[start - 1] ?? ' ', text[end] ?? ' ']
      // A Latin name may touch Han characters, never letters of its own kind.
      const touches = (char: string) => word.test(char) && !han.test(char)
      if (isHan || (!touches(previous) && !touches(next))) found.push({ id, start, end, slip: false, isHan })
    }
  }
  return found
}

/** One letter left out, doubled or added, two swapped, or, in longer names, one for another. The first letter stands. */
function isSlip(word_: string, name: string): boolean {
  if (word_ === name || word_[0] !== name[0] || Math.min(word_.length, name.length) < shortestSlip - 1) return false
  if (name.length < shortestSlip || Math.abs(word_.length - name.length) > 1) return false
  let at = 0
  while (at < name.length && word_[at] === name[at]) at += 1
  const [restWord, restName] = [word_.slice(at), name.slice(at)]
  if (word_.length < name.length) return restWord === restName.slice(1)
  if (word_.length > name.length) return restWord.slice(1) === restName
  const swapped = restWord[0] === restName[1] && restWord[1] === restName[0] && restWord.slice(2) === restName.slice(2)
  return swapped || (name.length >= shortestSwapped && restWord.slice(1) === restName.slice(1))
}

function slips(lower: string, { id, names }: Party): Found[] {
  const latin = names.map((name) => name.toLocaleLowerCase()).filter((name) => /^[\p{Script=Latin}-]+$/u.test(name))
  const found: Found[] = []
  for (const match of lower.matchAll(/[\p{Script=Latin}-]+/gu))
    if (latin.some((name) => isSlip(match[0], name)))
      found.push({ id, start: match.index, end: match.index + match[0].length, slip: true, isHan: false })
  for (const name of names.filter((one) => /^\p{Script=Han}{2,4}$/u.test(one)))
    for (const match of lower.matchAll(/\p{Script=Han}+/gu)) {
      const written = match[0].slice(0, name.length)
      const same = written.split('').filter((char, at) => char === name[at]).length
      if (written.length === name.length && same === name.length - 1)
        found.push({ id, start: match.index, end: match.index + name.length, slip: true, isHan: true })
    }
  return found
}

/** Every name in the line, in order; of those that overlap the exact one stands, then the longest; a slip may be of two names. */
export function findNames(text: string, parties: readonly Party[]): Found[] {
  const lower = text.toLocaleLowerCase()
  // Lower case may be longer than the text was; then no place in the one is a place in the other.
  const line = lower.length === text.length ? text : lower
  const all = parties.flatMap((party) => [...exact(line, lower, party), ...slips(lower, party)])
  const best = all.toSorted((a, b) => Number(a.slip) - Number(b.slip) || b.end - b.start - (a.end - a.start) || a.start - b.start)
  const kept: Found[] = []
  for (const one of best) {
    const alike = (other: Found) => one.slip && other.slip && other.id !== one.id && other.start === one.start && other.end === one.end
    if (!kept.some((other) => other.start < one.end && one.start < other.end && !alike(other))) kept.push(one)
  }
  return kept.toSorted((a, b) => a.start - b.start)
}
