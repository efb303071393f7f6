import { mentions, without } from './names.ts'
import type { Permitted } from './rank-parts.ts'
import type { WeighedTerm } from './rank-scopes.ts'
import type { SearchIndex } from './search-index.ts'
import { datesAmong, type AskedDate } from './tokens/dates.ts'
import { asksAboutOneself, asksForAll, asksForSeveral, cuesAsked } from './tokens/cues.ts'
import { frameWeight, isLight } from './tokens/frame.ts'
import { isKind } from './tokens/kinds.ts'
import { signalsAsked } from './tokens/signals.ts'
import { queryTokens, tokens } from './tokens/tokens.ts'

/** A name says who is asked about; as a word it mostly stands where somebody is called. */
const nameWeight = 0.15

/** One word of substance and one that only frames; a Chinese word counts with its characters. */
const thinMatter = { en: 1.5, zh: 4.5 } as const

/** What a question asks, as far as its words tell. */
export interface AskedFor {
  terms: WeighedTerm[]
  /** False when it has no matter of its own: nothing but names, or nothing at all. */
  ofMatter: boolean
  /** Speakers it names, as places in `speakerNames`. */
  named: ReadonlySet<number>
  /** Bits of `cueKinds`. */
  cues: number
  several: boolean
  /** Whoever asks means themselves and says hardly what: then what the answer must hold has to find it. */
  thin: boolean
  /** It asks for all of a kind that somebody has, does or did, and says nothing else: “what pets does Bo have?” */
  broad: boolean
  dates: readonly AskedDate[]
}

/** Only names of those who said something permitted are known as names. */
export function readQuestion(index: SearchIndex, permitted: Permitted, text: string, nowMs: number, askerName: string | null): AskedFor {
  const plain = text.normalize('NFKC')
  const asker = folded(askerName ?? '')
  const ofAsker = asker !== '' && asksAboutOneself(plain)
  const named = new Set<number>()
  const names: string[] = []
  for (const speaker of permitted.speakers) {
    const name = (index.speakerNames[speaker] ?? '').normalize('NFKC')
    if (ofAsker && folded(name) === asker) named.add(speaker)
    if (!mentions(plain, name)) continue
    named.add(speaker)
    names.push(name)
  }
  const rest = names.toSorted((a, b) => b.length - a.length).reduce((left, name) => without(left, name), plain)
  const weights = new Map<string, number>()
  for (const term of names.flatMap((name) => tokens(name))) weights.set(term, nameWeight)
  const matter = queryTokens(rest, nowMs, index.utcOffsetMinutes)
  for (const term of matter) weights.set(term, frameWeight(term))
  return {
    terms: [...weights].map(([term, weight]) => ({ term, weight })),
    ofMatter: matter.length > 0,
    named,
    cues: cuesAsked(text),
    several: asksForSeveral(text),
    thin:
      ofAsker && matter.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0) <= thinMatter[/\p{Script=Han}/u.test(plain) ? 'zh' : 'en'],
    broad: named.size > 0 && asksForAll(text) && isBroad(matter),
    dates: datesAmong([...weights.keys()]),
  }
}

function isBroad(matter: readonly string[]): boolean {
  const isHead = (term: string) => isKind(term) || signalsAsked([term]).length > 0
  return matter.some(isHead) && matter.every((term) => isHead(term) || isLight(term))
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
