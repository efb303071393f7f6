import type { Fact } from '#store/types.ts'

/** What a fact is about, whether it holds or has ended. */
export function matterOf(predicate: string): string {
  return predicate.replace(/-ended$/, '')
}

/** All facts of one resident, found by whom they are about, by matter, and by the moment they were told. */
export class FactShelf {
  private readonly byId = new Map<string, Fact>()
  private readonly groups = new Map<string, Map<string, Fact>>()

  get size(): number {
    return this.byId.size
  }
  get(id: string): Fact | undefined {
    return this.byId.get(id)
  }
  keys(): IterableIterator<string> {
    return this.byId.keys()
  }
  values(): IterableIterator<Fact> {
    return this.byId.values()
  }
  /** Everything about one person. */
  of(subjectId: string): Iterable<Fact> {
    return this.group(keysOf.subject(subjectId))
  }
  /** What may speak against a fact: told when it was closed, or later on the same matter. */
  *beside(fact: Fact): Iterable<Fact> {
    if (fact.validToMs !== null) yield* this.group(keysOf.moment(fact.subjectId, fact.validToMs))
    yield* this.group(keysOf.matter(fact.subjectId, fact.predicate))
  }
  set(fact: Fact): void {
    const before = this.byId.get(fact.id)
    // In place where it can be, so that facts stay in the order they were learned.
    if (before !== undefined && groupKeys(before).join('\n') !== groupKeys(fact).join('\n')) this.delete(fact.id)
    this.byId.set(fact.id, fact)
    for (const key of groupKeys(fact)) {
      const group = this.groups.get(key) ?? new Map<string, Fact>()
      group.set(fact.id, fact)
      this.groups.set(key, group)
    }
  }
  delete(id: string): void {
    const fact = this.byId.get(id)
    if (fact === undefined) return
    this.byId.delete(id)
    for (const key of groupKeys(fact)) {
      const group = this.groups.get(key)
      group?.delete(id)
      if (group?.size === 0) this.groups.delete(key)
    }
  }

  private group(key: string): Iterable<Fact> {
    return this.groups.get(key)?.values() ?? []
  }
}

const keysOf = {
  subject: (subjectId: string) => subjectId,
  matter: (subjectId: string, predicate: string) => `${subjectId}\n${matterOf(predicate)}`,
  moment: (subjectId: string, atMs: number) => `${subjectId}\n@${atMs}`,
}

function groupKeys({ subjectId, predicate, validFromMs }: Fact): string[] {
  return [keysOf.subject(subjectId), keysOf.matter(subjectId, predicate), keysOf.moment(subjectId, validFromMs)]
}
