import type { Both } from '@kith/shared/text'
import type { Episode, Fact, Store } from '#store/types.ts'
import { objectKey } from './fact-words.ts'
import { reopenedBy } from './facts.ts'
import { utteranceIdOf } from './ids.ts'
import type { ResidentMemory } from './resident-memory.ts'

export type ForgetWish = { kind: 'fact' | 'episode'; id: string } | { kind: 'all' }
interface ForgetDeps {
  store: Store
  residentNames: ReadonlyMap<string, Both>
}

const deepestRetelling = 5

/**
 * Deletes really what a person wants forgotten, and everything derived: facts drawn from what they said, lines residents
 * drew from it, what a forgotten fact had closed opens again. Rows first, then the index. Returns how many were deleted.
 */
export async function forgetMemories(memory: ResidentMemory, personId: string, wish: ForgetWish, deps: ForgetDeps): Promise<number> {
  const episodes = new Map(episodesOf(memory, personId, wish, deps).map((episode) => [episode.id, episode]))
  const facts = new Map(factsOf(memory, personId, wish, episodes).map((fact) => [fact.id, fact]))
  if (wish.kind === 'fact') for (const fact of facts.values()) for (const id of fact.evidence) addEpisode(memory, id, personId, episodes)
  if (episodes.size + facts.size > 0 || wish.kind === 'all') {
    const gone = new Set([...episodes.keys(), ...facts.keys()])
    for (const episode of await retold(memory, deps, (id, speakerId) => gone.has(id) || (wish.kind === 'all' && speakerId === personId)))
      episodes.set(episode.id, episode)
  }
  await removeAll(memory, [...episodes.values()], [...facts.values()], deps.store)
  if (wish.kind === 'all' && memory.bonds.has(personId)) {
    await deps.store.bonds.remove(memory.residentId, personId)
    memory.bonds.delete(personId)
    memory.forgetName(personId)
  }
  return episodes.size + facts.size
}

function episodesOf(memory: ResidentMemory, personId: string, wish: ForgetWish, { residentNames }: ForgetDeps): Episode[] {
  if (wish.kind === 'fact') return []
  const theirs = [...memory.episodes.values()].filter(
    ({ speakerId, audience }) => speakerId === personId || (residentNames.has(speakerId) && audience.includes(personId)),
  )
  return wish.kind === 'all' ? theirs : theirs.filter(({ id }) => id === wish.id)
}

function factsOf(memory: ResidentMemory, personId: string, wish: ForgetWish, episodes: ReadonlyMap<string, Episode>): Fact[] {
  const theirs = [...memory.facts.values()].filter(({ subjectId }) => subjectId === personId)
  if (wish.kind === 'all') return theirs
  if (wish.kind === 'episode') return theirs.filter(({ evidence }) => evidence.some((id) => episodes.has(id)))
  const named = theirs.find(({ id }) => id === wish.id)
  if (named === undefined) return []
  return theirs.filter((fact) => fact.predicate === named.predicate && objectKey(fact.object) === objectKey(named.object))
}

function addEpisode(memory: ResidentMemory, id: string, personId: string, episodes: Map<string, Episode>): void {
  const episode = memory.episodes.get(id)
  if (episode?.speakerId === personId) episodes.set(id, episode)
}

/** Lines of residents that drew, at first or further hand, on what matches; traced through the transcript's sources. */
async function retold(
  memory: ResidentMemory,
  { store, residentNames }: ForgetDeps,
  matches: (memoryId: string, speakerId: string | null) => boolean,
): Promise<Episode[]> {
  const known = new Map<string, boolean>()
  const drewOn = async (utteranceId: string, depth: number): Promise<boolean> => {
    const cached = known.get(utteranceId)
    if (cached !== undefined) return cached
    known.set(utteranceId, false)
    const utterance = await store.utterances.find(utteranceId)
    let found = false
    for (const source of utterance?.sources ?? []) {
      const root = utteranceIdOf(source)
      const from = root === source ? null : await store.utterances.find(root)
      found =
        matches(source, from?.speakerId ?? null) ||
        (depth < deepestRetelling && from?.speakerKind === 'resident' && (await drewOn(root, depth + 1)))
      if (found) break
    }
    known.set(utteranceId, found)
    return found
  }
  const lines: Episode[] = []
  for (const episode of memory.episodes.values()) {
    if (residentNames.has(episode.speakerId) && (await drewOn(utteranceIdOf(episode.id), 0))) lines.push(episode)
  }
  return lines
}

async function removeAll(memory: ResidentMemory, episodes: readonly Episode[], facts: readonly Fact[], store: Store): Promise<void> {
  const gone = new Set(episodes.map(({ id }) => id))
  const goneFacts = new Set(facts.map(({ id }) => id))
  const reopened = reopenedBy(facts, [...memory.facts.values()])
  const unproved = [...memory.facts.values()].filter((fact) => !goneFacts.has(fact.id) && fact.evidence.some((id) => gone.has(id)))
  const returning = [...memory.bonds.values()].filter(({ lastEpisodeId }) => lastEpisodeId !== null && gone.has(lastEpisodeId))
  for (const bond of returning) await store.bonds.put({ ...bond, lastEpisodeId: null })
  for (const fact of unproved) await store.facts.update(fact.id, { evidence: fact.evidence.filter((id) => !gone.has(id)) })
  for (const fact of reopened) await store.facts.update(fact.id, openedAgain(fact))
  if (goneFacts.size > 0) await store.facts.remove([...goneFacts])
  if (gone.size > 0) await store.episodes.remove([...gone])
  for (const bond of returning) memory.bonds.set(bond.personId, { ...bond, lastEpisodeId: null })
  for (const fact of unproved) memory.putFact({ ...fact, evidence: fact.evidence.filter((id) => !gone.has(id)) })
  for (const fact of reopened) memory.putFact({ ...(memory.facts.get(fact.id) ?? fact), ...openedAgain(fact) })
  for (const id of [...gone, ...goneFacts]) memory.drop(id)
}

function openedAgain(fact: Fact): Pick<Fact, 'validToMs' | 'expiredMs'> {
  return { validToMs: fact.validToMs === fact.expiredMs ? null : fact.validToMs, expiredMs: null }
}

/** After a person was erased: lines of residents whose own transcript row went with them. */
export async function orphanedLines(memory: ResidentMemory, { store, residentNames }: ForgetDeps): Promise<Episode[]> {
  const lines: Episode[] = []
  for (const episode of memory.episodes.values()) {
    if (residentNames.has(episode.speakerId) && (await store.utterances.find(utteranceIdOf(episode.id))) === null) lines.push(episode)
  }
  return lines
}
export async function dropLines(memory: ResidentMemory, lines: readonly Episode[], store: Store): Promise<void> {
  await removeAll(memory, lines, [], store)
}

/** Rows of a person that were written after theirs had been deleted. */
export async function dropRows(residentId: string, personId: string, store: Store): Promise<void> {
  const facts = (await store.facts.ofResident(residentId)).filter(({ subjectId }) => subjectId === personId)
  const episodes = (await store.episodes.ofResident(residentId)).filter(({ speakerId }) => speakerId === personId)
  if (facts.length > 0) await store.facts.remove(facts.map(({ id }) => id))
  if (episodes.length > 0) await store.episodes.remove(episodes.map(({ id }) => id))
  await store.bonds.remove(residentId, personId)
}
