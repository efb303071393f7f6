import { answeredSource } from './ids.ts'
import type { Store, StoredUtterance } from './types.ts'

/**
 * Who has been erased while this process runs, and which lines went with them. Ids only. Whatever was on its way to the
 * store when they went is turned away at its door.
 */
export class Erased {
  private readonly people = new Set<string>()
  private readonly lines = new Set<string>()

  person(id: string | null): boolean {
    return id !== null && this.people.has(id)
  }
  /** A line that went, or a memory drawn from it. */
  line(id: string): boolean {
    return this.lines.has(id.split('~')[0] ?? id)
  }
  note(personId: string, lineIds: Iterable<string> = []): void {
    this.people.add(personId)
    for (const id of lineIds) this.lines.add(id).add(answeredSource(id))
  }

  /** A line as it may be kept; null when it is theirs, or a resident's that they heard or that drew on their words. */
  kept(line: StoredUtterance): StoredUtterance | null {
    if (this.people.size === 0) return line
    const heard = line.heardBy.some((id) => this.person(id))
    const theirs = line.speakerKind === 'resident' && (heard || line.sources.some((id) => this.line(id)))
    if (this.person(line.speakerId) || theirs) return null
    return heard ? { ...line, heardBy: line.heardBy.filter((id) => !this.person(id)) } : line
  }
}

type Guarded = Pick<
  Store,
  | 'people'
  | 'rooms'
  | 'bans'
  | 'notes'
  | 'relations'
  | 'utterances'
  | 'episodes'
  | 'facts'
  | 'bonds'
  | 'bondEvents'
  | 'reflections'
  | 'reports'
  | 'figures'
>

/** The repositories that write about people, closed to what concerns the erased. Such a write resolves and leaves nothing. */
export function withoutErased<T extends Guarded>(store: T, erased: Erased): T {
  const { people, rooms, bans, notes, relations, utterances, episodes, facts, bonds, bondEvents, reflections, reports, figures } = store
  const nothing = Promise.resolve()
  const without = (ids: string[]) => ids.filter((id) => !erased.person(id))
  const others = { ...store }
  return {
    ...others,
    rooms: {
      ...rooms,
      create: (room) => (erased.person(room.ownerId) ? nothing : rooms.create(room)),
      setMember: (roomId, personId, role, atMs) => (erased.person(personId) ? nothing : rooms.setMember(roomId, personId, role, atMs)),
    },
    bans: { ...bans, add: (ban) => (erased.person(ban.personId) ? nothing : bans.add(ban)) },
    notes: {
      ...notes,
      add: (note) => (erased.person(note.authorId) || erased.person(note.toId) ? nothing : notes.add(note)),
      putLooked: (roomId, personId, atMs) => (erased.person(personId) ? nothing : notes.putLooked(roomId, personId, atMs)),
    },
    relations: {
      ...relations,
      set: (relation) => (erased.person(relation.personId) || erased.person(relation.otherId) ? nothing : relations.set(relation)),
    },
    utterances: {
      ...utterances,
      async add(utterance) {
        const kept = erased.kept(utterance)
        if (kept !== null) await utterances.add(kept)
      },
    },
    episodes: {
      ...episodes,
      async add(added) {
        const kept: typeof added = []
        for (const episode of added) {
          const { id, speakerId, audience, kind } = episode
          if (erased.person(speakerId) || erased.line(id)) continue
          const heard = audience.some((member) => erased.person(member))
          if (heard && (kind === 'self' || (await people.find(speakerId)) === null)) continue
          kept.push(heard ? { ...episode, audience: without(audience) } : episode)
        }
        if (kept.length > 0) await episodes.add(kept)
      },
    },
    facts: {
      ...facts,
      async add(added) {
        const kept = added.filter(({ subjectId, id }) => !erased.person(subjectId) && !erased.line(id))
        if (kept.length > 0) await facts.add(kept.map((fact) => ({ ...fact, audience: without(fact.audience) })))
      },
    },
    figures: {
      ...figures,
      put: (personId, bytes, atMs) => (erased.person(personId) ? Promise.resolve('') : figures.put(personId, bytes, atMs)),
    },
    bonds: { ...bonds, put: (bond) => (erased.person(bond.personId) ? nothing : bonds.put(bond)) },
    bondEvents: {
      ...bondEvents,
      async add(added) {
        const kept = added.filter(({ personId, drawnFrom }) => !erased.person(personId) && !drawnFrom.some((id) => erased.line(id)))
        if (kept.length > 0) await bondEvents.add(kept)
      },
    },
    reflections: {
      ...reflections,
      async put(added) {
        const touched = ({ aboutId, audience, drawnFrom }: (typeof added)[number]) =>
          [aboutId, ...audience].some((id) => erased.person(id)) || drawnFrom.some((id) => erased.line(id))
        const kept = added.filter((reflection) => !touched(reflection))
        if (kept.length > 0) await reflections.put(kept)
      },
    },
    reports: {
      ...reports,
      async add(report) {
        if (erased.person(report.reporterId) || erased.person(report.reportedId)) return
        await reports.add({ ...report, lines: report.lines.flatMap((line) => erased.kept(line) ?? []) })
      },
    },
  }
}
