import type { MemoryItem } from '@kith/shared/protocol'
import type { Episode, Fact, Reflection } from '#store/types.ts'
import type { ResidentMemory } from './resident-memory.ts'
import { isStudied } from './study.ts'
import { shownFacts, type Words } from './view.ts'

/** V1: what of a resident's memories is one person's to see: facts and insights about them, lines by them or to them. */
export type Seen = { kind: 'fact'; fact: Fact } | { kind: 'episode'; episode: Episode } | { kind: 'insight'; insight: Reflection }

export function seenBy(memory: ResidentMemory, personId: string): Map<string, Seen> {
  const seen = new Map<string, Seen>()
  for (const fact of shownFacts(memory.facts.of(personId), personId)) seen.set(fact.id, { kind: 'fact', fact })
  for (const episode of memory.episodes.values()) if (isTheirs(episode, personId)) seen.set(episode.id, { kind: 'episode', episode })
  for (const insight of memory.reflections.values())
    if (insight.kind === 'insight' && insight.aboutId === personId && insight.audience.includes(personId))
      seen.set(insight.id, { kind: 'insight', insight })
  return seen
}

export function isTheirs({ speakerId, kind, audience }: Episode, personId: string): boolean {
  return speakerId === personId || (kind === 'self' && audience.includes(personId))
}

export function timeOf(seen: Seen): number {
  if (seen.kind === 'fact') return seen.fact.validFromMs
  return seen.kind === 'episode' ? seen.episode.atMs : seen.insight.atMs
}

export async function itemOf(seen: Seen, residentId: string, personId: string, words: Words): Promise<MemoryItem> {
  const row = seen.kind === 'fact' ? seen.fact : seen.kind === 'episode' ? seen.episode : seen.insight
  return {
    id: row.id,
    residentId,
    kind: seen.kind,
    text: row.text,
    lang: row.lang,
    said: seen.kind !== 'episode' ? 'about-me' : seen.episode.speakerId === personId ? 'by-me' : 'to-me',
    atMs: timeOf(seen),
    untilMs: seen.kind === 'fact' && seen.fact.expiredMs !== null ? seen.fact.validToMs : null,
    place: await words.place(row.roomId),
    heardBy: await words.names(row.audience, [personId, residentId]),
    origin: originOf(seen),
  }
}

function originOf(seen: Seen): MemoryItem['origin'] {
  if (seen.kind === 'episode') return 'words'
  if (seen.kind === 'insight') return 'model'
  if (seen.fact.corrected) return 'you'
  return isStudied(seen.fact.id) ? 'model' : 'rule'
}
