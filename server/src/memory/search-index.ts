import { tokens } from './tokens/tokens.ts'
import { cuesHeld, statedShare } from './tokens/cues.ts'
import { tokensOfDay } from './tokens/dates.ts'
import { signalsIn } from './tokens/signals.ts'
import { rootOf } from './tokens/roots.ts'

const dayMs = 86_400_000

/** One memory as the index sees it. */
export interface MemoryDocument {
  id: string
  kind: 'episode' | 'fact'
  /** The conversation it belongs to; a fact stands in the one it was learned in. */
  sessionId: string
  speakerName: string
  /** What is searched: the words, and for a fact what it is also asked by. */
  text: string
  atMs: number
  audience: readonly string[]
  /** 0–1. */
  importance: number
}

export interface Posting {
  ordinals: number[]
  counts: number[]
}
/** All memories with the same audience: the audience rule is decided once for each. */
export interface AudienceGroup {
  members: ReadonlySet<string>
}
export interface IndexedMemory {
  document: MemoryDocument
}

/** An inverted index that grows by one memory at a time and can forget one completely. Episodes are added in the order of time. */
export class SearchIndex {
  readonly groups: AudienceGroup[] = []
  readonly memories: (IndexedMemory | null)[] = []
  /** By ordinal, beside `memories` so that a pass over all of them stays fast: audience group (-1 when removed), session, length in tokens, whether a fact. */
  readonly groupOf: number[] = []
  readonly sessionOf: number[] = []
  readonly lengthOf: number[] = []
  readonly isFact: (0 | 1)[] = []
  /** By ordinal: who said it, as a place in `speakerNames`; what it holds that questions ask for (bits of `cueKinds`); about how many words of substance it states. */
  readonly speakerOf: number[] = []
  readonly cuesOf: number[] = []
  readonly statedOf: number[] = []
  readonly importanceOf: number[] = []
  /** By ordinal: days since 1970 where the place is. */
  readonly dayOf: number[] = []
  readonly speakerNames: string[] = []
  readonly utcOffsetMinutes: number
  private readonly postings = new Map<string, Posting>()
  private readonly ordinalById = new Map<string, number>()
  private readonly groupByKey = new Map<string, number>()
  private readonly sessionById = new Map<string, number>()
  private readonly speakerByName = new Map<string, number>()
  private readonly termsByRoot = new Map<string, string[]>()

  constructor(utcOffsetMinutes: number) {
    this.utcOffsetMinutes = utcOffsetMinutes
  }

  get size(): number {
    return this.ordinalById.size
  }
  get sessionCount(): number {
    return this.sessionById.size
  }

  has(id: string): boolean {
    return this.ordinalById.has(id)
  }
  posting(term: string): Posting | undefined {
    return this.postings.get(term)
  }
  ordinalsOf(ids: ReadonlySet<string>): ReadonlySet<number> {
    return new Set([...ids].flatMap((id) => this.ordinalById.get(id) ?? []))
  }
  /** The other indexed words of a word's family: adoption for adopt. */
  kinOf(term: string): readonly string[] {
    return (this.termsByRoot.get(rootOf(term)) ?? []).filter((other) => other !== term)
  }

  /** Adds a memory; one with the same id takes its place. */
  add(document: MemoryDocument): void {
    this.remove(document.id)
    const ordinal = this.memories.length
    const words = tokens(document.text)
    for (const [term, count] of this.counted(document, words)) {
      const posting = this.postings.get(term)
      if (posting === undefined) {
        this.postings.set(term, { ordinals: [ordinal], counts: [count] })
        this.joinFamily(term)
      } else {
        posting.ordinals.push(ordinal)
        posting.counts.push(count)
      }
    }
    this.memories.push({ document })
    this.groupOf.push(this.groupNumber(document.audience))
    this.sessionOf.push(this.sessionNumber(document.sessionId))
    this.lengthOf.push(Math.max(1, words.length))
    this.isFact.push(document.kind === 'fact' ? 1 : 0)
    this.speakerOf.push(this.speakerNumber(document.speakerName))
    this.cuesOf.push(cuesHeld(document.text))
    this.statedOf.push(wordsOfSubstance(document.text, words.length))
    this.importanceOf.push(Math.min(1, Math.max(0, document.importance)))
    this.dayOf.push(Math.floor((document.atMs + this.utcOffsetMinutes * 60_000) / dayMs))
    this.ordinalById.set(document.id, ordinal)
  }

  /** Leaves no trace of a memory: not its words, not its id. */
  remove(id: string): boolean {
    const ordinal = this.ordinalById.get(id)
    if (ordinal === undefined) return false
    for (const term of this.termsOf(ordinal).keys()) {
      const posting = this.postings.get(term)
      const at = posting === undefined ? -1 : positionOf(posting.ordinals, ordinal)
      if (posting === undefined || at < 0) continue
      posting.ordinals.splice(at, 1)
      posting.counts.splice(at, 1)
      if (posting.ordinals.length > 0) continue
      this.postings.delete(term)
      this.leaveFamily(term)
    }
    this.memories[ordinal] = null
    this.groupOf[ordinal] = -1
    this.ordinalById.delete(id)
    return true
  }

  /** How often a memory holds each of its terms. Counted anew: few are asked for, and to keep them all is most of an index. */
  termsOf(ordinal: number): ReadonlyMap<string, number> {
    const document = this.memories[ordinal]?.document
    return document === undefined ? new Map() : this.counted(document, tokens(document.text))
  }

  private counted(document: MemoryDocument, words: readonly string[]): Map<string, number> {
    const terms = new Map<string, number>()
    for (const term of words) terms.set(term, (terms.get(term) ?? 0) + 1)
    for (const signal of signalsIn(document.text)) terms.set(signal, (terms.get(signal) ?? 0) + 1)
    for (const term of tokensOfDay(document.atMs, this.utcOffsetMinutes)) if (!terms.has(term)) terms.set(term, 1)
    return terms
  }

  private joinFamily(term: string): void {
    const root = rootOf(term)
    const family = this.termsByRoot.get(root)
    if (family === undefined) this.termsByRoot.set(root, [term])
    else family.push(term)
  }

  private leaveFamily(term: string): void {
    const root = rootOf(term)
    const left = (this.termsByRoot.get(root) ?? []).filter((other) => other !== term)
    if (left.length === 0) this.termsByRoot.delete(root)
    else this.termsByRoot.set(root, left)
  }

  private speakerNumber(name: string): number {
    const known = this.speakerByName.get(name)
    if (known !== undefined) return known
    this.speakerByName.set(name, this.speakerNames.length)
    this.speakerNames.push(name)
    return this.speakerNames.length - 1
  }

  private sessionNumber(id: string): number {
    const known = this.sessionById.get(id)
    if (known !== undefined) return known
    this.sessionById.set(id, this.sessionById.size)
    return this.sessionById.size - 1
  }

  private groupNumber(audience: readonly string[]): number {
    const members = [...new Set(audience)].toSorted()
    const key = JSON.stringify(members)
    const known = this.groupByKey.get(key)
    if (known !== undefined) return known
    this.groupByKey.set(key, this.groups.length)
    this.groups.push({ members: new Set(members) })
    return this.groups.length - 1
  }
}

/** Chinese words are indexed by their pairs and characters besides: about two tokens for one of English. */
const tokensPerHanWord = 2

function wordsOfSubstance(text: string, tokenCount: number): number {
  return (tokenCount * statedShare(text)) / (/\p{Script=Han}/u.test(text) ? tokensPerHanWord : 1)
}

function positionOf(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = sorted[middle] ?? 0
    if (found === value) return middle
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}
