import type { Both } from '@kith/shared/text'
import type { BondEvent, Episode, Fact, Store } from '#store/types.ts'
import { objectKey } from './fact-words.ts'
import { reopenedBy } from './facts.ts'
import { episodeIdOf, utteranceIdOf } from './ids.ts'
import type { ResidentMemory } from './resident-memory.ts'
import type { ForgetWish } from './types.ts'

interface ForgetDeps {
  store: Store
  residentNames: ReadonlyMap<string, Both>
}

/**
 * Deletes really what a person wants forgotten, and everything derived: facts drawn from what they said, lines residents
 * drew from it, what a forgotten fact had closed opens again. Rows first, then the index. Returns how many were deleted.
 */
export async function forgetMemories(memory: ResidentMemory, personId: string, wish: ForgetWish, deps: ForgetDeps): Promise<number> {
  if (wish.kind === 'bond-event') return forgetStep(memory, personId, wish.id, deps)
  const episodes = new Map(episodesOf(memory, personId, wish, deps).map((episode) => [episode.id, episode]))
  const facts = new Map(factsOf(memory, personId, wish, episodes).map((fact) => [fact.id, fact]))
  if (wish.kind === 'fact') for (const fact of facts.values()) for (const id of fact.evidence) addEpisode(memory, id, personId, episodes)
  const thoughts = new Set<string>()
  // What residents said may go into a thought, and a thought into what they say.
  for (let before = -1; before < episodes.size + thoughts.size;) {
    before = episodes.size + thoughts.size
    for (const id of thoughtsFrom(memory, personId, wish, episodes)) thoughts.add(id)
    const memoryIds = [...facts.keys(), ...thoughts]
    for (const episode of await retold(memory, personId, wish, episodes, memoryIds, deps)) episodes.set(episode.id, episode)
  }
  for (const fact of hearsayFrom(memory, personId, episodes)) facts.set(fact.id, fact)
  await removeThoughts(memory, personId, wish, [...thoughts], [...episodes.keys()], deps)
  await removeAll(memory, [...episodes.values()], [...facts.values()], deps.store)
  if (wish.kind === 'all' && memory.bonds.has(personId)) {
    await deps.store.bonds.remove(memory.residentId, personId)
    memory.bonds.delete(personId)
    memory.forgetName(personId)
  }
  return episodes.size + facts.size + thoughts.size
}

/** What a model noted of others in this person's words alone goes with the words. */
function hearsayFrom(memory: ResidentMemory, personId: string, episodes: ReadonlyMap<string, Episode>): Fact[] {
  if (episodes.size === 0) return []
  return [...memory.facts.values()].filter(
    ({ subjectId, evidence }) => subjectId !== personId && evidence.length > 0 && evidence.every((id) => episodes.has(id)),
  )
}

/** RE5: what was thought over goes with any line its writer was shown, cited or not; of all, also what is about the person. */
function thoughtsFrom(memory: ResidentMemory, personId: string, wish: ForgetWish, episodes: ReadonlyMap<string, Episode>): string[] {
  const thoughts = [...memory.reflections.values()].filter(({ id, aboutId, drawnFrom }) => {
    if (drawnFrom.some((line) => episodes.has(line))) return true
    return aboutId === personId && (wish.kind === 'all' || (wish.kind === 'reflection' && id === wish.id))
  })
  return thoughts.map(({ id }) => id)
}

async function removeThoughts(
  memory: ResidentMemory,
  personId: string,
  wish: ForgetWish,
  ids: readonly string[],
  episodeIds: readonly string[],
  { store }: ForgetDeps,
): Promise<void> {
  if (ids.length > 0) await store.reflections.remove(ids)
  await store.bondEvents.removeDrawnFrom(memory.residentId, episodeIds)
  if (wish.kind === 'all') await store.bondEvents.remove((await stepsOf(memory, personId, store)).map(({ id }) => id))
  for (const id of ids) memory.forget(id)
}

async function forgetStep(memory: ResidentMemory, personId: string, id: string, { store }: ForgetDeps): Promise<number> {
  const step = (await stepsOf(memory, personId, store)).find((one) => one.id === id)
  if (step === undefined) return 0
  await store.bondEvents.remove([id])
  return 1
}

async function stepsOf(memory: ResidentMemory, personId: string, store: Store): Promise<BondEvent[]> {
  return (await store.bondEvents.ofPerson(personId)).filter(({ residentId }) => residentId === memory.residentId)
}

function episodesOf(
  memory: ResidentMemory,
  personId: string,
  wish: ForgetWish,
  { residentNames }: Pick<ForgetDeps, 'residentNames'>,
): Episode[] {
  if (wish.kind !== 'all' && wish.kind !== 'episode') return []
  const theirs = [...memory.episodes.values()].filter(
    ({ speakerId, audience }) => speakerId === personId || (residentNames.has(speakerId) && audience.includes(personId)),
  )
  return wish.kind === 'all' ? theirs : theirs.filter(({ id }) => id === wish.id)
}

function factsOf(memory: ResidentMemory, personId: string, wish: ForgetWish, episodes: ReadonlyMap<string, Episode>): Fact[] {
  const theirs = [...memory.facts.of(personId)]
  if (wish.kind === 'all') return theirs
  if (wish.kind === 'episode') return theirs.filter(({ evidence }) => evidence.some((id) => episodes.has(id)))
  if (wish.kind !== 'fact') return []
  const named = theirs.find(({ id }) => id === wish.id)
  if (named === undefined) return []
  return theirs.filter((fact) => fact.predicate === named.predicate && objectKey(fact.object) === objectKey(named.object))
}

function addEpisode(memory: ResidentMemory, id: string, personId: string, episodes: Map<string, Episode>): void {
  const episode = memory.episodes.get(id)
  if (episode?.speakerId === personId) episodes.set(id, episode)
}

/** Lines of residents that drew on any of it, at whatever hand; of all a person said, also what is long forgotten here. */
async function retold(
  memory: ResidentMemory,
  personId: string,
  wish: ForgetWish,
  episodes: ReadonlyMap<string, Episode>,
  memoryIds: readonly string[],
  { store, residentNames }: ForgetDeps,
): Promise<Episode[]> {
  const lines = await store.utterances.retoldFrom({
    memoryIds,
    utteranceIds: [...episodes.keys()].map(utteranceIdOf),
    speakerId: wish.kind === 'all' ? personId : null,
  })
  const kept = lines.flatMap((id) => memory.episodes.get(episodeIdOf(id, memory.residentId)) ?? [])
  return kept.filter(({ speakerId }) => residentNames.has(speakerId))
}

async function removeAll(memory: ResidentMemory, episodes: readonly Episode[], facts: readonly Fact[], store: Store): Promise<void> {
  const gone = new Set(episodes.map(({ id }) => id))
  const goneFacts = new Set(facts.map(({ id }) => id))
  if (gone.size + goneFacts.size === 0) return
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
  for (const id of [...gone, ...goneFacts]) memory.forget(id)
}

function openedAgain(fact: Fact): Pick<Fact, 'validToMs' | 'expiredMs'> {
  return { validToMs: fact.validToMs === fact.expiredMs ? null : fact.validToMs, expiredMs: null }
}

/** Drops at once what is theirs, was told to them, or is about them: the rows go with the erase. Gives back the ids. */
export function forgetErased(memory: ResidentMemory, personId: string, residentNames: ReadonlyMap<string, Both>): string[] {
  const lines = new Set(episodesOf(memory, personId, { kind: 'all' }, { residentNames }).map(({ id }) => id))
  const thoughts = [...memory.reflections.values()].filter(
    ({ aboutId, audience, drawnFrom }) => aboutId === personId || audience.includes(personId) || drawnFrom.some((id) => lines.has(id)),
  )
  const gone = [...lines, ...[...memory.facts.of(personId), ...thoughts].map(({ id }) => id)]
  for (const id of gone) memory.forget(id)
  memory.bonds.delete(personId)
  memory.forgetName(personId)
  return gone
}

/** Drops what the store no longer has: after an erase, lines in which residents retold what went. */
export async function keepStored(memory: ResidentMemory, store: Pick<Store, 'episodes' | 'facts' | 'reflections'>): Promise<void> {
  const [episodes, facts, reflections] = await Promise.all([
    store.episodes.idsOfResident(memory.residentId),
    store.facts.idsOfResident(memory.residentId),
    store.reflections.ofResident(memory.residentId),
  ])
  const stored = new Set([...episodes, ...facts, ...reflections.map(({ id }) => id)])
  for (const id of [...memory.episodes.keys(), ...memory.facts.keys(), ...memory.reflections.keys()]) if (!stored.has(id)) memory.forget(id)
}
