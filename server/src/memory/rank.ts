import { mayHear } from './audience.ts'
import { addFeedback } from './rank-feedback.ts'
import { candidatesOf, permittedBy, type Permitted, type RawParts } from './rank-parts.ts'
import { emptyParts, withRelated } from './rank-related.ts'
import { withSimilar, type Similarity } from './rank-similar.ts'
import type { MemoryDocument, SearchIndex } from './search-index.ts'

export interface RankQuery {
  text: string
  /** Person ids within earshot of the answer. */
  listeners: readonly string[]
  namesPresent: readonly string[]
  nowMs: number
  limit: number
  /** Never returned, though they still count as what was said around others. */
  exclude: ReadonlySet<string>
}
export interface RankWeights {
  turn: number
  withPrevious: number
  window1: number
  window2: number
  session: number
  named: number
  present: number
  feedback: number
  related: number
  similar: number
  importance: number
}
/** Tuned on LoCoMo for turn to feedback; importance only nudges, recency has no weight at all. */
export const defaultWeights: RankWeights = {
  turn: 0.5,
  withPrevious: 1,
  window1: 0.5,
  window2: 0.3,
  session: 0.8,
  named: 0.3,
  present: 0.1,
  feedback: 0.2,
  related: 0.25,
  similar: 1.2,
  importance: 0.05,
}

export interface RankedMemory {
  id: string
  score: number
  /** What each part added to the score; `coverage` (0–1) adds nothing and says how much of the question the memory itself answers. */
  parts: Record<string, number>
}

interface RankOptions {
  weights?: RankWeights
  /** With an embedding model: one more part of the score, which also brings in what shares no word with the question. */
  similarity?: Similarity
}

const scoreSteps = 1e9

/**
 * The memories that answer a text best, with the parts of each score. Only those every listener may know take part,
 * in any way: what the others hold changes neither hits nor scores. Equal scores go by time, newest first, then by id.
 */
export function rankMemories(
  index: SearchIndex,
  query: RankQuery,
  { weights = defaultWeights, similarity }: RankOptions = {},
): RankedMemory[] {
  const allowed = index.groups.map((group) => mayHear(query.listeners, group.members))
  const permitted = permittedBy(index, allowed)
  if (permitted.ordinals.length === 0 || query.limit <= 0) return []
  const terms = index.queryTerms(query.text, query.nowMs)
  const candidates = candidatesOf(index, permitted, terms)
  if (candidates.length > 0) addFeedback(index, permitted, candidates, terms)
  const worded =
    terms.length === 0 ? everything(permitted) : weights.related > 0 ? withRelated(index, permitted, candidates, terms) : candidates
  const open = similarity === undefined ? worded : withSimilar(index, permitted, worded, similarity)
  return scored(index, open, query, weights)
}

/** A question with no matter of its own ("what did I tell you?"): all are alike, so people, importance and time decide. */
function everything(permitted: Permitted): RawParts[] {
  return permitted.ordinals.map(emptyParts)
}

const relative = ['turn', 'withPrevious', 'window1', 'window2', 'session', 'feedback', 'related', 'similar'] as const
type Most = Record<(typeof relative)[number], number>

interface Scored {
  candidate: RawParts
  document: MemoryDocument
  score: number
}

function scored(index: SearchIndex, candidates: readonly RawParts[], query: RankQuery, weights: RankWeights): RankedMemory[] {
  const most = highest(candidates)
  const people = peopleParts(query, weights)
  const found: Scored[] = []
  for (const candidate of candidates) {
    const document = index.memories[candidate.ordinal]?.document
    if (document === undefined || query.exclude.has(document.id)) continue
    let sum = importancePart(document, weights)
    for (const part of relative) sum += share(candidate[part], most[part]) * weights[part]
    const { named, present } = people(document.speakerName)
    found.push({ candidate, document, score: Math.round((sum + named + present) * scoreSteps) / scoreSteps })
  }
  found.sort((a, b) => b.score - a.score || b.document.atMs - a.document.atMs || (a.document.id < b.document.id ? -1 : 1))
  return found.slice(0, query.limit).map(({ candidate, document, score }) => {
    const parts: Record<string, number> = {}
    for (const part of relative) parts[part] = share(candidate[part], most[part]) * weights[part]
    return {
      id: document.id,
      score,
      parts: { ...parts, ...people(document.speakerName), importance: importancePart(document, weights), coverage: candidate.coverage },
    }
  })
}

function highest(candidates: readonly RawParts[]): Most {
  const most: Most = { turn: 0, withPrevious: 0, window1: 0, window2: 0, session: 0, feedback: 0, related: 0, similar: 0 }
  for (const candidate of candidates) for (const part of relative) if (candidate[part] > most[part]) most[part] = candidate[part]
  return most
}

function importancePart(document: MemoryDocument, weights: RankWeights): number {
  return Math.min(1, Math.max(0, document.importance)) * weights.importance
}

/** What it adds that the question names who said it, or that they are here. */
function peopleParts(query: RankQuery, weights: RankWeights): (speakerName: string) => { named: number; present: number } {
  const question = query.text.normalize('NFKC').toLowerCase()
  const here = new Set(query.namesPresent.map((name) => name.normalize('NFKC').toLowerCase()))
  const known = new Map<string, { named: number; present: number }>()
  return (speakerName) => {
    const found = known.get(speakerName)
    if (found !== undefined) return found
    const name = speakerName.normalize('NFKC').toLowerCase()
    const parts = { named: mentions(question, name) ? weights.named : 0, present: here.has(name) ? weights.present : 0 }
    known.set(speakerName, parts)
    return parts
  }
}

function share(value: number, most: number): number {
  return most > 0 ? value / most : 0
}

function mentions(question: string, name: string): boolean {
  if (name === '') return false
  if (!/^[\p{Script=Latin}\d '-]+$/u.test(name)) return name.length >= 2 && question.includes(name)
  return (
    question.split(/[^\p{L}\p{N}'-]+/u).some((word) => word === name || word === `${name}'s`) ||
    (name.includes(' ') && question.includes(name))
  )
}
