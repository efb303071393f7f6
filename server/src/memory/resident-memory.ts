import { detectCrisis } from '#safety/crisis.ts'
import type { Bond, Episode, Fact, Reflection } from '#store/types.ts'
import { FactShelf } from './fact-shelf.ts'
import { isReplaced, standingOf } from './facts.ts'
import { searchTextOf } from './fact-words.ts'
import { utteranceIdOf } from './ids.ts'
import { SearchIndex } from './search-index.ts'
import type { RecallHit } from './types.ts'

const dayMs = 86_400_000
/** How a recalled insight is told from a fact that somebody stated. */
const insightPredicate = 'insight'
/** Far more than the running talks of a quarter of an hour hold. */
const mostForgotten = 20_000

/** What one resident remembers, in memory: rows, index, and names. Changed only after the store has committed. */
export class ResidentMemory {
  readonly residentId: string
  readonly episodes = new Map<string, Episode>()
  readonly facts = new FactShelf()
  readonly bonds = new Map<string, Bond>()
  readonly reflections = new Map<string, Reflection>()
  /** Unit vectors by memory, of the embedding model in use. */
  readonly vectors = new Map<string, Float32Array>()
  /** What that model was last seen to answer with: behind one name there may be another model tomorrow. */
  dimension: number | null = null
  readonly index: SearchIndex
  private readonly names = new Map<string, string>()
  /** Lines forgotten lately, by utterance: the running talk still has them. */
  private readonly forgotten = new Set<string>()

  constructor(
    residentId: string,
    utcOffsetMinutes: number,
    {
      episodes,
      facts,
      bonds,
      reflections,
    }: { episodes: readonly Episode[]; facts: readonly Fact[]; bonds: readonly Bond[]; reflections: readonly Reflection[] },
  ) {
    this.residentId = residentId
    this.index = new SearchIndex(utcOffsetMinutes)
    for (const episode of episodes.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))) this.putEpisode(episode)
    for (const fact of facts.toSorted((a, b) => a.createdMs - b.createdMs || (a.id < b.id ? -1 : 1))) this.putFact(fact)
    for (const bond of bonds) this.bonds.set(bond.personId, bond)
    for (const reflection of reflections) this.putReflection(reflection)
  }

  putEpisode(episode: Episode): void {
    this.episodes.set(episode.id, episode)
    this.names.set(episode.speakerId, episode.speakerName)
    this.index.add({
      id: episode.id,
      kind: 'episode',
      sessionId: `${episode.roomId} ${episode.conversationId}`,
      speakerName: episode.speakerName,
      text: episode.text,
      atMs: episode.atMs,
      audience: episode.audience,
      importance: episode.importance,
    })
  }

  putFact(fact: Fact): void {
    this.facts.set(fact)
    if (isReplaced(fact)) {
      this.index.remove(fact.id)
      return
    }
    const from = this.episodes.get(fact.evidence[0] ?? '')
    this.index.add({
      id: fact.id,
      kind: 'fact',
      sessionId: from === undefined ? `fact ${fact.id}` : `${from.roomId} ${from.conversationId}`,
      speakerName: this.nameOf(fact.subjectId),
      text: searchTextOf(fact.predicate, fact.text),
      atMs: fact.createdMs,
      audience: fact.audience,
      importance: fact.corrected ? 1 : 0.7,
    })
  }

  /** Insights are found by a question as facts are; a diary is read, not recalled: its lines are remembered anyway. */
  putReflection(reflection: Reflection): void {
    this.reflections.set(reflection.id, reflection)
    if (reflection.kind === 'diary') return
    this.index.add({
      id: reflection.id,
      kind: 'fact',
      sessionId: `thought ${reflection.id}`,
      speakerName: this.nameOf(reflection.aboutId),
      text: reflection.text,
      atMs: reflection.atMs,
      audience: reflection.audience,
      importance: 0.5,
    })
  }

  drop(id: string): void {
    this.episodes.delete(id)
    this.facts.delete(id)
    this.reflections.delete(id)
    this.vectors.delete(id)
    this.index.remove(id)
  }

  /** Drops a memory that was to be forgotten, and remembers of its line only that it was. */
  forget(id: string): void {
    this.drop(id)
    this.forgotten.add(utteranceIdOf(id))
    for (const oldest of this.forgotten) {
      if (this.forgotten.size <= mostForgotten) break
      this.forgotten.delete(oldest)
    }
  }
  /** `source`: an utterance, a memory drawn from one, or what a line names among its sources. */
  hasForgotten(source: string): boolean {
    return this.forgotten.has(utteranceIdOf(source))
  }

  /** The last name someone was known by here; empty when they never spoke. */
  nameOf(id: string): string {
    return this.names.get(id) ?? ''
  }
  forgetName(id: string): void {
    this.names.delete(id)
  }

  /** R9: a line with crisis words, or a fact drawn from one. Asked of few memories at a time: it reads the words anew. */
  toldInCrisis(id: string): boolean {
    const lines = [id, ...(this.facts.get(id)?.evidence ?? [])].flatMap((source) => this.episodes.get(source) ?? [])
    return lines.some(({ text, speakerId }) => speakerId !== this.residentId && detectCrisis(text))
  }

  /** A memory as these listeners may have it; null when it is gone, replaced, an old mood, or was drawn from crisis words. */
  hit(id: string, score: number, parts: Record<string, number>, listeners: readonly string[], nowMs: number): RecallHit | null {
    const episode = this.episodes.get(id)
    if (episode !== undefined) {
      const { text, lang, atMs, speakerId, speakerName, audience } = episode
      return {
        id,
        kind: 'episode',
        score,
        parts,
        text,
        lang,
        atMs,
        speakerId,
        speakerName,
        predicate: null,
        past: false,
        audience: [...audience],
      }
    }
    const insight = this.reflections.get(id)
    if (insight !== undefined) return this.insightHit(insight, score, parts)
    const fact = this.facts.get(id)
    const standing = fact === undefined ? 'hidden' : standingOf(fact, this.facts.beside(fact), listeners, nowMs)
    if (fact === undefined || standing === 'hidden' || this.toldInCrisis(id)) return null
    const hit: RecallHit = {
      id,
      kind: 'fact',
      score,
      parts,
      text: fact.text,
      lang: fact.lang,
      atMs: fact.validFromMs,
      speakerId: fact.subjectId,
      speakerName: this.nameOf(fact.subjectId),
      predicate: fact.predicate,
      past: standing === 'past',
      audience: [...fact.audience],
      object: fact.object,
    }
    if (fact.predicate === 'plan' && fact.validToMs !== null && fact.expiredMs === null) hit.dueMs = fact.validToMs - dayMs
    return hit
  }

  private insightHit(insight: Reflection, score: number, parts: Record<string, number>): RecallHit | null {
    if (insight.kind === 'diary' || insight.drawnFrom.some((id) => this.toldInCrisis(id))) return null
    const { id, text, lang, atMs, aboutId, audience } = insight
    return {
      id,
      kind: 'fact',
      score,
      parts,
      text,
      lang,
      atMs,
      speakerId: aboutId,
      speakerName: this.nameOf(aboutId),
      predicate: insightPredicate,
      past: false,
      audience: [...audience],
    }
  }
}
