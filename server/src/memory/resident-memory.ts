import { detectCrisis } from '#safety/crisis.ts'
import type { Bond, Episode, Fact } from '#store/types.ts'
import { FactShelf } from './fact-shelf.ts'
import { isReplaced, standingOf } from './facts.ts'
import { searchTextOf } from './fact-words.ts'
import { utteranceIdOf } from './ids.ts'
import { SearchIndex } from './search-index.ts'
import type { RecallHit } from './types.ts'

const dayMs = 86_400_000
/** Far more than the running talks of a quarter of an hour hold. */
const mostForgotten = 20_000

/** What one resident remembers, in memory: rows, index, and names. Changed only after the store has committed. */
export class ResidentMemory {
  readonly residentId: string
  readonly episodes = new Map<string, Episode>()
  readonly facts = new FactShelf()
  readonly bonds = new Map<string, Bond>()
  readonly index: SearchIndex
  private readonly names = new Map<string, string>()
  /** Lines forgotten lately, by utterance: the running talk still has them. */
  private readonly forgotten = new Set<string>()

  constructor(residentId: string, utcOffsetMinutes: number, episodes: readonly Episode[], facts: readonly Fact[], bonds: readonly Bond[]) {
    this.residentId = residentId
    this.index = new SearchIndex(utcOffsetMinutes)
    for (const episode of episodes.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))) this.putEpisode(episode)
    for (const fact of facts.toSorted((a, b) => a.createdMs - b.createdMs || (a.id < b.id ? -1 : 1))) this.putFact(fact)
    for (const bond of bonds) this.bonds.set(bond.personId, bond)
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

  drop(id: string): void {
    this.episodes.delete(id)
    this.facts.delete(id)
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
}
