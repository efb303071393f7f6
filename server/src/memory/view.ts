import type { MemoryEpisodeView, MemoryFactView, MemoryView } from '@kith/shared/protocol'
import type { Both, Language } from '@kith/shared/text'
import type { Bond, Episode, Fact, Store } from '#store/types.ts'
import { isReplaced } from './facts.ts'
import { objectKey } from './fact-words.ts'
import type { ResidentMemory } from './resident-memory.ts'

export interface ViewDeps {
  store: Store
  /** What a room is called. */
  spaceTitle: (roomId: string) => Both | string | Promise<Both | string>
  residentNames: ReadonlyMap<string, Both>
}

/** Lines shown for one resident, newest first; the export holds all. */
const mostEpisodes = 300

interface Rows {
  episodes: readonly Episode[]
  facts: readonly Fact[]
  bond: Bond | null
}

/**
 * What each resident remembers of a person: the facts about them and the lines they said or were told. Nothing of what
 * others said, and nothing they were not there for. Residents without any of it are left out.
 */
export async function viewOf(
  personId: string,
  deps: ViewDeps,
  loaded: (residentId: string) => ResidentMemory | null,
): Promise<MemoryView[]> {
  const person = await deps.store.people.find(personId)
  const words = new Words(deps, person?.lang ?? 'en')
  const bonds = await deps.store.bonds.ofPerson(personId)
  const views: MemoryView[] = []
  for (const [residentId, name] of deps.residentNames) {
    const memory = loaded(residentId)
    const rows: Rows =
      memory === null
        ? {
            episodes: await deps.store.episodes.ofResident(residentId),
            facts: await deps.store.facts.ofResident(residentId),
            bond: bonds.find((bond) => bond.residentId === residentId) ?? null,
          }
        : { episodes: [...memory.episodes.values()], facts: [...memory.facts.values()], bond: memory.bonds.get(personId) ?? null }
    const view = await residentView(residentId, name, personId, rows, words)
    if (view.facts.length + view.episodes.length > 0 || rows.bond !== null) views.push(view)
  }
  return views
}

async function residentView(residentId: string, name: Both, personId: string, rows: Rows, words: Words): Promise<MemoryView> {
  const facts: MemoryFactView[] = []
  for (const fact of shownFacts(rows.facts, personId)) {
    facts.push({
      id: fact.id,
      text: fact.text,
      atMs: fact.validFromMs,
      untilMs: fact.expiredMs === null ? null : fact.validToMs,
      place: await words.place(fact.roomId),
      heardBy: await words.names(fact.audience, [personId, residentId]),
      corrected: fact.corrected,
    })
  }
  const episodes: MemoryEpisodeView[] = []
  const lines = rows.episodes.filter(
    (episode) => episode.speakerId === personId || (episode.speakerId === residentId && episode.audience.includes(personId)),
  )
  for (const episode of lines.toSorted((a, b) => b.atMs - a.atMs).slice(0, mostEpisodes)) {
    episodes.push({
      id: episode.id,
      text: episode.text,
      said: episode.speakerId === personId ? 'by-me' : 'to-me',
      atMs: episode.atMs,
      place: await words.place(episode.roomId),
      heardBy: await words.names(episode.audience, [personId, residentId]),
    })
  }
  return {
    residentId,
    name,
    facts,
    episodes,
    firstMetMs: rows.bond?.firstMetMs ?? null,
    lastMetMs: rows.bond?.lastMetMs ?? null,
    talks: rows.bond?.talks ?? 0,
  }
}

/** The person's own, newest first, each thing once; not what they have put right. */
export function shownFacts(facts: Iterable<Fact>, personId: string): Fact[] {
  const seen = new Set<string>()
  return [...facts]
    .filter((fact) => fact.subjectId === personId && !isReplaced(fact))
    .toSorted((a, b) => b.createdMs - a.createdMs || (a.id < b.id ? -1 : 1))
    .filter((fact) => {
      const key = `${fact.predicate} ${objectKey(fact.object)} ${fact.expiredMs ?? ''} ${fact.predicate === 'plan' ? fact.text : ''}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}

/** Names of people, residents and places in the person's language, each looked up once. */
export class Words {
  readonly lang: Language
  private readonly deps: ViewDeps
  private readonly places = new Map<string, string>()
  private readonly people = new Map<string, string | null>()

  constructor(deps: ViewDeps, lang: Language) {
    this.deps = deps
    this.lang = lang
  }

  async place(roomId: string): Promise<string> {
    const known = this.places.get(roomId)
    if (known !== undefined) return known
    const title = await this.deps.spaceTitle(roomId)
    const text = typeof title === 'string' ? title : title[this.lang]
    this.places.set(roomId, text)
    return text
  }

  /** Those who also know; people who are gone are left out. */
  async names(ids: readonly string[], but: readonly string[]): Promise<string[]> {
    const names: string[] = []
    for (const id of ids) {
      if (but.includes(id)) continue
      const name = this.deps.residentNames.get(id)?.[this.lang] ?? (await this.personName(id))
      if (name !== null) names.push(name)
    }
    return names
  }

  /** The same with what they are. */
  async known(ids: readonly string[], but: readonly string[]): Promise<{ name: string; kind: 'person' | 'resident' }[]> {
    const known: { name: string; kind: 'person' | 'resident' }[] = []
    for (const id of ids)
      for (const name of await this.names([id], but)) known.push({ name, kind: this.deps.residentNames.has(id) ? 'resident' : 'person' })
    return known
  }

  private async personName(id: string): Promise<string | null> {
    const known = this.people.get(id)
    if (known !== undefined) return known
    const name = (await this.deps.store.people.find(id))?.name ?? null
    this.people.set(id, name)
    return name
  }
}
