import { unembedded, unitVector } from './meanings.ts'
import type { ResidentMemory } from './resident-memory.ts'
import { daysTogether, reflected } from './reflecting.ts'
import { linesSince, studied } from './study.ts'
import type { MemoryStudies, ReflectionDraft } from './study-types.ts'
import type { MemoryWorkshop } from './workshop.ts'

/** Talks worth noting, as a count of them; never how many days went without one. */
const talkSteps: ReadonlySet<number> = new Set([2, 5, 10, 25, 50, 100, 250, 500, 1000])

export function createStudies(workshop: MemoryWorkshop): MemoryStudies {
  const { store, newId, utcOffsetMinutes, embeddingName, isResident, isErased, inTurn, applyChanges } = workshop
  return {
    linesSince: (residentId, sinceMs) => inTurn(residentId, async (memory) => linesSince(memory, sinceMs, isResident)),
    noteFacts: (residentId, drafts) =>
      inTurn(residentId, async (memory) => {
        let added = 0
        for (const draft of drafts) {
          const changes = isErased(draft.subjectId) ? null : studied(memory, draft, utcOffsetMinutes, isResident)
          if (changes === null) continue
          await applyChanges(memory, changes)
          added += changes.add.length
        }
        return added
      }),
    daysTogether: (residentId, thoughtOver = new Map()) =>
      inTurn(residentId, async (memory) => daysTogether(memory, utcOffsetMinutes, isResident, thoughtOver)),
    unembedded: (residentId, limit) =>
      embeddingName === null ? Promise.resolve([]) : inTurn(residentId, async (memory) => unembedded(memory, limit)),
    noteVectors: (residentId, vectors) =>
      inTurn(residentId, async (memory) => {
        const kept = vectors.flatMap(({ memoryId, kind, numbers }) => {
          const there = kind === 'episode' ? memory.episodes.has(memoryId) : memory.facts.get(memoryId) !== undefined
          const unit = there ? unitVector(numbers) : null
          return unit === null || embeddingName === null ? [] : [{ memoryId, kind, residentId, model: embeddingName, numbers: unit }]
        })
        await store.vectors.put(kept)
        for (const { memoryId, numbers } of kept) {
          memory.vectors.set(memoryId, numbers)
          memory.dimension = numbers.length
        }
        return kept.length
      }),
    async noteTalks({ residentId, personId, talks, lastMetMs }, again) {
      if (again || !talkSteps.has(talks) || isErased(personId)) return
      const step = { residentId, personId, lang: 'en' as const, atMs: lastMetMs, evidence: [], drawnFrom: [] }
      await store.bondEvents.add([{ ...step, id: `${residentId}~talks${talks}~${personId}`, kind: 'talks', reason: String(talks) }])
    },
    noteReflection: (residentId, draft, nowMs) => inTurn(residentId, (memory) => keep(memory, draft, nowMs)),
  }

  async function keep(memory: ResidentMemory, draft: ReflectionDraft, nowMs: number): Promise<number> {
    const rows = isErased(draft.personId) ? null : reflected(memory, draft, nowMs, newId)
    if (rows === null || rows.reflections.some(({ audience }) => audience.some(isErased))) return 0
    await store.reflections.put(rows.reflections)
    await store.bondEvents.add(rows.bondEvents)
    for (const reflection of rows.reflections) memory.putReflection(reflection)
    if (rows.remove.length > 0) {
      await store.reflections.remove(rows.remove)
      for (const id of rows.remove) memory.drop(id)
    }
    return rows.reflections.length
  }
}
